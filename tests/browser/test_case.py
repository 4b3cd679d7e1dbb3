"""A case in a real browser: opened, read, assessed, offered, and signed by somebody else at 320 pixels."""

import re
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Complaints, Site, follow

pytestmark = pytest.mark.browser

SAMPLE = str(files("checker") / "samples" / "position-paper-nl.pdf")
PASSWORD = "vier schuwe kraanvogels"


def open_case(page: Page, site: Site) -> str:
    """Open a case with the sample, and return its address."""
    page.goto(f"{site.address}/cases/?lang=en")
    page.get_by_role("link", name="New case").click()
    page.fill("#number", "2024-7")
    page.fill("#title", "Moderation")
    page.fill("#platform", "Klankbord")
    page.check("input[value=coordinator]")
    page.check("input[value=vlop]")
    page.set_input_files("#documents", SAMPLE)
    follow(page.get_by_role("button", name="Open the case"))
    return page.url


def invite(page: Page, site: Site) -> str:
    """Make an account for a manager, and return the link for the password."""
    page.goto(f"{site.address}/people/")
    page.fill("#name", "Ben")
    page.fill("#login", "ben")
    page.locator("form[action='/people/'] input[value=manager]").check()
    follow(page.get_by_role("button", name="Make the account"))
    return page.locator("main code").inner_text()


def test_a_case_from_upload_to_signature(
    page: Page, site: Site, browser: Browser, complaints: Complaints
) -> None:
    case = open_case(page, site)
    follow(page.get_by_role("link", name=re.compile("to be looked at")))
    expect(page.locator(".receipt")).to_contain_text("Position paper Klankbord")
    follow(page.get_by_role("button", name="Yes, this is it"))
    page.fill("#on", "2024-06-01")
    page.get_by_role("button", name="Assess", exact=True).click()
    expect(page.get_by_role("link", name="Yes, show the findings")).to_be_visible()
    page.goto(case)
    follow(page.get_by_role("button", name="Offer for signature"))
    page.locator("#quotes summary", has_text="Set aside").click()
    page.fill("#reason-quotes", "Read on paper.")
    follow(page.locator("#quotes form button"))
    page.goto(case)
    follow(page.get_by_role("button", name="Offer for signature"))
    expect(page.locator("main")).to_contain_text("somebody else signs it")

    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    manager = context.new_page()
    complaints.listen(manager)
    manager.goto(f"{invite(page, site)}&lang=nl")
    manager.fill("#password", PASSWORD)
    manager.fill("#again", PASSWORD)
    follow(manager.get_by_role("button", name="Bewaren en aanmelden"))
    for place in ("/cases/", "/account/"):
        manager.goto(f"{site.address}{place}")
        assert manager.evaluate("document.documentElement.scrollWidth") <= 320
    manager.goto(case)
    manager.locator("summary", has_text="Tekenen").click()
    manager.get_by_role("button", name="Tekenen").click()
    expect(manager.locator("main")).to_contain_text("definitief, getekend")
    context.close()
    page.goto(f"{case}audit")
    expect(page.locator("tbody")).to_contain_text("assessment signed")
    assert complaints.said == []
