"""Numbers in a text that count or measure something: value, sign before it, unit after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.matching.numerals import JOINED, MULTIPLIERS, ONES, TENS

_WORDS = "|".join(
    sorted(
        (word for word in (*ONES, *TENS, *JOINED) if word not in {"one", "zero", "nul", "null"}),
        key=len,
        reverse=True,
    )
)
_TENS = "|".join(TENS)
_TEENS = {"dix-sept": 17, "dix-huit": 18, "dix-neuf": 19}
_FRENCH = {
    "un": 1, "onze": 11, **_TEENS,
    **{word: ONES[word] for word in ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")},
    **{word: ONES[word] for word in ("dix", "douze", "treize", "quatorze", "quinze", "seize")},
}  # fmt: skip
_HYPHENED = {
    **{f"quatre-vingt-{word}": 80 + value for word, value in _FRENCH.items()},
    **{f"soixante-{word}": 60 + value for word, value in _FRENCH.items() if value > 9},
    **_TEENS,
    "quatre-vingts": 80,
}
"""French numbers whose parts are not a ten and a one."""
_ONES = "|".join(word for word, value in ONES.items() if 0 < value < 10)
_TIMES = "|".join(sorted((word for word in MULTIPLIERS if len(word) > 1), key=len, reverse=True))
_TWICE = {
    "tweemaal": 2.0, "driemaal": 3.0, "viermaal": 4.0,
    "zweimal": 2.0, "dreimal": 3.0, "viermal": 4.0, "funfmal": 5.0, "zehnmal": 10.0,
}  # fmt: skip
_DIGITS = r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
_COUNTED_NONE = (
    r"complaints|appeals|requests|notices|reports|orders|disputes|cases|referrals|escalations|"
    r"klachten|bezwaren|verzoeken|meldingen|bevelen|geschillen|gevallen|zaken|vorderingen|"
    r"beschwerden?|widerspruche|antrage|hinweise|meldungen|anordnungen|streitigkeiten|falle|verfahren|ersuchen"
)
"""What a paper counts, and can count none of."""
_NUMBER = re.compile(
    rf"(?:\b|(?<=[a-z])(?=\d))(?:(?<![\w.,/@#-])(?P<digits>{_DIGITS})"
    rf"(?:(?P<percent>\s{{0,4}}%|\s{{0,4}}(?:per ?cent|procent|prozent|pour ?cent)(?!\w))"
    rf"|(?P<short>[mk](?!\w)|bn(?!\w))|(?:-|\s{{1,4}})(?P<times>{_TIMES})(?!\w)(?:\.(?= \w))?)?"
    rf"|(?<=[a-z])(?P<stuck>\d{{1,3}}(?:,\d{{3}})+|\d{{3,}})(?= [a-z])"
    rf"|(?<![\w-])(?P<compound>(?:{_TENS})-(?:{_ONES})|{'|'.join(_HYPHENED)})(?![\w-])"
    rf"|(?<![\w-])(?P<words>(?:{_WORDS}|een|one|a|eine?|une?)[ -](?:{_TIMES}|cents?)|{_WORDS})"
    rf"(?:(?<=hundred) and (?:(?:{_TENS})(?:-(?:{_ONES}))?|{_WORDS}))?(?=[\s.,;:)]|-[a-z])"
    rf"|(?<!\w)(?P<only>(?:only|just|slechts|maar) (?:one|een)|(?:nur|lediglich) ein(?:e|en|em|er)?"
    rf"|(?:seulement|uniquement) une?)(?= \w)"
    rf"|(?<!\w)(?P<none>geen enkele?|not a single|zero|kein(?:e[nmrs]?)? einzige[nmrs]?|pas une? seule?"
    rf"|aucune?(?= (?:cas|demande|injonction|litige|notification|plainte|recours|reclamation|signalement))"
    rf"|(?:no|geen|keine[nr]?)(?= (?:(?:such|dergelijke|solchen?) )?(?:{_COUNTED_NONE})\b))"
    rf"(?= \w)"
    rf"|(?<!\w)(?P<twice>{'|'.join(_TWICE)})(?!\w))"
)
_PLACES = 6
"""Decimal places that are kept, so that 8.2 million is 8,200,000 and no hair less."""
_ONE_OR_NONE = "no geen single een ein eine einen einem einer kein keine keinen keiner un une aucun aucune"
NUMBER_WORDS = frozenset({*ONES, *TENS, *JOINED, *MULTIPLIERS, *_TWICE, *_ONE_OR_NONE.split()})
"""Words of which one stands in every quantity that has no digit."""
_QUALIFIERS = (
    (
        ">",
        r"more than|over|above|at least|exceeding|upwards of|meer dan|ruim|minstens|ten minste|boven|"
        r"mehr als|uber|mindestens|wenigstens|plus de|plus d'|au moins|au-dela de",
    ),
    (
        "<",
        r"less than|fewer than|under|below|up to|at most|within|"
        r"minder dan|hooguit|ten hoogste|maximaal|onder|binnen|"
        r"weniger als|unter|hochstens|bis zu|innerhalb von|moins de|jusqu'a|au plus|au maximum|"
        r"dans un delai de|dans les",
    ),
    (
        "~",
        r"about|around|approximately|approx\.?|nearly|almost|circa|ongeveer|bijna|zo'n|rond de|"
        r"etwa|rund|ca\.|ungefahr|fast|knapp|nahezu|environ|quelque|pres de|autour de|presque",
    ),
)
_BEFORE = tuple(
    (sign, re.compile(rf"(?<!\w)(?:{words})(?: |(?<='))(?:de |het |een |den |der )?$"))
    for sign, words in _QUALIFIERS
)
_WHOLES = frozenset({2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 100.0})
_OUT_OF = re.compile(
    r"(?:(?<!\w)(?P<one>one|1|een|eine[mnrs]?|une?))? (?:in|out of|op(?: de)?|van de|von|sur) $"
)
"""What stands between the numbers of a share: "four in five", "een op de zes"."""
_SIGN = re.compile(r"([~<>≥≤±])\s?$")
_SIGNS = {"≥": ">", "≤": "<", "±": "~"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as it stands in the text."""

    start: int
    end: int
    value: float
    qualifier: str
    percent: bool
    spelled: bool
    """Written in words, or taken apart from the letters it is stuck to."""


def quantities(folded: str, start: int, end: int) -> Iterator[Quantity]:
    """Yield the numbers between two offsets of a folded text, dates and references included.

    A share such as "four in five" is one number, a percentage.
    """
    held: Quantity | None = None
    for number in _numbers(folded, start, end):
        share = _share(folded, start, held, number)
        if held and not (share and share.start == held.start):
            yield held
        held = share or number
    if held:
        yield held


def _share(folded: str, start: int, some: Quantity | None, whole: Quantity) -> Quantity | None:
    """Return the percentage that two numbers are together, "four in five", if they are one."""
    if whole.value not in _WHOLES or whole.percent:
        return None
    near = some is not None and whole.start - some.end <= len(" out of ")
    first = some.end if some and near else max(start, whole.start - 16)
    out_of = _OUT_OF.search(folded, first, whole.start)
    if not out_of:
        return None
    if out_of["one"]:
        part, begins = 1.0, out_of.start("one")
    elif some and near and out_of.start() == some.end:
        part, begins = some.value, some.start
    else:
        return None
    if part >= whole.value:
        return None
    value = round(100 * part / whole.value, _PLACES)
    return replace(whole, start=begins, value=value, percent=True, spelled=True)


def _numbers(folded: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(folded, start, end):
        yield Quantity(
            start=match.start(),
            end=match.end(),
            value=_value(match),
            qualifier=qualifier(folded, start, match.start()),
            percent=match["percent"] is not None,
            spelled=match["digits"] is None,
        )


def qualifier(folded: str, start: int, at: int) -> str:
    """Return ``>``, ``<`` or ``~`` where words or a sign before a number say so."""
    before = folded[max(start, at - 24) : at]
    if sign := _SIGN.search(before):
        return _SIGNS.get(sign[1], sign[1])
    return next((sign for sign, words in _BEFORE if words.search(before)), "")


def number_of(printed: str) -> float:
    """Read digits with separators of any language: 1.234,5 and 1,234.5 and 1 234,5 are the same."""
    digits = printed.replace("'", "").replace(" ", "")
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return float(digits)
    whole, rest = digits[:last], digits[last + 1 :]
    mixed = {".", ","} <= set(digits)
    grouped = len(rest) == 3 and not mixed and not whole.startswith("0")
    plain = re.sub(r"[.,]", "", whole)
    return float(plain + rest) if grouped else float(f"{plain}.{rest}")


def _value(match: re.Match[str]) -> float:
    if printed := match["digits"] or match["stuck"]:
        times = match["times"] or match["short"]
        return round(number_of(printed) * MULTIPLIERS.get(times or "", 1), _PLACES)
    if match["compound"]:
        return _joined(match["compound"])
    if match["words"]:
        return _spelled(re.split("[ -]", match.group()))
    return 1.0 if match["only"] else _TWICE.get(match["twice"] or "", 0.0)


def _joined(compound: str) -> float:
    return float(_HYPHENED.get(compound) or sum({**ONES, **TENS}[word] for word in compound.split("-")))


def _spelled(words: list[str]) -> float:
    values = {**ONES, **TENS, **JOINED}
    whole = values.get(words[0], 1) * (MULTIPLIERS.get(words[1], 100) if len(words) > 1 else 1)
    return float(whole + sum(values[word] for word in words[3:]))
