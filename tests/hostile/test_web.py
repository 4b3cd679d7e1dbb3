"""Every hostile file through the real addresses of the web page, with a worker behind them."""

import json
import re
import resource
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from checker.offers import Attachment
from checker.storage.records import JobState
from checker.storage.store import Store, open_store
from checker.web.app import create_app
from checker.worker.maker import Maker
from checker.worker.process import work_once
from tests.databases import chosen
from tests.hostile.inputs import (
    ACCEPT,
    DECLARATION,
    DOCUMENT,
    REJECT,
    REPORT,
    SETTINGS,
    WARN,
    Bad,
    Outcome,
    complaint,
    told,
)
from tests.hostile.rebuilt import LIVE
from tests.web.conftest import TOKEN

pytestmark = pytest.mark.slow
CASE = {"title": "t", "platform": "p", "capacity": "ministry", "service": "platform"}
BETWEEN = b"----between-the-fields"
ALERT = re.compile(r'role="alert"[^>]*>(.*?)</div>', re.DOTALL)


@dataclass(kw_only=True)
class Site:
    """A web page and its worker in one process."""

    client: FlaskClient
    store: Store
    maker: Maker
    token: str = ""
    count: int = 0
    last: str = ""
    """The case that was opened last."""
    pages: list[str] = field(default_factory=list)
    """Every page that was shown for an upload."""

    def case(self) -> str:
        """Open a case and return its id."""
        self.count += 1
        fields = {"csrf_token": self.token, "number": str(self.count), **CASE}
        answer = self.client.post("/cases/", data=fields)
        assert answer.status_code == 303
        self.last = answer.headers["Location"].strip("/").rpartition("/")[2]
        return self.last

    def send(self, kind: str, files: Sequence[Attachment]) -> Outcome:
        """Send files into a new case, have them read, look at every page, and return what became of them."""
        self.pages.clear()
        case = self.case()
        where, name = ("reports/", "report") if kind == REPORT else ("documents", "documents")
        fields = {"csrf_token": self.token, "kind": kind if kind == DECLARATION else "other"}
        body = multipart(fields, name, files)
        answer = self.client.post(
            f"/cases/{case}/{where}",
            data=body,
            content_type=f"multipart/form-data; boundary={BETWEEN.decode()}",
        )
        self._seen(answer, {303, 422})
        if answer.status_code == 422:
            return Outcome(kind=REJECT, words=told(ALERT.findall(answer.text)))
        assert work_once(self.maker, self.store, "w")
        return self._report(answer) if kind == REPORT else self._document(case, kind)

    def _seen(self, answer: TestResponse, allowed: set[int]) -> None:
        assert answer.status_code in allowed, answer.text[:2_000]
        self.pages.append(answer.text)

    def _report(self, answer: TestResponse) -> Outcome:
        where = answer.headers["Location"]
        job = self.store.jobs.get(where.strip("/").rpartition("/")[2])
        for language in ("nl", "en"):
            self._seen(self.client.get(f"{where}?lang={language}", follow_redirects=True), {200})
        if job.state is not JobState.DONE:
            return Outcome(kind=REJECT, words=told(str(message) for message in job.messages))
        kept = self.store.results.find(job.id, "json", "en")
        assert kept
        deviations = json.loads(kept.body)["deviations"]
        words = told(str(each["message"]) for each in deviations)
        return Outcome(kind=WARN if deviations else ACCEPT, words=words)

    def _document(self, case: str, kind: str) -> Outcome:
        (document,) = self.store.case_documents.of(case)
        for language in ("nl", "en"):
            self._seen(self.client.get(f"/cases/{case}/documents/{document.id}?lang={language}"), {200})
        receipts: list[dict[str, Any]] = self.store.case_documents.receipt(document.id, "en")
        first = receipts[0]
        if first["fault"] or first.get("state") == "invalid":
            faults = [fault["message"] for fault in first.get("faults", ())]
            return Outcome(kind=REJECT, words=told([first["fault"], *faults]))
        said = [
            *(each["message"] for receipt in receipts for each in receipt.get("defects", ())),
            *(each["reason"] for receipt in receipts for each in receipt.get("unread", ())),
            *(each["message"] for receipt in receipts for each in receipt.get("faults", ())),
        ]
        return Outcome(kind=WARN if said else ACCEPT, words=told(said))


def multipart(fields: dict[str, str], name: str, files: Sequence[Attachment]) -> bytes:
    """Return a form as browsers send it: line ends and quotes in names of files are percent-encoded."""
    body = b""
    for key, value in fields.items():
        head = f'\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        body += b"--" + BETWEEN + head.encode()
    for file in files:
        shown = file.name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        head = f'\r\nContent-Disposition: form-data; name="{name}"; filename="{shown}"\r\n'
        body += b"--" + BETWEEN + head.encode("utf-8", "surrogatepass")
        body += b"Content-Type: application/octet-stream\r\n\r\n" + file.data + b"\r\n"
    return body + b"--" + BETWEEN + b"--\r\n"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    settings = replace(SETTINGS, data=tmp_path, secret_key="for tests only", requests_per_minute=1_000_000)
    with chosen() as url:
        store = open_store(settings.data, url=url)
        client = create_app(settings, store).test_client()
        client.get(f"/sign-in?token={store.doors.make_link(store.people.local().id)}")
        found = TOKEN.search(client.get("/?lang=en").text)
        assert found
        yield Site(client=client, store=store, maker=Maker.open(settings, store), token=found[1])
        store.close()


@pytest.mark.parametrize("kind", [DOCUMENT, DECLARATION, REPORT])
def test_every_file_ends_as_expected_and_the_next_good_one_works(
    site: Site, bad_inputs: tuple[Bad, ...], kind: str
) -> None:
    complaints = []
    good = next(bad for bad in bad_inputs if bad.name == "control_good.txt")
    for bad in bad_inputs:
        if bad.kind == kind:
            outcome = site.send(kind, bad.files)
            complaints.append(complaint(bad, outcome))
            if any("Traceback (most recent" in page for page in site.pages) and bad.category != "txt":
                complaints.append(f"{bad.name}: a page shows a traceback")
            assert site.send(DOCUMENT, good.files) == Outcome(kind=ACCEPT), f"the good file after {bad.name}"
    assert not any(complaints), "\n".join(filter(None, complaints))


def test_a_workbook_as_declaration_ends_in_a_receipt(site: Site, bad_inputs: tuple[Bad, ...]) -> None:
    for bad in bad_inputs:
        if bad.category == "xlsx":
            outcome = site.send(DECLARATION, bad.files)
            assert outcome.kind == REJECT, bad.name
            assert outcome.words.endswith("."), bad.name


def test_a_zip_is_refused_only_where_it_is_no_report(site: Site, bad_inputs: tuple[Bad, ...]) -> None:
    zipped = next(bad for bad in bad_inputs if bad.name == "mismatch_zip_plain.zip")
    refused = site.send(REPORT, zipped.files)
    assert refused.kind == REJECT
    assert "No file here" in refused.words


def test_no_formula_leaves_in_what_is_taken_away(site: Site, bad_inputs: tuple[Bad, ...]) -> None:
    bad = next(bad for bad in bad_inputs if bad.name == "csv_formula_injection.csv")
    assert site.send(REPORT, bad.files).kind == ACCEPT
    (job,) = site.store.jobs.of_kinds(["report"], case=site.last)
    book = site.store.results.find(job.id, "xlsx", "en")
    assert book
    assert b"<f>" not in book.body
    assert LIVE in site.pages[-1].replace("&#39;", "'")


def test_readers_keep_within_their_memory(site: Site, bad_inputs: tuple[Bad, ...]) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    for bad in bad_inputs:
        if "bomb" in bad.name or "flood" in bad.name or "xobject" in bad.name:
            site.send(bad.kind, bad.files)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # a child begins as a copy of this process
    assert most * 1024 <= max(SETTINGS.reading_memory, before * 1024, own * 1024)
