"""Sums and bounds: exact, with blanks that are no zeros."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from checker.domain.harmonised import Cell, HarmonisedReport, Part, Row
from checker.domain.harmonised_checks import (
    DEVIATES,
    HOLDS,
    NOT_APPLICABLE,
    NOT_POSSIBLE,
    CheckInput,
    CheckResult,
)
from checker.domain.harmonised_codes import CATEGORIES, codes_of
from checker.harmonised.results import Amount, added, at_most, equal
from checker.harmonised.sums import keywords, totals

counts = some.integers(min_value=0, max_value=10**12)
maybe = some.none() | counts
PARENTS = [category for category in CATEGORIES if CATEGORIES[category]][:14]


def term(number: int | None) -> Amount:
    return Amount(name="x", number=None if number is None else Decimal(number), blank=number is None)


@given(maybe, maybe)
def test_a_comparison_has_one_state(left: int | None, right: int | None) -> None:
    same, below = (each("S1", 4, "4", term(left), term(right)).state for each in (equal, at_most))
    if left is None or right is None:
        expected = NOT_APPLICABLE if left is right else NOT_POSSIBLE
        assert (same, below) == (expected, expected)
    else:
        assert same == (HOLDS if left == right else DEVIATES)
        assert below == (HOLDS if left <= right else DEVIATES)


@given(some.lists(maybe, min_size=1))
def test_blanks_are_left_out_of_a_sum_and_make_no_zero(numbers: list[int | None]) -> None:
    total = added("Σ", [term(number) for number in numbers])
    known = [number for number in numbers if number is not None]
    assert total.number == (sum(known) if known else None)
    assert total.blank == (not known)


@given(some.lists(maybe, min_size=1))
def test_what_cannot_be_read_leaves_no_sum(numbers: list[int | None]) -> None:
    unread = Amount(name="x", number=None)
    total = added("Σ", [*(term(number) for number in numbers), unread])
    assert total.number is None
    assert not total.blank


def report_of(numbers: dict[tuple[str, str], int]) -> CheckInput:
    """Return a report that consists of one column of part 4."""
    rows = tuple(
        Row(
            number=at,
            category=category,
            keyword=keyword,
            cells=(
                Cell(
                    indicator="notices",
                    column=6,
                    text=str(numbers[category, keyword]),
                    state="number",
                    number=Decimal(numbers[category, keyword]),
                ),
            ),
        )
        for at, (category, keyword) in enumerate(codes_of(4), start=2)
    )
    part = Part(number=4, file="4_notices.csv", header=(), rows=rows)
    return CheckInput(report=HarmonisedReport(parts=(part,)), tier="vlop", tier_from="given")


def adding_up(below: list[int]) -> dict[tuple[str, str], int]:
    """Return figures of part 4 in which everything adds up."""
    figures = dict(zip([pair for pair in codes_of(4) if pair[1]], below, strict=False))
    for category in {pair[0] for pair in codes_of(4)} - {"TOTAL"}:
        figures[category, ""] = sum(number for pair, number in figures.items() if pair[0] == category)
    figures["TOTAL", ""] = sum(number for pair, number in figures.items() if not pair[1])
    return figures


def deviating(results: list[CheckResult]) -> list[str]:
    return [each.message.english() for each in results if each.state == DEVIATES]


figures_below = some.lists(some.integers(min_value=1, max_value=10**9), min_size=75, max_size=75)


@given(figures_below)
def test_figures_that_add_up_are_told_apart(below: list[int]) -> None:
    made = report_of(adding_up(below))
    assert deviating([*keywords(made), *totals(made)]) == []


@given(figures_below, some.sampled_from(PARENTS), some.integers(min_value=1, max_value=10**9))
def test_one_wrong_figure_is_found_with_its_difference(below: list[int], category: str, more: int) -> None:
    figures = adding_up(below)
    figures[category, CATEGORIES[category][0]] += more
    (message,) = deviating(list(keywords(report_of(figures))))
    assert message.startswith(f"4/{category.removeprefix('STATEMENT_CATEGORY_')}: ")
    assert message.endswith(f"the difference is {more}.")
    assert deviating(list(totals(report_of(figures)))) == []


@given(figures_below, some.integers(min_value=1, max_value=10**9))
def test_a_wrong_total_is_found_with_its_difference(below: list[int], more: int) -> None:
    figures = adding_up(below)
    figures["TOTAL", ""] += more
    (message,) = deviating(list(totals(report_of(figures))))
    assert message.endswith(f"the difference is {more}.")
    assert deviating(list(keywords(report_of(figures)))) == []
