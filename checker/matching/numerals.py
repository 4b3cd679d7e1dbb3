"""Numbers written as words, in English, Dutch, German and French, folded."""

from __future__ import annotations

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "nul": 0, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15,
    "zestien": 16, "zeventien": 17, "achttien": 18, "negentien": 19,
    "null": 0, "zwei": 2, "drei": 3, "funf": 5, "sechs": 6, "sieben": 7, "neun": 9, "zehn": 10,
    "zwolf": 12, "dreizehn": 13, "vierzehn": 14, "funfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18, "neunzehn": 19,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
}  # fmt: skip
"""Words for whole numbers below twenty; articles such as "een" and "une" are left out, and so is French
"onze", which is Dutch for "our"."""

TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70,
    "tachtig": 80, "negentig": 90,
    "zwanzig": 20, "dreisig": 30, "vierzig": 40, "funfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
}  # fmt: skip

MULTIPLIERS = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "millions": 1_000_000, "billions": 1_000_000_000, "mn": 1_000_000, "mln": 1_000_000,
    "m": 1_000_000, "bn": 1_000_000_000, "k": 1_000,
    "honderd": 100, "duizend": 1_000, "miljoen": 1_000_000, "miljard": 1_000_000_000, "mld": 1_000_000_000,
    "hundert": 100, "tausend": 1_000, "millionen": 1_000_000, "milliarde": 1_000_000_000,
    "milliarden": 1_000_000_000, "tsd": 1_000, "mio": 1_000_000, "mrd": 1_000_000_000,
    "mille": 1_000, "milliard": 1_000_000_000, "milliards": 1_000_000_000,
}  # fmt: skip
"""Words that multiply the number before them."""

_DUTCH = (("een", 1), ("twee", 2), ("drie", 3), ("vier", 4), ("vijf", 5), ("zes", 6), ("zeven", 7),
          ("acht", 8), ("negen", 9))  # fmt: skip
_GERMAN = (("ein", 1), ("zwei", 2), ("drei", 3), ("vier", 4), ("funf", 5), ("sechs", 6), ("sieben", 7),
           ("acht", 8), ("neun", 9))  # fmt: skip
JOINED = {
    f"{one}{link}{ten}": value + TENS[ten]
    for ones, link, endings in ((_DUTCH, "en", ("tig",)), (_GERMAN, "und", ("zig", "sig")))
    for one, value in ones
    for ten in TENS
    if ten.endswith(endings)
}
"""Dutch and German words such as "vierentwintig" and "vierundzwanzig"."""

COUNTED_WORDS = (frozenset(ONES) | frozenset(TENS) | frozenset(JOINED)) - {"one"}
"""Words that ``{number}`` stands for; "one of our teams" counts nothing."""
