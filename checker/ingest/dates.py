"""The date of a document, as the document itself states it; never the date of today, never a guess.

A date counts where it stands by itself near the beginning, or behind a word such as "Date". A day without
a year gives a lower bound where the text reports on a later period, and no more than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from checker.domain.document import DateReading, Document, Passage, PassageKind
from checker.domain.message import Message, say

_MONTHS = {
    1: "januari january januar janvier jan",
    2: "februari february februar février feb febr févr",
    3: "maart march märz mars mrt mar",
    4: "april avril apr avr",
    5: "mei may mai",
    6: "juni june juin jun",
    7: "juli july juillet jul juil",
    8: "augustus august août aug",
    9: "september septembre sep sept",
    10: "oktober october octobre okt oct",
    11: "november novembre nov",
    12: "december dezember décembre dec dez déc",
}
_NUMBER_OF = {name: number for number, names in _MONTHS.items() for name in names.split()}
_NAME = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))
_CAPITAL = "|".join(name.capitalize() for name in sorted(_NUMBER_OF, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = tuple(
    re.compile(rf"(?<![\w/.-]){pattern}(?![\w/-])", re.IGNORECASE)
    for pattern in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s+(?:of\s+)?(?P<name>{_NAME})\.?,?\s+{_YEAR}",
        rf"(?P<name>{_NAME})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})",
        rf"(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})[-/.]{_YEAR}",
    )
)
_YEARLESS = (
    re.compile(
        rf"(?P<day>\d\d?)(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<name>(?i:{_NAME}))(?![\w/-])(?!\.?,?\s+\d{{4}})"
    ),
    re.compile(
        rf"(?P<name>{_CAPITAL})\s+(?P<day>\d\d?)(?:st|nd|rd|th)?(?![\w/-])(?!\.?,?\s+\d{{4}})(?!\.\d)"
    ),
)
_SLASHED = re.compile(r"(?<![\w/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\w/.-])")
_LABEL = re.compile(
    r"(?:date|datum|dated|gedateerd|created|approved|published|gepubliceerd|vastgesteld|opgesteld|beantwoord|answered"
    r"|version|versie|stand|den haag|brussel|brussels|amsterdam|dublin|berlin|paris"
    r"|fassung|veröffentlicht|erstellt|aktualisiert|bruxelles|luxembourg|publiée?|adoptée?|mise? à jour"
    r"|établie?)\b[^.]{0,25}$",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?P<which>[1-4]|eerste|tweede|derde|vierde|laatste|first|second|third|fourth|last|erste|zweite|dritte|vierte"
    r"|letzte|premier|second|deuxième|troisième|quatrième|dernier)?(?:e|de|ste|st|nd|rd|th|n|s|er|\.)?\s*"
    r"(?P<unit>kwartaal|quarter|helft|half|halfjaar|q[1-4]|quartals?|halbjahre?s?|trimestre|semestre)"
    rf"\s*(?:van|of|in|des jahres|de)?\s*{_YEAR}",
    re.IGNORECASE,
)
_ORDER = {
    "eerste": 1, "first": 1, "1": 1,
    "tweede": 2, "second": 2, "2": 2,
    "derde": 3, "third": 3, "3": 3,
    "vierde": 4, "fourth": 4, "4": 4,
    "laatste": 9, "last": 9,
    "erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "letzte": 9,
    "premier": 1, "deuxième": 2, "troisième": 3, "quatrième": 4, "dernier": 9,
}  # fmt: skip
_HEAD = 3_000
_SHORT = 70

UNDATED = say("The document gives no date of its own.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A full date in the text."""

    day: date
    start: int
    end: int


def with_date(document: Document) -> Document:
    """Return the document with the date its head states, unless its reader established one."""
    if document.dated is not None:
        return document
    return replace(
        document, dated=_labelled(document) or _alone(document) or _yearless(document) or _undated()
    )


def _undated() -> DateReading:
    return DateReading(earliest=None, latest=None, reason=UNDATED)


def dates_in(text: str, start: int, end: int) -> Iterator[Found]:
    """Yield the full dates in a stretch of text, in order."""
    found = [match for pattern in _DATES for match in pattern.finditer(text, start, end)]
    for match in sorted(found, key=lambda match: match.start()):
        groups = match.groupdict()
        month = groups.get("month") or _NUMBER_OF.get((groups.get("name") or "").lower(), 0)
        day = _day(int(groups["year"]), int(month), int(groups["day"]))
        if day:
            yield Found(day=day, start=match.start(), end=match.end())


def yearless_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the days with a month in words and no year behind them, in order."""
    found = [
        match
        for pattern in _YEARLESS
        for match in pattern.finditer(text, start, end)
        if not text[max(match.start() - 1, 0) : match.start()].isalnum()
        and text[max(match.start() - 1, 0) : match.start()] not in {"/", ".", "-"}
    ]
    yield from sorted(found, key=lambda match: match.start())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _head(document: Document) -> Iterator[Passage]:
    for passage in document.passages:
        if passage.start > _HEAD:
            return
        if passage.kind not in {
            PassageKind.QUOTED,
            PassageKind.COMMENT,
            PassageKind.CONTENTS,
            PassageKind.FOOTNOTE,
        }:
            yield passage


def _labelled(document: Document) -> DateReading | None:
    """Return the last date that stands behind a word such as "Date" or "Approved on"."""
    found = [
        date_
        for passage in _head(document)
        for date_ in dates_in(document.text, passage.start, passage.end)
        if _LABEL.search(document.text, max(passage.start, date_.start - 40), date_.start)
    ]
    return _reading(document, max(found, key=lambda date_: date_.day)) if found else None


def _alone(document: Document) -> DateReading | None:
    """Return the first date in a short line that is no sentence, such as under a title."""
    for passage in _head(document):
        if passage.end - passage.start > 3 * _SHORT:
            continue
        for found in dates_in(document.text, passage.start, passage.end):
            start = max(document.text.rfind("\n", passage.start, found.start) + 1, passage.start)
            stop = document.text.find("\n", found.end, passage.end)
            line = document.text[start : stop if stop >= 0 else passage.end].rstrip()
            if len(line) <= _SHORT and not line.endswith((".", ";")):
                return _reading(document, found)
    return None


def _reading(document: Document, found: Found) -> DateReading:
    reason = say(
        "The head of the document gives the date: {text}.", text=document.text[found.start : found.end]
    )
    return DateReading(earliest=found.day, latest=found.day, reason=reason, start=found.start, end=found.end)


def _yearless(document: Document) -> DateReading | None:
    """Return what a day without a year in the title tells: a lower bound, or nothing but the reason."""
    for passage in _head(document):
        if passage.kind != PassageKind.HEADING and passage.end - passage.start > _SHORT:
            continue
        found = next(yearless_in(document.text, passage.start, passage.end), None)
        found = found or _SLASHED.search(document.text, passage.start, passage.end)
        if found:
            return _bounded(document, found)
    return None


def _bounded(document: Document, found: re.Match[str]) -> DateReading:
    words = found[0]
    after = _reported_until(document.text)
    earliest = None
    reason: Message = say("The head of the document gives a day without a year: {text}.", text=words)
    if after:
        earliest = _next(after, found)
    if earliest and after:
        text = "The head of the document gives a day without a year ({text}); the text reports from {day} on."
        reason = say(text, text=words, day=after.isoformat())
    return DateReading(earliest=earliest, latest=None, reason=reason, start=found.start(), end=found.end())


def _next(after: date, found: re.Match[str]) -> date | None:
    """Return the first time a day of the year comes round after another day."""
    groups = found.groupdict()
    name = groups.get("name")
    month = _NUMBER_OF[name.lower()] if name else int(groups["month"])
    days = (_day(after.year + later, month, int(groups["day"])) for later in range(5))
    return next((day for day in days if day and day >= after), None)


def _reported_until(text: str) -> date | None:
    """Return the first day of the latest quarter or half year that the text reports on."""
    starts = [start for match in _PERIOD.finditer(text) if (start := _period_start(match))]
    return max(starts, default=None)


def _period_start(match: re.Match[str]) -> date | None:
    unit, which = match["unit"].lower(), (match["which"] or "").lower()
    order = _ORDER.get(unit[1:] if unit[1:].isdigit() else which, 1)
    halves = unit in {"helft", "half", "halfjaar", "semestre"} or unit.startswith("halbjahr")
    parts, months = (2, 6) if halves else (4, 3)
    return _day(int(match["year"]), months * (min(order, parts) - 1) + 1, 1)
