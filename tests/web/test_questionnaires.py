"""A questionnaire on the pages of a case: filled in part by part, taken away, handed in, and sent back."""

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from checker.declarations import receive
from checker.declarations.drafted import read_asked, sections
from checker.domain.case import DocumentKind
from checker.domain.person import Actor, Role
from checker.engine.serialise import from_json
from checker.ingest.workbooks import read_workbook
from checker.settings import Settings
from checker.storage.store import Store
from checker.worker.maker import Maker
from checker.worker.process import work_once
from tests.web.conftest import send
from tests.web.questionnaire import COUNT, FORM, begun, small_rules
from tests.web.test_cases import browser_of, open_case

SECTION = "notice-and-action-1"
ANSWER = {
    f"{FORM}.answer": "yes",
    f"{FORM}.description": "On every page.",
    f"{FORM}.links": "https://a.example/b",
}


@pytest.fixture
def ada(app: Flask, store: Store) -> FlaskClient:
    return browser_of(app, store, "ada", Role.CASE_HANDLER)


@pytest.fixture
def case(ada: FlaskClient) -> str:
    return open_case(ada).strip("/").rpartition("/")[2]


@pytest.fixture
def draft(store: Store, case: str) -> str:
    """Return the id of a questionnaire that may be filled in."""
    (by,) = (person for person in store.people.all() if person.login == "ada")
    return begun(store, Actor(person=by.id, name="Ada", origin="test"), case)


def post(
    browser: FlaskClient, store: Store, case: str, draft: str, what: str, fields: Mapping[str, str]
) -> TestResponse:
    """Send a form of the questionnaire as the page that is open now would."""
    where = f"/cases/{case}/questionnaires/{draft}/"
    version = str(store.questionnaires.get(case, draft).version)
    return send(browser, f"{where}{what}", {"version": version, **fields}, page=where)


def test_partial_answers_stay_and_are_counted(ada: FlaskClient, store: Store, case: str, draft: str) -> None:
    where = f"/cases/{case}/questionnaires/{draft}/"
    assert "0 of 2 answered" in ada.get(where).text
    answer = post(ada, store, case, draft, f"sections/{SECTION}", ANSWER)
    assert answer.headers["Location"] == where
    assert "1 of 2 answered" in ada.get(where).text
    assert "1 van 2 beantwoord" in ada.get(f"{where}?lang=nl").text
    page = ada.get(f"{where}sections/{SECTION}?lang=en").text
    assert "On every page." in page
    kept = store.questionnaires.get(case, draft).answers
    assert kept["answers"] == {
        FORM: {"answer": "yes", "description": "On every page.", "links": ["https://a.example/b"]}
    }
    assert kept["rule_set_version"] == small_rules().version
    assert kept["questionnaire_version"]
    post(ada, store, case, draft, f"sections/{SECTION}", {f"{FORM}.answer": "unknown"})
    assert store.questionnaires.get(case, draft).answers["answers"] == {}


def test_two_people_do_not_overwrite_each_other(
    ada: FlaskClient, store: Store, case: str, draft: str
) -> None:
    where = f"/cases/{case}/questionnaires/{draft}/"
    assert post(ada, store, case, draft, f"sections/{SECTION}", {"version": "1", **ANSWER}).status_code == 409
    assert store.questionnaires.get(case, draft).answers["answers"] == {}
    assert ada.get(where).status_code == 200


def test_every_fault_is_said_at_once_and_it_can_be_filed_as_invalid(
    ada: FlaskClient, store: Store, case: str, draft: str
) -> None:
    post(ada, store, case, draft, "sections/about", {"dated": "soon"})
    faulty = {f"{COUNT}.answer": "yes", f"{FORM}.answer": "yes", f"{FORM}.links": "nowhere"}
    post(ada, store, case, draft, f"sections/{SECTION}", faulty)
    answer = post(ada, store, case, draft, "hand-in", {})
    assert answer.status_code == 422
    for part in ("soon", "nowhere", "figures", f"sections/{SECTION}#{COUNT}", f"sections/{SECTION}#{FORM}"):
        assert part in answer.text
    filed = post(ada, store, case, draft, "hand-in", {"invalid": "yes"})
    assert filed.status_code == 303
    (document,) = store.case_documents.of(case)
    assert document.kind is DocumentKind.DECLARATION
    assert store.questionnaires.get(case, draft).document == document.id


def test_what_is_handed_in_is_a_valid_declaration_and_stays(
    ada: FlaskClient, store: Store, case: str, draft: str
) -> None:
    post(ada, store, case, draft, f"sections/{SECTION}", ANSWER)
    assert post(ada, store, case, draft, "hand-in", {}).status_code == 303
    (document,) = store.case_documents.of(case)
    received = receive(store.originals.read(document.sha256), document.name, small_rules())
    assert not received.errors
    assert {each.element: each.answer for each in received.declaration().answers}[FORM] == "yes"
    assert post(ada, store, case, draft, f"sections/{SECTION}", ANSWER).status_code == 400
    actions = [entry.action for entry in store.audit.entries(case)]
    assert "questionnaire.handed" in actions
    assert "document.added" in actions


def test_the_workbook_takes_the_answers_along(ada: FlaskClient, store: Store, case: str, draft: str) -> None:
    figures = {f"{COUNT}.answer": "yes", f"{COUNT}.value": "12.5", f"{COUNT}.unit": "notices"}
    post(ada, store, case, draft, f"sections/{SECTION}", {**ANSWER, **figures})
    where = f"/cases/{case}/questionnaires/{draft}/questionnaire"
    book = ada.get(f"{where}.xlsx").data
    sheets = read_workbook(book, "a.xlsx", Settings())
    text = receive(ada.get(f"{where}.yaml").data, "a.yaml", small_rules()).declaration()
    from_book = receive(book, "a.xlsx", small_rules(), sheets).declaration()
    said = [each for each in text.answers if each.answer != "unknown"]
    assert said == list(from_book.answers)
    assert from_book.signed_by == draft
    assert from_book.profile
    assert text.profile
    assert from_book.profile.services == text.profile.services


def test_a_file_that_comes_back_gets_a_receipt(
    ada: FlaskClient, store: Store, case: str, settings: Settings
) -> None:
    bad = yaml.safe_dump({"rule_set": "eu-dsa", "answers": {"dsa-9-1.orders_handled": {"answer": "perhaps"}}})
    where = f"/cases/{case}/questionnaires/"
    fields = {"documents": (io.BytesIO(bad.encode()), "back.yaml")}
    answer = send(ada, f"{where}received", fields, page=where)
    assert answer.status_code == 303
    assert work_once(Maker.open(Settings(data=Path("unused")), store), store, "w")
    page = ada.get(answer.headers["Location"]).text
    assert "Received, invalid." in page
    assert "perhaps" in page
    assert "how orders or requests of authorities about content are handled" in page


def test_the_worker_chooses_the_questions_for_the_profile(ada: FlaskClient, store: Store, case: str) -> None:
    maker = Maker.open(Settings(data=Path("unused")), store)
    where = f"/cases/{case}/questionnaires/"
    answer = send(ada, where, {"rules": "eu-tco"}, page=where)
    assert "being chosen" in ada.get(answer.headers["Location"]).text
    assert work_once(maker, store, "w")
    page = ada.get(answer.headers["Location"]).text
    assert "0 of " in page
    (found,) = store.questionnaires.of(case)
    assert found.answers["rule_set"] == "eu-tco"
    for link in ("sections/about", "questionnaire.xlsx", "questionnaire.yaml"):
        assert ada.get(f"{answer.headers['Location']}{link}").status_code == 200


@pytest.mark.parametrize(("language", "wanted"), [("en", "Where?"), ("nl", "Waar?")])
def test_the_yaml_holds_the_questions_as_comments_and_the_answers_letter_by_letter(
    ada: FlaskClient, store: Store, case: str, draft: str, language: str, wanted: str
) -> None:
    said = 'Two lines:\n- "one" # and \\ another'
    figures = {f"{COUNT}.answer": "yes", f"{COUNT}.value": "12.5", f"{COUNT}.unit": "notices"}
    answer = {**ANSWER, f"{FORM}.description": said, **figures}
    assert post(ada, store, case, draft, f"sections/{SECTION}", answer).status_code == 303
    kept = store.questionnaires.get(case, draft).answers
    data = ada.get(f"/cases/{case}/questionnaires/{draft}/questionnaire.yaml?lang={language}").data
    assert any(wanted in line for line in data.decode().splitlines() if line.strip().startswith("# "))
    read = yaml.load(data, yaml.BaseLoader)  # noqa: S506 - every scalar as a text, as checker reads it
    assert read["answers"][FORM]["description"] == kept["answers"][FORM]["description"]
    assert [dict(each) for each in read["answers"][COUNT]["figures"]] == kept["answers"][COUNT]["figures"]
    assert read["profile"]["services"] == kept["profile"]["services"]
    assert not receive(data, "a.yaml", small_rules()).errors


PAPER = "Anyone can report illegal content electronically through a form below every video.\n"


def test_a_paper_assessed_after_a_questionnaire_was_handed_in_shows_both_side_by_side(
    ada: FlaskClient, store: Store, case: str
) -> None:
    maker = Maker.open(Settings(data=Path("unused")), store)
    where, shown, declared = f"/cases/{case}/questionnaires/", "dsa-16-1-s1.mechanism", "dsa-22-1.priority"
    begun = send(ada, where, {"rules": "eu-dsa"}, page=where)
    assert work_once(maker, store, "w")
    (found,) = store.questionnaires.of(case)
    homes = {each.id: part.key for part in sections(read_asked(found.asked)) for each in part.elements}
    for element in (shown, declared):
        fields = {f"{element}.answer": "yes", f"{element}.description": "As our help pages say."}
        assert post(ada, store, case, found.id, f"sections/{homes[element]}", fields).status_code == 303
    assert post(ada, store, case, found.id, "hand-in", {}).status_code == 303
    added = {"documents": (io.BytesIO(PAPER.encode()), "paper.txt"), "kind": "position_paper"}
    assert send(ada, f"/cases/{case}/documents", added, page=f"/cases/{case}/").status_code == 303
    while work_once(maker, store, "w"):
        pass
    ticked = [each.id for each in store.case_documents.of(case)]
    assert len(ticked) == 2
    asked = {"document": ticked, "on": "2024-06-01"}
    assert send(ada, f"/cases/{case}/assess", asked, page=f"/cases/{case}/").status_code == 303
    while work_once(maker, store, "w"):
        pass
    (assessment,) = store.case_assessments.of(case)
    parts = {
        part.id: part
        for finding in from_json(store.assessments.body(assessment.id)).findings
        for part in finding.elements
    }
    assert begun.status_code == 303
    for element, comparison in ((shown, "agrees"), (declared, "declared_only")):
        known = parts[element].declared
        assert known is not None
        assert (known.answer, known.comparison) == ("yes", comparison)
    page = ada.get(f"/assessments/{assessment.id}/?duty=dsa-16-1-s1").text
    assert "As our help pages say." in page
