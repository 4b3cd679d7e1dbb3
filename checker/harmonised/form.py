"""Hard checks of what is there and when: parts, period, deadline, one service, file format, versions."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from checker.domain.harmonised import HarmonisedReport, Place
from checker.domain.harmonised_checks import (
    DEVIATES,
    HOLDS,
    NOT_APPLICABLE,
    NOT_POSSIBLE,
    CheckInput,
    CheckResult,
)
from checker.domain.harmonised_template import PARTS, fills
from checker.domain.message import say
from checker.harmonised.changes import changed_cells
from checker.harmonised.results import examples, result, same_service

FIRST_DAY = date(2025, 7, 1)
"""From this day on data are collected with the template."""
_VERSION = re.compile(
    r"\bv(?:ersion)?[ ._]?\d|_v\d|correct|corrig|revis|amend|restat|re-?published|berichtig|herzien"
    r"|rectif|korrigier",
    re.IGNORECASE,
)


def parts_there(given: CheckInput) -> Iterator[CheckResult]:
    """H1: every part that the tier fills in is in the report."""
    for number, name in PARTS.items():
        part = given.report.part(number)
        if part:
            message = say(
                "Part {part} ({name}) is there: {count} rows.", part=number, name=name, count=len(part.rows)
            )
            state = HOLDS if part.rows else DEVIATES
            yield result("H1", state, message, number, [Place(file=part.file)])
        elif fills(given.tier, number):
            message = say("Part {part} ({name}) is missing.", part=number, name=name)
            yield result("H1", DEVIATES, message, number)
        else:
            message = say("Part {part} is not filled in by this kind of provider.", part=number)
            yield result("H1", NOT_APPLICABLE, message, number)


def day_of(report: HarmonisedReport, indicator: str) -> date | None:
    """Return a day that part 1 states, None where it states none that can be read."""
    try:
        return date.fromisoformat(report.stated(indicator))
    except ValueError:
        return None


def period_of(report: HarmonisedReport) -> tuple[date, date] | None:
    """Return the first and the last day of the period: of part 1, else of the period column."""
    start, end = day_of(report, "period_start"), day_of(report, "period_end")
    if start and end:
        return start, end
    for period in report.periods:
        found = re.fullmatch(r"(\d{4}-\d\d-\d\d)\s*/\s*(\d{4}-\d\d-\d\d)", period)
        try:
            return (date.fromisoformat(found[1]), date.fromisoformat(found[2])) if found else None
        except ValueError:
            continue
    return None


def period(given: CheckInput) -> Iterator[CheckResult]:
    """H2: the period is the calendar half-year or year, in part 1 and in every row."""
    found = period_of(given.report)
    if found is None:
        message = say("No reporting period can be read from part 1 or from the rows.")
        yield result("H2", NOT_POSSIBLE, message, 1)
        return
    start, end = found
    text = f"{start.isoformat()}/{end.isoformat()}"
    expected = _periods(given.tier, end)
    state = HOLDS if (start, end) in expected else DEVIATES
    told = ", ".join(f"{first.isoformat()}/{last.isoformat()}" for first, last in expected)
    yield result(
        "H2", state, say("The period is {period}; expected: {expected}.", period=text, expected=told), 1
    )
    strange = [each for each in given.report.periods if re.sub(r"\s", "", each) != text]
    if strange:
        message = say(
            "Rows state another period than part 1 ({period}): {others}.",
            period=text,
            others=examples(strange),
        )
        yield result("H2", DEVIATES, message)
    elif given.report.periods:
        yield result("H2", HOLDS, say("Every row that states a period states {period}.", period=text))


def _periods(tier: str, end: date) -> list[tuple[date, date]]:
    """Return the periods that may end in the year of a day."""
    first, second = (
        (date(end.year, 1, 1), date(end.year, 6, 30)),
        (date(end.year, 7, 1), date(end.year, 12, 31)),
    )
    if tier in {"vlop", "vlose"}:
        return [second if end.month > 6 else first]
    year = (date(end.year, 1, 1), date(end.year, 12, 31))
    return [year, second] if end.year == FIRST_DAY.year else [year]


def deadline(given: CheckInput) -> Iterator[CheckResult]:
    """H3: published within two months after the period."""
    found, published = period_of(given.report), day_of(given.report, "published")
    if found is None or published is None:
        message = say("Part 1 states no day of publication, or no end of the period, that can be read.")
        yield result("H3", NOT_POSSIBLE, message, 1)
        return
    end = found[1]
    month, year = (end.month + 1) % 12 + 1, end.year + (end.month + 2 > 12)
    last = date(year, month, monthrange(year, month)[1])
    good = end < published <= last
    message = say(
        "Published {published}; the period ended {end}, so the last day is {last}.",
        published=published.isoformat(),
        end=end.isoformat(),
        last=last.isoformat(),
    )
    yield result("H3", HOLDS if good else DEVIATES, message, 1)


def one_service(given: CheckInput) -> Iterator[CheckResult]:
    """H11: one report is about one service."""
    names = list(dict.fromkeys(" ".join(name.casefold().split()) for name in given.report.services))
    further = [
        each
        for each in given.report.deviations
        if each.kind in {"two_reports", "part_twice", "other_service"}
    ]
    for deviation in further:
        yield result("H11", DEVIATES, deviation.message, deviation.part, [deviation.place])
    if len(names) > 1:
        message = say("The rows name {count} services: {names}.", count=len(names), names=examples(names))
        yield result("H11", DEVIATES, message)
    elif not names:
        yield result("H11", NOT_POSSIBLE, say("No row names a service."))
    elif not further:
        yield result(
            "H11", HOLDS, say("All rows that name a service name {name}.", name=given.report.services[0])
        )


def file_format(given: CheckInput) -> Iterator[CheckResult]:
    """H12: CSV as RFC 4180 describes it, in UTF-8."""
    kinds = {"encoding", "delimiter", "ragged"}
    bad = [each for each in given.report.deviations if each.kind in kinds]
    for deviation in bad:
        yield result("H12", DEVIATES, deviation.message, deviation.part, [deviation.place])
    wrong = {each.place.file for each in bad}
    for file in given.report.files:
        if not file.name.lower().endswith((".csv", ".tsv", ".txt")):
            message = say("{file} is a workbook, to which the rules for CSV do not apply.", file=file.name)
            yield result("H12", NOT_APPLICABLE, message, 0, [Place(file=file.name)])
        elif file.name not in wrong:
            message = say(
                "{file} is UTF-8, separated by commas, with as many fields in every row.", file=file.name
            )
            yield result("H12", HOLDS, message, 0, [Place(file=file.name)])


def versions(given: CheckInput) -> Iterator[CheckResult]:
    """H13: a changed report of the same period is marked as a new version."""
    other = given.other
    if other is None or not same_service(given.report, other):
        message = say("No earlier version of this report is at hand; hand one in to compare them.")
        yield result("H13", NOT_POSSIBLE, message)
    elif period_of(given.report) != period_of(other):
        message = say("The other report is about another period, so it is no version of this one.")
        yield result("H13", NOT_APPLICABLE, message)
    else:
        yield _marked(given.report, other)


def _marked(report: HarmonisedReport, other: HarmonisedReport) -> CheckResult:
    changed = changed_cells(other, report)
    places = [change.place for change in changed]
    if not changed:
        return result("H13", HOLDS, say("The two versions state the same in every cell."))
    texts = {cell.text for _, _, cell in report.cells()} - {cell.text for _, _, cell in other.cells()}
    marked = any(_VERSION.search(name) for name in [*(file.name for file in report.files), *texts])
    text = (
        say(
            "{count} cells differ from the other version, and the report says that it is a new version.",
            count=len(changed),
        )
        if marked
        else say(
            "{count} cells differ from the other version, and nothing says that this is a new version.",
            count=len(changed),
        )
    )
    return result("H13", HOLDS if marked else DEVIATES, text, 0, places)
