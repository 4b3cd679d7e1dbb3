"""A known service fills in the form in a real browser, and what it filled in can be changed."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Complaints, Site

pytestmark = pytest.mark.browser


def ticked(page: Page) -> list[str]:
    """Return the service types that are ticked."""
    boxes = page.locator("input[name=service]:checked").all()
    return [str(box.get_attribute("value")) for box in boxes]


def test_a_known_service_fills_in_type_and_size(page: Page, site: Site, complaints: Complaints) -> None:
    page.goto(f"{site.address}/?lang=nl")
    page.locator("#profile option", has_text="TikTok").wait_for(state="attached")
    page.select_option("#profile", "AliExpress")
    assert ticked(page) == ["vlop", "marketplace"]
    page.select_option("#profile", "TikTok")
    assert ticked(page) == ["vlop"]
    expect(page.locator("#size")).to_have_value("no")
    expect(page.locator("#known-about")).to_contain_text("Aangewezen op 25 april 2023.")
    expect(page.locator("#known-about")).to_contain_text("Coimisiún na Meán")
    page.uncheck("input[value=vlop]")
    page.check("input[value=platform]")
    assert ticked(page) == ["platform"]
    page.select_option("#profile", "")
    expect(page.locator("#known-about")).to_be_empty()
    assert ticked(page) == ["platform"]
    assert complaints.said == []
