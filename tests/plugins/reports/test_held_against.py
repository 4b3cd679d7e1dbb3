"""Figures of documents beside the cells of a report: the right cell, the difference, the caveats."""

from dataclasses import replace
from decimal import Decimal

import pytest
from checker.plugins.reports.held_against import held_against

from checker.domain.figure import Figure
from checker.domain.harmonised import NUMBER, TOTAL, Cell, HarmonisedReport, Part, Row
from checker.messages import tell
from checker.offers import Evaluation
from tests.engine.made import document, dossier, rule_set

PERIOD = "2025-07-01/2025-12-31"


def row(number: int, value: int, column: str = "value", **where: str) -> Row:
    cell = Cell(indicator=column, column=7, text=str(value), state=NUMBER, number=Decimal(value))
    return Row(number=number, cells=(cell,), service="Example", period=PERIOD, **where)


def part(number: int, *rows: Row) -> Part:
    return Part(number=number, file=f"{number}.csv", header=(), rows=rows)


REPORT = HarmonisedReport(
    parts=(
        part(4, row(2, 500, "notices", category=TOTAL)),
        part(6, row(2, 9000, "measures", category=TOTAL)),
        part(
            9,
            row(2, 90, indicator="internal", scope=TOTAL),
            row(3, 3010, indicator="external", scope=TOTAL),
            row(4, 55, indicator="linguistic", scope="nl"),
        ),
        part(
            10,
            row(2, 1000, indicator="recipients", scope=TOTAL),
            row(3, 75, indicator="recipients", scope="NL"),
        ),
    )
)


def told(text: str, unit: str, scope: str | None = "EU", *, value: float, qualifier: str = "") -> list[str]:
    """Return cell, difference and caveats for the first number in a sentence; empty without a row."""
    start = next(index for index, letter in enumerate(text) if letter.isdigit())
    end = next(index for index, letter in enumerate(text) if index > start and letter == " ")
    figure = Figure(
        document="d1", start=0, end=len(text), number_start=start, number_end=end,
        value=value, unit=unit, qualifier=qualifier, scope=scope,
    )  # fmt: skip
    given = replace(dossier(document(text)), report=REPORT)
    [table] = held_against(given, rule_set(), Evaluation(figures=(figure, figure)))
    return [tell(cell.message, "en") for each in table.rows for cell in each.cells[1:] if cell.message]


def test_moderators_are_held_against_the_sum_of_both_kinds() -> None:
    cell, difference, caveats = told(
        "We have 6000 moderators in Europe.", "moderators", value=6000, qualifier=">"
    )
    assert cell.startswith("3,100: 9/internal/TOTAL/value + 9/external/TOTAL/value (9.csv:2:7, 9.csv:3:7)")
    assert difference.startswith("-2,900 (-48.3 %")
    assert "no exact" not in caveats
    assert "does not give an exact number" in caveats
    assert PERIOD in caveats


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("We have 162 Dutch-speaking moderators.", "Dutch-speaking moderators"),
        ("Van de moderatoren zijn er 162 Nederlandstalig.", "Nederlandstalig"),
    ],
)
def test_moderators_in_a_language_are_held_against_that_language(text: str, unit: str) -> None:
    assert told(text, unit, value=162)[:2] == [
        "55: 9/linguistic/nl/value (9.csv:4:7)",
        "-107 (-66 % of the figure in the document)",
    ]


def test_users_are_held_against_their_member_state_or_the_union() -> None:
    assert told("There are 80 users in the Netherlands.", "users", "NL", value=80)[0].startswith("75: ")
    assert told("There are 80 users in Spain.", "users", "ES", value=80)[2].startswith(
        "The document speaks of ES;"
    )


def test_the_world_is_not_the_union() -> None:
    _, difference, caveats = told("There are 5000 users worldwide.", "users", "global", value=5000)
    assert difference == "-4,000"
    assert caveats.startswith("The document speaks of the whole world, the report of the Union.")


def test_notices_and_measures_under_own_rules_are_told_apart() -> None:
    assert told("We received 450 notices in Europe.", "notices", value=450)[0].startswith("500: 4/")
    removed = told("We removed 450 videos against our guidelines.", "videos", value=450)
    assert removed[0].startswith("9,000: 6/")
    assert "own rules" in removed[2]


def test_a_figure_about_something_else_is_not_held_against_anything() -> None:
    assert told("We have 12 offices in Europe.", "offices", value=12) == []


def test_without_a_report_there_is_no_table() -> None:
    assert held_against(dossier(document()), rule_set(), Evaluation()) == ()
