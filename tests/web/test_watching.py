"""Health, metrics and security.txt: open to who may ask, without a name in them."""

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from checker.logs import JsonLines
from checker.settings import Settings
from checker.storage import pulse
from checker.storage.store import Store
from checker.web.app import create_app
from tests.web.conftest import send

CANARY = "kanarievogel"


def asking(settings: Settings, store: Store) -> FlaskClient:
    return create_app(settings, store).test_client()


def test_the_process_says_that_it_lives(stranger: FlaskClient) -> None:
    answer = stranger.get("/health")
    assert (answer.status_code, answer.text) == (200, "alive\n")


def test_it_is_ready_while_a_worker_lives_and_there_is_room(settings: Settings, store: Store) -> None:
    settings = replace(settings, least_free=0)
    assert asking(settings, store).get("/health/ready").status_code == 503
    pulse.beat(store)
    assert asking(settings, store).get("/health/ready").status_code == 200
    full = replace(settings, least_free=2**62)
    assert asking(full, store).get("/health/ready").status_code == 503


def test_a_worker_at_work_lives_too(store: Store) -> None:
    store.jobs.add("assess", {})
    assert not pulse.is_worked_on(store)
    store.jobs.claim("w")
    assert pulse.is_worked_on(store)


def test_metrics_are_for_those_who_may_read_them(
    settings: Settings, store: Store, stranger: FlaskClient
) -> None:
    assert stranger.get("/metrics").status_code == 404
    elsewhere = replace(settings, metrics_from=("10.0.0.0/8",))
    assert asking(elsewhere, store).get("/metrics").status_code == 404
    browser = asking(replace(settings, metrics_from=("10.0.0.0/8", "127.0.0.1")), store)
    store.jobs.add("assess", {"profile": CANARY})
    browser.get("/health")
    text = browser.get("/metrics").text
    assert 'checker_jobs{kind="assess",state="queued"} 1.0' in text
    assert 'checker_requests_total{endpoint="watching.live",method="GET",status="200"} 1.0' in text
    assert "checker_disk_free_bytes" in text
    assert CANARY not in text


def test_security_txt_says_what_the_operator_set(settings: Settings, store: Store) -> None:
    assert asking(settings, store).get("/.well-known/security.txt").status_code == 404
    told = replace(
        settings, security_contact=("mailto:cert@example.eu",), security_expires="2030-01-01T00:00:00Z",
        security_policy="https://example.eu/policy",
    )  # fmt: skip
    assert asking(told, store).get("/.well-known/security.txt").text.splitlines() == [
        "Contact: mailto:cert@example.eu",
        "Expires: 2030-01-01T00:00:00Z",
        "Preferred-Languages: nl, en",
        "Policy: https://example.eu/policy",
    ]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Return what is logged as it goes to standard error."""
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield kept
    root.removeHandler(handler)
    root.setLevel(level)


def test_no_text_of_a_document_is_logged(settings: Settings, store: Store, log: io.StringIO) -> None:
    def fail() -> None:
        raise ValueError(CANARY)

    app = create_app(settings, store)
    app.add_url_rule("/broken", endpoint="start.broken", view_func=fail)
    client = app.test_client()
    client.get(f"/sign-in?token={store.doors.make_link(store.people.local().id)}")
    fields = {"documents": (io.BytesIO(CANARY.encode() * 9), f"{CANARY}.txt"), "service": "vlop"}
    assert send(client, "/uploads", fields).status_code == 303
    assert client.get(f"/broken?{CANARY}=1%0aforged").status_code == 500
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert {"request", "fault inside a request"} <= {line["event"] for line in lines}
    (fault,) = [line for line in lines if "exception" in line]
    assert fault["exception"] == "ValueError"
    assert any("test_watching" in place for place in fault["where"])
    requests = [line for line in lines if line["event"] == "request"]
    assert {line["endpoint"] for line in requests} == {
        "signin.enter",
        "start.show",
        "start.send",
        "start.broken",
    }
    assert CANARY not in log.getvalue()
