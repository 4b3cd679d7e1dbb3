"""Reports and originals: handed out as files, never opened by the browser."""

import pytest
from flask.testing import FlaskClient

from checker.report.screen import SHAPE
from checker.storage.records import Edition
from checker.storage.store import Store
from checker.web.headers import SANDBOX
from tests.report import dossier
from tests.web.conftest import keep


def test_a_report_that_is_kept_is_handed_out(client: FlaskClient, store: Store, kept: str) -> None:
    edition = Edition(
        kind="pdf", language="nl", maker=SHAPE, media_type="application/pdf", body=b"%PDF-1.7 report"
    )
    store.assessments.keep_edition(kept, edition)
    answer = client.get(f"/assessments/{kept}/report.pdf?language=nl")
    assert answer.data == edition.body
    assert answer.mimetype == "application/pdf"
    assert (
        answer.headers["Content-Disposition"] == "attachment; filename=checker-lantaarn-c0ffee000000-nl.pdf"
    )


def test_a_report_that_takes_long_is_waited_for(
    client: FlaskClient, store: Store, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.web.downloads.PATIENCE", 0)
    answer = client.get(f"/assessments/{kept}/report.pdf?language=en")
    assert answer.status_code == 202
    assert 'http-equiv="refresh"' in answer.text
    assert store.jobs.pending("edition", kept, {"kind": "pdf", "language": "en"})


@pytest.mark.parametrize("data", [b"<script>alert(1)</script>", b"<svg onload=alert(1)>", b"%PDF-1.7"])
def test_an_original_is_never_opened_as_a_page(client: FlaskClient, store: Store, data: bytes) -> None:
    keep(store, dossier.assessment(), "a2", data)
    answer = client.get("/assessments/a2/originals/1")
    assert answer.data == data
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"] == SANDBOX
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_was_never_sent_is_not_found(client: FlaskClient, kept: str) -> None:
    for number in (0, 2, 99999999999):
        assert client.get(f"/assessments/{kept}/originals/{number}").status_code == 404


def test_a_format_nobody_writes_is_not_found(client: FlaskClient, kept: str) -> None:
    assert client.get(f"/assessments/{kept}/report.exe").status_code == 404
