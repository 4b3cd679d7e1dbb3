"""Accounts in the browser: by password, by invitation, by administrators; refusals say why."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from checker.domain.person import TERMINAL, Role
from checker.storage.attempts import FREE_FOR_ACCOUNT
from checker.storage.doors import Purpose
from checker.storage.store import Store
from tests.web.conftest import send
from tests.web.test_cases import PASSWORD, browser_of, open_case


def sign_in(browser: FlaskClient, password: str, login: str = "ada") -> int:
    return send(browser, "/sign-in", {"login": login, "password": password}, page="/sign-in").status_code


def test_a_password_lets_in_and_a_wrong_one_does_not(app: Flask, store: Store) -> None:
    browser_of(app, store, "ada")
    browser = app.test_client()
    wrong = send(browser, "/sign-in", {"login": "ada", "password": "x"}, page="/sign-in")
    unknown = send(browser, "/sign-in", {"login": "eve", "password": "x"}, page="/sign-in")
    sentence = "Name and password do not belong together"
    assert wrong.status_code == unknown.status_code == 403
    assert sentence in wrong.text
    assert sentence in unknown.text
    assert sign_in(browser, PASSWORD) == 303


def test_many_wrong_passwords_make_even_the_right_one_wait(app: Flask, store: Store) -> None:
    browser_of(app, store, "ada")
    browser = app.test_client()
    for _ in range(FREE_FOR_ACCOUNT + 6):
        store.attempts.failed("ada", "10.0.0.1")
    answer = send(browser, "/sign-in", {"login": "ada", "password": PASSWORD}, page="/sign-in")
    assert answer.status_code == 403
    assert "too many attempts" in answer.text


def test_a_new_session_has_a_new_cookie(app: Flask, store: Store) -> None:
    browser_of(app, store, "ada")
    browser = app.test_client()
    browser.get("/sign-in?lang=nl")
    before = browser.get_cookie("checker-8410")
    sign_in(browser, PASSWORD)
    after = browser.get_cookie("checker-8410")
    assert before and after and before.value != after.value


def test_an_invitation_lets_one_choose_a_password_once(app: Flask, store: Store) -> None:
    person = store.people.add(TERMINAL, "ada", "Ada")
    where = f"/invitation?token={store.doors.make_link(person, Purpose.INVITE)}"
    token, browser = where.partition("=")[2], app.test_client()
    for first, second, said in (("short", "short", "12 to 128"), (PASSWORD, "other", "differ")):
        fields: dict[str, object] = {"token": token, "password": first, "again": second}
        answer = send(browser, "/invitation", fields, page=where)
        assert answer.status_code == 422
        assert said in answer.text
    fields = {"token": token, "password": PASSWORD, "again": PASSWORD}
    assert send(browser, "/invitation", fields, page=where).status_code == 303
    assert browser.get("/account/").status_code == 200
    assert app.test_client().get(where).status_code == 403


def test_an_administrator_makes_accounts_and_gives_roles(app: Flask, store: Store) -> None:
    root = browser_of(app, store, "root", Role.ADMINISTRATOR)
    fields: dict[str, object] = {"name": "Ben", "login": "ben", "role": "manager"}
    answer = send(root, "/people/", fields, page="/people/")
    link = re.search(r"/invitation\?token=[\w-]+", answer.text)
    assert link
    assert app.test_client().get(link.group()).status_code == 200
    assert send(root, "/people/", fields, page="/people/").status_code == 422
    ben = store.people.by_login("ben")
    assert ben
    send(root, f"/people/{ben.id}/roles", {"role": "viewer"}, page="/people/")
    assert [given.role for given in store.people.roles(ben.id)] == [Role.VIEWER]
    send(root, f"/people/{ben.id}/disable", {}, page="/people/")
    assert "closed on" in root.get("/people/").text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_else_does(app: Flask, store: Store, role: Role) -> None:
    browser = browser_of(app, store, "ada", role)
    assert browser.get("/people/").status_code == 403
    assert send(browser, "/people/", {"name": "x", "login": "x"}, page="/account/").status_code == 403
    assert store.people.by_login("x") is None


def test_a_changed_password_ends_the_other_sessions(app: Flask, store: Store) -> None:
    first = browser_of(app, store, "ada")
    second = app.test_client()
    sign_in(second, PASSWORD)
    fields: dict[str, object] = {
        "password": PASSWORD,
        "new": "acht trage paraplu's",
        "again": "acht trage paraplu's",
    }
    assert send(second, "/account/password", fields, page="/account/").status_code == 303
    assert second.get("/account/").status_code == 200
    assert first.get("/account/").status_code == 403


def test_a_session_is_ended_from_another_browser(app: Flask, store: Store) -> None:
    first = browser_of(app, store, "ada")
    second = app.test_client()
    sign_in(second, PASSWORD)
    others = re.findall(r"/account/sessions/(\w+)/end", second.get("/account/").text)
    assert len(others) == 1
    assert send(second, f"/account/sessions/{others[0]}/end", {}, page="/account/").status_code == 303
    assert first.get("/account/").status_code == 403


def test_single_assessments_of_others_are_not_seen(
    app: Flask, store: Store, client: FlaskClient, kept: str
) -> None:
    stranger = browser_of(app, store, "sam", Role.ADMINISTRATOR)
    for part in ("", "documents", "report.pdf", "originals/1"):
        assert stranger.get(f"/assessments/{kept}/{part}").status_code == 404, part
    job = store.assessments.get(kept).job
    assert stranger.get(f"/uploads/{job}").status_code == 404
    assert client.get(f"/uploads/{job}").status_code == 200


def test_a_case_handler_of_one_case_sends_no_single_papers(app: Flask, store: Store) -> None:
    ada = browser_of(app, store, "ada", Role.CASE_HANDLER)
    where = open_case(ada)
    browser_of(app, store, "sam")
    sam = store.people.by_login("sam")
    assert sam
    send(ada, f"{where}people", {"person": sam.id, "role": "case_handler"}, page=where)
    browser = app.test_client()
    sign_in(browser, PASSWORD, "sam")
    assert browser.get(where).status_code == 200
    assert send(browser, "/sample", {}, page=where).status_code == 403
