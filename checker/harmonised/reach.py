"""Soft checks of reach and time: States, languages, earlier periods, exposure, statements of reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.domain.harmonised import TEXT, TOTAL, HarmonisedReport, Part
from checker.domain.harmonised_checks import (
    DEVIATES,
    HOLDS,
    NOT_APPLICABLE,
    NOT_POSSIBLE,
    CheckInput,
    CheckResult,
)
from checker.domain.harmonised_codes import LANGUAGES, STATES
from checker.domain.harmonised_template import fills
from checker.domain.message import Filling, say
from checker.harmonised.form import period_of
from checker.harmonised.results import (
    Amount,
    added,
    amount,
    at_most,
    equal,
    part_for,
    result,
    same_service,
    shown,
    value,
)

ROUNDING = Decimal("0.005")
"""Share by which recipients of the Member States may differ from their total."""
TIMES = 3
"""From this factor on a change between two periods asks for an explanation."""
UNITS = 2
"""Measures and statements of reasons are counted in different units: up to this factor."""
_CHANGE = re.compile(
    r"increas|decreas|compared (?:to|with)|previous (?:period|report)|change[sd]? (?:in|to|of)"
    r"|methodolog|toename|afname"
    r"|gestegen|gedaald|vorige|methode|zunahme|abnahme|anstieg|rückgang"
    r"|vorherig|methodik|augment|diminu|précédent",
    re.IGNORECASE,
)
_EXPOSURE = re.compile(
    r"\bexpos|prevalen|view(?:s|ed)?\b.{0,40}\brate|\brate\b.{0,40}\bviews?"
    r"|share of (?:the )?views|impressions"
    r"|before (?:it was|being|any) (?:viewed|seen)|blootstelling|weergaven|exposition|aufrufe|vues"
    r"|visualizza|visualiza",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\d[\d.,]*\s?(?:%|per ?cent|procent|prozent|pour ?cent)|\b0[.,]\d+", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
_COMPARED = (
    (3, "orders_act"), (3, "orders_info"), (4, "notices"), (4, "notices_tf"), (4, "items"), (5, "measures"),
    (6, "measures"),
)  # fmt: skip
_COMPARED_ROWS = ((7, "complaints"), (7, "disputes"), (8, "automated"), (9, "linguistic"), (10, "recipients"))


def coverage(given: CheckInput) -> Iterator[CheckResult]:
    """S9: 27 Member States and 24 languages, and they fit their totals."""
    for number, codes in ((8, LANGUAGES), (9, LANGUAGES), (10, STATES)):
        part = part_for("S9", given, number)
        if isinstance(part, CheckResult):
            yield part
        elif number == 8 and not fills(given.tier, 8, "automated", LANGUAGES[0]):
            message = say("Rows by language are not filled in by this kind of provider.")
            yield result("S9", NOT_APPLICABLE, message, 8)
        else:
            yield _covers(part, codes)
            yield from _fits(part)


def _covers(part: Part, codes: tuple[str, ...]) -> CheckResult:
    there = {
        row.scope
        for row in part.rows
        if (cell := row.cell("value")) and cell.state != "blank" and cell.text.strip()
    }
    missing = [code for code in codes if code not in there]
    message = say(
        "Part {part}: {count} of {all} codes are filled in; missing: {missing}.",
        part=part.number,
        count=len(codes) - len(missing),
        all=len(codes),
        missing=", ".join(missing) or "–",
    )
    return result("S9", DEVIATES if missing else HOLDS, message, part.number)


def _fits(part: Part) -> Iterator[CheckResult]:
    rows = [row for row in part.rows if len(row.scope) == 2]
    each = [amount(part, row, "value") for row in rows]
    if part.number == 10:
        name = f"Σ {len(rows)} recipients[AT…SE]"
        yield equal("S9", 10, "10", value(part, "recipients"), added(name, each), ROUNDING)
    elif part.number == 9:
        total = value(part, "linguistic")
        spoken = added(f"Σ {len(rows)} linguistic[bg…sv]", each)
        if any(row.scope for row in rows):
            yield at_most("S9", 9, "9", total, spoken)
        staff = [value(part, "internal"), value(part, "external")]
        yield at_most("S9", 9, "9", total, added("internal+external", staff))


def over_time(given: CheckInput) -> Iterator[CheckResult]:
    """S10: no unexplained leap against an earlier period."""
    other = given.other
    if other is None or not same_service(given.report, other):
        message = say("No report of an earlier period is at hand; hand one in to compare them.")
        yield result("S10", NOT_POSSIBLE, message)
    elif period_of(given.report) == period_of(other):
        message = say("The other report is about the same period, so nothing is compared over time.")
        yield result("S10", NOT_APPLICABLE, message)
    else:
        explained = _CHANGE.search(_field(given.report, "summary")) is not None
        for part, indicator in (*_COMPARED, *_COMPARED_ROWS):
            before, after = (main_figure(each, part, indicator) for each in (other, given.report))
            yield _leap(part, indicator, before, after, explained=explained)


def main_figure(report: HarmonisedReport, number: int, indicator: str) -> Amount:
    """Return the figure of a report for an indicator as a whole."""
    part = report.part(number)
    if part is None or number >= 7:
        return value(part, indicator)
    row = next((row for row in part.rows if row.category == TOTAL and row.scope in {"", TOTAL}), None)
    return amount(part, row, indicator)


def _leap(part: int, indicator: str, before: Amount, after: Amount, *, explained: bool) -> CheckResult:
    values = {"where": f"{part}/{indicator}", "before": shown(before.number), "after": shown(after.number)}
    places = (*before.places, *after.places)
    if before.blank and after.blank:
        return result(
            "S10", NOT_APPLICABLE, say("{where}: stated in neither report.", **values), part, places
        )
    if not (before.number and after.number):
        message = say(
            "{where}: {before}, then {after}; without two numbers above zero there is no factor.", **values
        )
        return result("S10", NOT_POSSIBLE, message, part, places)
    factor = after.number / before.number
    told: dict[str, Filling] = {**values, "factor": float(round(factor, 2))}
    if Decimal(1) / TIMES <= factor <= TIMES:
        return result(
            "S10", HOLDS, say("{where}: {before}, then {after}: times {factor}.", **told), part, places
        )
    if explained:
        message = say(
            "{where}: {before}, then {after}: times {factor}; field 1 of part 11 speaks of changes.", **told
        )
        return result("S10", HOLDS, message, part, places)
    message = say(
        "{where}: {before}, then {after}: times {factor}; field 1 of part 11 explains no change.", **told
    )
    return result("S10", DEVIATES, message, part, places)


def _field(report: HarmonisedReport, indicator: str) -> str:
    part = report.part(11)
    row = part.row(indicator) if part else None
    cell = row.cell("value") if row else None
    return cell.text if cell and cell.state == TEXT else ""


def exposure(given: CheckInput) -> Iterator[CheckResult]:
    """S11: field 2 of part 11 holds a measure of exposure, with a share."""
    part = part_for("S11", given, 11)
    if isinstance(part, CheckResult):
        yield part
        return
    text = _field(given.report, "information")
    found = next(
        (each for each in _SENTENCE.split(text) if _EXPOSURE.search(each) and _SHARE.search(each)), ""
    )
    row = part.row("information")
    places = [part.place(row, row.cell("value"))] if row else []
    if not text:
        yield result("S11", NOT_POSSIBLE, say("Field 2 of part 11 is empty."), 11, places)
    elif found:
        message = say("A share of exposure is stated: {text}", text=found.strip()[:300])
        yield result("S11", HOLDS, message, 11, places)
    else:
        message = say("No share of exposure to unwanted content is found in field 2 of part 11.")
        yield result("S11", DEVIATES, message, 11, places)


def statements(given: CheckInput) -> Iterator[CheckResult]:
    """S12: statements of reasons in the Transparency Database fit the measures."""
    if not fills(given.tier, 7, "disputes", TOTAL):
        message = say("Only online platforms send statements of reasons to the Transparency Database.")
        yield result("S12", NOT_APPLICABLE, message)
        return
    if given.statements is None:
        message = say("The number of statements of reasons in the Transparency Database was not given.")
        yield result("S12", NOT_POSSIBLE, message)
        return
    terms = [(5, "measures"), (6, "measures"), (4, "law"), (4, "terms")]
    measures = added("measures[5+6]+law+terms", [main_figure(given.report, *each) for each in terms])
    declared = Amount(name="statements", number=Decimal(given.statements))
    values = {"left": str(declared), "right": str(measures)}
    if not (measures.number and declared.number):
        message = say("{left}; {right}: without two numbers above zero there is no factor.", **values)
        yield result("S12", NOT_POSSIBLE, message)
        return
    factor = declared.number / measures.number
    state = HOLDS if Decimal(1) / UNITS <= factor <= UNITS else DEVIATES
    yield result(
        "S12", state, say("{left}; {right}: times {factor}.", **values, factor=float(round(factor, 2)))
    )
