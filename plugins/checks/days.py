"""Full dates in a text, with the weekday before them where one stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from checker.plugins.checks.vocabulary import data

_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE = 45
"""Characters before a year in which its date begins, weekday included."""
_AFTER = 7
"""Characters behind a year in which month and day end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A date as it is written; one that is no day of the calendar has no `day`."""

    year: int
    month: int
    number: int
    """Day of the month."""
    weekday: int
    """0 for Monday, -1 where none is written."""
    start: int
    end: int

    @property
    def day(self) -> date | None:
        """The day; None where the calendar has no such day."""
        try:
            return date(self.year, self.month, self.number)
        except ValueError:
            return None


@cache
def _names(kind: str) -> dict[str, int]:
    return {name: number for number, names in enumerate(data("days.yaml")[kind]) for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(_names("months"), key=len, reverse=True))
    weekdays = "|".join(sorted(_names("weekdays"), key=len, reverse=True))
    return re.compile(
        rf"(?:\b(?P<weekday>{weekdays})\.?,?\s+(?:the\s+|den\s+|le\s+)?)?"
        rf"(?<![\w/.,-])(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s+(?:of\s+)?(?P<m1>{months})\.?,?\s+(?P<y1>(?:19|20)\d\d)"
        rf"|(?P<m2>{months})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d)"
        rf"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d))(?![\w-])"
    )


def _matches(folded: str) -> Iterator[re.Match[str]]:
    """Yield the dates around the years of a text: a search for years is many times faster."""
    done = 0
    for year in _YEAR.finditer(folded):
        for match in _pattern().finditer(folded, max(done, year.start() - _BEFORE), year.end() + _AFTER):
            if match.end() > done:
                done = match.end()
                yield match


def written(folded: str) -> Iterator[Written]:
    """Yield every full date of a folded text, in order."""
    for match in _matches(folded):
        name = match["m1"] or match["m2"]
        month = _names("months")[name] + 1 if name else int(match["m3"])
        weekday = _names("weekdays")[match["weekday"]] if match["weekday"] else -1
        year, number = match["y1"] or match["y2"] or match["y3"], match["d1"] or match["d2"] or match["d3"]
        yield Written(
            year=int(year), month=month, number=int(number), weekday=weekday,
            start=match.start(), end=match.end(),
        )  # fmt: skip
