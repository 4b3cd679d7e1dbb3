"""A running `checker serve` in a data folder of its own, and Debian's Chromium."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.processes import heard, running

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 300_000
"""Milliseconds in which everything happens on a busy machine too; only a failure lasts so long."""

expect.set_options(timeout=PATIENCE)


@dataclass
class Site:
    """A server that runs, and how to get in."""

    link: str
    used: bool = field(default=False)

    @property
    def address(self) -> str:
        return self.link.partition("/sign-in")[0]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("served")
    command = [str(Path(sys.executable).with_name("checker")), "serve", "--port", "0", "--data", str(folder)]
    with (
        (folder / "log").open("w") as log,
        running(command, stderr=log) as process,
    ):
        link = re.search(r"http\S+", heard(process))
        assert link, (folder / "log").read_text()
        yield Site(link=link.group())
        process.terminate()
        assert process.wait(120) == 0
    assert "Traceback" not in (folder / "log").read_text()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, timeout=PATIENCE)
        running.on("context", lambda context: context.set_default_timeout(PATIENCE))
        yield running
        running.close()


@pytest.fixture(scope="session")
def key(site: Site, browser: Browser) -> list[dict[str, object]]:
    """Return the cookies of a browser that used the link."""
    context = browser.new_context()
    context.new_page().goto(site.link)
    cookies = context.cookies()
    context.close()
    return cookies  # type: ignore[return-value]


def follow(link: Locator) -> None:
    """Click what leads to another page, and wait until that one is there with its scripts."""
    expect(link).to_be_visible()
    with link.page.expect_navigation():
        link.click()


@dataclass
class Complaints:
    """What the browser complained about: faults, refusals of the policy, failed requests, dialogs."""

    said: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda fault: self.said.append(f"page: {fault}"))
        page.on("requestfailed", self._request)
        page.on("dialog", lambda dialog: (self.said.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _request(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # so a request ends that becomes a download
            self.said.append(f"failed: {request.url} {request.failure}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.said.append(f"console: {message.text}")


@pytest.fixture
def complaints() -> Complaints:
    return Complaints()


@pytest.fixture
def context(browser: Browser, key: list[dict[str, object]]) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    made.add_cookies(key)  # type: ignore[arg-type]
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, complaints: Complaints) -> Page:
    """Return a page that is signed in; what it complains about is collected."""
    made = context.new_page()
    complaints.listen(made)
    return made
