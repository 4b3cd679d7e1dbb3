"""Tables are kept where every cell has a value that stands in the documents."""

import json
from collections.abc import Callable

import pytest

from checker.domain.assessment import Assessment
from checker.domain.message import say
from checker.domain.observation import Span
from checker.domain.tabulation import Column, TabulatedCell, TabulatedRow, Tabulation
from checker.engine import Plugins, assess
from checker.engine.serialise import from_json, to_json
from checker.offers import Tabulator
from tests.engine import made


def table(*cells: TabulatedCell, rows: bool = True) -> Tabulation:
    """Return a table of one row."""
    return Tabulation(
        id="notices",
        title=say("Notices"),
        note=say("?"),
        columns=(Column(id="how", label=say("How")),),
        rows=(TabulatedRow(cells=cells),) if rows else (),
    )


def cell(start: int = 0, end: int = 6, **fields: object) -> TabulatedCell:
    """Return a cell that quotes the document."""
    given = {"column": "how", "spans": (Span(document="d1", start=start, end=end),), **fields}
    return TabulatedCell(**given)  # type: ignore[arg-type]


def assessed(call: Callable[..., object]) -> Assessment:
    """Assess a small document with one tabulator."""
    plugins = Plugins(
        evaluators={"text": made.evaluator()},
        checks={},
        tabulators={"maker": Tabulator(name="maker", tabulate=call)},  # type: ignore[arg-type]
    )
    rule_set = made.rule_set()
    return assess(made.dossier(), rule_set, plugins, made.applies())


def test_a_table_is_kept_with_the_name_of_its_maker() -> None:
    (kept,) = assessed(lambda *_: (table(cell()), table(rows=False))).tabulations
    assert kept.tabulator == "maker"
    assert kept.rows[0].cell("how") == cell()
    assert kept.rows[0].cell("when") is None


@pytest.mark.parametrize(
    "answer",
    [
        (table(cell(end=9_999)),),
        (table(cell(spans=())),),
        (table(cell(column="who")),),
        (table(cell(spans=(Span(document="d9", start=0, end=1),))),),
        "a table",
        None,
    ],
)
def test_a_table_that_does_not_hold_costs_the_tables_of_its_maker(answer: object) -> None:
    assessment = assessed(lambda *_: answer)
    assert assessment.tabulations == ()
    assert [each.kind for each in assessment.diagnostics] == ["plugin"]


def test_cells_are_written_with_their_quotes_and_read_again() -> None:
    assessment = assessed(lambda *_: (table(cell()),))
    plain = json.loads(to_json(assessment, language="en"))
    span = plain["tabulations"][0]["rows"][0]["cells"][0]["spans"][0]
    assert (span["quote"], span["line"], span["page"]) == ("Anyone", 0, 1)
    assert from_json(to_json(assessment)) == assessment
