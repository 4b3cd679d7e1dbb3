"""A source on the shelf lifts a finding in the review, and stands in report, editions and interface."""

import re
from dataclasses import replace
from html import unescape

import msgspec
import pytest
from flask import Flask

from checker.domain.case import DecisionKind
from checker.exporting import Export, gathered
from checker.report import view
from checker.storage.decisions import NewDecision
from checker.storage.reviewed import review_of
from checker.storage.sources import NewSource
from checker.storage.store import Store
from checker.web.gates import open_points
from tests.report import dossier
from tests.web.conftest import send
from tests.web.reviewing import Matter, matter
from tests.web.test_review import listed

QUOTE = "handled within two days"


@pytest.fixture
def case(app: Flask, store: Store) -> Matter:
    return matter(app, store)


@pytest.fixture
def source(case: Matter) -> str:
    about = NewSource(title="Register", publisher="Coordinator", retrieved="2024-05-01")
    return case.store.sources.add(case.actor("ada"), case.case, about)


def item_at(case: Matter, level: str) -> str:
    return listed(case.ada.get(f"{case.here}/review/?level={level}").text)[0]


def lift(case: Matter, item: str, **fields: object) -> tuple[int, str]:
    where = f"{case.here}/review/?item={item}"
    sent = {
        "kind": "lift",
        "verdict": "corroborated",
        "place": "page 4",
        "text": "It says the same.",
        **fields,
    }
    answer = send(case.ada, where, sent, page=where)
    return answer.status_code, unescape(answer.text)


@pytest.mark.parametrize(
    ("verdict", "word"),
    [("corroborated", "corroborated"), ("contradicted_by_source", "contradicted by another source")],
)
def test_it_stands_beside_what_was_found(case: Matter, source: str, verdict: str, word: str) -> None:
    item = item_at(case, "described")
    where = f"{case.here}/review/?item={item}"
    assert "Lift by a source on the shelf" in case.ada.get(where).text
    assert lift(case, item, source=source, verdict=verdict, quote=QUOTE)[0] == 303
    page = unescape(re.sub(r"<[^>]+>|\s+", " ", case.ada.get(where).text))
    stands = page[page.index("Stands:") : page.index("What the law asks")]
    assert word in stands
    assert "described" in stands
    assert "not compared: no copy was read" in page
    assert item in listed(case.ada.get(f"{case.here}/review/?level={verdict}").text)
    assert item in listed(case.ada.get(f"{case.here}/review/?state=changed").text)


@pytest.mark.parametrize("wrong", [{"source": ""}, {"text": ""}, {"verdict": "described"}, {"place": ""}])
def test_without_source_or_reason_it_is_refused(case: Matter, source: str, wrong: dict[str, object]) -> None:
    item = item_at(case, "described")
    assert lift(case, item, **{"source": source, **wrong})[0] == 400
    where = f"{case.here}/review/?item={item}"
    change = {"kind": "change", "verdict": "corroborated", "reason": "other", "text": "x"}
    assert send(case.ada, where, change, page=where).status_code == 400
    assert case.store.decisions.of("a1") == ()


def test_silence_is_not_lifted(case: Matter, source: str) -> None:
    item = item_at(case, "silent")
    assert "Lift by" not in case.ada.get(f"{case.here}/review/?item={item}").text
    status, page = lift(case, item, source=source)
    assert status == 400
    assert "Nothing is shown in the documents here" in page


def test_an_empty_shelf_says_what_to_do(case: Matter) -> None:
    page = case.ada.get(f"{case.here}/review/?item={item_at(case, 'described')}").text
    assert "put a source there first" in page


@pytest.mark.parametrize(("language", "word"), [("en", "● corroborated"), ("nl", "● bevestigd")])
def test_it_stands_in_report_and_editions(case: Matter, source: str, language: str, word: str) -> None:
    assert lift(case, item_at(case, "described"), source=source, quote=QUOTE)[0] == 303
    shown = view(dossier.assessment(), dossier.rule_set(), language, review_of(case.store, "a1"))
    row = shown["decided"]["rows"][0]  # type: ignore[index]
    assert (row["holds"], row["source"]) == (word, f"Register, page 4, “{QUOTE}”")
    (meaning,) = shown["decided"]["lifted"]  # type: ignore[index]
    assert meaning.startswith(f"{word}: ")
    found = case.store.case_assessments.get(case.case, "a1")
    full = Export(edition="full", form="json", language=language, on="2026-01-01")
    made = msgspec.json.encode(gathered(case.store, found, full)).decode()
    assert QUOTE in made
    assert '"corroborated"' in made
    heard = replace(full, edition="hearing", form="pdf")
    assert QUOTE not in msgspec.json.encode(gathered(case.store, found, heard)).decode()


def test_programs_lift_by_the_same_rules(app: Flask, case: Matter, source: str) -> None:
    assert lift(case, item_at(case, "described"), source=source)[0] == 303
    kept = case.store.decisions.of("a1")[0]
    header = {"Authorization": f"Bearer {case.store.tokens.make(case.actor('ada'), 'x', 30)}"}
    address = "/api/v1/assessments/a1/decisions"
    listed_there = app.test_client().get(address, headers=header).get_json()["items"]
    assert (listed_there[0]["source"], listed_there[0]["place"]) == (source, "page 4")
    said = {
        "obligation": kept.said.obligation, "element": kept.said.element, "kind": "lift",
        "machine": "described", "verdict": "contradicted_by_source", "text": "No.", "quote": QUOTE,
    }  # fmt: skip
    for body, status in ((said, 400), ({**said, "source": source}, 201)):
        assert app.test_client().post(address, json=body, headers=header).status_code == status


def test_a_source_that_left_the_shelf_leaves_its_decision_bare(app: Flask, case: Matter, source: str) -> None:
    assert lift(case, item_at(case, "described"), source=source)[0] == 303
    found = case.store.case_assessments.get(case.case, "a1")

    def gates() -> list[str]:
        with app.test_request_context():
            return [point.gate for point in open_points(found)]

    assert "shelf" not in gates()
    case.store.sources.withdraw(case.actor("ada"), case.store.sources.get(case.case, source), "wrong")
    assert gates().count("shelf") == 1
    kept = case.store.decisions.of("a1")[0]
    gone = NewDecision(
        obligation=kept.said.obligation, element=kept.said.element, kind=DecisionKind.WITHDRAW, about=kept.id
    )
    case.store.decisions.add(case.actor("ada"), "a1", gone)
    assert "shelf" not in gates()
