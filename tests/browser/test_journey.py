"""The main job in a real browser: upload, progress, findings, highlighted quote, report."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Complaints, Site, follow

pytestmark = pytest.mark.browser

SAMPLE = str(files("checker") / "samples" / "position-paper-nl.pdf")
WORDS = {
    "nl": {
        "assess": "Beoordelen",
        "yes": "Ja, toon de bevindingen",
        "unknown": "Eerst: wat niet bekend is",
        "pdf": "PDF in het Nederlands",
    },
    "en": {
        "assess": "Assess",
        "yes": "Yes, show the findings",
        "unknown": "First: what is not known",
        "pdf": "PDF in English",
    },
}


def upload(page: Page, site: Site, language: str) -> None:
    """Send the sample, wait for the question at the end, and say yes."""
    words = WORDS[language]
    page.goto(f"{site.address}/?lang={language}")
    page.set_input_files("#documents", SAMPLE)
    expect(page.locator("[data-chosen] li")).to_contain_text("position-paper-nl.pdf")
    page.check("input[value=vlop]")
    page.fill("#on", "2024-06-01")
    page.get_by_role("button", name=words["assess"], exact=True).click()
    expect(page.get_by_role("link", name=words["yes"])).to_be_visible()
    expect(page.locator(".receipt")).to_contain_text("Position paper Klankbord")
    follow(page.get_by_role("link", name=words["yes"]))


@pytest.fixture(scope="module")
def findings(site: Site, browser: Browser, key: list[dict[str, object]]) -> str:
    """Return the address of the sample's findings."""
    context = browser.new_context()
    context.add_cookies(key)  # type: ignore[arg-type]
    page = context.new_page()
    upload(page, site, "en")
    address = page.url
    context.close()
    return address


@pytest.mark.parametrize("language", ["nl", "en"])
def test_from_paper_to_report(
    page: Page, site: Site, complaints: Complaints, tmp_path: Path, language: str
) -> None:
    words = WORDS[language]
    upload(page, site, language)
    expect(page.locator("#finding")).to_contain_text(words["unknown"])

    page.locator("#duties li a", has_text="◑").first.click()
    quote = page.locator("#finding [data-quote]").first
    expect(quote).to_be_visible()
    mark = quote.get_attribute("data-quote")
    quote.locator(".where").click()
    highlighted = page.locator(f"#paper a[data-marks~={mark}]")
    expect(highlighted.first).to_have_class("mark own current")
    expect(highlighted.first).to_be_in_viewport()
    shown = " ".join("".join(highlighted.all_text_contents()).split())
    assert f"“{shown}”" in quote.locator("blockquote").inner_text()

    with page.expect_download() as download:
        page.get_by_role("link", name=words["pdf"]).click()
    report = tmp_path / download.value.suggested_filename
    download.value.save_as(report)
    assert report.read_bytes().startswith(b"%PDF-")
    assert report.name.endswith(f"-{language}.pdf")
    assert complaints.said == []


def test_files_can_be_dropped(page: Page, site: Site, complaints: Complaints) -> None:
    page.goto(f"{site.address}/?lang=en")
    page.locator("[data-drop]").evaluate(
        """area => {
            const carried = new DataTransfer();
            carried.items.add(new File(["one"], "one.txt"));
            carried.items.add(new File(["two"], "two.txt"));
            area.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true }));
        }"""
    )
    expect(page.locator("[data-chosen] li")).to_have_count(2)
    assert page.locator("#documents").evaluate("input => input.files.length") == 2
    assert complaints.said == []


def test_a_highlight_and_the_arrow_keys_choose_a_duty(
    page: Page, findings: str, complaints: Complaints
) -> None:
    page.goto(findings)
    page.locator("#paper a.mark:not(.own)").nth(2).click()
    expect(page.locator("#finding .quote.current")).to_be_visible()
    expect(page.locator("#duties a[aria-current]")).to_have_count(1)

    first, second = (page.locator("#duties [data-list] a").nth(index) for index in (0, 1))
    first.click()
    expect(first).to_have_attribute("aria-current", "true")
    page.keyboard.press("ArrowDown")
    expect(second).to_be_focused()
    expect(second).to_have_attribute("aria-current", "true")
    page.go_back()
    expect(first).to_have_attribute("aria-current", "true")
    page.select_option("[name=outcome]", "not_addressed")
    page.wait_for_url("**outcome=not_addressed**")
    assert complaints.said == []


def test_the_way_works_without_scripts(site: Site, browser: Browser, key: list[dict[str, object]]) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(key)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site.address}/?lang=en")
    page.get_by_role("button", name="Assess the sample").click()
    expect(page.get_by_role("link", name=WORDS["en"]["yes"])).to_be_visible()
    page.get_by_role("link", name=WORDS["en"]["yes"]).click()
    page.locator("#duties li a", has_text="◑").first.click()
    quote = page.locator("#finding [data-quote]").first
    quote.locator(".where").click()
    marked = page.locator(f"#paper a[data-marks~={quote.get_attribute('data-quote')}]")
    expect(marked.first).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_no_page_is_wider_than_its_window(page: Page, site: Site, findings: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    pages = ["", "?duty=dsa-16-1-s1", "?duty=dsa-20-1-s1", "documents", "questions", "figures", "nothing"]
    for address in (f"{site.address}/", *(findings + name for name in pages)):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.usefixtures("key")
def test_a_stranger_sees_how_to_get_in(site: Site, browser: Browser) -> None:
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    page.goto(site.address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Niet aangemeld")
    page.goto(site.link)
    expect(page.locator(".lead")).to_contain_text("gebruikt of te oud")
    context.close()
