"""Single sign-on against a provider on this machine: who is believed, who is not, and what roles follow."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from flask.testing import FlaskClient
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.test import TestResponse

from checker.domain.person import TERMINAL, Role
from checker.settings import Settings
from checker.storage.store import Store
from checker.web.app import create_app

CLIENT, SECRET = "checker", "not a secret"
KEY = RSAKey.generate_key(2048, {"kid": "one"}, auto_kid=False)
STRANGE_KEY = RSAKey.generate_key(2048, {"kid": "one"}, auto_kid=False)


@dataclass
class Provider:
    """A provider that vouches for whomever it is told to."""

    issuer: str = ""
    said: dict[str, object] = field(default_factory=dict)
    """Claims that differ from what is right."""
    key: RSAKey = field(default_factory=lambda: KEY)
    header: dict[str, object] = field(default_factory=lambda: {"alg": "RS256", "kid": "one"})
    challenge: str = ""
    nonce: str = ""
    calls_itself: str = ""

    def token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer, "sub": "s-1", "aud": CLIENT, "exp": now + 300, "iat": now,
            "nonce": self.nonce, "preferred_username": "ada@example.eu", "name": "Ada",
            "groups": ["handlers"],
        } | self.said  # fmt: skip
        return jwt.encode(self.header, claims, self.key, algorithms=["RS256", "HS256"])

    def answer(self, path: str, body: dict[str, list[str]]) -> dict[str, object]:
        if path == "/keys":
            return {"keys": [KEY.as_dict(private=False)]}
        if path == "/token":
            fits = create_s256_code_challenge(body["code_verifier"][0]) == self.challenge
            token = {"access_token": "x", "token_type": "Bearer", "id_token": self.token()}
            return token if fits and body["code"] == ["c"] else {"error": "invalid_grant"}
        return {
            "issuer": self.calls_itself or self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }


@pytest.fixture
def provider() -> Iterator[Provider]:
    made = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            told = json.dumps(made.answer(self.path, parse_qs(self.rfile.read(length).decode()))).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.issuer = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield made
        server.shutdown()
        thread.join()


@pytest.fixture
def joined(settings: Settings, provider: Provider) -> Settings:
    return replace(
        settings, oidc_issuer=provider.issuer, oidc_client=CLIENT, oidc_secret=SECRET,
        oidc_roles=("handlers=case_handler", "chiefs=manager"),
    )  # fmt: skip


@pytest.fixture
def browser(joined: Settings, store: Store) -> FlaskClient:
    return create_app(joined, store).test_client()


def sign_in(browser: FlaskClient, provider: Provider, **changed: str) -> TestResponse:
    """Go to the provider and come back as a browser would."""
    sent = urlsplit(browser.get("/sign-in/elsewhere/").headers["Location"])
    query = {name: values[0] for name, values in parse_qs(sent.query).items()}
    provider.challenge, provider.nonce = query["code_challenge"], query["nonce"]
    assert query["redirect_uri"] == "http://localhost/sign-in/elsewhere/back"
    return browser.get(
        "/sign-in/elsewhere/back", query_string={"code": "c", "state": query["state"]} | changed
    )


def test_who_is_vouched_for_comes_in_with_the_roles_of_the_groups(
    browser: FlaskClient, provider: Provider, store: Store
) -> None:
    assert "/sign-in/elsewhere/" in browser.get("/sign-in").text
    assert sign_in(browser, provider).status_code == 302
    assert "Ada" in browser.get("/account/").text
    ada = store.people.by_login("ada@example.eu")
    assert ada
    assert {given.role for given in store.people.roles(ada.id)} == {Role.CASE_HANDLER}
    provider.said = {"groups": "chiefs", "preferred_username": "other@example.eu"}
    assert sign_in(browser, provider).status_code == 302
    assert {given.role for given in store.people.roles(ada.id)} == {Role.MANAGER}
    assert store.people.by_login("other@example.eu") is None
    actions = {entry.action for entry in store.audit.entries()}
    assert {"person.added", "session.opened", "role.given", "role.taken"} <= actions


@pytest.mark.parametrize(
    "said",
    [
        {"iss": "https://evil.example"},
        {"aud": "another"},
        {"nonce": "old"},
        {"exp": 1_000_000_000},
        {"sub": None},
        {"groups": ["guests"]},
    ],
    ids=lambda said: next(iter(said)),
)
def test_a_claim_that_does_not_hold_lets_nobody_in(
    browser: FlaskClient, provider: Provider, store: Store, said: dict[str, object]
) -> None:
    provider.said = said
    assert sign_in(browser, provider).status_code == 403
    assert browser.get("/account/").status_code == 403
    assert store.people.all() == ()


def test_a_token_of_another_key_lets_nobody_in(browser: FlaskClient, provider: Provider) -> None:
    provider.key = STRANGE_KEY
    assert sign_in(browser, provider).status_code == 403


def test_an_unsigned_token_lets_nobody_in(
    browser: FlaskClient, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = provider.token().split(".")
    bare = "eyJhbGciOiJub25lIn0." + signed[1] + "."
    monkeypatch.setattr(provider, "token", lambda: bare)
    assert sign_in(browser, provider).status_code == 403


def test_what_another_browser_began_is_not_finished_here(browser: FlaskClient, provider: Provider) -> None:
    assert sign_in(browser, provider, state="other").status_code == 403
    assert browser.get("/sign-in/elsewhere/back?code=c&state=x").status_code == 403
    assert sign_in(browser, provider, code="stolen").status_code == 403
    assert sign_in(browser, provider).status_code == 302


def test_a_name_that_is_taken_is_not_merged(browser: FlaskClient, provider: Provider, store: Store) -> None:
    store.people.add(TERMINAL, "ada@example.eu", "Another Ada", [Role.ADMINISTRATOR])
    answer = sign_in(browser, provider)
    assert answer.status_code == 400
    assert "There is an account ada@example.eu already" in answer.text


def test_a_closed_account_stays_closed(browser: FlaskClient, provider: Provider, store: Store) -> None:
    sign_in(browser, provider)
    ada = store.people.by_login("ada@example.eu")
    assert ada
    store.people.disable(TERMINAL, ada.id)
    assert sign_in(browser, provider).status_code == 403


def test_an_issuer_that_says_it_is_another_is_not_asked(browser: FlaskClient, provider: Provider) -> None:
    provider.calls_itself = "https://evil.example"
    assert browser.get("/sign-in/elsewhere/").status_code == 400


def test_without_settings_there_is_no_such_way(stranger: FlaskClient) -> None:
    assert "elsewhere" not in stranger.get("/sign-in").text
    assert stranger.get("/sign-in/elsewhere/").status_code == 404
