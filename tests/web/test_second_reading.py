"""The second reader grades blind; afterwards the differences are shown, settled and logged."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from checker.domain.person import Role
from checker.storage.store import Store
from tests.web.conftest import send
from tests.web.reviewing import Matter, matter

FIELD = re.compile(r'name="(duty|element)" value="([^"]+)"')


@pytest.fixture
def case(app: Flask, store: Store) -> Matter:
    return matter(app, store)


@pytest.fixture
def rita(case: Matter) -> FlaskClient:
    return case.browser("rita", Role.REVIEWER)


def begun(case: Matter, rita: FlaskClient) -> str:
    """Begin a second reading and return the address at which it is graded."""
    answer = send(rita, f"{case.here}/second/begin", page=f"{case.here}/second/")
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def grade(rita: FlaskClient, where: str, level: str) -> str:
    """Grade what is shown next, and return the page after it."""
    fields = dict(FIELD.findall(rita.get(where).text))
    answer = send(rita, where, fields | {"grade": level, "text": "so I read it"}, page=where)
    assert answer.status_code == 303, answer.text
    return rita.get(where, follow_redirects=True).text


def graded(case: Matter, rita: FlaskClient, level: str = "described") -> None:
    where = begun(case, rita)
    (reading,) = case.store.second_readings.of("a1")
    for _ in reading.sample:
        grade(rita, where, level)


def test_nothing_that_was_found_is_shown_while_grading(case: Matter, rita: FlaskClient) -> None:
    where = begun(case, rita)
    page = rita.get(where).text
    assert "Grade 1 of" in page
    blind = page[: page.index('name="grade"')]
    for word in ("substantiated", "Why not higher", "Why this level", 'class="flag"', "not shown"):
        assert word not in blind
    assert 'class="mark' not in page[page.index('id="paper"') :].replace(
        'class="mark own">quoted here', ""
    ).replace('class="mark">quoted under', "")
    for closed in (
        f"{case.here}/review/", f"{case.here}/gates/", "/assessments/a1/", "/assessments/a1/questions",
        "/assessments/a1/report.pdf",
    ):  # fmt: skip
        answer = rita.get(closed)
        assert answer.status_code == 403, closed
        assert "as its second reader" in answer.text
    assert case.ada.get(f"{case.here}/review/").status_code == 200
    assert "Go on grading" in rita.get(f"{case.here}/second/").text


def test_differences_counts_and_kappa_are_shown_afterwards(case: Matter, rita: FlaskClient) -> None:
    graded(case, rita)
    page = case.ada.get(f"{case.here}/second/").text
    (reading,) = case.store.second_readings.of("a1")
    assert reading.finished
    grades = case.store.second_readings.grades(reading.id)
    differences = [each for each in grades if each.first != each.second]
    assert page.count('class="difference"') == len(differences) > 0
    assert f"{len(grades) - len(differences)} of {len(grades)} elements" in page.replace("the same of ", "")
    assert "kappa" in page
    assert "So few elements" in page
    assert rita.get(f"{case.here}/review/").status_code == 200


def test_a_difference_is_settled_once_and_logged(case: Matter, rita: FlaskClient) -> None:
    graded(case, rita)
    (reading,) = case.store.second_readings.of("a1")
    different = next(
        each for each in case.store.second_readings.grades(reading.id) if each.first != each.second
    )
    where = f"{case.here}/second/{reading.id}/settle"
    spot = {"duty": different.spot[0], "element": different.spot[1], "grade": "described"}
    assert send(case.ada, where, spot, page=f"{case.here}/second/").status_code == 400
    settled = spot | {"text": "Read together."}
    assert send(case.ada, where, settled, page=f"{case.here}/second/").status_code == 303
    assert send(case.ada, where, settled, page=f"{case.here}/second/").status_code == 400
    page = case.ada.get(f"{case.here}/second/").text
    assert "Read together." in page
    (kept,) = case.store.decisions.of("a1")
    assert (kept.said.verdict, kept.said.reason) == ("described", "second_reader")
    log = case.ada.get(f"/cases/{case.case}/audit").text
    for words in (
        "second reading begun",
        "graded by the second reader",
        "difference between readers settled",
    ):
        assert words in log
    assert list(case.store.audit.faults()) == []


def test_who_worked_on_it_is_not_its_second_reader(case: Matter) -> None:
    both = case.browser("bob", Role.REVIEWER, Role.CASE_HANDLER)
    page = f"{case.here}/review/"
    item = re.search(r"item=([\w.-]+)", both.get(page).text)
    assert item
    where = f"{page}?item={item.group(1)}"
    assert send(both, where, {"kind": "accept"}, page=where).status_code == 303
    assert "Begin the second reading" not in both.get(f"{case.here}/second/").text
    assert send(both, f"{case.here}/second/begin", page="/account/").status_code == 400
    assert send(case.ada, f"{case.here}/second/begin", page="/account/").status_code == 403


def test_a_grade_is_given_once_and_only_by_its_reader(case: Matter, rita: FlaskClient) -> None:
    where = begun(case, rita)
    fields = dict(FIELD.findall(rita.get(where).text)) | {"grade": "silent"}
    assert send(rita, where, fields | {"grade": "splendid"}, page=where).status_code == 400
    assert send(rita, where, fields | {"duty": "other"}, page=where).status_code == 400
    assert send(rita, where, fields, page=where).status_code == 303
    assert send(rita, where, fields, page=where).status_code == 400
    ruth = case.browser("ruth", Role.REVIEWER)
    assert ruth.get(where).status_code == 403
    assert send(ruth, where, fields, page="/account/").status_code == 403
    assert send(rita, f"{case.here}/second/begin", page="/account/").status_code == 400
    assert ruth.get(f"{case.here}/second/none").status_code == 404


def test_the_sample_is_the_same_for_everybody(case: Matter, rita: FlaskClient) -> None:
    begun(case, rita)
    begun(case, case.browser("ruth", Role.REVIEWER))
    one, other = case.store.second_readings.of("a1")
    assert one.sample == other.sample
    assert one.reader != other.reader
