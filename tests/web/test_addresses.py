"""What holds for every address: who gets in, what headers say, that forms are ours, that words stay words."""

import io
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from checker.domain.person import Role
from checker.service import Assessed
from checker.settings import Settings
from checker.storage.store import open_store
from checker.web.app import create_app
from checker.web.headers import HEADERS
from checker.web.signin import OPEN_TO_ALL
from tests.databases import chosen
from tests.report import dossier
from tests.web.forms import form_of
from tests.web.matrix import UNSAFE, address
from tests.web.test_hostile import HOSTILE, hostile
from tests.web.world import Things, World

CANARY = "canary"
WORDS = CANARY + "".join(HOSTILE)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Return a world in which everything that can be named is named with hostile words."""
    settings = Settings(data=tmp_path_factory.mktemp("data"), secret_key="for tests only")
    assessed = Assessed(assessment=hostile(WORDS), rule_set=dossier.rule_set())
    with chosen() as url:
        store = open_store(settings.data, url=url)
        yield World(app=create_app(settings, store), store=store, words=WORDS, assessed=assessed)
        store.close()


@pytest.fixture(scope="module")
def things(world: World) -> Things:
    return world.case()


@pytest.fixture(scope="module")
def client(world: World, things: Things) -> FlaskClient:
    """Return the browser of somebody who may do everything."""
    return world.browser(world.person("all", *Role))


def endpoints(world: World, *methods: str) -> list[str]:
    rules = world.app.url_map.iter_rules()
    return sorted({rule.endpoint for rule in rules if set(methods) & (rule.methods or set())})


def answers(
    world: World, client: FlaskClient, things: Things, real: Things
) -> Iterator[tuple[str, TestResponse]]:
    """Ask every address that can be read; the things are `real` ones, or those of nothing."""
    for name in endpoints(world, "GET"):
        query = form_of(name)(world, real)
        yield name, client.get(address(world, name, things), query_string=query, buffered=True)


def test_a_stranger_gets_in_nowhere(world: World, things: Things) -> None:
    stranger = world.browser(None)
    for name in set(endpoints(world, "GET", *UNSAFE)) - OPEN_TO_ALL - {"static"}:
        method = "POST" if name in endpoints(world, "POST") else "GET"
        answer = stranger.open(address(world, name, things), method=method)
        if name.startswith("api."):
            assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer"), name
        else:
            assert answer.status_code == 403, name
            assert "open the link that checker printed" in answer.text


def test_no_unsafe_request_works_without_a_token(world: World, client: FlaskClient, things: Things) -> None:
    for name in endpoints(world, *UNSAFE):
        form, before = form_of(name)(world, things), world.store.audit.head()
        answer = client.post(address(world, name, things), data=form)
        is_api = name.startswith("api.")  # where a cookie counts for nothing, no other site can misuse it
        assert answer.status_code == (401 if is_api else 400), name
        assert is_api or "too old to be sent safely" in answer.text
        assert world.store.audit.head() == before, name


def test_every_answer_carries_the_headers(world: World, client: FlaskClient, things: Things) -> None:
    nothing = Things(case="none", job="none", assessment="none")
    for browser, kind in ((client, things), (client, nothing), (world.browser(None), things)):
        for name, answer in answers(world, browser, kind, things):
            for header in HEADERS.keys() - {"Content-Security-Policy"}:
                assert answer.headers[header] == HEADERS[header], name
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert ("no-store" in answer.headers["Cache-Control"]) is (name != "static"), name
    for method in ("GET", "POST", "DELETE"):
        assert client.open("/nothing", method=method).headers["X-Frame-Options"] == "DENY"


def test_no_page_holds_what_somebody_else_wrote_as_markup(
    world: World, client: FlaskClient, things: Things
) -> None:
    told = set()
    for name, answer in answers(world, client, things, things):
        if answer.mimetype != "text/html":
            continue
        told |= {name} if CANARY in answer.text else set()
        page = html.fromstring(answer.text)
        assert all(str(script.get("src")).startswith("/static/") for script in page.iter("script")), name
        assert "<style" not in answer.text
        assert not [link for link in page.xpath("//@href | //@src") if "javascript:" in link], name
        names = {str(attribute) for element in page.iter() for attribute in element.attrib}
        assert not {each for each in names if each.startswith("on") or each == "style"}, name
        assert not list(page.iter("img", "iframe", "object", "embed")), name
        assert {drawing.get("class") for drawing in page.iter("svg")} <= {"chart"}, name
        assert f"{CANARY}<" not in answer.text, name
    assert {"cases.show", "case_files.show", "cases.index", "assessments.show", "people.show"} <= told


def test_hostile_words_in_every_field_stay_words(world: World, things: Things) -> None:
    world.app.config["WTF_CSRF_ENABLED"] = False
    client = world.browser(world.person("all", *Role))
    for name in set(endpoints(world, *UNSAFE)) - OPEN_TO_ALL - {"signin.leave"}:
        form = form_of(name)(world, things)
        for field in form:
            file = {field: (io.BytesIO(WORDS.encode()), WORDS)} if field == "documents" else {field: WORDS}
            answer = client.post(address(world, name, things), data={**form_of(name)(world, things), **file})
            assert answer.status_code < 500, name
            assert f"{CANARY}<" not in answer.text, name
    test_no_page_holds_what_somebody_else_wrote_as_markup(world, client, things)
