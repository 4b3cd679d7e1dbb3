"""Plugins that misbehave cost their own elements an outcome; the rest goes on and the first page says so."""

import signal
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from checker.domain.evidence import Backing, Evidence, Level, Match
from checker.domain.finding import Declared, Outcome
from checker.domain.message import say
from checker.domain.observation import Observation, Span
from checker.offers import Check, Evaluation, Evaluator
from tests.engine.made import PLACE, assessed, element, evaluator, evidence, finding_nothing, rule_set

RULES = rule_set(element("form"), element("receipt", evaluator="other"))
"""Two core elements, each with an evaluator of its own."""


def outcomes(*evaluators: Evaluator) -> dict[str, Outcome]:
    """Assess and return the outcome of every element."""
    [finding] = assessed(*evaluators, under=RULES).findings
    return {item.id: item.outcome for item in finding.elements}


def exits(*_: object) -> Evaluation:
    sys.exit(3)


def recurses(*given: object) -> Evaluation:
    return recurses(*given)


def hangs(*_: object) -> Evaluation:
    signal.raise_signal(signal.SIGALRM)  # its time is over at once, and nobody else's is short
    while True:
        pass


def raises(*_: object) -> Evaluation:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    "call",
    [
        exits,
        recurses,
        hangs,
        raises,
        Evaluation,
        lambda *_: None,
        lambda *_: [evidence()],
        lambda *_: Evaluation(evidence=(replace(evidence(), matches=None),)),
        lambda *_: Evaluation(evidence=(replace(evidence(), reasons=("why",)),)),
        lambda *_: Evaluation(evidence=(replace(evidence(), rank="high"),)),
        lambda *_: Evaluation(evidence=(replace(evidence(), rank=float("nan")),)),
        lambda *_: Evaluation(evidence=(replace(evidence(), level="strong"),)),
        lambda *_: Evaluation(evidence=(object(),)),  # type: ignore[arg-type]
        lambda *_: Evaluation(evidence=(evidence(),) * 100_001),
        lambda *_: Evaluation(evidence=7),  # type: ignore[arg-type]
        lambda *_: Evaluation(evidence=("a quote",)),  # type: ignore[arg-type]
        lambda *_: Evaluation(declared=(("dsa-16-1.form", "yes"),)),  # type: ignore[arg-type]
        lambda *_: Evaluation(touched=((0, "d1"),)),  # type: ignore[arg-type]
    ],
)
def test_an_evaluator_that_misbehaves_loses_its_own_elements(call: Callable[..., Evaluation]) -> None:
    good = evaluator(evidence(1, slug="receipt"), name="other")
    assert outcomes(evaluator(call=call), good) == {
        "dsa-16-1.form": Outcome.NOT_ASSESSED,
        "dsa-16-1.receipt": Outcome.ADDRESSED,
    }
    assessment = assessed(evaluator(call=call), good, under=RULES)
    assert assessment.findings[0].outcome is Outcome.NOT_ASSESSED
    assert [diagnostic.kind for diagnostic in assessment.diagnostics] == ["plugin"]
    assert "text" in str(assessment.diagnostics[0].message)
    assert assessment.findings[0].elements[0].diagnostics


@pytest.mark.parametrize(
    "lie",
    [
        replace(evidence(), end=5_000),
        replace(evidence(), start=-3),
        replace(evidence(), start=20, end=20),
        replace(evidence(), passage=1),
        replace(evidence(), passage=9),
        replace(evidence(), passage=-1),
        replace(evidence(), document="d9"),
        replace(evidence(), level=Level.SILENT),
        replace(evidence(), backings=(Backing(kind="figure", start=90, end=900),)),
        replace(evidence(), matches=(Match(concept="c", term="t", start=-4, end=2, place=PLACE),)),
    ],
)
def test_a_quote_that_is_not_there_spoils_its_element_only(lie: Evidence) -> None:
    found = evaluator(lie, evidence(1, slug="second"))
    under = rule_set(element("form"), element("second"))
    assessment = assessed(found, under=under)
    first, second = assessment.findings[0].elements
    assert (first.outcome, first.evidence) == (Outcome.NOT_ASSESSED, ())
    assert second.outcome is Outcome.ADDRESSED
    assert "quotes what does not stand" in str(assessment.diagnostics[0].message)


def test_what_an_evaluator_says_it_could_not_do_is_not_assessed() -> None:
    found = evaluator(evidence(), failed=(("dsa-16-1.form", say("no dictionary")),))
    [finding] = assessed(found).findings
    assert finding.outcome is Outcome.NOT_ASSESSED
    assert finding.elements[0].diagnostics == (say("no dictionary"),)


def test_evidence_for_an_element_that_nobody_asked_about_is_left_out() -> None:
    assessment = assessed(evaluator(evidence(slug="other")))
    assert assessment.findings[0].elements[0].evidence == ()


def test_an_evaluator_of_every_element_that_fails_leaves_what_is_shown_and_opens_silence() -> None:
    broken = Evaluator(name="declaration", evaluate=exits, every_element=True)
    [shown] = assessed(evaluator(evidence()), broken).findings
    assert shown.outcome is Outcome.ADDRESSED
    [silent] = assessed(evaluator(), broken).findings
    assert silent.outcome is Outcome.CANNOT_TELL


def test_an_element_whose_evaluator_is_not_there_is_not_called_silent() -> None:
    [finding] = assessed(evaluator(name="other"), under=rule_set(element("form"))).findings
    assert finding.outcome is Outcome.NOT_ASSESSED


def test_what_a_declaration_says_about_unknown_elements_is_left_out() -> None:
    declared = (("dsa-99.x", Declared(answer="yes")),)
    assessment = assessed(evaluator(), evaluator(name="declaration", every_element=True, declared=declared))
    assert assessment.findings[0].elements[0].declared is None


def observation(start: int = 0, end: int = 6, name: str = "o1") -> Observation:
    return Observation(
        id=name,
        kind="tension",
        severity="look",
        message=say("Look."),
        spans=(Span(document="d1", start=start, end=end),),
    )


@pytest.mark.parametrize(
    "check", [exits, hangs, raises, lambda *_: None, lambda *_: (observation(end=999),), lambda *_: ("look",)]
)
def test_a_check_that_misbehaves_costs_its_own_observations_only(check: Callable[..., object]) -> None:
    checks = (
        Check(name="bad", check=check),  # type: ignore[arg-type]
        Check(name="good", check=lambda *_: (observation(),)),
    )
    assessment = assessed(evaluator(evidence()), checks=checks)
    assert assessment.observations == (observation(),)
    assert assessment.findings[0].outcome is Outcome.ADDRESSED
    assert "bad" in str(assessment.diagnostics[0].message)


def test_observations_come_in_the_order_of_the_text_and_once() -> None:
    late, early = observation(49, 60, "late"), observation(0, 6, "early")
    checks = (
        Check(name="a", check=lambda *_: (late, early)),
        Check(name="b", check=lambda *_: (early,)),
    )
    assert assessed(Evaluator(name="text", evaluate=finding_nothing), checks=checks).observations == (
        early,
        late,
    )
