"""Checks that add up: sub-categories, categories, Member States, complaints and their outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.domain.harmonised import TOTAL, Part, Row
from checker.domain.harmonised_checks import DEVIATES, NOT_APPLICABLE, NOT_POSSIBLE, CheckInput, CheckResult
from checker.domain.harmonised_template import ADDED_UP, COUNT, FIGURES, GROUNDS
from checker.domain.message import say
from checker.harmonised.results import Amount, added, amount, at_most, equal, part_for, result, value, where

OUTCOMES = ("upheld", "partially_reversed", "reversed")


def keywords(given: CheckInput) -> Iterator[CheckResult]:
    """H5: the sub-categories of a category add up to it."""
    for number in ADDED_UP:
        part = part_for("H5", given, number, whole=True)
        if isinstance(part, CheckResult):
            yield part
            continue
        for scope, rows in by_scope(part).items():
            for category, below in _families(rows):
                for label in (each for each in FIGURES[number] if each.kind == COUNT):
                    yield _family(part, scope, category, below, label.id)


def by_scope(part: Part) -> dict[str, list[Row]]:
    """Return the rows of a part by their scope, without those of a placeholder."""
    found: dict[str, list[Row]] = {}
    for row in part.rows:
        if row.scope != "placeholder":
            found.setdefault(row.scope, []).append(row)
    return found


def _families(rows: Sequence[Row]) -> Iterator[tuple[Row | None, list[Row]]]:
    """Yield every category with the rows of its sub-categories; None where the category has no row."""
    for category in dict.fromkeys(row.category for row in rows if row.category not in {"", TOTAL}):
        own = next((row for row in rows if row.category == category and not row.keyword), None)
        below = [row for row in rows if row.category == category and row.keyword]
        if below:
            yield own, below


def _family(part: Part, scope: str, own: Row | None, below: Sequence[Row], indicator: str) -> CheckResult:
    place = where(part, own) if own else "/".join(filter(None, [str(part.number), below[0].category, scope]))
    whole = amount(part, own, indicator)
    parts = added(f"Σ {len(below)} KEYWORD", [amount(part, row, indicator) for row in below])
    if parts.blank and whole.number == 0:
        message = say("{where}: {left} and no sub-category states more.", where=place, left=str(whole))
        return result("H5", NOT_APPLICABLE, message, part.number, whole.places)
    if whole.blank and own is not None and parts.number:
        message = say(
            "{where}: {right}, but the category itself states nothing under {left}.",
            where=place, right=str(parts), left=indicator,
        )  # fmt: skip
        return result("H5", DEVIATES, message, part.number, parts.places)
    return equal("H5", part.number, place, whole, parts)


def totals(given: CheckInput) -> Iterator[CheckResult]:
    """S1: the row TOTAL is the sum of the categories, and of the Member States."""
    for number in ADDED_UP:
        part = part_for("S1", given, number, whole=True)
        if isinstance(part, CheckResult):
            yield part
            continue
        for scope, rows in by_scope(part).items():
            if any(row.category not in {"", TOTAL} for row in rows):
                yield from _total(part, scope, rows)
        if number == 3:
            yield from _states(part)


def _total(part: Part, scope: str, rows: Sequence[Row]) -> Iterator[CheckResult]:
    own = next((row for row in rows if row.category == TOTAL), None)
    high = [row for row in rows if row.category != TOTAL and not row.keyword]
    place = "/".join(filter(None, [str(part.number), TOTAL, scope.replace(TOTAL, "")]))
    if own is None or not high:
        message = say("{where}: the row TOTAL or the rows of the categories are missing.", where=place)
        yield result("S1", NOT_POSSIBLE, message, part.number)
        return
    for label in (each for each in FIGURES[part.number] if each.kind == COUNT):
        whole = amount(part, own, label.id)
        parts = added(f"Σ {len(high)} CATEGORY", [amount(part, row, label.id) for row in high])
        if whole.number and parts.blank:
            message = say("{where}: {left}, but no category states a figure.", where=place, left=str(whole))
            yield result("S1", DEVIATES, message, part.number, whole.places)
        else:
            yield equal("S1", part.number, place, whole, parts)


def _states(part: Part) -> Iterator[CheckResult]:
    """Compare the row TOTAL of the Union with what the Member States add up to."""
    union = next((row for row in part.rows if row.category == TOTAL and row.scope == TOTAL), None)
    states = [row for row in part.rows if row.scope not in {TOTAL, "placeholder", ""}]
    if union is None or not states:
        message = say("3: no row of a Member State stands here, so nothing is added up.")
        yield result("S1", NOT_APPLICABLE, message, 3)
        return
    rows, level = _finest(states)
    for label in (each for each in FIGURES[3] if each.kind == COUNT):
        parts = added(f"Σ {level}", [amount(part, row, label.id) for row in rows])
        yield equal("S1", 3, "3/TOTAL", amount(part, union, label.id), parts)


def _finest(states: Sequence[Row]) -> tuple[list[Row], str]:
    """Return the rows of Member States to add up: totals, else categories, else sub-categories."""
    for name, rows in (
        ("TOTAL[AT…SE]", [row for row in states if row.category == TOTAL]),
        ("CATEGORY[AT…SE]", [row for row in states if not row.keyword]),
    ):
        if rows:
            return rows, name
    return list(states), "KEYWORD[AT…SE]"


def grounds(given: CheckInput) -> Iterator[CheckResult]:
    """S5: complaints by ground are not more than complaints."""
    part = part_for("S5", given, 7)
    if isinstance(part, CheckResult):
        yield part
        return
    whole = value(part, "complaints")
    each = [value(part, ground) for ground in GROUNDS]
    for ground in each:
        yield at_most("S5", 7, f"7/{ground.name}", ground, whole)
    yield at_most("S5", 7, "7", added("Σ complaints_…", each), whole)


def outcomes(given: CheckInput) -> Iterator[CheckResult]:
    """S6: outcomes add up to what was submitted."""
    part = part_for("S6", given, 7)
    if isinstance(part, CheckResult):
        yield part
        return
    for indicator in ("complaints", *GROUNDS, "disputes"):
        ends = OUTCOMES if indicator in GROUNDS else (*OUTCOMES, "omitted")
        parts = [value(part, indicator, scope) for scope in ends]
        yield equal("S6", 7, f"7/{indicator}", value(part, indicator), _of_outcomes(parts))


def _of_outcomes(parts: Sequence[Amount]) -> Amount:
    return added("Σ " + "+".join(each.name.partition("[")[2].rstrip("]") for each in parts), parts)
