"""A case from upload to signature by four people who sign in with passwords, once in each language."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from checker.domain.message import say
from checker.messages import tell
from tests.browser.conftest import Complaints, Site, follow

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAMPLE = str(files("checker") / "samples" / "position-paper-nl.pdf")
PASSWORD = "vier schuwe kraanvogels"
ROLES = {"handler": ("case_handler", "manager"), "reader": ("reviewer",), "manager": ("manager",)}
"""The case handler may sign too: not their own work."""
GRADES = ("described", "asserted", "silent")


@dataclass
class Somebody:
    """A person before their browser, who reads the pages in one language."""

    page: Page
    language: str

    def words(self, text: str, **values: str | int) -> str:
        """Return what stands on the page for a sentence of the source."""
        return tell(say(text, **values), self.language)

    def button(self, text: str) -> Locator:
        """Return the first button that is called so and can be seen."""
        return self.page.get_by_role("button", name=self.words(text), exact=True).first

    def link(self, text: str) -> Locator:
        return self.page.get_by_role("link", name=self.words(text)).first

    def send(self, button: Locator) -> None:
        """Send a form, and wait for the page that answers."""
        follow(button)

    def unfold(self, text: str) -> None:
        """Open the first folded part of that name."""
        self.page.locator("details:not([open]) > summary", has_text=self.words(text)).first.click()

    def sees(self, text: str) -> None:
        expect(self.page.locator("main")).to_contain_text(self.words(text))


Entering = Callable[[str], Somebody]


@pytest.fixture
def people(
    page: Page, site: Site, browser: Browser, complaints: Complaints, language: str
) -> Iterator[Entering]:
    """Return how somebody comes in for whom an administrator makes an account."""
    administrator = Somebody(page, language)
    with ExitStack() as stack:

        def enter(role: str) -> Somebody:
            login = f"{role}-{language}"
            invitation = invited(administrator, site, login, ROLES[role])
            context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
            stack.callback(context.close)
            made = context.new_page()
            complaints.listen(made)
            return signed_in(Somebody(made, language), site, login, invitation)

        yield enter


def invited(administrator: Somebody, site: Site, login: str, roles: tuple[str, ...]) -> str:
    """Make an account, and return the link for its password."""
    page = administrator.page
    page.goto(f"{site.address}/people/?lang={administrator.language}")
    page.fill("#name", login.title())
    page.fill("#login", login)
    for role in roles:
        page.locator(f"form[action='/people/'] input[value={role}]").check()
    administrator.send(administrator.button("Make the account"))
    return page.locator("main code").inner_text()


def signed_in(somebody: Somebody, site: Site, login: str, invitation: str) -> Somebody:
    """Choose a password, sign out, and sign in with it."""
    page = somebody.page
    page.goto(f"{invitation}&lang={somebody.language}")
    page.fill("#password", PASSWORD)
    page.fill("#again", PASSWORD)
    somebody.send(somebody.button("Keep and sign in"))
    somebody.send(somebody.button("Sign out"))
    page.goto(f"{site.address}/sign-in?lang={somebody.language}")
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    somebody.send(somebody.button("Sign in"))
    expect(somebody.link("My account")).to_be_visible()
    return somebody


@pytest.mark.parametrize("language", ["nl", "en"])
def test_from_upload_to_signature(
    people: Entering, site: Site, complaints: Complaints, language: str, tmp_path: Path
) -> None:
    anna, rita = people("handler"), people("reader")
    case = opened(anna, site, f"2024-{language}")
    assessment = assessed(anna, case)
    decided(anna)
    graded(rita, case)
    reconciled(anna, case)
    offered(anna, case)
    anna.sees("You have worked on this assessment, so somebody else signs it.")
    expect(anna.page.locator("input[name=to][value=final]")).to_have_count(0)
    signed(people("manager"), case)
    closed(anna, case)
    taken_away(anna, assessment, case, tmp_path)
    assert complaints.said == []


def opened(handler: Somebody, site: Site, number: str) -> str:
    """Open a case with the sample paper, and say that it is the one that was meant."""
    page = handler.page
    page.goto(f"{site.address}/cases/")
    handler.send(handler.link("New case"))
    page.fill("#number", number)
    page.fill("#title", "Moderation")
    page.fill("#platform", "Klankbord")
    page.check("input[value=coordinator]")
    page.check("input[value=vlop]")
    page.set_input_files("#documents", SAMPLE)
    handler.send(handler.button("Open the case"))
    case = page.url
    handler.send(handler.link("to be looked at"))
    handler.send(handler.button("Yes, this is it"))
    return case


def assessed(handler: Somebody, case: str) -> str:
    """Assess the paper, and return where its findings stand."""
    page = handler.page
    page.goto(case)
    page.fill("#on", "2024-06-01")
    handler.send(handler.button("Assess"))
    handler.send(handler.link("Yes, show the findings"))
    findings = page.url
    page.goto(case)
    return findings


def decided(handler: Somebody) -> None:
    """Accept one finding that rests on quotes, and decide otherwise about the next."""
    page = handler.page
    handler.send(handler.link("Review the findings"))
    page.select_option("[name=state]", "unchecked")
    page.wait_for_url("**state=unchecked**")
    page.locator("#duties [data-list] a").first.click()
    handler.send(handler.button("Accept and go on"))
    handler.unfold("Decide otherwise")
    page.select_option("#verdict", "contradicted")
    page.select_option("#reason", "weight")
    page.fill("#change-text", "Page 2 says otherwise.")
    page.locator("form:has(#verdict) button").click()
    expect(page.locator("#history ~ ol")).to_contain_text("Page 2 says otherwise.")


def graded(reader: Somebody, case: str) -> None:
    """Grade the sample, which shows nothing of what was found."""
    page = reader.page
    page.goto(case)
    reader.send(reader.link("Second reading"))
    reader.send(reader.button("Begin the second reading"))
    blind = page.locator("#finding")
    turn = 0
    while page.locator("#finding input[name=grade]").count():
        expect(blind).not_to_contain_text(reader.words("Why not higher"))
        page.check(f"input[name=grade][value={GRADES[turn % 3]}]")
        reader.send(reader.button("Keep the grade and go on"))
        turn += 1
    assert turn > 2
    reader.sees("First reader:")


def reconciled(handler: Somebody, case: str) -> None:
    """Settle every difference between the readers."""
    page = handler.page
    page.goto(case)
    handler.send(handler.link("Second reading"))
    while page.locator("details", has_text=handler.words("Settle this difference")).count():
        handler.unfold("Settle this difference")
        form = page.locator("details[open] form").first
        form.locator("input[value=described]").check()
        form.locator("textarea").fill("Read together.")
        handler.send(form.locator("button"))
    handler.sees("Settled:")
    assert page.locator(".difference").count() == page.get_by_text("Read together.").count()


def offered(handler: Somebody, case: str) -> None:
    """Offer the assessment: first in vain, then after every point was set aside with a reason."""
    page = handler.page
    page.goto(case)
    handler.send(handler.button("Offer for signature"))
    expect(page.locator("#faults")).to_be_focused()
    while page.locator("details", has_text=handler.words("Set aside")).count():
        handler.unfold("Set aside")
        page.locator("details[open] textarea").first.fill("Read on paper.")
        handler.send(page.locator("details[open] form button").first)
    page.goto(case)
    handler.send(handler.button("Offer for signature"))


def signed(manager: Somebody, case: str) -> None:
    """Sign what another person made."""
    manager.page.goto(case)
    manager.unfold("Sign")
    manager.send(manager.button("Sign"))
    manager.sees("final, signed")


def closed(handler: Somebody, case: str) -> None:
    """Find nothing left that could be changed."""
    page = handler.page
    page.goto(case)
    handler.send(handler.link("Review the findings"))
    page.locator("#duties [data-list] a").first.click()
    expect(page.locator("#history")).to_be_visible()
    expect(page.locator("main form[method=post]")).to_have_count(0)
    token = page.locator("input[name=csrf_token]").first.input_value()
    answer = page.request.post(page.url, form={"csrf_token": token, "kind": "accept"})
    assert 400 <= answer.status < 500
    page.goto(f"{case}audit")
    for words in ("assessment signed", "difference between readers settled"):
        expect(page.locator("tbody")).to_contain_text(handler.words(words))


def taken_away(handler: Somebody, assessment: str, case: str, folder: Path) -> None:
    """Download the report and two editions."""
    page = handler.page
    page.goto(assessment)
    saved(page, handler.link("PDF in English"), folder / "report.pdf")
    page.goto(case)
    handler.send(handler.link("Editions"))
    editions = page.url
    for form, begins in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        page.goto(editions)
        link = page.locator(f"a[href*='full.{form}'][href*='language={handler.language}']")
        assert saved(page, link, folder / f"full.{form}").startswith(begins)


def saved(page: Page, link: Locator, path: Path) -> bytes:
    """Download what a link leads to; while it is being made, a page waits for it."""
    with page.expect_download() as download:
        link.click()
    download.value.save_as(path)
    assert re.search(r"\.(pdf|xlsx)$", download.value.suggested_filename)
    return path.read_bytes()
