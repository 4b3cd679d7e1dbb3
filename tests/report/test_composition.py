"""The view holds plain values only, says the same in both languages, and quotes nothing that is not there."""

import shlex
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from checker.domain.errors import RenderingFailed
from checker.domain.evidence import Level
from checker.domain.finding import Outcome
from checker.domain.message import say
from checker.report import view
from checker.report.edition import Plain
from checker.report.scope import common_reasons
from tests.report.dossier import assessment, declared, rule_set


@pytest.fixture(scope="module")
def dutch() -> dict[str, Any]:
    return view(assessment(), rule_set(), "nl")


@pytest.fixture(scope="module")
def english() -> dict[str, Any]:
    return view(assessment(), rule_set(), "en")


def shape(value: object) -> object:
    """Return the keys of a view without its words."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    return [shape(item) for item in value] if isinstance(value, list) else type(value).__name__


def leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield value


def quotes(value: object) -> Iterator[dict[str, Any]]:
    """Yield everything in a view that has the shape of a quote."""
    if isinstance(value, dict):
        if {"text", "left_out", "where"} <= value.keys():
            yield value
        for item in value.values():
            yield from quotes(item)
    elif isinstance(value, list):
        for item in value:
            yield from quotes(item)


def duties(whole: dict[str, Any]) -> dict[str, Any]:
    return {duty["id"]: duty for theme in whole["themes"] for duty in theme["spoken"]}


def test_values_are_plain(dutch: dict[str, Any]) -> None:
    assert {type(leaf) for leaf in leaves(dutch)} <= {str, int, float, bool, type(None)}


def test_both_languages_have_the_same_structure(dutch: dict[str, Any], english: dict[str, Any]) -> None:
    assert shape(dutch) == shape(english)


def test_the_view_is_the_same_twice(dutch: dict[str, Any]) -> None:
    assert view(assessment(), rule_set(), "nl") == dutch


def test_every_quote_stands_in_the_document(dutch: dict[str, Any]) -> None:
    text = assessment().documents[0].text
    found = list(quotes(dutch))
    assert len(found) >= 20
    assert all(item["text"].removesuffix("…") in text for item in found)


def test_what_is_not_known_comes_first(english: dict[str, Any]) -> None:
    assert english["summary"]["unknown"] == [
        "Page 3 of position-paper-lantaarn.pdf was not read: it holds a picture and no text.",
        "For 1 duty it is not known whether it applies to this service.",
    ]
    assert english["sections"][0]["id"] == "summary"
    assert english["sections"][1]["id"] == "limits"


def test_the_summary_counts(english: dict[str, Any]) -> None:
    assert english["summary"]["sentences"] == [
        "The document holds 151 words in 13 statements. In 2 of them stands nothing that any rule looks "
        "for; a chapter lists those.",
        "The documents speak to 7 of the 11 duties that apply to this service or may apply to it.",
        "Of the 18 core elements of these duties, 8 are shown at the level that the rule asks; 0 are "
        "substantiated.",
        "3 figures were found; without territory: 1; without period: 2.",
        "10 questions to the provider follow.",
    ]


def test_no_percentage_of_a_few_cases(english: dict[str, Any]) -> None:
    assert english["untouched"]["share"] == "2 of 13"


def test_a_passage_stands_once_with_all_its_elements(english: dict[str, Any]) -> None:
    found = duties(english)["dsa-16-1"]["quotes"]
    assert [[item["letter"] for item in quote["levels"]] for quote in found] == [["a", "b"], ["c"]]


def test_a_capped_level_shows_both(english: dict[str, Any]) -> None:
    element = duties(english)["dsa-22-1"]["elements"][0]
    assert (element["level"]["id"], element["relied_level"]["id"]) == ("described", "asserted")
    assert element["is_capped"]
    assert element["flags"] == ["M", "R"]


def test_flags_stand_with_their_reasons(english: dict[str, Any]) -> None:
    flags = duties(english)["dsa-22-1"]["quotes"][0]["flags"]
    assert [(flag["letter"], flag["reason"]) for flag in flags] == [
        ("R", "The words “Wij kunnen” give it."),
        ("M", "The words “Wij kunnen” give it."),
    ]


def test_a_negative_statement_is_said_to_be_one(english: dict[str, Any]) -> None:
    notes = [quote["notes"] for quote in duties(english)["dsa-15-1"]["quotes"]]
    assert ["The statement says that this is not done."] in notes


def test_every_question_of_a_duty_stands_with_it(english: dict[str, Any]) -> None:
    for duty in duties(english).values():
        asked = {element["question"]["id"] for element in duty["elements"] if element["question"]}
        assert {question["id"] for question in duty["questions"]} == asked


def test_the_overview_counts_every_duty_once(english: dict[str, Any]) -> None:
    for theme in english["matrix"]:
        assert len(theme["spoken"]) + theme["silent"] + theme["not_binding"] == len(theme["duties"])


def test_groups_that_share_reasons_stand_side_by_side(english: dict[str, Any]) -> None:
    for group in english["scope"]["groups"]:
        assert [*group["own"], *group["shared"]] == group["reasons"]
        assert group["is_alone"] is not bool(group["shared"]) or not group["reasons"][1:]


def test_a_duty_that_does_not_apply_asks_nothing(english: dict[str, Any]) -> None:
    assert "marketplaces" not in [theme["id"] for theme in english["themes"]]
    group = next(group for group in english["scope"]["groups"] if group["id"] == "no")
    assert group["reasons"] == ["The service is not an online marketplace (Article 3 DSA)."]
    row = next(duty for theme in english["matrix"] for duty in theme["duties"] if duty["id"] == "dsa-30-1")
    assert row["outcome"]["word"] == "not applicable"


def test_open_facts_are_asked(english: dict[str, Any]) -> None:
    assert english["fact_questions"] == ["Was the service designated as very large, and when?"]


def test_holes_of_figures_stay_holes(english: dict[str, Any]) -> None:
    world, union, share = english["figures"]["rows"]
    assert (world["value"], world["territory"], world["period"]) == (
        "more than 38,000,000",
        "worldwide",
        None,
    )
    assert (union["territory"], union["about"]) == ("European Union", ["42(2)"])
    assert (share["printed"], share["territory"]) == ("31%", None)


def test_numbers_are_written_for_the_reader(dutch: dict[str, Any]) -> None:
    assert dutch["figures"]["rows"][0]["value"] == "meer dan 38.000.000"
    assert dutch["scope"]["reference"]["day"] == "1 juni 2024"


def test_a_declaration_begins_with_what_differs() -> None:
    found: Any = view(declared(), rule_set(), "en")["declaration"]
    assert [group["id"] for group in found["groups"]] == ["conflict", "declared_only", "agrees"]
    row = found["groups"][0]["rows"][0]
    assert (row["answer"], row["level"]["id"]) == ("no", "described")


def test_the_summary_counts_what_differs(english: dict[str, Any]) -> None:
    sentence = "Of the 3 elements that the declaration answers, declaration and documents differ on 1."
    whole: Any = view(declared(), rule_set(), "en")
    assert sentence in whole["summary"]["sentences"]
    assert sentence not in english["summary"]["sentences"]


def test_sections_without_content_are_not_there(english: dict[str, Any]) -> None:
    without = [section["id"] for section in english["sections"]]
    named: Any = view(declared(), rule_set(), "en")["sections"]
    assert "declaration" not in without
    assert "declaration" in [section["id"] for section in named]
    assert [section["number"] for section in named[:-1]] == [str(number) for number in range(1, len(named))]


def test_a_failed_evaluator_is_said_on_the_first_page() -> None:
    made = assessment()
    first = made.findings[0]
    part = replace(
        first.elements[0],
        outcome=Outcome.NOT_ASSESSED,
        level=Level.SILENT,
        evidence=(),
        diagnostics=(say("The evaluator {name} did not finish.", name="text"),),
    )
    broken = replace(first, outcome=Outcome.NOT_ASSESSED, elements=(part, *first.elements[1:]))
    whole: Any = view(replace(made, findings=(broken, *made.findings[1:])), rule_set(), "en")
    assert "1 of 12 duties could not be assessed." in whole["summary"]["unknown"]
    assert duties(whole)["dsa-16-1"]["elements"][0]["diagnostics"] == ["The evaluator text did not finish."]


def test_an_empty_assessment_has_a_view() -> None:
    made = replace(assessment(), findings=(), figures=(), observations=(), untouched=(), diagnostics=())
    whole: Any = view(made, rule_set(), "nl")
    assert whole["charts"] == []
    assert whole["questions"] == []


def test_a_foreign_rule_set_is_refused() -> None:
    with pytest.raises(RenderingFailed, match="does not hold dsa-16-1"):
        view(assessment(), replace(rule_set(), obligations=()), "en")


def test_the_command_makes_the_same_assessment(english: dict[str, Any]) -> None:
    assert english["reproducibility"]["command"] == (
        "checker assess position-paper-lantaarn.pdf --rules eu-dsa --service intermediary,hosting,platform "
        "--on 2024-06-01 --format json"
    )


def test_a_file_name_stays_one_word_of_the_command() -> None:
    made = assessment()
    hostile = replace(made.documents[0], name="a'; rm -rf ~; '.pdf")
    whole: Any = view(replace(made, documents=(hostile,)), rule_set(), "en")
    words = shlex.split(whole["reproducibility"]["command"])
    assert words[:3] == ["checker", "assess", "a'; rm -rf ~; '.pdf"]


def test_reasons_for_applying_are_said_once(english: dict[str, Any]) -> None:
    first, second = (duties(english)[key] for key in ("dsa-16-1", "dsa-16-4"))
    assert first["same_as"] == ""
    assert second["same_as"] == "Article 16(1) DSA"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (0, "Position paper Lantaarn"),
        (1, "Position paper Lantaarn and 1 further document"),
        (2, "Position paper Lantaarn and 2 further documents"),
    ],
)
def test_a_report_without_provider_is_named_by_its_documents(more: int, expected: str) -> None:
    made = assessment()
    others = tuple(replace(made.documents[0], id=f"d{number}") for number in range(2, 2 + more))
    unnamed = replace(made, profile=replace(made.profile, name=""), documents=(made.documents[0], *others))
    assert view(unnamed, rule_set(), "en")["title"] == expected


def test_a_reason_that_most_groups_have_is_said_once() -> None:
    groups: list[Plain] = [{"reasons": ["in the Union", str(number)]} for number in range(3)]
    assert common_reasons(groups) == ["in the Union"]
    assert common_reasons(groups[:2]) == []


def test_every_rule_stands_once_in_the_annex(english: dict[str, Any]) -> None:
    rules = [
        rule["id"] for article in english["rules"] for file in article["files"] for rule in file["rules"]
    ]
    assert sorted(rules) == sorted(duty["id"] for theme in english["matrix"] for duty in theme["duties"])
