"""Papers side by side: what each shows in words, no order of merit, what changed and through what."""

import csv
import io
import re
from dataclasses import replace
from zipfile import ZipFile

import pytest
from flask import Flask

from checker.domain.assessment import Component
from checker.domain.case import Capacity, DecisionKind, Reason
from checker.domain.evidence import Level
from checker.domain.person import Actor, Role
from checker.storage.decisions import NewDecision
from checker.storage.store import Store
from tests.report import dossier
from tests.web.reviewing import Matter, keep, matter
from tests.web.test_cases import browser_of

DUTY = "dsa-15-1"
FACTS = {"services": ["platform"], "profile": "", "size": ""}


@pytest.fixture
def first(app: Flask, store: Store) -> Matter:
    return matter(app, store)


def second_case(first: Matter, platform: str = "aardvark", number: str = "=1+1", name: str = "a2") -> str:
    """Have another case with an assessment there; its number looks like a formula."""
    by = first.actor("ada")
    case = first.store.cases.open(
        by, number=number, title="x", platform=platform, capacity=Capacity.MINISTRY, facts=FACTS
    )
    keep(first.store, by, case, dossier.assessment(), 1, name)
    return case


def asked(**query: str) -> dict[str, str]:
    return {"case": "all", "duty": DUTY, "lang": "en", **query}


def test_platforms_stand_in_alphabetical_order_with_words_and_quotes(first: Matter) -> None:
    second_case(first)
    page = first.ada.get("/compare/", query_string=asked()).text
    names = re.findall(r'<th scope="col"><a href="/assessments/\w+/">([^<]+)</a>', page)
    assert names == sorted(names, key=str.casefold)
    assert len(names) == 2
    assert "not shown in this document" in page
    assert "<strong>asserted" in page or "<strong>described" in page
    assert "<blockquote" in page
    assert "So few say nothing about platforms in general" in page
    assert "shown in 2 of 2 papers" in page
    for word in ("compliant", "violation", "infringement", "misleading", "ranking"):
        assert word not in page.replace("no platform is better", "")


def test_a_theme_shows_every_duty_of_it(first: Matter) -> None:
    page = first.ada.get("/compare/", query_string=asked(duty="")).text
    theme = re.search(r'<select id="theme".*?<option value="([\w-]+)"', page, re.DOTALL)
    assert theme
    page = first.ada.get("/compare/", query_string=asked(duty="", theme=theme.group(1))).text
    assert page.count("shown in") > 1


def test_what_may_not_be_read_is_not_compared(first: Matter, app: Flask, store: Store) -> None:
    stranger = browser_of(app, store, "sam")
    page = stranger.get("/compare/", query_string=asked(case=first.case)).text
    assert "No case that you may read" in page
    assert stranger.get("/compare/over-time?platform=klankbord").text.count("/assessments/") == 0
    viewer = browser_of(app, store, "vic", Role.VIEWER)
    assert "/assessments/a1/" in viewer.get("/compare/", query_string=asked()).text


def test_a_blind_second_reader_sees_no_finding(first: Matter, app: Flask, store: Store) -> None:
    browser = browser_of(app, store, "bob", Role.REVIEWER)
    element = dossier.rule_set().obligations[0].elements[0].id
    store.second_readings.begin(first.actor("bob"), "a1", [(DUTY, element)])
    for where in ("/compare/", "/compare/matrix.csv", "/compare/over-time"):
        page = browser.get(where, query_string=asked(platform="klankbord")).text
        assert "/a1/" not in page
        assert "<blockquote" not in page


def test_the_table_is_taken_away_without_formulas(first: Matter) -> None:
    second_case(first, platform="=cmd")
    before = first.store.audit.head().number
    answer = first.ada.get("/compare/matrix.csv", query_string=asked())
    lines = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert [cell for line in lines for cell in line if cell.startswith(("=", "+", "@"))] == []
    assert any("not shown in this document" in cell for line in lines for cell in line)
    assert any("eu-" in cell or "1" in cell for line in lines if line[0] == "Rule set" for cell in line)
    assert first.store.audit.head().number == before + 2
    workbook = ZipFile(io.BytesIO(first.ada.get("/compare/matrix.xlsx", query_string=asked()).get_data()))
    assert not any(b"<f>" in workbook.read(name) for name in workbook.namelist())


def test_a_decision_of_a_person_stands_beside_the_machines_word(first: Matter) -> None:
    decide(first, "a1")
    page = first.ada.get("/compare/", query_string=asked(duty="dsa-16-1")).text
    assert "decided by a person: asserted" in page


def decide(first: Matter, assessment: str) -> None:
    element = dossier.assessment().findings[0].elements[0].id
    said = NewDecision(
        obligation="dsa-16-1", element=element, kind=DecisionKind.CHANGE, machine="described",
        verdict=Level.ASSERTED, reason=Reason.WEIGHT, text="x",
    )  # fmt: skip
    first.store.decisions.add(first.actor("ada"), assessment, said)


def over_time(first: Matter) -> str:
    return first.ada.get("/compare/over-time?platform=klankbord&lang=en").text


def again(first: Matter, **changes: object) -> Actor:
    """Have the case assessed again, with something else."""
    by = first.actor("ada")
    keep(first.store, by, first.case, replace(dossier.assessment(), **changes), 1, "a2")  # type: ignore[arg-type]
    return by


def test_nothing_is_compared_with_nothing(first: Matter) -> None:
    assert "There is one assessment" in over_time(first)
    again(first)
    page = over_time(first)
    assert "Every element is shown as before." in page
    assert "nothing that is known" in page


def test_a_decision_is_told_as_the_cause(first: Matter) -> None:
    again(first)
    decide(first, "a2")
    page = over_time(first)
    assert "decided by a person: asserted" in page
    assert page.count("a decision of a person") == 2
    assert "other documents" not in page


def test_other_rules_are_told_as_the_cause(first: Matter) -> None:
    old = dossier.assessment()
    part = old.findings[0].elements[0]
    silent = replace(part, level=Level.SILENT, relied_level=Level.SILENT)
    finding = replace(old.findings[0], elements=(silent, *old.findings[0].elements[1:]))
    component = Component(kind="rule_set", name="eu-dsa", version="9.9", digest="f" * 64)
    provenance = replace(old.provenance, components=(*old.provenance.components, component))
    again(first, findings=(finding, *old.findings[1:]), provenance=provenance)
    page = over_time(first)
    assert "9.9" in page
    assert page.count("other rules or registers") == 2


def test_another_document_is_told_as_the_cause(first: Matter) -> None:
    old = dossier.assessment()
    other = replace(old.documents[0], sha256="f" * 64, name="later.pdf")
    again(first, documents=(other, *old.documents[1:]))
    page = over_time(first)
    assert "+ later.pdf" in page
    assert "other documents" in page
