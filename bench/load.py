"""Twenty reviewers and three uploads a minute: time of pages, jobs done, memory; beside a plain Flask page.

The reviewers work on a sample paper of three pages that was assessed: its review, a finding beside the text,
and the pages around it. Each upload is read, and assessed as soon as it was read.

Run: .venv/bin/python bench/load.py [minutes]
"""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import quantiles

from checker.domain.case import Capacity
from checker.domain.person import TERMINAL, Actor, Role
from checker.storage.pulse import queue
from checker.storage.store import Store, open_store

REVIEWERS, UPLOADS_A_MINUTE, THINKS = 20, 3, 2.0
"""A reviewer looks at a page for two seconds, which is quicker than people are."""
PAGES = (
    "/cases/", "/cases/{case}/", "/cases/{case}/assessments/{assessment}/review/?state=unchecked",
    "/cases/{case}/assessments/{assessment}/review/?item={item}", "/assessments/{assessment}/",
    "/cases/{case}/assessments/{assessment}/gates/", "/cases/{case}/audit", "/account/",
)  # fmt: skip
SAMPLE = Path(__file__).parent.parent / "checker" / "samples" / "position-paper-nl.pdf"
PLAIN = """
import sys
from flask import Flask
from waitress import serve
app, body = Flask("plain"), open(sys.argv[1]).read()
app.add_url_rule("/<path:any>", "any", lambda any: body)
serve(app, host="127.0.0.1", port=int(sys.argv[2]), threads=8, ident=None)
"""
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
ITEM = re.compile(r'\bitem=([^&#"]+)')


class Browser:
    """Somebody who asks for pages, one after the other."""

    def __init__(self, address: str) -> None:
        self.connection, self.cookie = http.client.HTTPConnection(address, timeout=60), ""

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str]:
        """Return status and text of the answer."""
        self.connection.request(method, path, body, {"Cookie": self.cookie, "Content-Type": kind})
        answer = self.connection.getresponse()
        if found := answer.getheader("Set-Cookie"):
            self.cookie = found.partition(";")[0]
        return answer.status, answer.read().decode()

    def send(self, path: str, fields: dict[str, str], name: str = "", data: bytes = b"") -> int:
        """Send a form, with a file where it has a name, and return the status."""
        token = TOKEN.search(self.ask("GET", "/cases/")[1])
        begin = "--x\r\nContent-Disposition: form-data; "
        whole = {"csrf_token": token.group(1) if token else "", **fields}
        body = "".join(f'{begin}name="{key}"\r\n\r\n{value}\r\n' for key, value in whole.items()).encode()
        if name:
            body += f'{begin}name="documents"; filename="{name}"\r\n\r\n'.encode() + data + b"\r\n"
        return self.ask("POST", path, body + b"--x--\r\n", "multipart/form-data; boundary=x")[0]

    def upload(self, case: str, name: str, data: bytes) -> int:
        """Add a paper to a case, and return the status."""
        return self.send(f"/cases/{case}/documents", {"kind": "position_paper"}, name, data)

    def assess(self, case: str, document: str) -> int:
        """Have a paper of a case assessed, and return the status."""
        return self.send(
            f"/cases/{case}/assess", {"document": document, "on": "2024-06-01", "language": "nl"}
        )


def visit(browser: Browser, pages: list[str], until: float, took: list[float], faults: list[str]) -> None:
    """Look at one page after the other, until a moment."""
    while time.monotonic() < until:
        for page in pages:
            began = time.monotonic()
            status, _ = browser.ask("GET", page)
            took.append(time.monotonic() - began)
            if status != 200:
                faults.append(f"{status} {page}")
            time.sleep(max(0.0, THINKS - took[-1]))


def crowd(browsers: list[Browser], pages: list[str], seconds: float) -> tuple[list[float], list[str]]:
    """Have everybody visit for so many seconds; return how long each page took, and what went wrong."""
    took: list[float] = []
    faults: list[str] = []
    until = time.monotonic() + seconds
    visits = [threading.Thread(target=visit, args=(each, pages, until, took, faults)) for each in browsers]
    for each in visits:
        each.start()
        time.sleep(THINKS / REVIEWERS)
    for each in visits:
        each.join()
    return took, faults


def memories(server: int) -> tuple[int, int]:
    """Return the resident memory of a server and of its worker in MiB."""
    children = " ".join(each.read_text() for each in Path(f"/proc/{server}/task").glob("*/children"))
    (worker,) = (
        each for each in children.split() if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()
    )
    return memory(server), memory(int(worker))


def memory(process: int) -> int:
    """Return the resident memory of a process in MiB."""
    text = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(text.split("VmRSS:")[1].split()[0]) // 1024


def report(what: str, took: list[float]) -> None:
    """Print the percentiles of some times."""
    cuts = quantiles(took, n=100)
    print(f"{what}: {len(took)} pages, median {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms")


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run `checker serve`; yield the process and its address."""
    command = [str(Path(sys.executable).with_name("checker")), "serve", "--port", "0", "--data", str(folder)]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True) as process,
    ):
        said = process.stdout.readline() if process.stdout else ""
        try:
            yield process, said.partition("http://")[2].partition("/")[0]
        finally:
            process.terminate()


def reviewers(store: Store, address: str) -> tuple[str, list[Browser]]:
    """Open a case, and sign everybody in."""
    people = [store.people.add(TERMINAL, f"r{n}", f"R {n}", [Role.CASE_HANDLER]) for n in range(REVIEWERS)]
    by = Actor(person=people[0], name="R 0", origin="bench")
    facts = {"services": ["vlop"], "profile": "", "size": "no"}
    case = store.cases.open(
        by, number="1", title="Load", platform="Klankbord", capacity=Capacity.COORDINATOR, facts=facts
    )
    browsers = [Browser(address) for _ in people]
    for person, browser in zip(people, browsers, strict=True):
        browser.ask("GET", f"/sign-in?token={store.doors.make_link(person)}")
    return case, browsers


def upload_on(browser: Browser, store: Store, case: str, minutes: float, sent: list[int]) -> None:
    """Send uploads evenly over the time, each to be assessed when the next is sent."""
    for number in range(max(1, round(minutes * UPLOADS_A_MINUTE))):
        paper = "We remove illegal content within a day and tell users why.\n" * 200 + str(number)
        sent.append(browser.upload(case, "paper.txt", paper.encode()))
        time.sleep(60 / UPLOADS_A_MINUTE)
        sent.append(browser.assess(case, store.case_documents.of(case)[-1].id))


def settled(store: Store) -> None:
    """Wait until no job waits or runs."""
    while any(state in ("queued", "running") for _, state, _ in queue(store).counts):
        time.sleep(0.5)


def pages_of(browser: Browser, store: Store, case: str) -> list[str]:
    """Have the sample assessed, and return the pages that reviewers look at."""
    browser.upload(case, SAMPLE.name, SAMPLE.read_bytes())
    settled(store)
    browser.assess(case, store.case_documents.of(case)[0].id)
    settled(store)
    (made,) = store.case_assessments.of(case)
    names = {"case": case, "assessment": made.id}
    found = ITEM.search(browser.ask("GET", PAGES[2].format(**names))[1])
    return [page.format(item=found.group(1) if found else "", **names) for page in PAGES]


def main() -> None:
    """Measure checker, then a plain Flask page of the same size under the same visits."""
    minutes = min(10.0, float(sys.argv[1])) if len(sys.argv) > 1 else 1.0
    with tempfile.TemporaryDirectory() as scratch, closing(open_store(Path(scratch))) as store:
        with served(Path(scratch)) as (process, address):
            case, browsers = reviewers(store, address)
            pages = pages_of(browsers[0], store, case)
            crowd(browsers, pages, len(pages) * THINKS)  # so that everybody saw every page once
            before, sent = memories(process.pid), list[int]()
            window = _twin(browsers[0], address)
            sender = threading.Thread(target=upload_on, args=(window, store, case, minutes, sent))
            sender.start()
            took, faults = crowd(browsers, pages, minutes * 60)
            sender.join()
            body = browsers[0].ask("GET", pages[1])[1]
            settled(store)
            after = memories(process.pid)
        report("checker", took)
        print(f"faults: {len(faults)} {faults[:3]}")
        print(
            f"uploads and wishes: {len(sent)} sent, {sent.count(303)} taken in; jobs: {queue(store).counts}"
        )
        for what, first, last in zip(("web process", "worker"), before, after, strict=True):
            print(f"memory of the {what}: {first} MiB before, {last} MiB after")
        plain(Path(scratch), body, pages, minutes)


def _twin(browser: Browser, address: str) -> Browser:
    """Return a second window of the same browser."""
    twin = Browser(address)
    twin.cookie = browser.cookie
    return twin


def plain(folder: Path, body: str, pages: list[str], minutes: float) -> None:
    """Measure a plain Flask application that sends one ready page."""
    (folder / "page.html").write_text(body)
    port = 18410
    with subprocess.Popen([sys.executable, "-c", PLAIN, str(folder / "page.html"), str(port)]) as process:
        while not _answers(port):
            time.sleep(0.1)
        took, _ = crowd(
            [Browser(f"127.0.0.1:{port}") for _ in range(REVIEWERS)], pages, min(60, minutes * 60)
        )
        process.terminate()
    report("plain Flask", took)


def _answers(port: int) -> bool:
    try:
        return Browser(f"127.0.0.1:{port}").ask("GET", "/x")[0] == 200
    except OSError:
        return False


if __name__ == "__main__":
    main()
