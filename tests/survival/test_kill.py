"""Worker, web page and whoever decides are killed at random moments; what was acknowledged is there once."""

import hashlib
import io
import os
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, Row, select

from checker.domain.case import Capacity, State
from checker.domain.person import TERMINAL, Actor, Role
from checker.messages import LANGUAGES
from checker.report.screen import SHAPE
from checker.storage.jobs import MOST_TRIES
from checker.storage.records import AssessmentRow, Edition, JobState, Upload
from checker.storage.store import Store, open_store
from checker.storage.tables import JOBS
from tests.databases import chosen
from tests.survival.victims import Browser, Nursery

pytestmark = pytest.mark.slow

ROUNDS = {"sqlite": 200, "postgresql": 60}
SEED = 2024
SIGNED_IN_FOR = 5
"""Rounds after which everybody signs in anew, so that signing never asks for a password."""
AGAIN = 3
"""Rounds of the worker after which it is left alone until the queue is empty."""

NOTHING_OPEN = [
    Edition(
        kind="screen",
        language=code,
        maker=SHAPE,
        media_type="application/json",
        body=b'{"duties": [], "old_registers": [], "documents": []}',
    )
    for code in LANGUAGES
]
"""Views of an assessment in which nothing hinders a signature."""


@dataclass
class Acknowledged:
    """What somebody was told is kept."""

    documents: set[str] = field(default_factory=set)
    steps: set[tuple[str, str]] = field(default_factory=set)
    decisions: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    unanswered: set[str] = field(default_factory=set)
    """Documents that somebody asked for without an answer: one entry at most."""


class Office:
    """A case with two people, and three processes that are killed in turn."""

    def __init__(self, store: Store, folder: Path, url: str, rounds: int) -> None:
        self.store, self.dice, self.told = store, random.Random(SEED), Acknowledged()  # noqa: S311
        ada = store.people.add(TERMINAL, "ada", "Ada", [Role.CASE_HANDLER])
        self.ben = store.people.add(TERMINAL, "ben", "Ben", [Role.MANAGER])
        self.ada = Actor(person=ada, name="Ada", origin="test")
        self.case = store.cases.open(
            self.ada, number="2024-1", title="Moderation", platform="Klankbord",
            capacity=Capacity.COORDINATOR, facts={"services": ["vlop"], "profile": "", "size": "no"},
        )  # fmt: skip
        made = [assessed(store, self.ada, self.case, number) for number in range(rounds + 4)]
        self.always_open, self.working = made[:3], made[3:]
        self.offered: list[str] = []
        self.rounds, self.number, self.rounds_of_worker = rounds, 0, 0
        self.web, self.desk, self.worker = (Nursery(role, folder, url) for role in ("web", "desk", "worker"))
        self.web.start()
        address = self.address()
        self.browsers = (Browser(address), Browser(address))

    def address(self) -> str:
        return self.web.hear().split("/")[2]

    def sign_in(self) -> None:
        for browser, person in zip(self.browsers, (self.ada.person, self.ben), strict=True):
            browser.enter(f"/sign-in?token={self.store.doors.make_link(person)}")

    def round(self) -> None:
        """Kill one of the three, more often the web page and the worker."""
        self.dice.choice([self.kill_web, self.kill_web, self.kill_worker, self.kill_worker, self.kill_desk])()

    def kill_web(self) -> None:
        for _ in range(self.dice.randrange(3)):
            self.act(None)
        self.act(self.dice.uniform(0, 0.04))
        self.web.kill()
        self.web.start()
        address = self.address()
        for browser in self.browsers:
            browser.address = address

    def act(self, patience: float | None) -> None:
        """Upload, read, offer or sign; remember it where it was acknowledged."""
        deed = self.dice.choice([self.upload, self.read, self.offer, self.sign])
        deed(patience)

    def upload(self, patience: float | None) -> None:
        self.number += 1
        file = f"We remove illegal content within {self.number} days. Users may complain.".encode()
        if self.browsers[0].send(f"/cases/{self.case}/documents", {"kind": "terms"}, file, patience):
            self.told.documents.add(hashlib.sha256(file).hexdigest())

    def read(self, patience: float | None) -> None:
        documents = [each.id for each in self.store.case_documents.of(self.case)]
        unread = sorted(set(documents) - self.told.read - self.told.unanswered)
        if unread:
            document = self.dice.choice(unread)
            answer = self.browsers[0].ask(
                "GET", f"/cases/{self.case}/documents/{document}/original", patience=patience
            )
            assert answer.status in (0, 200)
            (self.told.read if answer.status else self.told.unanswered).add(document)

    def offer(self, patience: float | None) -> None:
        assessment = self.working.pop()
        if self.step(self.browsers[0], assessment, State.OFFERED, "1", patience):
            self.offered.append(assessment)

    def sign(self, patience: float | None) -> None:
        if self.offered:
            self.step(self.browsers[1], self.offered.pop(), State.FINAL, "2", patience)

    def step(
        self, browser: Browser, assessment: str, to: State, version: str, patience: float | None
    ) -> bool:
        address = f"/cases/{self.case}/assessments/{assessment}/step"
        was_kept = browser.send(address, {"to": to, "version": version}, patience=patience)
        if was_kept:
            self.told.steps.add((assessment, to))
        return was_kept

    def kill_desk(self) -> None:
        self.desk.start(self.ada.person, *self.always_open)
        heard = [self.desk.hear() for _ in range(self.dice.randrange(1, 20))]
        self.told.decisions.update(heard + self.desk.kill())

    def kill_worker(self) -> None:
        """Give it work, wait until it has begun, let it go on for a moment, kill it."""
        self.upload(None)
        name = f"w{self.number}"
        self.worker.start(name)
        assert self.worker.hear() == "ready"
        while not self.jobs(JOBS.c.worker == name):
            self.worker.stirs(0.01)
        self.worker.stirs(self.dice.uniform(0, 0.8))
        self.worker.kill()
        self.store.jobs.mourn(name)
        self.rounds_of_worker += 1
        if self.rounds_of_worker % AGAIN == 0:
            self.finish_all()

    def finish_all(self) -> None:
        """Let a worker do everything that is left."""
        self.number += 1
        self.worker.start(f"w{self.number}")
        while self.jobs(JOBS.c.state.in_([JobState.QUEUED, JobState.RUNNING])):
            self.worker.stirs(0.05)
        self.worker.kill()

    def jobs(self, *which: ColumnElement[bool]) -> list[Row[tuple[object, ...]]]:
        with self.store.database.reading() as connection:
            return list(connection.execute(select(JOBS).where(*which)))

    def entries(self) -> Counter[tuple[str, str]]:
        """Count the entries of the audit trail by what was done to which thing."""
        return Counter((entry.action, entry.thing) for entry in self.store.audit.export())

    def close(self) -> None:
        for nursery in (self.web, self.desk, self.worker):
            nursery.close()


def assessed(store: Store, by: Actor, case: str, number: int) -> str:
    """Have an assessment made in a case, as the worker would."""
    kept = store.originals.keep(io.BytesIO(b"paper"), "a.txt", 1000)
    upload = Upload(role="document", sha256=kept.sha256, name="a.txt", size=kept.size)
    store.jobs.add("assess", {"profile_version": 1}, [upload], by=by, case=case)
    job = store.jobs.claim("w")
    assert job
    row = AssessmentRow(
        id=f"a{number}", job=job.id, run_id="r", created=job.created, platform="Klankbord", reference_day="",
        rule_set="eu-dsa", rule_set_version="1", rule_set_digest="d", documents=("a.txt",), counts=(),
        sha256="",
    )  # fmt: skip
    store.assessments.keep_rule_set("d", b"{}")
    store.assessments.keep(row, b"{}", job, "w", NOTHING_OPEN)
    return row.id


@pytest.fixture(params=ROUNDS)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    rounds = int(os.environ.get("KILLS", ROUNDS[request.param]))
    with (
        chosen(request.param) as url,
        closing(open_store(tmp_path, url=url)) as store,
        closing(Office(store, tmp_path, url, rounds)) as opened,
    ):
        yield opened


def test_what_was_acknowledged_is_there_once(office: Office) -> None:
    office.sign_in()
    for deed in (office.upload, office.read, office.offer, office.sign):
        deed(None)  # so that each was acknowledged once, whatever the dice bring
    for number in range(office.rounds):
        if number % SIGNED_IN_FOR == 0:
            office.sign_in()
        office.round()
    office.finish_all()
    assert list(office.store.audit.faults()) == []
    entries = office.entries()
    check_documents(office, entries)
    check_steps(office, entries)
    check_decisions(office, entries)
    check_reads(office, entries)


def check_documents(office: Office, entries: Counter[tuple[str, str]]) -> None:
    """Every document that was acknowledged is there once, whole, and read or given up with a sentence."""
    kept = office.store.case_documents.of(office.case)
    found = Counter(each.sha256 for each in kept)
    assert office.told.documents
    assert office.told.documents <= found.keys()
    assert set(found.values()) == {1}
    for each in kept:
        assert hashlib.sha256(office.store.originals.read(each.sha256)).hexdigest() == each.sha256
        assert entries["document.added", f"document/{each.id}"] == 1
        job = office.store.jobs.get(each.job)
        is_read = bool(office.store.case_documents.receipt(each.id, "en"))
        assert is_read == (job.state is JobState.DONE)
        assert is_read or (job.state is JobState.FAILED and job.tries == MOST_TRIES and job.messages)


def check_steps(office: Office, entries: Counter[tuple[str, str]]) -> None:
    """Every step that was acknowledged was taken once, and no step is half there."""
    taken = Counter(
        (each.id, step.after)
        for each in office.store.case_assessments.of(office.case)
        for step in office.store.case_assessments.steps(each.id)
    )
    assert office.told.steps
    assert office.told.steps <= taken.keys()
    assert set(taken.values()) == {1}
    assert all(entries[f"assessment.{after}", f"assessment/{which}"] == 1 for which, after in taken)
    for each in office.store.case_assessments.of(office.case):
        steps = office.store.case_assessments.steps(each.id)
        assert each.state is (steps[-1].after if steps else State.WORKING)
        assert each.version == 1 + len(steps)


def check_decisions(office: Office, entries: Counter[tuple[str, str]]) -> None:
    """Every decision that was acknowledged is there once, with its entry."""
    kept = [each.id for which in office.always_open for each in office.store.decisions.of(which)]
    assert len(kept) == len(set(kept))
    assert office.told.decisions <= set(kept)
    assert all(entries["decision.change", f"decision/{each}"] == 1 for each in kept)
    assert sum(entries[key] for key in entries if key[0] == "decision.change") == len(kept)


def check_reads(office: Office, entries: Counter[tuple[str, str]]) -> None:
    """Every document that was given out has one entry; one that was asked for in vain, at most one."""
    found = {each: entries["original.read", f"document/{each}"] for each in office.told.read}
    assert found
    assert set(found.values()) == {1}
    assert all(entries["original.read", f"document/{each}"] <= 1 for each in office.told.unanswered)
