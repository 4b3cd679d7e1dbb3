"""The interface for programs: tokens, lists in parts, what is refused, and how often one may ask."""

import io

import pytest
from flask import Flask
from flask.testing import FlaskClient

from checker.domain.person import Actor, Role
from checker.settings import Settings
from checker.storage.store import Store
from checker.web.app import create_app
from checker.web.pace import Pace
from checker.web.state import PACE
from tests.web.conftest import send
from tests.web.world import Things, World


@pytest.fixture
def world(app: Flask, store: Store) -> World:
    store.put_up("catalogue", {"profiles": [], "rule_sets": [{"id": "eu-dsa", "en": "DSA", "nl": "DSA"}]})
    return World(app=app, store=store)


@pytest.fixture
def things(world: World) -> Things:
    return world.case()


@pytest.fixture
def ada(world: World, things: Things) -> Actor:
    return world.person("ada", Role.CASE_HANDLER)


def get(world: World, who: Actor, path: str, **query: object) -> dict[str, object]:
    answer = world.app.test_client().get(f"/api/v1{path}", query_string=query, headers=world.token(who))
    assert answer.status_code == 200, answer.text
    return dict(answer.get_json())


def test_a_list_comes_in_parts(world: World, ada: Actor) -> None:
    for _ in range(4):
        world.case()
    seen: list[str] = []
    after: object = 0
    while after is not None:
        part = get(world, ada, "/cases", limit=2, after=after)
        seen += [each["id"] for each in part["items"]]  # type: ignore[attr-defined]
        after = part["next"]
    assert len(seen) == len(set(seen)) == 5


def test_a_document_is_sent_assessed_and_decided_about(world: World, ada: Actor, things: Things) -> None:
    client, token = world.app.test_client(), world.token(ada)
    where = f"/api/v1/cases/{things.case}"
    file = {"documents": (io.BytesIO(b"We moderate."), "a.txt"), "kind": "terms"}
    document = client.post(f"{where}/documents", data=file, headers=token).get_json()["id"]
    wish = {"documents": [document], "rules": ["eu-dsa"]}
    begun = client.post(f"{where}/assessments", json=wish, headers=token)
    assert begun.status_code == 202
    assert get(world, ada, f"/jobs/{begun.get_json()['id']}")["state"] == "queued"
    said = {"obligation": "dsa-16-1", "kind": "comment", "text": "Look again."}
    assert client.post(f"/api/v1/assessments/{things.assessment}/decisions", json=said, headers=token)
    kept = get(world, ada, f"/assessments/{things.assessment}/decisions")["items"]
    assert [each["text"] for each in kept] == ["Look again."]  # type: ignore[attr-defined]
    assert "decision.comment" in {entry.action for entry in world.store.audit.entries(things.case)}
    assert get(world, ada, f"/assessments/{things.assessment}/result")["findings"]


def test_what_is_not_described_is_refused(world: World, ada: Actor) -> None:
    case = {"number": "7", "title": "x", "platform": "x", "capacity": "ministry", "services": ["platform"]}
    client, token = world.app.test_client(), world.token(ada)
    for spoilt in ({**case, "author": "eve"}, {**case, "capacity": "king"}, {"number": "7"}, [], "{"):
        answer = client.post("/api/v1/cases", json=spoilt, headers=token)
        assert answer.status_code == 422, spoilt
        assert answer.mimetype == "application/problem+json"
        assert answer.get_json()["status"] == 422
    assert client.post("/api/v1/cases", json=case, headers=token).status_code == 201
    assert client.post("/api/v1/cases", json=case, headers=token).status_code == 400


def test_a_token_is_shown_once_works_and_is_revoked(world: World, client: FlaskClient) -> None:
    made = send(client, "/account/tokens", {"name": "weekly", "days": "30"}, page="/account/")
    secret = made.text.partition('class="hash">')[2].partition("<")[0]
    asks = {"Authorization": f"Bearer {secret}"}
    program = world.app.test_client()
    assert program.get("/api/v1/cases", headers=asks).status_code == 200
    page = client.get("/account/").text
    assert "weekly" in page
    assert secret not in page
    token = world.store.tokens.of("local")[0].id
    send(client, f"/account/tokens/{token}/revoke", {}, page="/account/")
    assert program.get("/api/v1/cases", headers=asks).status_code == 401
    actions = [entry.action for entry in world.store.audit.entries()]
    assert actions[:2] == ["token.revoked", "token.made"]


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer \u00e9"])
def test_without_a_token_nothing_is_told(world: World, client: FlaskClient, header: str) -> None:
    answer = client.get("/api/v1/cases", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_token_of_somebody_who_left_works_no_more(world: World, ada: Actor) -> None:
    asks = world.token(ada)
    world.store.people.disable(world.by(), ada.person)
    assert world.app.test_client().get("/api/v1/cases", headers=asks).status_code == 401


def test_who_asks_too_often_waits() -> None:
    now = [0.0]
    pace = Pace(per_minute=60, clock=lambda: now[0])
    assert [pace.wait("a") for _ in range(60)] == [0] * 60
    assert pace.wait("a") == 1
    assert pace.wait("b") == 0
    now[0] = 1.0
    assert [pace.wait("a"), pace.wait("a")] == [0, 1]


def test_the_pace_holds_for_programs(settings: Settings, store: Store) -> None:
    app = create_app(Settings(data=settings.data, secret_key="x", requests_per_minute=2), store)
    app.extensions[PACE].clock = lambda: 0.0
    world = World(app=app, store=store)
    token, program = world.token(world.person("ada")), app.test_client()
    answers = [program.get("/api/v1/cases", headers=token) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2].headers["Retry-After"]) > 0
