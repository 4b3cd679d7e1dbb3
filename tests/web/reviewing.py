"""A case with an assessment in it, made by hand, and the browsers of those who work on it."""

import re
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient

from checker.domain.assessment import Assessment
from checker.domain.person import Actor, Role
from checker.engine.serialise import to_json
from checker.service import Assessed
from checker.storage.records import Upload
from checker.storage.store import Store
from checker.worker.maker import row_of, views_of
from tests.report import dossier
from tests.web.test_cases import browser_of, open_case

PDF = b"%PDF-1.7 as sent"


@dataclass(frozen=True, kw_only=True)
class Matter:
    """A case with one assessment."""

    app: Flask
    store: Store
    case: str
    assessment: str
    ada: FlaskClient
    """Its case handler."""

    @property
    def here(self) -> str:
        return f"/cases/{self.case}/assessments/{self.assessment}"

    def browser(self, login: str, *roles: Role) -> FlaskClient:
        return browser_of(self.app, self.store, login, *roles)

    def actor(self, login: str) -> Actor:
        person = self.store.people.by_login(login)
        assert person
        return Actor(person=person.id, name=person.name, origin="test", confirmed=True)


def matter(app: Flask, store: Store, times: int = 1) -> Matter:
    """Open a case and have an assessment made in it, as the worker would; `times` makes it longer."""
    ada = browser_of(app, store, "ada", Role.CASE_HANDLER)
    found = re.search(r"/cases/(\w+)/", open_case(ada))
    person = store.people.by_login("ada")
    assert found
    assert person
    by = Actor(person=person.id, name="Ada", origin="test")
    keep(store, by, found.group(1), dossier.assessment(times), times)
    return Matter(app=app, store=store, case=found.group(1), assessment="a1", ada=ada)


def keep(store: Store, by: Actor, case: str, assessment: Assessment, times: int, name: str = "a1") -> None:
    """Keep an assessment in a case."""
    path = store.originals.folder / "paper.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(PDF)
    with path.open("rb") as source:
        sent = store.originals.keep(source, "paper.pdf", 1_000_000)
    upload = Upload(role="document", sha256=sent.sha256, name="paper.pdf", size=sent.size)
    wish = {"services": ["platform"], "profile": "", "on": "", "language": "nl", "profile_version": 1}
    store.jobs.add("assess", wish, [upload], by=by, case=case)
    job = store.jobs.claim("test")
    assert job
    assessed = Assessed(assessment=assessment, rule_set=dossier.rule_set(times))
    row = row_of(name, job, assessed, questions=2)
    store.assessments.keep_rule_set(row.rule_set_digest, b"{}")
    store.assessments.keep(row, to_json(assessment), job, "test", views_of(assessed))
