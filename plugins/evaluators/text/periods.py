"""Which time a text is about, as printed: a quarter, a year, a month, a span of dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "januari", "jan"), ("february", "februari", "feb"), ("march", "maart", "mrt"),
            ("april", "apr"), ("may", "mei"), ("june", "juni", "jun"), ("july", "juli", "jul"),
            ("august", "augustus", "aug"), ("september", "sept", "sep"), ("october", "oktober", "oct", "okt"),
            ("november", "nov"), ("december", "dec"),
        ),
        1,
    )
    for name in names
}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_TH = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = rf"(?:{_TH} (?:{_MONTH})(?: {_YEAR})?|(?:{_MONTH}) {_TH},? {_YEAR})"
_MOMENT = rf"(?:{_DAY}|(?:{_MONTH}) {_YEAR}|{_YEAR}-\d\d-\d\d)"
_ORDINAL = r"(?:first|second|third|fourth|last|eerste|tweede|derde|vierde|laatste)"
_PERIOD = re.compile(
    rf"(?<!\w)(?:"
    rf"(?:from |between |van |tussen )?(?:{_MOMENT}|{_MONTH}) "
    rf"(?:to|through|until|and|tot en met|tot|t/m|en) {_MOMENT}"
    rf"|[qh][1-4](?: of| van)? ?-?{_YEAR}|{_YEAR} ?-?[qh][1-4]|[qh][1-4]"
    rf"|{_ORDINAL} (?:quarter|half|kwartaal|halfjaar|helft)(?: of| van)?(?: {_YEAR})?"
    rf"|(?:since|sinds|vanaf) (?:mid |medio |eind |begin |the end of )?(?:{_MOMENT}|{_YEAR})"
    rf"|(?:last|past|previous|afgelopen|vorig|vorige) "
    rf"(?:year|quarter|month|jaar|kwartaal|maand|six months|zes maanden)"
    rf"|{_MOMENT}|(?:in|during|over|for|of) (?:the year |het jaar )?{_YEAR}(?!\d)"
    rf")(?!\w)"
)
_LAST_YEAR = re.compile(_YEAR)
_QUARTER_END = {"1": (3, 31), "2": (6, 30), "3": (9, 30), "4": (12, 31)}
_HALF_END = {"1": (6, 30), "2": (12, 31)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time named in a text."""

    start: int
    end: int
    last_day: date | None
    """The latest day it can reach to, where a year is given."""


def periods(folded: str, start: int, end: int) -> tuple[Period, ...]:
    """Return the times named between two offsets of a folded text, in their order."""
    return tuple(
        Period(start=match.start(), end=match.end(), last_day=_last_day(match.group()))
        for match in _PERIOD.finditer(folded, start, end)
    )


def _last_day(printed: str) -> date | None:
    years = _LAST_YEAR.findall(printed)
    if not years:
        return None
    year = int(years[-1])
    if part := re.search(r"([qh])([1-4])", printed):
        table = _QUARTER_END if part[1] == "q" else _HALF_END
        month, day = table.get(part[2], (12, 31))
        return date(year, month, day)
    named = [MONTHS[word] for word in re.findall(r"[a-z]+", printed) if word in MONTHS]
    return date(year, named[-1], 28) if named else date(year, 12, 31)
