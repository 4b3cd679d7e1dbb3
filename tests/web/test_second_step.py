"""The second step of signing in: set up, asked for, each code once, recovery codes, and how it is removed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient

from checker.domain.errors import UsageFault
from checker.domain.person import Actor, Role
from checker.settings import Settings
from checker.storage.attempts import FREE_FOR_ACCOUNT
from checker.storage.store import Store, open_store
from tests.databases import chosen
from tests.web.conftest import send
from tests.web.test_cases import PASSWORD, browser_of


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(settings: Settings, clock: Clock) -> Iterator[Store]:
    with chosen() as url:
        opened = open_store(settings.data, url=url, clock=clock)
        yield opened
        opened.close()


@pytest.fixture
def secret(app: Flask, store: Store) -> str:
    """Return the secret of Ada, who signs in with a code."""
    browser = browser_of(app, store, "ada")
    page = send(browser, "/account/second-step", {}, page="/account/").text
    person = store.people.by_login("ada")
    assert person
    made = store.second_factors.secret(person.id)
    assert made[:4] in page
    assert "otpauth://totp/checker:ada" in page
    wrong = send(browser, "/account/second-step/confirm", {"code": "000000"}, page="/account/")
    assert wrong.status_code == 422
    assert not store.second_factors.is_needed(person.id)
    fields: dict[str, object] = {"code": pyotp.TOTP(made).at(store.doors.clock())}
    assert "not shown again" in send(browser, "/account/second-step/confirm", fields, page="/account/").text
    return made


def begun(app: Flask) -> FlaskClient:
    """Return a browser in which the password was right."""
    browser = app.test_client()
    answer = send(browser, "/sign-in", {"login": "ada", "password": PASSWORD}, page="/sign-in")
    assert answer.headers["Location"] == "/sign-in/code"
    assert browser.get("/account/").status_code == 403
    return browser


def enter(browser: FlaskClient, code: str) -> int:
    return send(browser, "/sign-in/code", {"code": code}, page="/sign-in/code").status_code


def code_of(secret: str, clock: Clock, off: int = 0) -> str:
    return pyotp.TOTP(secret).at(clock() + timedelta(seconds=30 * off))


def test_a_code_is_asked_for_and_works_once(app: Flask, secret: str, clock: Clock) -> None:
    clock.pass_by(60)
    first, second = begun(app), begun(app)
    code = code_of(secret, clock)
    assert enter(first, f" {code[:3]} {code[3:]} ") == 303
    assert first.get("/account/").status_code == 200
    assert enter(second, code) == 403
    clock.pass_by(30)
    assert enter(second, code_of(secret, clock)) == 303


@pytest.mark.parametrize(("off", "expected"), [(-2, 403), (-1, 303), (1, 303), (2, 403)])
def test_clocks_may_differ_by_half_a_minute(
    app: Flask, secret: str, clock: Clock, off: int, expected: int
) -> None:
    clock.pass_by(120)
    assert enter(begun(app), code_of(secret, clock, off)) == expected


def test_the_code_that_set_it_up_is_used_up(app: Flask, secret: str, clock: Clock) -> None:
    assert enter(begun(app), code_of(secret, clock)) == 403


def test_without_the_password_no_code_is_heard(app: Flask, secret: str, clock: Clock) -> None:
    stranger = app.test_client()
    assert stranger.get("/sign-in/code").headers["Location"] == "/sign-in"
    clock.pass_by(60)
    late = begun(app)
    clock.pass_by(301)
    answer = send(late, "/sign-in/code", {"code": code_of(secret, clock)}, page="/sign-in")
    assert answer.headers["Location"] == "/sign-in"
    assert late.get("/account/").status_code == 403


def test_many_wrong_codes_make_even_the_right_one_wait(app: Flask, secret: str, clock: Clock) -> None:
    clock.pass_by(60)
    browser = begun(app)
    for _ in range(FREE_FOR_ACCOUNT + 1):
        assert enter(browser, "000000") == 403
    assert enter(browser, code_of(secret, clock)) == 403
    clock.pass_by(30)
    assert enter(begun(app), code_of(secret, clock)) == 303


def test_a_recovery_code_works_once(store: Store) -> None:
    by = person(store)
    codes = store.second_factors.confirm(
        by, pyotp.TOTP(store.second_factors.begin(by)).at(store.doors.clock())
    )
    assert len(set(codes)) == store.second_factors.codes_left(by.person) == 10
    assert store.second_factors.fits(by, f" {codes[0].upper()} ")
    assert not store.second_factors.fits(by, codes[0])
    assert store.second_factors.codes_left(by.person) == 9
    assert store.audit.entries()[0].action == "recovery_code.used"


def test_nobody_replaces_a_second_step_without_removing_it(store: Store) -> None:
    by = person(store)
    set_up(store, by)
    with pytest.raises(UsageFault, match="remove it first"):
        store.second_factors.begin(by)
    store.second_factors.remove(by, by.person)
    assert store.second_factors.codes_left(by.person) == 0
    assert not store.second_factors.is_needed(by.person)


def test_an_administrator_removes_it(app: Flask, store: Store, secret: str) -> None:
    root = browser_of(app, store, "root", Role.ADMINISTRATOR)
    ada = store.people.by_login("ada")
    assert ada
    assert "Remove the second step" in root.get("/people/").text
    send(root, f"/people/{ada.id}/second-step/remove", {}, page="/people/")
    assert not store.second_factors.is_needed(ada.id)


def set_up(store: Store, by: Actor) -> tuple[str, ...]:
    code = pyotp.TOTP(store.second_factors.begin(by)).at(store.doors.clock())
    return store.second_factors.confirm(by, code)


def person(store: Store) -> Actor:
    identity = store.people.add(Actor(person="", name="test", origin="terminal"), "ben", "Ben")
    return Actor(person=identity, name="Ben", origin="127.0.0.1", confirmed=True)
