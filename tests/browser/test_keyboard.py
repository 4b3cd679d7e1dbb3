"""The review with the keyboard alone: into the page, through all of it, and one decision."""

import re
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Complaints, Site, follow

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAMPLE = str(files("checker") / "samples" / "position-paper-nl.pdf")
FOCUS = """() => {
  const each = document.activeElement;
  if (each === document.body) return null;
  const style = getComputedStyle(each), box = each.getBoundingClientRect();
  const seen = [[.5, .5], [.02, .5], [.98, .5], [.5, .1], [.5, .9]].some(([x, y]) => {
    const hit = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
    return hit && (each.contains(hit) || hit.contains(each));
  });
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  each.dataset.visited = (Number(each.dataset.visited) || 0) + 1;
  return { what: each.outerHTML.slice(0, 120), ring, seen, turns: Number(each.dataset.visited) };
}"""
STOPS = "a[href], button, input, select, textarea, summary, [tabindex='0']"
MISSED = """stops => [...document.querySelectorAll(stops)]
  .filter((each) => each.checkVisibility() && each.type !== "hidden" && each.type !== "radio")
  .filter((each) => !each.disabled && !each.dataset.visited)
  .map((each) => each.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def review(site: Site, browser: Browser, key: list[dict[str, object]]) -> str:
    """Return the address of a review in which nothing was decided."""
    context = browser.new_context()
    context.add_cookies(key)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site.address}/cases/new?lang=en")
    for name, text in (("number", "2024-keys"), ("title", "Moderation"), ("platform", "Klankbord")):
        page.fill(f"#{name}", text)
    page.check("input[value=ministry]")
    page.check("input[value=vlop]")
    page.set_input_files("#documents", SAMPLE)
    follow(page.get_by_role("button", name="Open the case"))
    case = page.url
    follow(page.get_by_role("link", name=re.compile("to be looked at")))
    page.goto(case)
    page.fill("#on", "2024-06-01")
    page.get_by_role("button", name="Assess", exact=True).click()
    expect(page.get_by_role("link", name="Yes, show the findings")).to_be_visible()
    page.goto(case)
    follow(page.get_by_role("link", name="Review the findings"))
    address = page.url
    context.close()
    return address


def test_the_first_stop_leads_to_the_content(page: Page, review: str) -> None:
    page.goto(review)
    page.keyboard.press("Tab")
    link = page.locator(".skip")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("query", ["", "?state=unchecked"])
def test_every_stop_is_seen_and_none_is_a_trap(page: Page, review: str, query: str) -> None:
    page.goto(review + query)
    if query:
        page.locator("#duties [data-list] a").first.click()
        expect(page.locator("#decide")).to_be_visible()
        page.goto(page.url.partition("#")[0])
    faults, stops = [], 0
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None or stop["turns"] > 1:
            break
        stops += 1
        if not stop["ring"] or not stop["seen"]:
            faults.append(stop)
    assert faults == []
    assert stops > 30
    assert page.evaluate(MISSED, STOPS) == []


def test_a_decision_is_made_with_the_keyboard_alone(page: Page, review: str, complaints: Complaints) -> None:
    def press(keys: str) -> None:
        page.wait_for_load_state()
        page.keyboard.press(keys)

    page.goto(review)
    press("Alt+l")
    assert page.evaluate("document.activeElement.name") == "state"
    while not page.evaluate("document.activeElement.matches('#duties [data-list] a')"):
        press("Tab")
    press("Enter")
    expect(page.locator("#duties a[aria-current]")).to_have_count(1)
    first = page.locator("#finding h2").first.inner_text()
    press("Alt+n")
    expect(page.locator("#finding h2").first).not_to_have_text(first)
    press("Alt+b")
    expect(page.locator("#finding h2").first).to_have_text(first)
    press("Alt+c")
    expect(page.locator("#verdict")).to_be_focused()
    press("ArrowDown")
    press("Tab")
    press("ArrowDown")
    press("Tab")
    page.keyboard.type("Read with the keys alone.")
    while not page.evaluate("document.activeElement.matches('form:has(#verdict) button')"):
        press("Tab")
    press("Enter")
    expect(page.locator("#history ~ ol")).to_contain_text("Read with the keys alone.")
    press("Alt+a")
    expect(page.locator("#finding h2").first).not_to_have_text(first)
    expect(page.locator("#duties")).to_contain_text("decided by")
    assert complaints.said == []
