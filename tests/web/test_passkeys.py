"""Passkeys: added after the password, shown as a second step and in its place, bound to one address."""

import json
import re
from dataclasses import replace
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from checker.domain.person import TERMINAL, Actor, Role
from checker.settings import Settings
from checker.storage.attempts import FREE_FOR_ACCOUNT
from checker.storage.store import Store
from checker.web.app import create_app
from tests.web.authenticator import Device
from tests.web.conftest import send
from tests.web.test_cases import PASSWORD, browser_of
from tests.web.test_second_step import Clock, clock, store

__all__ = ["clock", "store"]


@pytest.fixture
def ada(app: Flask, store: Store) -> FlaskClient:
    return browser_of(app, store, "ada", Role.CASE_HANDLER)


def actor(store: Store) -> Actor:
    found = store.people.by_login("ada")
    assert found
    return Actor(person=found.id, name="Ada", origin="test")


def asked(page: str) -> dict[str, object]:
    found = re.search(r'data-new-passkey="([^"]+)"', page)
    assert found, page
    return dict(json.loads(unescape(found.group(1))))


def add(browser: FlaskClient, device: Device, name: str = "telephone", password: str = "") -> tuple[int, str]:
    begun = send(browser, "/account/passkeys/new", {"password": password}, page="/account/")
    fields: dict[str, object] = {"name": name, "passkey": device.make(asked(begun.text))}
    answer = send(browser, "/account/passkeys/", fields, page="/account/")
    return answer.status_code, answer.text


def halfway(app: Flask) -> FlaskClient:
    browser = app.test_client()
    answer = send(browser, "/sign-in", {"login": "ada", "password": PASSWORD}, page="/sign-in")
    assert answer.headers["Location"] == "/sign-in/code"
    return browser


def enter(browser: FlaskClient, device: Device) -> int:
    question = browser.get("/sign-in/passkey").get_json()
    return show(browser, device.show(question))


def show(browser: FlaskClient, answer: str, page: str = "/sign-in/code") -> int:
    return send(browser, "/sign-in/passkey", {"passkey": answer}, page=page).status_code


def test_it_is_added_shown_and_listed(app: Flask, store: Store, ada: FlaskClient) -> None:
    device = Device()
    status, page = add(ada, device)
    assert (status, "not shown again" in page) == (200, True)
    assert add(ada, Device(), "key ring")[0] == 303
    assert "telephone" in ada.get("/account/").text
    browser = halfway(app)
    page = browser.get("/sign-in/code").text
    assert 'without-script">Without JavaScript this browser cannot show a passkey; type a code' in page
    assert enter(browser, device) == 303
    assert browser.get("/account/").status_code == 200
    done = [each.action for each in store.audit.entries()]
    assert {"passkey.begun", "passkey.added", "passkey.used"} <= set(done)


def test_a_recovery_code_does_where_it_cannot_be_shown(app: Flask, ada: FlaskClient) -> None:
    codes = re.findall(r"<code>([\w-]+)</code>", add(ada, Device())[1])
    browser = halfway(app)
    assert "Recovery code" in browser.get("/sign-in/code").text
    assert send(browser, "/sign-in/code", {"code": codes[0]}, page="/sign-in/code").status_code == 303


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "http://localhost:9999"},
        {"origin": "https://localhost:8410"},
        {"origin": "http://localhost.example.org:8410"},
        {"name": "example.org"},
        {"cross_origin": True},
        {"id": b"another"},
        {"key": Device().key},
        {"counter": 0},
    ],
)
def test_what_was_signed_elsewhere_or_otherwise_is_refused(
    app: Flask, ada: FlaskClient, wrong: dict[str, object]
) -> None:
    device = Device()
    add(ada, device)
    browser = halfway(app)
    assert enter(browser, replace(device, **wrong)) == 403  # type: ignore[arg-type]
    assert browser.get("/account/").status_code == 403


@pytest.mark.parametrize(
    "answer", ["", "null", "{}", "[]", '{"id": 1}', "x" * 30_000, '{"response": {"signature": "%"}}']
)
def test_nonsense_is_refused(app: Flask, ada: FlaskClient, answer: str) -> None:
    add(ada, Device())
    browser = halfway(app)
    browser.get("/sign-in/passkey")
    assert show(browser, answer) == 403
    send(ada, "/account/passkeys/new", page="/account/")
    kept = send(ada, "/account/passkeys/", {"name": "x", "passkey": answer}, page="/account/")
    assert kept.status_code == 400


def test_a_challenge_works_once_in_one_browser_for_a_while(
    app: Flask, ada: FlaskClient, clock: Clock
) -> None:
    device = Device(counter=0)
    add(ada, device)
    one, other = halfway(app), halfway(app)
    question = one.get("/sign-in/passkey").get_json()
    other.get("/sign-in/passkey")
    answer = device.show(question)
    assert show(other, answer) == 403
    assert show(one, answer) == 303
    late = halfway(app)
    question = late.get("/sign-in/passkey").get_json()
    clock.pass_by(301)
    assert show(late, device.show(question), page="/sign-in") == 303
    assert late.get("/account/").status_code == 403


def test_a_used_challenge_does_not_come_back_with_the_old_cookie(app: Flask, ada: FlaskClient) -> None:
    device = Device(counter=0)
    add(ada, device)
    browser = halfway(app)
    question = browser.get("/sign-in/passkey").get_json()
    with browser.session_transaction() as cookie:
        before = dict(cookie)
    assert show(browser, "{}") == 403
    with browser.session_transaction() as cookie:
        cookie.update(before)
    assert show(browser, device.show(question)) == 403


def test_many_wrong_ones_make_the_right_one_wait(app: Flask, ada: FlaskClient, clock: Clock) -> None:
    device = Device()
    add(ada, device)
    browser = halfway(app)
    for _ in range(FREE_FOR_ACCOUNT + 1):
        assert enter(browser, Device()) == 403
    assert enter(browser, device) == 403
    clock.pass_by(60)
    assert enter(halfway(app), device) == 303


def test_a_copy_ends_the_passkey_and_not_the_second_step(app: Flask, store: Store, ada: FlaskClient) -> None:
    device = Device()
    codes = re.findall(r"<code>([\w-]+)</code>", add(ada, device)[1])
    assert enter(halfway(app), device) == 303
    device.counter = 0
    assert enter(halfway(app), replace(device, counter=1)) == 403
    assert enter(halfway(app), replace(device, counter=90)) == 403
    browser = halfway(app)
    assert "Show a passkey" not in browser.get("/sign-in/code").text
    send(browser, "/sign-in/code", {"code": codes[0]}, page="/sign-in/code")
    assert "there may be a copy" in browser.get("/account/").text


def test_it_stands_in_for_the_password_where_its_owner_is_known(
    app: Flask, store: Store, ada: FlaskClient, clock: Clock
) -> None:
    device = Device()
    add(ada, device)
    clock.pass_by(601)
    remove = f"/account/passkeys/{store.passkeys.of(actor(store).person)[0].id}/remove"
    assert "Show a passkey instead" in ada.get("/account/").text
    assert send(ada, remove, page="/account/").status_code == 400
    unknown = replace(device, is_held_by_owner=False)
    for each, status in ((unknown, 400), (device, 303)):
        question = ada.get("/account/passkeys/question").get_json()
        assert question["userVerification"] == "required"
        answer = send(ada, remove, {"passkey": each.show(question)}, page="/account/")
        assert answer.status_code == status
    assert store.passkeys.of(actor(store).person) == ()
    assert "session.confirmed" in [each.action for each in store.audit.entries()]


def test_without_the_password_none_is_added(app: Flask, ada: FlaskClient, clock: Clock) -> None:
    device = Device(counter=0)
    add(ada, device)
    clock.pass_by(601)
    assert send(ada, "/account/passkeys/new", page="/account/").status_code == 400
    question = ada.get("/account/passkeys/question").get_json()
    fields: dict[str, object] = {"name": "x", "passkey": Device().make(question)}
    assert send(ada, "/account/passkeys/", fields, page="/account/").status_code == 400
    assert add(ada, Device(), password=PASSWORD)[0] == 303


def test_who_comes_from_elsewhere_signs_in_anew_to_add_one(app: Flask, store: Store, clock: Clock) -> None:
    person = store.people.add(TERMINAL, "eva", "Eva")
    browser = app.test_client()
    with browser.session_transaction() as cookie:
        cookie["door"] = store.doors.open(person)
    assert add(browser, Device())[0] == 303
    clock.pass_by(601)
    assert send(browser, "/account/passkeys/new", page="/account/").status_code == 403


@pytest.mark.parametrize(
    ("public", "origin"),
    [
        ("https://checker.example.eu", "https://checker.example.eu"),
        ("https://Checker.example.eu:8443/", "https://checker.example.eu:8443"),
        ("https://checker.example.eu:443", "https://checker.example.eu"),
    ],
)
def test_behind_a_proxy_the_public_address_counts(
    settings: Settings, store: Store, public: str, origin: str
) -> None:
    name = "checker.example.eu"
    app = create_app(replace(settings, public_address=public), store)
    app.config["SESSION_COOKIE_SECURE"] = False  # from the proxy to checker there is no https
    browser = browser_of(app, store, "ada")
    inside, outside = Device(), Device(origin=origin, name=name)
    begun = asked(send(browser, "/account/passkeys/new", page="/account/").text)
    assert begun["rp"] == {"name": "checker", "id": name}
    fields: dict[str, object] = {"name": "x", "passkey": inside.make(begun)}
    assert send(browser, "/account/passkeys/", fields, page="/account/").status_code == 400
    assert add(browser, outside)[0] == 200
    assert enter(halfway(app), outside) == 303


@pytest.mark.parametrize(
    "public", ["http://checker.example.eu", "https://192.0.2.7", "http://127.0.0.1:8410"]
)
def test_where_browsers_keep_none_the_page_says_so(settings: Settings, store: Store, public: str) -> None:
    app = create_app(replace(settings, public_address=public), store)
    app.config["SESSION_COOKIE_SECURE"] = False
    browser = browser_of(app, store, "ada")
    page = browser.get("/account/").text
    assert "Add a passkey" not in page
    assert "set up codes of an app" in page
    assert send(browser, "/account/passkeys/new", page="/account/").status_code == 404
    assert app.test_client().get("/sign-in/passkey").status_code == 404


def test_an_administrator_removes_it(app: Flask, store: Store, ada: FlaskClient) -> None:
    add(ada, Device())
    root = browser_of(app, store, "root", Role.ADMINISTRATOR)
    send(root, f"/people/{actor(store).person}/second-step/remove", page="/people/")
    fields: dict[str, object] = {"login": "ada", "password": PASSWORD}
    answer = send(app.test_client(), "/sign-in", fields, page="/sign-in")
    assert answer.headers["Location"] != "/sign-in/code"
