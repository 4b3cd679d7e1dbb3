"""What a passage shows does not hang on the language it is written in."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from checker.domain.assessment import Dossier
from checker.domain.document import DateReading
from checker.domain.message import say
from checker.domain.obligation import RuleSet
from checker.domain.profile import SERVICES, Profile
from checker.ingest.pasted import pasted
from checker.offers import Evaluation, Evaluator
from checker.rulesets import load
from tests.rules.conftest import FOLDER
from tests.rules.twins import TWINS

LANGUAGES = ("en", "nl", "de", "fr")


@pytest.fixture(scope="module")
def base(evaluators: Mapping[str, Evaluator]) -> RuleSet:
    """Return the rule set."""
    return load(FOLDER, evaluators=frozenset(evaluators), cases=False)


@pytest.fixture(scope="module")
def evaluation(base: RuleSet, evaluators: Mapping[str, Evaluator]) -> Evaluation:
    """Return what all passages show; the id of a document is its subject and its language."""
    documents = tuple(
        replace(pasted(text, language), id=f"{subject}/{language}")
        for subject, texts in TWINS.items()
        for language, text in texts.items()
    )
    dossier = Dossier(
        profile=Profile(name="", services=SERVICES),
        documents=documents,
        reference=DateReading(earliest=None, latest=None, reason=say("No date.")),
    )
    return evaluators["text"].evaluate(dossier, base, frozenset(element.id for element in base.elements))


def shown(evaluation: Evaluation, document: str) -> dict[str, tuple[object, ...]]:
    """Return what every element that a document shows comes out as."""
    return {
        piece.element: (
            str(piece.level),
            str(piece.relied_level),
            str(piece.speaker),
            piece.hearsay,
            piece.negative,
            tuple(sorted(str(flag.kind) for flag in piece.flags)),
        )
        for piece in evaluation.evidence
        if piece.document == document
    }


def figures(evaluation: Evaluation, document: str) -> list[tuple[object, ...]]:
    """Return value, sign, territory and whether a period is known, of the figures of a document."""
    return [
        (figure.value, figure.qualifier, figure.scope, figure.period is not None, figure.unit == "%")
        for figure in evaluation.figures
        if figure.document == document
    ]


def test_every_passage_is_there_in_every_language() -> None:
    assert len(TWINS) >= 20
    assert all(tuple(texts) == LANGUAGES for texts in TWINS.values())


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("subject", TWINS)
def test_a_passage_shows_the_same_in_every_language(
    evaluation: Evaluation, subject: str, language: str
) -> None:
    english, other = f"{subject}/en", f"{subject}/{language}"
    assert shown(evaluation, other) == shown(evaluation, english)
    assert figures(evaluation, other) == figures(evaluation, english)


def test_the_passages_show_evidence_of_many_kinds(evaluation: Evaluation) -> None:
    assert {str(piece.level) for piece in evaluation.evidence} == {"asserted", "described", "substantiated"}
    assert {piece.negative for piece in evaluation.evidence} == {True, False}
    assert {piece.hearsay for piece in evaluation.evidence} == {True, False}
    assert len({flag.kind for piece in evaluation.evidence for flag in piece.flags}) >= 4
