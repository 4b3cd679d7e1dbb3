"""What is declared beside what is observed: differences, caveats and what cannot be said."""

from datetime import date
from decimal import Decimal

import pytest

from checker.domain import statements as names
from checker.domain.errors import DeclarationError
from checker.domain.harmonised import NUMBER, Cell, HarmonisedReport, Part, Row
from checker.domain.message import say
from checker.domain.statements import KnownFault, StatementFigures, StatementGroup, StatementQuestion
from checker.statements.comparing import ComparedFigure, compare
from checker.statements.declared import DeclaredFigure, figures_in_file, figures_in_report
from checker.statements.tables import median_days, share
from checker.statements.writing import write_comparison, write_figures

VIOLENCE = "STATEMENT_CATEGORY_VIOLENCE"


def group(
    count: int, source: str, *, ground: str = "INCOMPATIBLE_CONTENT", detection: str = "Yes"
) -> StatementGroup:
    return StatementGroup(
        platform="=Alpha",
        period="2025-07",
        source=f"SOURCE_{source}",
        ground=f"DECISION_GROUND_{ground}",
        category=VIOLENCE,
        detection=detection,
        decision="AUTOMATED_DECISION_FULLY",
        counts=(count,),
    )


FAULT = KnownFault(
    platforms=("=Alpha",),
    published=date(2025, 11, 19),
    first=None,
    last=None,
    touches=("source",),
    message=say("Invented."),
)
FIGURES = StatementFigures(
    question=StatementQuestion(),
    names=(names.STATEMENTS,),
    groups=(
        group(5, "ARTICLE_16"),
        group(2, "TRUSTED_FLAGGER", ground="ILLEGAL_CONTENT"),
        group(80, "VOLUNTARY"),
        group(13, "VOLUNTARY", detection="No"),
    ),
    files=("a.csv",),
    backend="duckdb",
    faults=(FAULT,),
)


def compared(**declared: str) -> dict[str, ComparedFigure]:
    stated = [
        DeclaredFigure(figure=name, number=Decimal(value), place="f:2") for name, value in declared.items()
    ]
    return {each.figure: each for each in compare(FIGURES, stated)}


def test_a_trusted_flaggers_notice_is_a_notice_under_article_16_too() -> None:
    found = compared()
    assert {name: found[name].observed for name in ("statements", "notices", "trusted_flaggers", "own")} == {
        "statements": 100,
        "notices": 7,
        "trusted_flaggers": 2,
        "own": 93,
    }


def test_a_difference_is_computed_and_explained() -> None:
    own = compared(own_terms="124")["own_terms"]
    assert (own.difference, own.per_hundred) == (Decimal(-31), "75.0")
    assert [caveat.english() for caveat in own.caveats][-1] == "Invented."


def test_a_fault_stands_only_beside_what_it_touches() -> None:
    assert FAULT.message not in compared(fully_automated="1")["fully_automated"].caveats


def test_what_is_missing_on_either_side_is_said() -> None:
    found = compared(one_state="4")
    assert (found["one_state"].observed, found["one_state"].difference) == (None, None)
    assert "lack a column" in found["one_state"].caveats[0].english()
    assert found["own"].caveats[0].english() == "Nothing is declared."


def test_nothing_is_divided_by_zero() -> None:
    zero = compared(own_law="0")["own_law"]
    assert (zero.difference, zero.per_hundred) == (Decimal(0), "")


def test_figures_of_a_report_come_with_their_place() -> None:
    cells = (Cell(indicator="measures", column=6, text="90", state=NUMBER, number=Decimal(90)),)
    rows = (Row(number=2, category="TOTAL", cells=cells), Row(number=9, category=VIOLENCE, cells=cells))
    report = HarmonisedReport(parts=(Part(number=6, file="6.csv", header=(), rows=rows),))
    assert [(each.figure, each.place) for each in figures_in_report(report)] == [
        ("own_terms", "6.csv:2:6"),
        (f"own_terms:{VIOLENCE}", "6.csv:9:6"),
    ]
    found = {each.figure: each for each in compare(FIGURES, figures_in_report(report))}
    assert found[f"own_terms:{VIOLENCE}"].difference == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n", "does not begin"),
        ("figure,declared\nown\n", ":2: expected two cells"),
        ("figure,declared\nown,1\nnosuch,1\n", ":3: there is no figure nosuch"),
        ("figure,declared\nown,many\n", "many is not a whole number"),
        ("figure,declared\nown,-1\n", "-1 is not"),
        ("figure,declared\nown,1e99999\n", "is not"),
        ("figure,declared\nown,1.5\n", "1.5 is not"),
    ],
)
def test_a_file_of_figures_that_cannot_be_read_says_where(text: str, words: str) -> None:
    with pytest.raises(DeclarationError) as told:
        figures_in_file(text.encode(), "f.csv")
    assert words in told.value.message.english()


def test_the_median_follows_from_counts() -> None:
    counted = (names.known("filing"), *(names.within("filing", days) for days in names.WITHIN))

    def median(*counts: int) -> tuple[int | None, int | None] | None:
        one = StatementGroup(
            platform="",
            period="",
            source="",
            ground="",
            category="",
            detection="",
            decision="",
            counts=counts,
        )
        figures = StatementFigures(
            question=StatementQuestion(), names=counted, groups=(one,), files=(), backend=""
        )
        return median_days(figures, [one], "filing")

    assert median(10, 1, 2, 5, 10, 10, 10, 10, 10, 10, 10) == (2, 2)
    assert median(10, 0, 0, 0, 0, 5, 10, 10, 10, 10, 10) == (4, 7)
    assert median(10, 6, 6, 6, 6, 6, 6, 6, 6, 6, 10) == (None, 0)
    assert median(10, *([0] * 10)) == (366, None)
    assert median(*([0] * 11)) is None


def test_shares_are_rounded_half_to_even_and_absent_of_nothing() -> None:
    assert [share(1, 3), share(1, 800), share(3, 800), share(1, 0)] == ["33.3", "0.1", "0.4", ""]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_what_is_written_is_the_same_each_time(form: str, language: str) -> None:
    found = compare(FIGURES, ())
    assert write_figures(FIGURES, form, language) == write_figures(FIGURES, form, language)
    assert write_comparison(FIGURES, found, form, language) == write_comparison(
        FIGURES, found, form, language
    )


def test_a_name_is_no_formula_in_a_spreadsheet() -> None:
    assert "\n'=Alpha,2025-07," in write_figures(FIGURES, "csv", "en")
