"""Pages as the server answers them, kept with the state that they show, and the people who asked for them."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from flask import Flask, request, template_rendered
from flask.testing import FlaskClient
from jinja2 import Template
from lxml import html
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from checker.domain.person import TERMINAL, Actor, Role
from checker.messages import LANGUAGES
from checker.storage.store import Store
from checker.web.signin import KEPT_AS

PASSWORD = "vier schuwe kraanvogels"
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@dataclass(frozen=True)
class Shot:
    """One page in one language."""

    name: str
    language: str
    path: str
    answer: TestResponse
    browser: FlaskClient

    def __str__(self) -> str:
        return f"{self.name} ({self.language}, {self.path})"


@dataclass
class Reader:
    """Somebody with an account, and the browser in which they are signed in."""

    actor: Actor
    browser: FlaskClient

    def fill(self, page: str, form: str, **fields: object) -> TestResponse:
        """Fill in a form of a page, as it stands there, and send it; `form` is a pattern of its address."""
        found = html.fromstring(self.browser.get(page, follow_redirects=True).text)
        posted = [
            each for each in found.forms if each.method == "POST" and re.search(form, each.action or "")
        ]
        assert posted, f"{page} has no form for {form}"
        wanted = posted[0]
        sent: MultiDict[str, object] = MultiDict(wanted.form_values())
        for name, value in fields.items():
            sent.setlist(name.replace("_", "-"), value if isinstance(value, list) else [value])
        return self.browser.post(wanted.action, data=sent, content_type="multipart/form-data")


@dataclass
class Album:
    """An application, and all the pages of it that were kept."""

    app: Flask
    store: Store
    shots: list[Shot] = field(default_factory=list)
    rendered: set[tuple[str, str]] = field(default_factory=set)
    """Template and view of every page that was answered."""

    def reader(self, login: str, name: str, *roles: Role) -> Reader:
        """Make an account and sign it in."""
        person = self.store.people.add(TERMINAL, login, name, roles)
        self.store.people.set_password(TERMINAL, person, PASSWORD)
        actor = Actor(person=person, name=name, origin="127.0.0.1", confirmed=True)
        return Reader(actor=actor, browser=self.signed_in(person))

    def signed_in(self, person: str) -> FlaskClient:
        """Return a new browser of somebody."""
        browser = self.app.test_client()
        with browser.session_transaction() as session:
            session[KEPT_AS] = self.store.doors.open(person, "127.0.0.1", AGENT)
        return browser

    def take(self, name: str, browser: FlaskClient, path: str, status: int = 200) -> None:
        """Keep what an address answers, in every language."""
        self.keep(name, browser, lambda: browser.get(path, follow_redirects=True), status)

    def keep(
        self, name: str, browser: FlaskClient, send: Callable[[], TestResponse], status: int = 200
    ) -> None:
        """Keep what a request answers, in every language."""
        for language in LANGUAGES:
            browser.get(f"/signed-out?lang={language}")
            answer = send()
            said = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", answer.text))
            assert answer.status_code == status, f"{name}: {answer.status_code}, {said[:400]}"
            self.add(name, language, browser, answer)

    def add(self, name: str, language: str, browser: FlaskClient, answer: TestResponse) -> None:
        """Keep one answer."""
        assert answer.mimetype == "text/html", name
        path = answer.request.full_path.rstrip("?")
        self.shots.append(Shot(name=name, language=language, path=path, answer=answer, browser=browser))

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Note which templates are used for which addresses."""

        def note(_app: Flask, template: Template, context: Mapping[str, object]) -> None:
            self.rendered.add((template.name or "", request.endpoint or ""))

        with template_rendered.connected_to(note, self.app):
            yield


def a_file(name: str, data: bytes) -> tuple[io.BytesIO, str]:
    """Return a file as a form sends it."""
    return io.BytesIO(data), name
