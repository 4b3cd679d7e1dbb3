"""Every case is held against what the evaluators find, level by level."""

from pathlib import Path

import pytest

from checker.domain.assessment import Dossier
from checker.domain.evidence import Evidence, Level
from checker.domain.obligation import RuleSet
from checker.ingest.pasted import pasted
from checker.offers import Evaluation, Evaluator
from checker.rulesets import load
from checker.rulesets.cases import run
from tests.rulesets.small import DUTIES, write

ELEMENT = "dsa-16-4.confirmation"


def find_words(dossier: Dossier, _rules: RuleSet, elements: frozenset[str]) -> Evaluation:
    """Assert an element wherever a notice is confirmed."""
    return Evaluation(
        evidence=tuple(
            Evidence(
                element=element,
                document=document.id,
                start=0,
                end=len(document.text),
                passage=0,
                level=Level.ASSERTED,
                relied_level=Level.ASSERTED,
            )
            for document in dossier.documents
            for element in sorted(elements)
            if "notice" in document.text or "melding" in document.text
        )
    )


EVALUATORS = {"text": Evaluator(name="text", evaluate=find_words)}


def test_cases_that_hold(tmp_path: Path) -> None:
    results = run(load(write(tmp_path)), EVALUATORS, pasted)
    assert [result.case.name for result in results] == ["shown", "look-alike", "getoond", "dubbelganger"]
    assert all(result.holds and not result.is_fault for result in results)


def test_a_difference_says_what_was_found(tmp_path: Path) -> None:
    duties = DUTIES.replace(
        "notice., expect: {confirmation: asserted}", "notice., expect: {confirmation: silent}"
    )
    first, *others = run(load(write(tmp_path, duties=duties)), EVALUATORS, pasted)
    (difference,) = first.differences
    assert (difference.element, difference.expected, difference.found) == (
        ELEMENT,
        Level.SILENT,
        Level.ASSERTED,
    )
    assert difference.evidence[0].document == first.document.id
    assert not any(result.is_fault for result in others)


def test_the_level_must_be_the_very_one(tmp_path: Path) -> None:
    duties = DUTIES.replace("confirmation: asserted", "confirmation: described", 1)
    first = run(load(write(tmp_path, duties=duties)), EVALUATORS, pasted)[0]
    assert first.differences[0].found is Level.ASSERTED


@pytest.mark.parametrize(("expected", "is_fault"), [("described", False), ("asserted", True)])
def test_a_pending_case_that_holds_must_be_promoted(expected: str, is_fault: bool, tmp_path: Path) -> None:
    duties = DUTIES.replace("{confirmation: asserted}}", f"{{confirmation: {expected}}}, pending: true}}", 1)
    assert run(load(write(tmp_path, duties=duties)), EVALUATORS, pasted)[0].is_fault is is_fault


def test_without_its_evaluator_an_element_is_silent(tmp_path: Path) -> None:
    results = run(load(write(tmp_path)), {}, pasted)
    assert [result.holds for result in results] == [False, True, False, True]
