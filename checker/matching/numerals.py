"""Numbers written as words, in English and Dutch, folded."""

from __future__ import annotations

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "nul": 0, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15,
    "zestien": 16, "zeventien": 17, "achttien": 18, "negentien": 19,
}  # fmt: skip
"""Words for whole numbers below twenty; Dutch "een" is left out, it is the article too."""

TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70,
    "tachtig": 80, "negentig": 90,
}  # fmt: skip

MULTIPLIERS = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "millions": 1_000_000, "billions": 1_000_000_000, "mn": 1_000_000, "mln": 1_000_000,
    "m": 1_000_000, "bn": 1_000_000_000, "k": 1_000,
    "honderd": 100, "duizend": 1_000, "miljoen": 1_000_000, "miljard": 1_000_000_000, "mld": 1_000_000_000,
}  # fmt: skip
"""Words that multiply the number before them."""

COUNTED_WORDS = (frozenset(ONES) | frozenset(TENS)) - {"one"}
"""Words that ``{number}`` stands for; "one of our teams" counts nothing."""
