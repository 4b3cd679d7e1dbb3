"""Tables that people read: counts of statements by platform, with the whole beside every part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from checker.domain import statements as names
from checker.domain.message import Message, say
from checker.domain.statements import StatementFigures, StatementGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """One count of one platform."""

    platform: str
    label: str
    """A code of the database, a period, or a number of days."""
    count: int
    whole: int
    """What the count is a part of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTable:
    """Counts that belong together."""

    id: str
    title: Message
    rows: tuple[CountRow, ...]
    remarks: tuple[Message, ...] = ()


_BY_CODE: tuple[tuple[str, Message, Callable[[StatementGroup], str]], ...] = (
    ("volume", say("Statements per period"), lambda group: group.period or "–"),
    ("source", say("What led to the decision"), lambda group: group.source),
    ("ground", say("Ground: law or terms and conditions"), lambda group: group.ground),
    ("detection", say("Detected by automated means"), lambda group: group.detection),
    ("decision", say("Decided by automated means"), lambda group: group.decision),
    ("category", say("Category"), lambda group: group.category),
)
_TIMES = (
    (names.FILING, say("Days from restriction to statement, at most")),
    (names.STANDING, say("Days from hosting to restriction, at most")),
)


def tables(figures: StatementFigures) -> tuple[CountTable, ...]:
    """Return every table that the figures allow."""
    by_platform: dict[str, list[StatementGroup]] = {}
    for group in figures.groups:
        by_platform.setdefault(group.platform, []).append(group)
    platforms = tuple(by_platform.items())
    found = [
        CountTable(
            id=id_,
            title=title,
            rows=tuple(row for name, groups in platforms for row in _coded(figures, name, groups, key)),
        )
        for id_, title, key in _BY_CODE
    ]
    for id_, title, counts in _named(figures):
        rows = [row for name, groups in platforms for row in _counted(figures, name, groups, counts)]
        found.append(CountTable(id=id_, title=title, rows=tuple(rows)))
    found += [_days(figures, platforms, *time) for time in _TIMES if names.known(time[0]) in figures.names]
    return tuple(found)


def _coded(
    figures: StatementFigures,
    platform: str,
    groups: list[StatementGroup],
    key: Callable[[StatementGroup], str],
) -> Iterator[CountRow]:
    whole = figures.count(names.STATEMENTS, *groups)
    for label in sorted({key(group) for group in groups}):
        count = figures.count(names.STATEMENTS, *(group for group in groups if key(group) == label))
        yield CountRow(platform=platform, label=label, count=count, whole=whole)


def _named(figures: StatementFigures) -> Iterator[tuple[str, Message, tuple[str, ...]]]:
    restrictions = tuple(name for name in names.RESTRICTIONS if name in figures.names)
    if restrictions:
        yield "restrictions", say("Restrictions; one statement may hold several"), restrictions
    if names.WHOLE_UNION in figures.names:
        states = tuple(name for name in figures.names if name.startswith(names.in_state("")))
        yield "scope", say("Territorial scope: number of states named"), (*names.SCOPES, *states)


def _counted(
    figures: StatementFigures, platform: str, groups: list[StatementGroup], counts: tuple[str, ...]
) -> Iterator[CountRow]:
    whole = figures.count(names.STATEMENTS, *groups)
    for name in counts:
        yield CountRow(platform=platform, label=name, count=figures.count(name, *groups), whole=whole)


def _days(
    figures: StatementFigures,
    platforms: tuple[tuple[str, list[StatementGroup]], ...],
    time: str,
    title: Message,
) -> CountTable:
    rows: list[CountRow] = []
    remarks: list[Message] = []
    for name, groups in platforms:
        whole = figures.count(names.known(time), *groups)
        rows += [
            CountRow(
                platform=name,
                label=str(days),
                count=figures.count(names.within(time, days), *groups),
                whole=whole,
            )
            for days in names.WITHIN
        ]
        remarks.append(_median(figures, name, groups, time))
    return CountTable(id=time, title=title, rows=tuple(rows), remarks=tuple(remarks))


def median_days(
    figures: StatementFigures, groups: list[StatementGroup], time: str
) -> tuple[int | None, int | None] | None:
    """Return between how many days the (lower) median lies, both ends included; None without any day.

    It follows from counts, so it is the same on every engine: exact up to three days, a span beyond. The
    first is None where it is below all that is told apart, the second where it is above.
    """
    half = (figures.count(names.known(time), *groups) + 1) // 2
    if not half:
        return None
    below: int | None = None
    for days in names.WITHIN:
        if figures.count(names.within(time, days), *groups) >= half:
            return below, days
        below = days + 1
    return below, None


def _median(figures: StatementFigures, platform: str, groups: list[StatementGroup], time: str) -> Message:
    span = median_days(figures, groups, time)
    if span is None:
        return say("{platform}: no statement has both days.", platform=platform)
    low, high = span
    if high is None:
        return say("{platform}: the median is {low} days or more.", platform=platform, low=low or 0)
    if low is None:
        return say("{platform}: the median is {high} days or less.", platform=platform, high=high)
    if low == high:
        return say("{platform}: the median is {high} days.", platform=platform, high=high)
    return say(
        "{platform}: the median lies between {low} and {high} days.", platform=platform, low=low, high=high
    )


def share(count: int, whole: int) -> str:
    """Return a part in per cent with one decimal, rounded half to even; empty where there is no whole."""
    if not whole:
        return ""
    exact = Decimal(100 * count) / Decimal(whole)
    return str(exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_EVEN))
