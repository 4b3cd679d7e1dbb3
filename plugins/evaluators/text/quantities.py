"""Numbers in a text that count or measure something: value, sign before it, unit after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.matching.numerals import MULTIPLIERS, ONES, TENS

_WORDS = "|".join(
    sorted((word for word in (*ONES, *TENS) if word not in {"one", "zero", "nul"}), key=len, reverse=True)
)
_TENS = "|".join(TENS)
_ONES = "|".join(word for word, value in ONES.items() if 0 < value < 10)
_TIMES = "|".join(sorted((word for word in MULTIPLIERS if len(word) > 1), key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(
    rf"(?:\b|(?<=[a-z])(?=\d))(?:(?<![\w.,/@#-])(?P<digits>{_DIGITS})"
    rf"(?:(?P<percent>\s{{0,4}}%|\s{{0,4}}per ?cent(?!\w)|\s{{0,4}}procent(?!\w))"
    rf"|(?P<short>[mk](?!\w)|bn(?!\w))|(?:-|\s{{1,4}})(?P<times>{_TIMES})(?!\w))?"
    rf"|(?<=[a-z])(?P<stuck>\d{{1,3}}(?:,\d{{3}})+|\d{{3,}})(?= [a-z])"
    rf"|(?<![\w-])(?P<compound>(?:{_TENS})-(?:{_ONES}))(?![\w-])"
    rf"|(?<![\w-])(?P<words>(?:{_WORDS}|een|one|a)[ -](?:{_TIMES})|{_WORDS})(?:(?= )|(?=-[a-z]))"
    rf"|(?<!\w)(?P<only>(?:only|just|slechts|maar) (?:one|een))(?= \w)"
    rf"|(?<!\w)(?P<none>geen enkele?|not a single|zero)(?= \w)"
    rf"|(?<!\w)(?P<twice>tweemaal|driemaal|viermaal)(?!\w))"
)
NUMBER_WORDS = (
    frozenset(ONES) | frozenset(TENS) | frozenset(MULTIPLIERS) | {"tweemaal", "driemaal", "viermaal"}
)
NUMBER_WORDS |= {"geen", "single", "een"}
"""Words of which one stands in every quantity that has no digit."""
_TWICE = {"tweemaal": 2.0, "driemaal": 3.0, "viermaal": 4.0}
NUMBER_WORDS = frozenset({*ONES, *TENS, *MULTIPLIERS, *_TWICE, "geen", "single", "een"})
"""Words of which one stands in every quantity that has no digit."""
_QUALIFIERS = (
    (
        ">",
        r"more than|over|above|at least|exceeding|upwards of|meer dan|ruim|minstens|ten minste|boven",
    ),
    (
        "<",
        r"less than|fewer than|under|below|up to|at most|within|"
        r"minder dan|hooguit|ten hoogste|maximaal|onder|binnen",
    ),
    (
        "~",
        r"about|around|approximately|approx\.?|nearly|almost|circa|ongeveer|bijna|zo'n|rond de",
    ),
)
_BEFORE = tuple((sign, re.compile(rf"(?<!\w)(?:{words}) (?:de |het |een )?$")) for sign, words in _QUALIFIERS)
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
    """Yield the numbers between two offsets of a folded text, dates and references included."""
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
    """Read digits with Dutch or English separators: 1.234,5 and 1,234.5 are the same number."""
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
        return number_of(printed) * MULTIPLIERS.get(times or "", 1)
    if match["compound"]:
        return float(sum({**ONES, **TENS}[word] for word in match["compound"].split("-")))
    if match["words"]:
        return _spelled(re.split("[ -]", match["words"]))
    return 1.0 if match["only"] else _TWICE.get(match["twice"] or "", 0.0)


def _spelled(words: list[str]) -> float:
    values = {**ONES, **TENS}
    return float(values.get(words[0], 1) * (MULTIPLIERS[words[1]] if len(words) > 1 else 1))
