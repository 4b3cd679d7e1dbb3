"""Suggested passages stand apart: no finding changes, and what does not stand in a document is not kept."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from checker.domain.assessment import Assessment, Component, Dossier, Suggestion
from checker.domain.errors import RenderingFailed, StoreError
from checker.domain.evidence import Evidence
from checker.domain.message import localised
from checker.domain.obligation import Obligation, RuleSet
from checker.domain.profile import Truth
from checker.engine import Plugins, assess, verify_quotes
from checker.engine.serialise import from_json, to_json
from checker.offers import Suggester
from tests.engine import made

MODEL = (Component(kind="model", name="weights", version="3", digest="a" * 64),)


def passage(start: int = 0, end: int = 48, **fields: str) -> Suggestion:
    """Return a suggestion of the first sentence."""
    given = {"obligation": "dsa-16-1", "document": "d1", **fields}
    return Suggestion(start=start, end=end, **given)


def assessed(
    call: Callable[..., object], *found: Evidence, truth: Truth = Truth.YES, under: RuleSet | None = None
) -> Assessment:
    """Assess a small document with one suggester."""
    offer = Suggester(name="near", suggest=call, model=lambda: MODEL, version="7")  # type: ignore[arg-type]
    plugins = Plugins(
        evaluators={"text": made.evaluator(*found)}, checks={}, suggesters={"near": (offer, MODEL)}
    )
    return assess(made.dossier(), under or made.rule_set(), plugins, made.applies(truth))


def test_passages_are_kept_with_the_name_the_version_and_the_model() -> None:
    (kept,) = assessed(lambda *_: (passage(),)).suggested
    assert (kept.by, kept.version, kept.model, kept.passages) == ("near", "7", MODEL, (passage(),))


def test_a_duty_has_three_passages_at_most_each_once() -> None:
    given = (passage(), passage(), *(passage(start) for start in range(1, 9)))
    (kept,) = assessed(lambda *_: given).suggested
    assert kept.passages == (passage(), passage(1), passage(2))


def asked_about(*found: Evidence, truth: Truth = Truth.YES, under: RuleSet | None = None) -> list[str]:
    """Return the duties that a suggester is asked about."""
    asked: list[str] = []

    def listen(_dossier: Dossier, duties: tuple[Obligation, ...]) -> tuple[Suggestion, ...]:
        asked.extend(duty.id for duty in duties)
        return ()

    assessed(listen, *found, truth=truth, under=under)
    return asked


def test_only_duties_without_evidence_that_may_bind_and_that_a_paper_can_show_are_asked_about() -> None:
    assert asked_about() == ["dsa-16-1"]
    assert asked_about(truth=Truth.UNKNOWN) == ["dsa-16-1"]
    assert asked_about(made.evidence()) == []
    assert asked_about(truth=Truth.NO) == []
    assert asked_about(under=made.rule_set(made.element(not_from_paper=localised(en="No.")))) == []


def test_findings_are_byte_for_byte_the_same_with_and_without() -> None:
    given = json.loads(to_json(assessed(lambda *_: (passage(),))))
    without = json.loads(to_json(made.assessed(made.evaluator())))
    assert {key for key in given if given[key] != without[key]} == {"suggested"}
    assert json.dumps(given["findings"]) == json.dumps(without["findings"])


@pytest.mark.parametrize(
    "answer",
    [
        (passage(end=9_999),),
        (passage(start=48),),
        (passage(document="d9"),),
        (passage(obligation="dsa-99"),),
        "a passage",
        None,
    ],
)
def test_what_does_not_hold_costs_the_suggestions_and_nothing_else(answer: object) -> None:
    assessment = assessed(lambda *_: answer)
    assert assessment.suggested == ()
    assert [each.kind for each in assessment.diagnostics] == ["plugin"]
    assert assessment.findings == assessed(lambda *_: ()).findings


def test_a_suggester_that_raises_is_named() -> None:
    def raises(*_: object) -> None:
        raise RuntimeError

    (said,) = assessed(raises).diagnostics
    assert dict(said.message.values)["name"] == "near"


def test_passages_are_written_with_their_quotes_and_read_again() -> None:
    assessment = assessed(lambda *_: (passage(),))
    (written,) = json.loads(to_json(assessment, language="nl"))["suggested"][0]["passages"]
    assert (written["quote"], written["page"]) == ("Anyone can file a notice through an online form.", 1)
    assert from_json(to_json(assessment)) == assessment


def test_a_quote_that_was_changed_in_the_store_is_refused() -> None:
    body = to_json(assessed(lambda *_: (passage(),)))
    with pytest.raises(StoreError):
        from_json(body.replace(b'"quote":"Anyone can', b'"quote":"Nobody can'))


def test_no_report_is_written_of_a_passage_that_does_not_stand_there() -> None:
    assessment = assessed(lambda *_: (passage(),))
    verify_quotes(assessment)
    broken = replace(assessment.suggested[0], passages=(passage(end=9_999),))
    with pytest.raises(RenderingFailed):
        verify_quotes(replace(assessment, suggested=(broken,)))
