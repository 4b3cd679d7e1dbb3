"""Hard check of blank and zero: what can occur is a number, what cannot occur or is for others is blank."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from checker.domain.harmonised import BLANK, NUMBER, TOTAL, Cell, Part, Place, Row
from checker.domain.harmonised_checks import (
    DEVIATES,
    HOLDS,
    NOT_APPLICABLE,
    NOT_POSSIBLE,
    CheckInput,
    CheckResult,
)
from checker.domain.harmonised_template import FIGURES, RATES, fills, rows_of
from checker.domain.message import say
from checker.harmonised.content import FIGURE_PARTS, has_context
from checker.harmonised.results import cells_of, part_for, result

MEDIAN_OF = MappingProxyType(
    {
        "orders_act_receipt": "orders_act",
        "orders_act_effect": "orders_act",
        "orders_info_receipt": "orders_info",
        "orders_info_effect": "orders_info",
        "action_time": "notices",
        "action_time_tf": "notices_tf",
    }
)
"""A median, and the count of what it is the median of: without any there is no median."""


def blanks(given: CheckInput) -> Iterator[CheckResult]:
    """H14: what can occur is a number, 0 if need be; what cannot, or is for others, is blank."""
    for number in FIGURE_PARTS:
        part = part_for("H14", given, number, whole=True)
        if isinstance(part, CheckResult):
            yield part
        elif number in FIGURES:
            yield from _totals(part)
        else:
            yield from _rows(part, given.tier)
            yield from _absent(part, given.tier)


def _totals(part: Part) -> Iterator[CheckResult]:
    """Look at the row TOTAL: a blank there says that the event can never occur on the service."""
    row = next((row for row in part.rows if row.category == TOTAL and row.scope in {"", TOTAL}), None)
    if row is None:
        message = say("Part {part} has no row TOTAL.", part=part.number)
        yield result("H14", NOT_POSSIBLE, message, part.number)
        return
    for label in FIGURES[part.number]:
        if cell := row.cell(label.id):
            elsewhere = sum(each.state == NUMBER for _, each in cells_of(part, [label.id]))
            count = row.cell(MEDIAN_OF.get(label.id, label.id))
            nothing = label.id in MEDIAN_OF and not (count and count.number)
            name = f"{part.number}/TOTAL/{label.id}"
            yield _judged(part, row, cell, name, elsewhere, nothing=nothing)


def _rows(part: Part, tier: str) -> Iterator[CheckResult]:
    for row in part.rows:
        cell = row.cell("value")
        if cell is None or row.scope == "placeholder" or row.indicator.startswith("other:"):
            continue
        name = f"{part.number}/{row.indicator}/{row.scope}"
        if fills(tier, part.number, row.indicator, row.scope):
            yield _judged(part, row, cell, name, 0, nothing=_follows(part, row))
        elif cell.state == NUMBER:
            message = say(
                "{where} states a number, though this kind of provider leaves it blank.", where=name
            )
            yield result("H14", DEVIATES, message, part.number, [part.place(row, cell)])
        else:
            message = say("{where} is left blank, as this kind of provider does.", where=name)
            yield result("H14", HOLDS, message, part.number, [part.place(row, cell)])


def _follows(part: Part, row: Row) -> bool:
    """Tell whether a row has nothing to state: no outcome without a case, no rate without a measure."""
    if part.number == 7 and row.scope != TOTAL:
        whole = part.row(row.indicator, TOTAL)
    elif part.number == 8 and row.indicator in RATES:
        counts = "notices_automated" if row.scope in {"nam", "nam_tf"} else "automated"
        whole = part.row(counts, row.scope)
    else:
        return False
    cell = whole.cell("value") if whole else None
    return cell is None or not cell.number


def _judged(part: Part, row: Row, cell: Cell, name: str, elsewhere: int, *, nothing: bool) -> CheckResult:
    place = [part.place(row, cell)]
    if cell.state != BLANK:
        return result("H14", HOLDS, say("{where} is filled in.", where=name), part.number, place)
    if elsewhere:
        message = say("{where} is blank, but {count} rows below state a number.", where=name, count=elsewhere)
        return result("H14", DEVIATES, message, part.number, place)
    if nothing:
        message = say("{where} is blank, and nothing is counted that it could be about.", where=name)
        return result("H14", NOT_APPLICABLE, message, part.number, place)
    if has_context(row, cell.indicator):
        message = say("{where} is blank, and a contextual text stands beside it.", where=name)
        return result("H14", HOLDS, message, part.number, place)
    message = say(
        "{where} is blank: can this never occur on the service, or did it not occur (0)?", where=name
    )
    return result("H14", DEVIATES, message, part.number, place)


def _absent(part: Part, tier: str) -> Iterator[CheckResult]:
    there = {(row.indicator, row.scope) for row in part.rows}
    for indicator, scope in rows_of(part.number):
        if (indicator, scope) not in there and fills(tier, part.number, indicator, scope):
            name = f"{part.number}/{indicator}/{scope}"
            message = say("{where} has no row, so it is neither a number nor a blank.", where=name)
            yield result("H14", DEVIATES, message, part.number, [Place(file=part.file)])
