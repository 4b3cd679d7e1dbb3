"""Soft checks of figures side by side: trusted flaggers, items, actions, automation, medians."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.domain.harmonised import TOTAL, Part, Row
from checker.domain.harmonised_checks import NOT_POSSIBLE, CheckInput, CheckResult
from checker.domain.harmonised_codes import LANGUAGES
from checker.domain.harmonised_template import fills
from checker.domain.message import say
from checker.harmonised.results import Amount, added, amount, at_most, part_for, result, value, where

NEAR = Decimal("0.01")
"""Counts of measures and of decisions may differ by this share: the units are not the same."""
_FLAGGERS = (("notices_tf", "notices"), ("items_tf", "items"), ("law_tf", "law"), ("terms_tf", "terms"))


def _rows(part: Part) -> Iterator[Row]:
    return (row for row in part.rows if row.scope != "placeholder")


def flaggers(given: CheckInput) -> Iterator[CheckResult]:
    """S2: what trusted flaggers sent is part of all notices."""
    part = part_for("S2", given, 4)
    if isinstance(part, CheckResult):
        yield part
    else:
        for row in _rows(part):
            for few, all_ in _FLAGGERS:
                yield at_most("S2", 4, where(part, row), amount(part, row, few), amount(part, row, all_))
    appeals = part_for("S2", given, 7)
    if isinstance(appeals, CheckResult):
        yield appeals
    elif fills(given.tier, 7, "complaints_notice_tf", TOTAL):
        yield at_most(
            "S2", 7, "7", value(appeals, "complaints_notice_tf"), value(appeals, "complaints_notice")
        )


def items(given: CheckInput) -> Iterator[CheckResult]:
    """S3: a notice or an order names at least one item."""
    for number, pairs in (
        (3, (("orders_act", "orders_act_items"),)),
        (4, (("notices", "items"), ("notices_tf", "items_tf"))),
    ):
        part = part_for("S3", given, number)
        if isinstance(part, CheckResult):
            yield part
            continue
        for row in _rows(part):
            for few, many in pairs:
                yield at_most("S3", number, where(part, row), amount(part, row, few), amount(part, row, many))


def actions(given: CheckInput) -> Iterator[CheckResult]:
    """S4: not more actions than items."""
    part = part_for("S4", given, 4)
    if isinstance(part, CheckResult):
        yield part
        return
    for row in _rows(part):
        for end in ("", "_tf"):
            taken = [amount(part, row, f"law{end}"), amount(part, row, f"terms{end}")]
            both = added(f"law{end}+terms{end}", taken)
            yield at_most("S4", 4, where(part, row), both, amount(part, row, f"items{end}"))


def medians(given: CheckInput) -> Iterator[CheckResult]:
    """S8: notices of trusted flaggers are not handled more slowly than notices in general."""
    part = part_for("S8", given, 4)
    if isinstance(part, CheckResult):
        yield part
        return
    for row in _rows(part):
        quick, usual = amount(part, row, "action_time_tf"), amount(part, row, "action_time")
        yield at_most("S8", 4, where(part, row), quick, usual)


def automation(given: CheckInput) -> Iterator[CheckResult]:
    """S7: what is automated is part of the whole, and part 8 fits parts 3 to 6."""
    for number in (5, 6):
        part = part_for("S7", given, number)
        if isinstance(part, CheckResult):
            yield part
            continue
        for row in _rows(part):
            few, all_ = amount(part, row, "measures_automated"), amount(part, row, "measures")
            yield at_most("S7", number, where(part, row), few, all_)
    part = part_for("S7", given, 8)
    if isinstance(part, CheckResult):
        yield part
        return
    yield from _own_and_total(part)
    yield from _languages(part, given)
    yield from _other_parts(part, given)


def _own_and_total(part: Part) -> Iterator[CheckResult]:
    for indicator in ("automated", "not_automated"):
        yield at_most("S7", 8, "8", value(part, indicator, "own"), value(part, indicator))


def _languages(part: Part, given: CheckInput) -> Iterator[CheckResult]:
    """Compare the rows of languages, or of the Member States in their place, with the total."""
    if not fills(given.tier, 8, "automated", LANGUAGES[0]):
        return
    for indicator in ("automated", "not_automated"):
        if not part.complete:
            message = say(
                "Part {part} is an excerpt: it is incomplete, and nothing in it can be added up.", part=8
            )
            yield result("S7", NOT_POSSIBLE, message, 8)
            continue
        rows = [row for row in part.rows if row.indicator == indicator and len(row.scope) == 2]
        each = added(f"Σ {len(rows)} {indicator}[bg…sv]", [amount(part, row, "value") for row in rows])
        yield at_most("S7", 8, "8", each, value(part, indicator))


def _other_parts(part: Part, given: CheckInput) -> Iterator[CheckResult]:
    own = [_total(given, number, "measures") for number in (5, 6)]
    automated = [_total(given, number, "measures_automated") for number in (5, 6)]
    scope = "own" if part.row("automated", "own") else TOTAL
    # A measure taken by automated means alone was also detected by them alone.
    yield at_most("S7", 8, "8", value(part, "automated", scope), added("measures_automated[5+6]", automated))
    for which, others in (("own", own), (TOTAL, [*own, *_answers(given)])):
        both = [value(part, indicator, which) for indicator in ("automated", "not_automated")]
        name = "measures[5+6]" if which == "own" else "measures[5+6]+law+terms+orders_act"
        yield at_most(
            "S7", 8, "8", added(f"automated+not_automated[{which}]", both), added(name, others), NEAR
        )
    yield from _notices(part, given)


def _answers(given: CheckInput) -> list[Amount]:
    return [_total(given, 4, "law"), _total(given, 4, "terms"), _total(given, 3, "orders_act")]


def _notices(part: Part, given: CheckInput) -> Iterator[CheckResult]:
    for scope, indicator in (("nam", "notices"), ("nam_tf", "notices_tf")):
        if fills(given.tier, 8, "notices_automated", scope):
            both = [value(part, name, scope) for name in ("notices_automated", "notices_not_automated")]
            name = f"notices_automated+notices_not_automated[{scope}]"
            yield at_most("S7", 8, "8", added(name, both), _total(given, 4, indicator))


def _total(given: CheckInput, number: int, indicator: str) -> Amount:
    """Return what the row TOTAL of a part states."""
    part = given.report.part(number)
    row = (
        next((row for row in part.rows if row.category == TOTAL and row.scope in {"", TOTAL}), None)
        if part
        else None
    )
    name = f"{indicator}[{number}]"
    return amount(part, row, indicator, name) if part else Amount(name=name, number=None, blank=True)
