"""The administrator's work in a real browser, and the password of a late signature, in both languages."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import update

from checker.domain.person import TERMINAL, Role
from checker.messages import LANGUAGES
from checker.settings import Settings
from checker.storage import moments
from checker.storage.people_tables import SESSIONS
from checker.storage.store import Store, open_store
from checker.web.app import create_app
from tests.browser.conftest import Site
from tests.browser.test_review_journey import PASSWORD, Somebody, invited, signed_in
from tests.processes import heard, running
from tests.web.forms import offered, outlived
from tests.web.world import World

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHECKER = str(Path(sys.executable).with_name("checker"))
RETENTION = "empty=1"
LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Office:
    """A running server, and the store that it works on."""

    site: Site
    store: Store
    data: Path
    offered: dict[str, str]
    """By language: address of a case with an assessment that waits for a signature."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Serve what others have made: an assessment to sign and a case to delete for each language."""
    data = tmp_path_factory.mktemp("office")
    settings = Settings(data=data, secret_key="for tests only", retention=(RETENTION,))
    ways = {"CHECKER_WORKERS": "0", "CHECKER_SIGN_IN": "password", "CHECKER_RETENTION": RETENTION}
    command = [CHECKER, "serve", "--port", "0", "--data", str(data)]
    with closing(open_store(data)) as store:
        world = World(app=create_app(settings, store), store=store)
        waiting = {}
        for language in LANGUAGES:
            things = world.case()
            offered(world, things)
            waiting[language] = f"/cases/{things.case}/"
            outlived(world, is_proposed=True)
            for login, role in (("root", Role.ADMINISTRATOR), ("ben", Role.MANAGER)):
                person = store.people.add(TERMINAL, f"{login}-{language}", login.title(), [role])
                store.people.set_password(TERMINAL, person, PASSWORD)
        with running(command, environment={**os.environ, **ways}) as process:
            address = re.search(r"http\S+/sign-in", heard(process))
            assert address
            yield Office(Site(link=address.group()), store, data, waiting)
            process.terminate()
            assert process.wait(120) == 0


@dataclass
class Reception:
    """Where people sit down before a browser of their own."""

    office: Office
    browser: Browser
    stack: ExitStack
    language: str
    said: list[str]
    """What their browsers complained about."""

    def seat(self) -> Somebody:
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        self.stack.callback(context.close)
        page = context.new_page()
        page.on("pageerror", lambda fault: self.said.append(f"page: {fault}"))
        return Somebody(page, self.language)

    def enter(self, login: str) -> Somebody:
        """Sign in with the password."""
        somebody = self.seat()
        somebody.page.goto(f"{self.office.site.address}/sign-in?lang={self.language}")
        somebody.page.fill("#login", f"{login}-{self.language}")
        somebody.page.fill("#password", PASSWORD)
        somebody.send(somebody.button("Sign in"))
        return somebody

    def go(self, somebody: Somebody, path: str) -> int:
        answer = somebody.page.goto(f"{self.office.site.address}{path}")
        assert answer
        return answer.status


@pytest.fixture
def reception(office: Office, browser: Browser, language: str) -> Iterator[Reception]:
    with ExitStack() as stack:
        made = Reception(office, browser, stack, language, [])
        yield made
        assert made.said == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_account_from_its_first_link_to_the_trail(reception: Reception, language: str) -> None:
    root, login = reception.enter("root"), f"eva-{language}"
    eva = signed_in(
        reception.seat(), reception.office.site, login,
        invited(root, reception.office.site, login, ("viewer",)),
    )  # fmt: skip
    assert reception.go(eva, "/cases/new") == 403
    given_role(reception, root, login)
    assert reception.go(eva, "/cases/new") == 200
    session_ended(reception, eva)
    with_code(reception, root, login)
    account_closed(reception, root, login)
    trail_read(reception, root)


def row(login: str) -> str:
    """Return the selector of somebody's row on the page of people."""
    return f"tr:has(th:has-text('{login}'))"


def given_role(reception: Reception, root: Somebody, login: str) -> None:
    """Make a reader a case handler."""
    reception.go(root, "/people/")
    line = root.page.locator(row(login))
    line.locator("summary").click()
    line.locator("input[value=viewer]").uncheck()
    line.locator("input[value=case_handler]").check()
    root.send(line.get_by_role("button", name=root.words("Keep"), exact=True))
    expect(root.page.locator(row(login)).locator("summary")).to_have_text(root.words("case handler"))


def session_ended(reception: Reception, eva: Somebody) -> None:
    """End a session from another browser."""
    other = reception.enter("eva")
    assert reception.go(other, "/account/") == 200
    reception.go(eva, "/account/")
    eva.send(eva.button("End"))
    assert sorted([reception.go(eva, "/account/"), reception.go(other, "/account/")]) == [200, 403]


def with_code(reception: Reception, root: Somebody, login: str) -> None:
    """Have a code asked for, lose the device, and come in without after an administrator has helped."""
    eva = reception.enter("eva")
    reception.go(eva, "/account/")
    eva.send(eva.button("Set up codes of an app"))
    secret = "".join(eva.page.locator("main code").inner_text().split())
    eva.page.fill("#code", pyotp.TOTP(secret).now())
    eva.send(eva.button("Set up"))
    eva.sees("Recovery codes")
    late = reception.enter("eva")
    expect(late.page.locator("h1")).to_have_text(late.words("Second step"))
    reception.go(root, "/people/")
    root.send(root.page.locator(row(login)).locator("form[action$='second-step/remove'] button"))
    assert reception.go(reception.enter("eva"), "/account/") == 200


def account_closed(reception: Reception, root: Somebody, login: str) -> None:
    """Close the account, which ends every session, and open it again."""
    eva = reception.enter("eva")
    for what, status in (("disable", 403), ("enable", 200)):
        reception.go(root, "/people/")
        root.send(root.page.locator(row(login)).locator(f"form[action$='/{what}'] button"))
        assert reception.go(eva if status == 403 else reception.enter("eva"), "/account/") == status


def trail_read(reception: Reception, root: Somebody) -> None:
    """Read the trail with a token, and have it verified from the terminal."""
    reception.go(root, "/account/")
    root.page.fill("#name", "trail")
    root.send(root.button("Make a token"))
    key = root.page.locator("main code").first.inner_text()
    there = f"{reception.office.site.address}/api/v1/audit?limit=200"
    said, after = set[str](), ""
    while after is not None:
        asked = f"{there}&after={after}" if after else there
        part = root.page.request.get(asked, headers={"Authorization": f"Bearer {key}"}).json()
        said |= {each["action"] for each in part["items"]}
        after = part["next"]
    assert said >= {
        "person.added", "person.invited", "person.password_set", "role.given", "role.taken",
        "session.revoked", "second_step.set", "second_step.removed", "person.disabled", "person.enabled",
    }  # fmt: skip
    command = [CHECKER, "audit", "verify", "--data", str(reception.office.data), "--language", root.language]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert str(reception.office.store.audit.head().hash) in "".join(told.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_too_long_goes_by_two_people(reception: Reception, language: str) -> None:
    root = reception.enter("root")
    stale(reception.office)
    reception.go(root, "/retention/")
    root.sees("What would go now")
    before = root.page.locator("input[name=case]").count()
    root.page.locator("input[name=case]").first.check()
    root.page.fill("#password", PASSWORD)
    root.send(root.button("Delete the ticked cases"))
    assert root.page.locator("input[name=case]").count() == before - 1
    expect(root.page.locator("#deleted")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_late_signature_asks_for_the_password(reception: Reception, language: str) -> None:
    ben, case = reception.enter("ben"), reception.office.offered[language]
    stale(reception.office)
    for password, is_right in (("something else", False), (PASSWORD, True)):
        reception.go(ben, case)
        ben.unfold("Sign")
        ben.page.locator("details[open] input[name=password]").fill(password)
        ben.send(ben.page.locator("details[open]").get_by_role("button", name=ben.words("Sign"), exact=True))
        ben.sees("final, signed" if is_right else "Name and password do not belong together; try once more.")
    reception.go(ben, f"{case}audit")
    expect(ben.page.locator("tbody")).to_contain_text(ben.words("assessment signed"))


def stale(office: Office) -> None:
    """Have every session look as if nobody had proved for long who they are."""
    with office.store.database.writing() as connection:
        connection.execute(update(SESSIONS).values(confirmed=moments.write(LONG_AGO)))
