"""A document full of traps is only text to the browser: no dialog, no refusal, no request elsewhere."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Complaints, Site, follow

pytestmark = pytest.mark.browser

TRAPS = (
    "We handle every notice <script>alert(1)</script> within 24 hours.",
    'Users can complain "><img src=x onerror=alert(2)> electronically and free of charge for six months.',
    "Our <svg/onload=alert(3)> moderators decide on complaints; javascript:alert(4).",
    "Trusted flaggers {{ 7 * 7 }} get priority </title></style><style>body{display:none}</style>.",
    "We publish a transparency report every six months at https://example.test/<script>alert(5)</script>.",
)


def test_traps_in_a_document_stay_text(
    page: Page, site: Site, complaints: Complaints, tmp_path: Path
) -> None:
    paper = tmp_path / "<img src=x onerror=alert(6)>.txt"
    paper.write_text("\n\n".join(TRAPS * 3), encoding="utf-8")
    page.goto(f"{site.address}/?lang=en")
    page.set_input_files("#documents", str(paper))
    page.check("input[value=vlop]")
    page.fill("#on", "2024-06-01")
    page.get_by_role("button", name="Assess", exact=True).click()
    follow(page.get_by_role("link", name="Yes, show the findings"))
    expect(page.locator("#paper")).to_contain_text("<script>alert(1)</script>")
    here = page.url.rstrip("/")
    for link in page.locator("#duties li a", has_text="quote").all()[:6]:
        link.click()
        expect(link).to_have_attribute("aria-current", "true")
    for name in ("documents", "questions", "figures"):
        page.goto(f"{here}/{name}")
    page.goto(site.address)
    assert complaints.said == []
