"""The view for screens: every duty with everything about it, in plain values, in both languages."""

import msgspec
import pytest

from checker.report.screen import screen
from tests.report import dossier


@pytest.fixture(params=["en", "nl"])
def view(request: pytest.FixtureRequest) -> dict[str, object]:
    plain = screen(dossier.assessment(), dossier.rule_set(), request.param)
    found: dict[str, object] = msgspec.json.decode(msgspec.json.encode(plain))
    assert found == plain, "not plain"
    return found


def test_every_duty_is_there_with_all_its_elements(view: dict[str, object]) -> None:
    duties: list[dict[str, object]] = view["duties"]  # type: ignore[assignment]
    shown = {duty["id"]: len(duty["elements"]) for duty in duties}  # type: ignore[arg-type]
    assert shown == {rule.id: len(rule.elements) for rule in dossier.rule_set().obligations}
    assert len(duties) == len(shown)


def test_a_quote_is_what_the_document_says(view: dict[str, object]) -> None:
    text = dossier.document().text
    quotes = [
        quote
        for duty in view["duties"]  # type: ignore[attr-defined]
        for element in duty["elements"]
        for quote in element["quotes"]
    ]
    assert quotes
    assert all(quote["text"] in text for quote in quotes)


def test_a_silent_element_has_a_certificate(view: dict[str, object]) -> None:
    for duty in view["duties"]:  # type: ignore[attr-defined]
        for element in duty["elements"]:
            if element["level"]["id"] == "silent":
                assert element["certificate"]["passages"] > 0


def test_outcomes_are_counted_once_each(view: dict[str, object]) -> None:
    counts: list[dict[str, int]] = view["counts"]  # type: ignore[assignment]
    assert sum(each["count"] for each in counts) == len(dossier.rule_set().obligations)


def test_no_outcome_looks_like_a_level(view: dict[str, object]) -> None:
    legend: dict[str, list[dict[str, str]]] = view["legend"]  # type: ignore[assignment]
    levels = {each["symbol"] for each in legend["levels"]}
    outcomes = {each["symbol"] for each in legend["outcomes"]}
    assert not levels & outcomes
    assert len(outcomes) == 7
