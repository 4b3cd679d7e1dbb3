"""What holds for every address: who gets in, what the headers say, which requests are refused."""

import io
import subprocess
import sys
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from checker.settings import Settings
from checker.storage.store import Store
from checker.web.app import create_app, trusted_hosts
from checker.web.headers import POLICY
from tests.web.conftest import send


def test_the_policy_allows_nothing_inline() -> None:
    assert "unsafe" not in POLICY
    assert "frame-ancestors 'none'" in POLICY


def test_another_host_is_refused(client: FlaskClient) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "localhost:80@evil.example", ""):
        answer = client.get("/", headers={"Host": host})
        assert answer.status_code in (400, 403), host
        assert "evil" not in answer.text


def test_the_host_of_the_settings_is_trusted() -> None:
    assert "192.0.2.7" in trusted_hosts(Settings(host="192.0.2.7"))


def test_behind_a_proxy_its_address_is_trusted_and_cookies_need_tls(settings: Settings, store: Store) -> None:
    app = create_app(replace(settings, public_address="https://checker.example.eu"), store)
    answer = app.test_client().get("/?lang=nl", headers={"Host": "checker.example.eu"})
    assert answer.status_code == 403
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "Strict-Transport-Security" in answer.headers
    assert app.test_client().get("/", headers={"Host": "example.eu"}).status_code == 400


def test_cookies_are_closed_to_scripts_and_other_sites(
    app: Flask, store: object, stranger: FlaskClient
) -> None:
    cookie = stranger.get("/?lang=nl").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_what_is_too_large_is_refused_with_the_limit(app: Flask, client: FlaskClient) -> None:
    assert app.config["MAX_CONTENT_LENGTH"] < 1_000_000
    app.config["MAX_CONTENT_LENGTH"] = 5_000
    answer = send(client, "/uploads", {"documents": (io.BytesIO(b"x" * 6_000), "large.txt")})
    assert answer.status_code == 413
    assert "larger than the" in answer.text


@pytest.mark.parametrize(
    "where", ["/nothing", "/uploads/none", "/assessments/none/", "/assessments/none/report.pdf"]
)
def test_what_is_not_there_is_a_page_with_one_sentence(client: FlaskClient, where: str) -> None:
    answer = client.get(where)
    assert answer.status_code == 404
    assert "start page" in answer.text
    assert "Traceback" not in answer.text


def test_a_fault_shows_no_traceback(
    app: Flask, client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    app.view_functions["start.show"] = lambda: 1 / 0  # type: ignore[assignment, return-value]
    answer = client.get("/")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert "ZeroDivision" in caplog.text


def test_the_wrong_method_is_said(client: FlaskClient) -> None:
    assert client.get("/sample").status_code == 405


def test_the_web_process_loads_nothing_that_reads_or_renders() -> None:
    kept_out = ("pypdfium2", "docx", "weasyprint", "checker.service", "checker.plugins", "checker.ingest")
    look = "import sys, checker.web.serving; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "flask" in loaded
    assert [name for name in loaded if name.startswith(kept_out)] == []


def test_a_part_of_a_form_without_a_name_is_no_fault(client: FlaskClient) -> None:
    body = b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n"
    answer = client.post("/uploads", data=body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 400


@pytest.mark.parametrize("where", ["/cases/%00/", "/?duty=a%00b", "/assessments/a%00/report.pdf"])
def test_a_character_that_no_database_keeps_is_refused(client: FlaskClient, where: str) -> None:
    assert client.get(where).status_code == 400
