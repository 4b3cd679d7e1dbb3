"""A web page over a store of its own, a browser's client that is signed in, and assessments made by hand."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from checker.domain.assessment import Assessment
from checker.engine.serialise import to_json
from checker.service import Assessed
from checker.settings import Settings
from checker.storage.records import Upload
from checker.storage.store import Store, open_store
from checker.web.app import create_app
from checker.worker.maker import row_of, views_of
from tests.databases import chosen
from tests.report import dossier

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, secret_key="for tests only", largest_upload=200_000)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with chosen() as url:
        opened = open_store(settings.data, url=url)
        yield opened
        opened.close()


@pytest.fixture
def app(settings: Settings, store: Store) -> Flask:
    return create_app(settings, store)


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    """Return a browser that is not signed in."""
    return app.test_client()


@pytest.fixture
def client(app: Flask, store: Store) -> FlaskClient:
    """Return a browser that is signed in."""
    browser = app.test_client()
    token = store.doors.make_link(store.people.local().id)
    assert browser.get(f"/sign-in?token={token}").status_code == 302
    return browser


def send(
    client: FlaskClient, address: str, fields: dict[str, object] | None = None, page: str = "/"
) -> TestResponse:
    """Send a form as a page would, with its token."""
    token = TOKEN.search(client.get(page).text)
    assert token is not None
    data = {"csrf_token": token.group(1), **(fields or {})}
    return client.post(address, data=data, content_type="multipart/form-data")


def keep(store: Store, assessment: Assessment, name: str = "a1", data: bytes = b"%PDF-1.7 as sent") -> str:
    """Keep an assessment as the worker would, and return its id."""
    kept = store.originals.keep(io.BytesIO(data), "paper", 1_000_000)
    uploads = [
        Upload(role="document", sha256=kept.sha256, name=document.name, size=kept.size)
        for document in assessment.documents
    ]
    store.jobs.add("assess", {"services": ["platform"], "profile": "", "on": "", "language": "nl"}, uploads)
    job = store.jobs.claim("test")
    assert job is not None
    assessed = Assessed(assessment=assessment, rule_set=dossier.rule_set())
    row = row_of(name, job, assessed, questions=2)
    store.assessments.keep_rule_set(row.rule_set_digest, b"{}")
    store.assessments.keep(row, to_json(assessment), job, "test", views_of(assessed))
    return name


@pytest.fixture
def kept(store: Store) -> str:
    """Return the id of a kept assessment."""
    return keep(store, dossier.assessment())
