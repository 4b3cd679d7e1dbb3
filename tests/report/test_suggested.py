"""Suggested passages stand in a place of their own, in both languages and in every edition that weighs."""

from dataclasses import replace
from typing import Any

import pytest

from checker.domain.assessment import Assessment, Component, Suggested, Suggestion
from checker.report import view
from checker.report.blocks import strings
from checker.report.exported import FULL, HEARING, PUBLIC, edition_paper
from checker.report.screen import screen
from tests.report.dossier import assessment, rule_set
from tests.report.paper import find

WORDS = "Lantaarn staat"
TITLES = {"nl": "Passages om te bekijken", "en": "Passages to look at"}


def suggested(*, passages: bool = True) -> Assessment:
    """Return the assessment with one passage for a duty on which it is silent."""
    whole = assessment()
    silent = next(
        finding
        for finding in whole.findings
        if not any(part.evidence or part.contradictions for part in finding.elements)
    )
    source = whole.documents[0]
    start, end, _ = find(WORDS, source)
    given = Suggestion(obligation=silent.obligation, document=source.id, start=start, end=end)
    model = (Component(kind="model", name="weights", version="3", digest="abc" * 20),)
    lane = Suggested(by="near", version="7", model=model, passages=(given,) if passages else ())
    return replace(whole, suggested=(lane,))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_report_has_a_section_that_names_plugin_version_and_model(language: str) -> None:
    whole: dict[str, Any] = view(suggested(), rule_set(), language)
    assert TITLES[language] in [section["title"] for section in whole["sections"]]
    (part,) = whole["suggested"]
    assert "near 7" in part["by"]
    assert "abcabcabcabc" in part["by"]
    assert WORDS in part["duties"][0]["passages"][0]["text"]
    assert "--suggest near" in whole["reproducibility"]["command"]


def test_there_is_no_section_where_nobody_was_asked() -> None:
    whole: dict[str, Any] = view(assessment(), rule_set(), "en")
    assert "suggested" not in [section["id"] for section in whole["sections"]]


def test_everything_else_is_said_as_without() -> None:
    one, two = (view(each, rule_set(), "en") for each in (suggested(), assessment()))
    assert {key for key in one if one[key] != two[key]} == {"suggested", "sections", "reproducibility"}


def test_a_screen_links_the_passage_to_its_place() -> None:
    seen: dict[str, Any] = screen(suggested(), rule_set(), "en")
    assert seen["suggested"][0]["duties"][0]["passages"][0]["mark"].startswith("m")


@pytest.mark.parametrize(("kind", "shown"), [(FULL, True), (HEARING, False), (PUBLIC, False)])
def test_only_the_full_edition_holds_them(kind: str, shown: bool) -> None:
    said = list(strings(edition_paper(kind, screen(suggested(), rule_set(), "nl"), "nl")))
    assert (TITLES["nl"] in said) is shown


def test_where_nothing_came_near_the_report_says_so() -> None:
    whole: dict[str, Any] = view(suggested(passages=False), rule_set(), "en")
    assert "suggested" in [section["id"] for section in whole["sections"]]
    assert whole["suggested"][0]["duties"] == []
