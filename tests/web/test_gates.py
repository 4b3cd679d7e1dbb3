"""What is open before signing: named with where to mend it, set aside with a reason, in the way otherwise."""

import re

import pytest
from flask import Flask

from checker.domain.case import State
from checker.domain.person import Role
from checker.storage.store import Store
from tests.web.conftest import send
from tests.web.reviewing import Matter, matter


@pytest.fixture
def case(app: Flask, store: Store) -> Matter:
    return matter(app, store)


def open_gates(case: Matter) -> dict[str, int]:
    """Return how many points of each kind are open."""
    page = case.ada.get(f"{case.here}/gates/").text
    found = re.findall(r'gate" id="(\w+)".*?class="count">([^<]+)<', page, re.DOTALL)
    return {gate: int(count) for gate, count in found if count.isdecimal()}


def set_aside(case: Matter, gate: str, reason: str = "nothing can be done") -> int:
    fields = {"gate": gate, "reason": reason}
    return send(case.ada, f"{case.here}/gates/", fields, page=f"{case.here}/gates/").status_code


def step(case: Matter, to: str) -> str:
    """Take a step, and return the address that it leads to."""
    version = str(case.store.case_assessments.get(case.case, "a1").version)
    return send(case.ada, f"{case.here}/step", {"to": to, "version": version}, page="/account/").location


def test_every_point_leads_to_where_it_is_mended(case: Matter) -> None:
    found = open_gates(case)
    assert found["quotes"] > 1
    assert found["pages"] == 1
    page = case.ada.get(f"{case.here}/gates/").text
    assert "The page holds a picture and no text." in page
    link = re.search(r'href="([^"]+item=[^"]+)"', page)
    assert link
    where = link.group(1).replace("&amp;", "&")
    assert send(case.ada, where, {"kind": "accept"}, page=where).status_code == 303
    assert open_gates(case)["quotes"] == found["quotes"] - 1


def test_offering_is_refused_while_something_is_open(case: Matter) -> None:
    assert "gates/?refused=yes" in step(case, "offered")
    assert case.store.case_assessments.get(case.case, "a1").state is State.WORKING
    assert "gates" not in step(case, "hearing")
    for gate in open_gates(case):
        assert set_aside(case, gate, " ") == 400
        assert set_aside(case, gate) == 303
        assert set_aside(case, gate) == 400
    assert open_gates(case) == {}
    step(case, "offered")
    assert case.store.case_assessments.get(case.case, "a1").state is State.OFFERED
    log = case.ada.get(f"/cases/{case.case}/audit").text
    assert "open points set aside" in log


def test_what_comes_up_later_is_open_again(case: Matter) -> None:
    assert "remarks" not in open_gates(case)
    for gate in open_gates(case):
        set_aside(case, gate)
    item = re.search(r"item=([\w.-]+)", case.ada.get(f"{case.here}/review/").text)
    assert item
    where = f"{case.here}/review/?item={item.group(1)}"
    send(case.ada, where, {"kind": "ask", "text": "Where does it say so?"}, page=where)
    assert open_gates(case) == {"remarks": 1}
    about = case.store.decisions.of("a1")[0].id
    send(case.ada, where, {"kind": "resolve", "about": about}, page=where)
    assert open_gates(case) == {}


def test_a_second_reading_is_finished_and_settled_first(case: Matter) -> None:
    rita = case.browser("rita", Role.REVIEWER)
    assert send(rita, f"{case.here}/second/begin", page=f"{case.here}/second/").status_code == 303
    assert open_gates(case)["second"] == 1


def test_only_who_works_on_the_case_sets_aside(case: Matter) -> None:
    rita = case.browser("rita", Role.REVIEWER)
    fields = {"gate": "pages", "reason": "x"}
    assert send(rita, f"{case.here}/gates/", fields, page="/account/").status_code == 403
