"""A passkey in a real browser with a device in software: added, shown; and what a browser without says."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Complaints, Site, follow

pytestmark = pytest.mark.browser

PASSWORD = "vier schuwe kraanvogels"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def invitation(page: Page, site: Site) -> str:
    """Return a link for a password, under the one name that browsers trust without https."""
    page.goto(f"{site.address}/people/?lang=en")
    page.fill("#name", "Pia")
    page.fill("#login", "pia")
    follow(page.get_by_role("button", name="Make the account"))
    return page.locator("main code").inner_text().replace("127.0.0.1", "localhost")


@pytest.fixture
def context_of_pia(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    yield made
    made.close()


def sign_in(page: Page, there: str) -> None:
    page.goto(f"{there}/sign-in?lang=nl")
    page.fill("#login", "pia")
    page.fill("#password", PASSWORD)
    follow(page.get_by_role("button", name="Aanmelden"))


def test_a_passkey_is_added_and_lets_in(
    browser: Browser, site: Site, invitation: str, context_of_pia: BrowserContext, complaints: Complaints
) -> None:
    page, there = context_of_pia.new_page(), site.address.replace("127.0.0.1", "localhost")
    complaints.listen(page)
    device = context_of_pia.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    page.goto(f"{invitation}&lang=nl")
    page.fill("#password", PASSWORD)
    page.fill("#again", PASSWORD)
    follow(page.get_by_role("button", name="Bewaren en aanmelden"))
    page.goto(f"{there}/account/")
    follow(page.get_by_role("button", name="Een passkey toevoegen"))
    page.fill("#name", "telefoon")
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_role("heading", name="Herstelcodes")).to_be_visible()
    page.goto(f"{there}/account/")
    expect(page.get_by_role("region", name="Passkeys")).to_contain_text(re.compile("telefoon.*nooit"))
    follow(page.get_by_role("button", name="Afmelden"))

    sign_in(page, there)
    page.get_by_role("button", name="Een passkey tonen").click()
    page.wait_for_url(re.compile("/cases/|/$"))
    page.goto(f"{there}/account/")
    expect(page.get_by_role("region", name="Passkeys")).not_to_contain_text("nooit")
    assert complaints.said == []

    plain = browser.new_context(java_script_enabled=False)
    unscripted = plain.new_page()
    sign_in(unscripted, there)
    expect(unscripted.locator("main")).to_contain_text("Zonder JavaScript kan deze browser geen passkey")
    expect(unscripted.get_by_role("button", name="Een passkey tonen")).not_to_be_visible()
    plain.close()
