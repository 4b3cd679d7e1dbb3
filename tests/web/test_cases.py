"""A case in the browser: opened, filled, read for its receipt, assessed, signed by somebody else."""

import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from checker.domain.person import TERMINAL, Role
from checker.storage.store import Store
from tests.web.conftest import send

CASE = {
    "number": "2024-7",
    "title": "Moderation",
    "platform": "Klankbord",
    "capacity": "ministry",
    "service": "platform",
}
PASSWORD = "vier schuwe kraanvogels"


def browser_of(app: Flask, store: Store, login: str, *roles: Role) -> FlaskClient:
    """Return the browser of a new account that signed in with its password."""
    person = store.people.add(TERMINAL, login, login.title(), roles)
    store.people.set_password(TERMINAL, person, PASSWORD)
    browser = app.test_client()
    answer = send(browser, "/sign-in", {"login": login, "password": PASSWORD}, page="/sign-in")
    assert answer.status_code == 303
    return browser


def open_case(browser: FlaskClient, **fields: object) -> str:
    """Open a case and return its address."""
    answer = send(browser, "/cases/", CASE | fields, page="/cases/new")
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


@pytest.fixture
def ada(app: Flask, store: Store) -> FlaskClient:
    return browser_of(app, store, "ada", Role.CASE_HANDLER)


def test_without_a_case_the_list_says_what_to_do(ada: FlaskClient, app: Flask, store: Store) -> None:
    assert "Open one: give it a number" in ada.get("/cases/").text
    viewer = browser_of(app, store, "vera")
    assert "You take part in no case yet" in viewer.get("/cases/").text
    assert viewer.get("/").headers["Location"] == "/cases/"


def test_a_case_is_opened_and_listed(ada: FlaskClient) -> None:
    where = open_case(ada)
    page = ada.get(where).text
    assert "2024-7 · Klankbord" in page
    assert "ministry or other body without powers" in page
    assert "Nothing was added yet" in page
    assert "2024-7" in ada.get("/cases/").text


def test_what_is_missing_is_said_field_by_field(ada: FlaskClient) -> None:
    answer = send(ada, "/cases/", {"title": "x"}, page="/cases/new")
    assert answer.status_code == 422
    for field in ("number", "platform", "capacity", "service"):
        assert f'href="#{field}"' in answer.text
    open_case(ada)
    again = send(ada, "/cases/", CASE, page="/cases/new")
    assert again.status_code == 422
    assert "There is a case 2024-7 already" in again.text


def test_a_case_of_others_is_as_if_it_were_not_there(ada: FlaskClient, app: Flask, store: Store) -> None:
    where = open_case(ada)
    stranger = browser_of(app, store, "sam")
    assert stranger.get(where).status_code == stranger.get("/cases/none/").status_code == 404
    assert "2024-7" not in stranger.get("/cases/").text
    assert send(stranger, f"{where}close", {"version": "1"}, page="/account/").status_code == 404
    administrator = browser_of(app, store, "root", Role.ADMINISTRATOR)
    assert administrator.get(where).status_code == 404


def test_a_viewer_reads_and_changes_nothing(ada: FlaskClient, app: Flask, store: Store) -> None:
    where = open_case(ada)
    viewer = browser_of(app, store, "vera", Role.VIEWER)
    assert viewer.get(where).status_code == 200
    for what in ("change", "close", "profile", "people", "documents", "assess", "sources"):
        assert send(viewer, f"{where}{what}", {"version": "1"}, page="/account/").status_code == 403, what


def test_a_profile_changes_with_a_reason(ada: FlaskClient) -> None:
    where = open_case(ada)
    fields = {"version": "1", "service": "vlop", "reason": "designated since"}
    assert send(ada, f"{where}profile", fields, page=where).status_code == 303
    assert send(ada, f"{where}profile", fields, page=where).status_code == 409
    page = ada.get(where).text
    assert "very large online platform" in page
    assert "designated since" in page
    assert "Earlier versions" in page


def test_a_source_is_put_on_the_shelf(ada: FlaskClient) -> None:
    where = open_case(ada)
    fields = {"title": "Report 2023", "retrieved": "2024-05-01", "documents": (io.BytesIO(b"abc"), "r.pdf")}
    assert send(ada, f"{where}sources", fields, page=where).status_code == 303
    page = ada.get(where).text
    assert "Report 2023" in page
    copy = re.search(r'href="([^"]+/copy)"', page)
    assert copy
    assert ada.get(copy.group(1)).data == b"abc"
    assert "original downloaded" in ada.get(f"{where}audit").text


def test_the_audit_trail_is_shown_and_handed_out(ada: FlaskClient, store: Store) -> None:
    where = open_case(ada)
    assert "case opened" in ada.get(f"{where}audit").text
    lines = ada.get(f"{where}audit.jsonl").text.splitlines()
    assert any('"case.opened"' in line for line in lines)
    assert list(store.audit.faults()) == []


def test_a_role_is_given_in_a_case(ada: FlaskClient, app: Flask, store: Store) -> None:
    where = open_case(ada)
    browser = browser_of(app, store, "sam")
    sam = store.people.by_login("sam")
    assert sam
    fields = {"person": sam.id, "role": "reviewer"}
    assert send(ada, f"{where}people", fields, page=where).status_code == 303
    assert browser.get(where).status_code == 200
    assert send(ada, f"{where}people", fields | {"role": "manager"}, page=where).status_code == 403
    assert send(ada, f"{where}people", fields | {"what": "take"}, page=where).status_code == 303
    assert browser.get(where).status_code == 404
