"""The overview counts what its lists list, of the cases that one may read and of no other."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from checker.domain.case import Capacity, State
from checker.domain.correspondence import Asked
from checker.domain.person import Permission, Role
from checker.exporting import LETTER_FIELDS
from checker.messages import LANGUAGES
from checker.storage.promises import NewPromise
from checker.storage.questions import NewQuestion
from checker.storage.second_readings import Grade
from checker.storage.store import Store
from checker.web.tiles import TILES
from tests.report import dossier
from tests.web.reviewing import Matter, keep, matter
from tests.web.test_cases import browser_of

SPOT = ("dsa-16-1", dossier.rule_set().obligations[0].elements[0].id)
FACTS = {"services": ["platform"], "profile": "", "size": ""}
TILE = re.compile(r'<a href="/overview/(\w+)"><span class="number">(\d+)</span>')


@pytest.fixture
def office(app: Flask, store: Store) -> Matter:
    """Return an office with something in every list."""
    first = matter(app, store)
    by = first.actor("ada")
    cases = {}
    for name in ("empty", "hearing", "offered", "final", "closed"):
        cases[name] = store.cases.open(
            by, number=name, title=name, platform="Klankbord", capacity=Capacity.MINISTRY, facts=FACTS
        )
        if name in ("hearing", "offered", "final"):
            keep(store, by, cases[name], dossier.assessment(), 1, name)
    store.cases.set_closed(by, store.cases.get(cases["closed"]), is_closed=True)
    browser_of(app, store, "ben", Role.MANAGER)
    move(first, cases["hearing"], State.HEARING)
    move(first, cases["offered"], State.OFFERED)
    move(first, cases["final"], State.OFFERED)
    move(first, cases["final"], State.FINAL)
    correspond(first)
    differ(first, cases["hearing"])
    return first


def move(office: Matter, case: str, to: State) -> None:
    (found,) = office.store.case_assessments.of(case)
    by = office.actor("ben" if to is State.FINAL else "ada")
    office.store.case_assessments.move(by, found, to, frozenset({Permission.WORK, Permission.SIGN}))


def correspond(office: Matter) -> None:
    """Have a letter sent whose day has come, one whose day has not, and a promise that is due."""
    store, by, words = office.store, office.actor("ada"), dict.fromkeys(LANGUAGES, "x")
    question = NewQuestion(
        obligation=SPOT[0], element=SPOT[1], kind=Asked.CLARIFY, citation=words, text=words, wanted=words,
        said=words,
    )  # fmt: skip
    store.questions.take(by, "a1", [question])
    asked = [each.id for each in store.questions.of("a1")]
    for deadline in ("2024-05-01", "2099-01-01"):
        body = {**dict.fromkeys(LETTER_FIELDS, "x"), "deadline": deadline, "questions": asked}
        store.letters.write(by, "a1", {**body, "capacity": "ministry", "has_powers": False})
    for letter in store.letters.of("a1"):
        store.letters.change(by, letter, letter.body, sent="2024-04-01")
    store.promises.add(by, office.case, NewPromise(measure="Telefoon", quote="x", due="2024-05-01"))
    store.promises.add(by, office.case, NewPromise(measure="Later", quote="x", due="2099-01-01"))


def differ(office: Matter, case: str) -> None:
    """Have a second reader find something else."""
    (found,) = office.store.case_assessments.of(case)
    by = office.actor("ben")
    identity = office.store.second_readings.begin(by, found.id, [SPOT])
    (reading,) = office.store.second_readings.of(found.id)
    assert reading.id == identity
    office.store.second_readings.grade(
        by, reading, Grade(spot=SPOT, first="silent", second="described", text="")
    )


def numbers(browser: FlaskClient) -> dict[str, int]:
    return {name: int(number) for name, number in TILE.findall(browser.get("/overview/?lang=en").text)}


def test_every_number_is_the_length_of_its_list(office: Matter) -> None:
    found = numbers(office.ada)
    assert found.keys() == TILES.keys()
    for name, number in found.items():
        page = office.ada.get(f"/overview/{name}").text
        assert page.count('<th scope="row">') == number, name


def test_the_lists_hold_what_they_should(office: Matter) -> None:
    found = numbers(office.ada)
    assert {name: found[name] for name in ("empty", "working", "hearing", "offered", "final", "closed")} == (
        dict.fromkeys(("empty", "working", "hearing", "offered", "final", "closed"), 1)
    )
    assert (found["second"], found["differences"]) == (1, 1)
    assert (found["letters"], found["late"], found["promises"]) == (2, 1, 1)
    assert found["pages"] == 4
    assert found["registers"] == 0
    assert "Telefoon" in office.ada.get("/overview/promises").text
    assert "Later" not in office.ada.get("/overview/promises").text


def test_cases_by_state_add_up_to_all_cases(office: Matter) -> None:
    found = numbers(office.ada)
    states = ("empty", "working", "hearing", "offered", "final", "closed")
    assert sum(found[name] for name in states) == 6


def test_what_may_not_be_read_is_not_counted(office: Matter, app: Flask, store: Store) -> None:
    assert set(numbers(browser_of(app, store, "sam")).values()) == {0}
    assert numbers(browser_of(app, store, "vic", Role.VIEWER)) == numbers(office.ada)
    assert set(numbers(browser_of(app, store, "root", Role.ADMINISTRATOR)).values()) == {0}


def test_there_is_no_other_list(office: Matter) -> None:
    assert office.ada.get("/overview/scores").status_code == 404
