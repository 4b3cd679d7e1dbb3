"""The review in the browser: a bounded queue with filters, decisions beside the machine's word."""

import re

import pytest
from flask import Flask
from sqlalchemy import event

from checker.domain.case import DecisionKind, State
from checker.domain.person import Permission, Role
from checker.storage.decisions import NewDecision
from checker.storage.pictures import KeptPicture
from checker.storage.store import Store
from checker.web.review_choice import WINDOW
from tests.web.conftest import send
from tests.web.reviewing import Matter, matter

ITEM = re.compile(r'href="([^"]*[?&;]item=([\w.%-]+)[^"]*)#finding"')


@pytest.fixture
def case(app: Flask, store: Store) -> Matter:
    return matter(app, store)


def listed(page: str) -> list[str]:
    """Return the names of the items in the list of a page."""
    queue = page[page.index('id="duties"') : page.index('id="paper"')]
    return [name for _, name in ITEM.findall(queue)]


def decided(case: Matter, item: str, **fields: object) -> int:
    address = f"{case.here}/review/?item={item}"
    return send(case.ada, address, fields, page=f"{case.here}/review/?item={item}").status_code


def test_the_queue_begins_with_what_deserves_a_look(case: Matter) -> None:
    page = case.ada.get(f"{case.here}/review/").text
    names = listed(page)
    assert len(names) == len(set(names)) > 5
    assert f"0 of {len(names)} decided" in page
    first = case.ada.get(f"{case.here}/review/?item={names[0]}").text
    assert 'aria-current="true"' in first
    assert "nobody has decided yet" in first


def test_filters_stand_in_the_address(case: Matter) -> None:
    def shown(query: str) -> list[str]:
        return listed(case.ada.get(f"{case.here}/review/?{query}").text)

    every = shown("")
    assert set(shown("level=silent")) < set(every)
    assert not set(shown("level=silent")) & set(shown("level=described"))
    assert shown("state=undecided") == every
    assert shown("state=mine") == []
    assert decided(case, every[0], kind="comment", text="Look again.") == 303
    assert shown("state=mine") == shown("state=remarks") == [every[0]]
    assert decided(case, every[0], kind="accept") == 303
    assert every[0] not in shown("state=undecided")
    assert set(shown("language=nl")) == set(shown("state=unchecked")) | (
        {every[0]} & set(shown("language=nl"))
    )
    duties = shown("of=duties")
    assert set(shown(f"duty={duties[0]}")) == {name for name in every if name.startswith(f"{duties[0]}.")}


def test_a_change_stands_beside_what_was_found(case: Matter) -> None:
    item = listed(case.ada.get(f"{case.here}/review/?level=described").text)[0]
    body = case.store.assessments.body("a1")
    wish = {"kind": "change", "verdict": "silent", "reason": "misread", "text": "About <b>others</b>."}
    assert decided(case, item, **wish | {"machine": "substantiated"}) == 303
    page = case.ada.get(f"{case.here}/review/?item={item}").text
    assert "About &lt;b&gt;others&lt;/b&gt;." in page
    assert "the passage means something else" in page
    (kept,) = case.store.decisions.of("a1")
    assert (kept.said.machine, kept.said.verdict) == ("described", "silent")
    assert case.store.assessments.body("a1") == body
    assert "otherwise than found" in page


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "change", "verdict": "silent", "reason": "misread"},
        {"kind": "change", "verdict": "silent", "text": "x"},
        {"kind": "change", "verdict": "splendid", "reason": "misread", "text": "x"},
        {"kind": "change", "verdict": "described", "reason": "misread", "text": "x"},
        {"kind": "change", "verdict": "silent", "reason": "second_reader", "text": "x"},
        {"kind": "comment"},
        {"kind": "withdraw", "about": "none"},
        {"kind": "approve"},
        {"kind": "accept", "until": "soon"},
    ],
)
def test_a_decision_that_says_too_little_is_refused(case: Matter, fields: dict[str, object]) -> None:
    item = listed(case.ada.get(f"{case.here}/review/?level=described").text)[0]
    assert decided(case, item, **fields) == 400
    assert case.store.decisions.of("a1") == ()


def test_accepting_leads_on_to_the_next(case: Matter) -> None:
    names = listed(case.ada.get(f"{case.here}/review/").text)
    where = f"{case.here}/review/?state=undecided&item={names[0]}"
    answer = send(case.ada, where, {"kind": "accept", "then": "next"}, page=where)
    assert f"item={names[1]}" in answer.headers["Location"]
    assert "state=undecided" in answer.headers["Location"]


def test_a_duty_is_accepted_with_the_elements_that_were_ticked(case: Matter) -> None:
    duty = listed(case.ada.get(f"{case.here}/review/?of=duties").text)[0]
    where = f"{case.here}/review/?of=duties&item={duty}"
    parts = re.findall(r'name="with" value="([^"]+)"', case.ada.get(where).text)
    assert send(case.ada, where, {"kind": "accept", "with": parts}, page=where).status_code == 303
    kept = [each.said for each in case.store.decisions.of("a1")]
    assert [each.element for each in kept] == ["", *parts]
    assert {each.kind for each in kept} == {DecisionKind.ACCEPT}


def test_two_thousand_elements_make_no_longer_page_and_no_more_queries(app: Flask, store: Store) -> None:
    case = matter(app, store, times=250)
    asked: list[str] = []
    event.listen(store.database.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    view = case.ada.get(f"{case.here}/review/")
    names = listed(view.text)
    assert len(names) == WINDOW
    count = re.search(r"0 of ([\d,]+) decided", view.text)
    assert count
    assert int(count.group(1).replace(",", "")) >= 2_000
    assert len(asked) <= 25
    assert len(listed(case.ada.get(f"{case.here}/review/?part=2").text)) == WINDOW
    item = case.ada.get(f"{case.here}/review/?item={names[-1]}")
    assert len(item.data) < 400_000


def test_nothing_is_decided_without_a_role_or_in_what_is_closed(case: Matter) -> None:
    viewer = case.browser("vera", Role.VIEWER)
    page = viewer.get(f"{case.here}/review/").text
    item = listed(page)[0]
    where = f"{case.here}/review/?item={item}"
    assert 'accesskey="a"' not in viewer.get(where).text
    assert send(viewer, where, {"kind": "accept"}, page="/account/").status_code == 403
    stranger = case.browser("sam")
    assert stranger.get(where).status_code == 404
    found = case.store.case_assessments.get(case.case, "a1")
    case.store.case_assessments.move(case.actor("ada"), found, State.OFFERED, frozenset(Permission))
    assert 'accesskey="a"' not in case.ada.get(where).text
    assert decided(case, item, kind="accept") == 400


def test_an_assessment_of_another_case_is_not_found(case: Matter) -> None:
    other = send(
        case.ada, "/cases/",
        {"number": "2", "title": "t", "platform": "p", "capacity": "ministry", "service": "platform"},
        page="/cases/new",
    ).headers["Location"]  # fmt: skip
    for page in ("review/", "second/", "gates/", "pages/d1/1.png"):
        assert case.ada.get(f"{other}assessments/a1/{page}").status_code == 404


def test_a_decision_ends_and_the_machines_word_stands_again(case: Matter) -> None:
    item = listed(case.ada.get(f"{case.here}/review/?level=described").text)[0]
    duty = item.rpartition(".")[0]
    said = NewDecision(
        obligation=duty, element=item, kind=DecisionKind.ACCEPT, machine="described", until="2020-01-01"
    )
    case.store.decisions.add(case.actor("ada"), "a1", said)
    assert item in listed(case.ada.get(f"{case.here}/review/?state=undecided").text)
    gates = case.ada.get(f"{case.here}/gates/").text
    assert re.search(r'id="expired".*?count">1<', gates, re.DOTALL)


def test_the_printed_page_has_the_quote_drawn_on_it(case: Matter) -> None:
    item = listed(case.ada.get(f"{case.here}/review/?state=unchecked").text)[0]
    (upload,) = case.store.jobs.uploads(case.store.assessments.get("a1").job)
    wish = {"sha256": upload.sha256, "page": 1, "name": upload.name}
    job_id = case.store.jobs.add("page", wish, assessment="a1")
    while (job := case.store.jobs.claim("w")) and job.id != job_id:
        case.store.jobs.finish(job, "w", "a1")
    assert job
    picture = KeptPicture(
        sha256=upload.sha256, page=1, width=893, height=1263, placing=(1.5, 0, 0, -1.5, 0, 1263), png=b"PNG"
    )
    case.store.pictures.keep(job, "w", picture)
    page = case.ada.get(f"{case.here}/review/?item={item}&show=page&page=1").text
    address = re.search(r'<image href="([^"]+)"', page)
    assert address
    assert case.ada.get(address.group(1)).data == b"PNG"
    (entry,) = case.store.audit.entries(most=1)
    assert (entry.action, entry.details) == ("page.read", {"sha256": upload.sha256, "page": "1"})
    assert re.search(r'<rect class="own" x="103.0" y="193.0" width="649.0" height="22.0">', page)
    assert case.ada.get(f"{case.here}/pages/d1/2.png").status_code == 404
    assert case.ada.get(f"{case.here}/pages/d9/1.png").status_code == 404
