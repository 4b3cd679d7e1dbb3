"""The truth table of declarations held against the documents."""

from dataclasses import replace

import pytest

from checker.domain.evidence import Evidence
from checker.domain.finding import Declared
from checker.engine import conflicts
from checker.engine.comparison import compared
from tests.engine.made import assessed, element, evaluator, evidence, rule_set

SHOWN = [evidence()]
DENIED = [replace(evidence(), negative=True)]


@pytest.mark.parametrize(
    ("answer", "found", "searched", "comparison"),
    [
        ("yes", SHOWN, True, "agrees"),
        ("yes", DENIED, True, "conflict"),
        ("yes", [], True, "declared_only"),
        ("yes", [], False, ""),
        ("partly", SHOWN, True, "agrees"),
        ("partly", DENIED, True, "conflict"),
        ("partly", [], True, "declared_only"),
        ("partly", [], False, ""),
        ("no", SHOWN, True, "conflict"),
        ("no", SHOWN + DENIED, True, "conflict"),
        ("no", DENIED, True, "agrees"),
        ("no", [], True, "neither"),
        ("no", [], False, ""),
        ("unknown", SHOWN, True, "shown_only"),
        ("unknown", SHOWN, False, "shown_only"),
        ("unknown", DENIED, True, "shown_only"),
        ("unknown", [], True, "neither"),
        ("unknown", [], False, ""),
        ("maybe", SHOWN, True, ""),
    ],
)
def test_declared_against_shown(answer: str, found: list[Evidence], searched: bool, comparison: str) -> None:
    held = compared(Declared(answer=answer), found, searched=searched)
    assert held == Declared(answer=answer, comparison=comparison)


def test_without_a_declaration_there_is_nothing_to_compare() -> None:
    assert compared(None, SHOWN, searched=True) is None


def test_conflicts_are_listed_in_the_order_of_the_rules() -> None:
    declared = tuple((f"dsa-16-1.{slug}", Declared(answer="no")) for slug in ("receipt", "form"))
    assessment = assessed(
        evaluator(evidence(), evidence(1, slug="receipt")),
        evaluator(name="declaration", every_element=True, declared=declared),
        under=rule_set(element("form"), element("receipt")),
    )
    assert conflicts(assessment) == ("dsa-16-1.form", "dsa-16-1.receipt")
