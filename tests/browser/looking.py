"""Shows kept pages in Chromium, and says what is wrong with them: for axe, and at four hundred per cent."""

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from tests.browser.album import Shot

SITE = "http://127.0.0.1"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"], "preload": False}
SCHEMES = {"en": "dark", "nl": "light"}
"""Each language is looked at in another scheme of colours, so that both are."""

UNFOLD = """() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
}"""
STILL = """document.addEventListener("readystatechange", () => {
  for (const each of document.querySelectorAll("[data-again]")) delete each.dataset.again;
  for (const each of document.querySelectorAll("[data-live]")) delete each.dataset.live;
}, { once: true });"""
"""Runs before the scripts of a page, so that none opens another page or asks for this one again."""


@dataclass
class Window:
    """A page of Chromium that shows what was kept; styles and pictures come from the application."""

    page: Page
    shot: Shot | None = None

    @classmethod
    def open(cls, browser: Browser, language: str, size: dict[str, int]) -> "Window":
        """Open a window in the colours of a language."""
        page = browser.new_page(viewport=size, color_scheme=SCHEMES[language])  # type: ignore[arg-type]
        window = cls(page=page)
        page.add_init_script(STILL)
        page.route("**/*", window.answer)
        return window

    def answer(self, route: Route) -> None:
        """Answer the browser without any network."""
        assert self.shot
        path = route.request.url.removeprefix(SITE)
        answer = self.shot.answer if path == self.shot.path else self.shot.browser.get(path, buffered=True)
        route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.data)

    def show(self, shot: Shot) -> Page:
        """Show a page, with everything unfolded that can be folded."""
        self.shot = shot
        self.page.goto(SITE + shot.path)
        self.page.evaluate(UNFOLD)
        return self.page

    def complaints(self, shot: Shot) -> list[str]:
        """Return what axe finds on a page."""
        found: dict[str, Any] = Axe().run(self.show(shot), options=OPTIONS).response
        return [
            f"{shot}: {each['id']}: {each['help']}: {node['target']} {node['html'][:200]}"
            for each in found["violations"]
            for node in each["nodes"][:3]
        ]

    def excess(self, shot: Shot) -> list[str]:
        """Return what makes a page wider than its window."""
        page = self.show(shot)
        width = page.viewport_size["width"] if page.viewport_size else 0
        if page.evaluate("document.documentElement.scrollWidth") <= width:
            return []
        wide = page.evaluate(
            """width => [...document.querySelectorAll("main *, header *")]
              .filter((each) => each.getBoundingClientRect().right > width)
              .filter((each) => !each.closest(".scroll, .unseen"))
              .slice(0, 3).map((each) => each.outerHTML.slice(0, 160))""",
            width,
        )
        return [f"{shot}: wider than {width}: {each}" for each in wide or ["?"]]
