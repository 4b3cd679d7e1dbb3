"""Reports of a case: what people decided stands beside what was found, in every edition."""

import json

import pytest
from checker.plugins.renderers.html import to_html
from flask import Flask

from checker.domain.case import DecisionKind, Reason
from checker.engine.serialise import to_json
from checker.offers import TemplateFolder
from checker.report import view
from checker.report.screen import SHAPE
from checker.storage.decisions import NewDecision
from checker.storage.reviewed import maker_of, review_of
from checker.storage.store import Store
from tests.report import dossier
from tests.web.reviewing import Matter, matter

FIRST = dossier.rule_set().obligations[0]
CHANGE = NewDecision(
    obligation=FIRST.id, element=FIRST.elements[0].id, kind=DecisionKind.CHANGE, machine="silent",
    verdict="asserted", reason=Reason.WEIGHT, text="See the <annex>.",
)  # fmt: skip


@pytest.fixture
def case(app: Flask, store: Store) -> Matter:
    return matter(app, store)


def test_a_report_of_which_nothing_was_decided_is_that_of_the_program(case: Matter) -> None:
    assert review_of(case.store, "a1") is None
    assert maker_of(SHAPE, None) == SHAPE


def test_a_decision_stands_beside_the_word_of_the_program(case: Matter) -> None:
    case.store.decisions.add(case.actor("ada"), "a1", CHANGE)
    review = review_of(case.store, "a1")
    assert review
    shown = view(dossier.assessment(), dossier.rule_set(), "nl", review)
    row = shown["decided"]["rows"][0]  # type: ignore[index]
    assert (row["found"], row["holds"], row["text"]) == ("○ geen vermelding", "◔ gesteld", "See the <annex>.")
    assert row["author"]
    assert row["moment"]
    assert row["why"] and row["why"] != "weight"
    plain = json.loads(to_json(dossier.assessment(), language="nl", review=review))
    assert plain["review"]["said"][0]["verdict"] == "asserted"
    assert plain["findings"] == json.loads(to_json(dossier.assessment(), language="nl"))["findings"]


def test_a_later_decision_makes_another_report(case: Matter) -> None:
    case.store.decisions.add(case.actor("ada"), "a1", CHANGE)
    before = maker_of(SHAPE, review_of(case.store, "a1"))
    first = case.store.decisions.of("a1")[0].id
    gone = NewDecision(
        obligation=CHANGE.obligation, element=CHANGE.element, kind=DecisionKind.WITHDRAW, about=first
    )
    case.store.decisions.add(case.actor("ada"), "a1", gone)
    review = review_of(case.store, "a1")
    assert review
    assert review.said[0].ended is DecisionKind.WITHDRAW
    assert maker_of(SHAPE, review) != before


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_printed_report_names_who_decided_and_why(case: Matter, language: str) -> None:
    case.store.decisions.add(case.actor("ada"), "a1", CHANGE)
    case.store.set_aside.add(case.actor("ada"), "a1", "pages", ["x"], "Read on paper.")
    shown = view(dossier.assessment(), dossier.rule_set(), language, review_of(case.store, "a1"))
    folder = TemplateFolder(name="shipped-templates", package="checker.templates", path="report")
    page = to_html(shown, language, folder).decode()
    chapter = page.partition('<section id="decided"')[2]
    assert "See the &lt;annex&gt;." in chapter
    assert "Read on paper." in chapter
    assert page.count("See the") == chapter.count("See the")
    cover = page.partition('<section id="summary"')[0]
    assert 'href="#decided"' in cover
