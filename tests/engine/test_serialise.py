"""Assessments as JSON: both forms, their schema, and the way back."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from checker.domain.assessment import Assessment
from checker.domain.declaration import Answer, Declaration, DeclaredFigure
from checker.domain.document import Page
from checker.domain.errors import StoreError
from checker.domain.evidence import Backing, Flag, FlagKind, Match, NearMiss
from checker.domain.figure import Figure
from checker.domain.message import localised, say
from checker.domain.observation import Observation, Span
from checker.domain.profile import Truth
from checker.engine.serialise import from_json, to_json
from checker.offers import Check
from tests.conftest import ROOT
from tests.engine.made import PLACE, TEXT, assessed, document, dossier, element, evaluator, evidence, rule_set

SCHEMA = json.loads((ROOT / "checker" / "engine" / "schema" / "assessment.json").read_text(encoding="utf-8"))


def everything() -> Assessment:
    """Return an assessment in which every part of the domain stands."""
    match = Match(concept="notice", term="notice", start=18, end=24, place=PLACE)
    found = evidence(
        matches=(match,),
        backings=(Backing(kind="figure", start=87, end=89),),
        flags=(Flag(kind=FlagKind.TERRITORY, reason=say("{where}", where=localised(en="world"))),),
        reasons=(say("{number} hours", number=24),),
        signal=PLACE,
    )
    denied = replace(found, negative=True, flags=())
    miss = NearMiss(element="dsa-16-1.receipt", document="d1", start=49, end=60, reason=say("too far"))
    figure = Figure(
        document="d1", start=49, end=96, number_start=87, number_end=89, value=24.0, unit="hours", scope="EU"
    )
    observation = Observation(
        id="o1",
        kind="tension",
        severity="look",
        message=say("Two numbers."),
        spans=(Span(document="d1", start=0, end=6),),
        question=say("Which?"),
    )
    pages = (
        Page(number=1, start=0, end=len(TEXT)),
        Page(number=2, start=96, end=96, read=False, reason=say("scan")),
    )
    answer = Answer(element="dsa-16-1.form", answer="yes", figures=(DeclaredFigure(value=24, unit="hours"),))
    declaration = Declaration(
        rule_set="test", rule_set_version="0.1.0", sha256="a", name="d.yaml", profile=None, answers=(answer,)
    )
    return assessed(
        evaluator(found, denied, near_misses=(miss,), figures=(figure,)),
        of=dossier(document(pages=pages), declaration=declaration),
        under=rule_set(element(), element("receipt")),
        truth=Truth.UNKNOWN,
        checks=(Check(name="tensions", check=lambda *_: (observation,)),),
    )


def quotations(plain: object) -> Iterator[dict[str, object]]:
    """Yield everything in JSON that points into a document."""
    if isinstance(plain, dict):
        if {"document", "start", "end"} <= plain.keys():
            yield plain
        for value in plain.values():
            yield from quotations(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from quotations(value)


@pytest.mark.parametrize("language", [None, "en", "nl"])
def test_both_forms_hold_to_the_schema(language: str | None) -> None:
    plain = json.loads(to_json(everything(), language=language))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(plain)] == []


def test_the_schema_is_what_the_domain_says() -> None:
    script = ROOT / "scripts" / "assessment_schema.py"
    assert subprocess.run([sys.executable, str(script), "--check"], check=False).returncode == 0


@pytest.mark.parametrize("language", [None, "en"])
def test_every_quote_is_the_text_at_its_offsets_and_has_a_place(language: str | None) -> None:
    found = list(quotations(json.loads(to_json(everything(), language=language))))
    assert len(found) >= 6
    for item in found:
        assert item["quote"] == TEXT[item["start"] : item["end"]]
        assert item["page"] == 1


def test_the_whole_form_comes_back_as_the_same_value() -> None:
    assessment = everything()
    assert from_json(to_json(assessment)) == assessment


def test_the_printed_form_leaves_the_text_out_and_says_every_message() -> None:
    printed = json.loads(to_json(everything(), language="nl"))
    assert "text" not in printed["documents"][0]
    assert printed["diagnostics"][0]["message"]["said"]
    assert printed["findings"][0]["elements"][0]["evidence"][0]["reasons"][0]["said"] == "24 hours"


def test_the_printed_form_holds_what_the_contract_asks() -> None:
    printed = json.loads(to_json(everything(), language="en"))
    [finding] = printed["findings"]
    assert (finding["obligation"], finding["level"]) == ("dsa-16-1", "described")
    [first, *_] = finding["elements"][0]["evidence"]
    assert {"quote", "level", "rank"} <= first.keys()
    [figure] = printed["figures"]
    assert (figure["value"], figure["unit"], figure["scope"], figure["period"]) == (24.0, "hours", "EU", None)
    assert figure["number"] == "24"


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"an online form.", b"an online desk.", 1),
        lambda data: data.replace(b"checker-assessment-1", b"checker-assessment-0"),
        lambda data: data[:-20],
        lambda _data: b"[]",
        lambda _data: b"",
    ],
)
def test_a_stored_assessment_that_was_changed_is_refused(change: object) -> None:
    assert callable(change)
    with pytest.raises(StoreError):
        from_json(change(to_json(everything())))
