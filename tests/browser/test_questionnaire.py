"""A questionnaire filled in by hand without scripts, handed in, and received."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site
from tests.browser.test_case import open_case

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_questionnaire_without_scripts(page: Page, site: Site, browser: Browser) -> None:
    case = open_case(page, site)
    kept = page.context.storage_state()
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=False, storage_state=kept
    )
    plain = context.new_page()
    plain.goto(f"{case}questionnaires/?lang=nl")
    plain.select_option("#rules", "eu-dsa")
    plain.get_by_role("button", name="Kies de vragen").click()
    expect(plain.locator("main")).to_contain_text(re.compile(r"0 van \d+ beantwoord"))
    plain.locator("tbody a").nth(1).click()
    plain.locator("select").first.select_option("yes")
    plain.locator("textarea").nth(1).fill("nergens")
    plain.get_by_role("button", name="Bewaren", exact=True).click()
    expect(plain.locator("main")).to_contain_text(re.compile(r"\b1 van \d+ beantwoord"))
    plain.get_by_role("button", name="Inleveren").click()
    plain.locator("#faults a").click()
    expect(plain.locator("fieldset .flagged")).to_contain_text("nergens")
    plain.locator("textarea").nth(1).fill("https://example.test/orders")
    plain.get_by_role("button", name="Bewaren", exact=True).click()
    plain.get_by_role("button", name="Inleveren").click()
    expect(plain.locator("main")).to_contain_text("Ontvangen.")
    context.close()
