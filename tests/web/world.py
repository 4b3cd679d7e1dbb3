"""A small world in which every address can be asked: people of every role, cases, papers, accounts.

A new address needs a line in `matrix.txt`; a new part of an address needs a value in `parts`; an address that
changes something needs the fields of its form in `forms.py`.
"""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

import pyotp
from flask import Flask
from flask.testing import FlaskClient

from checker.domain.case import Capacity, DocumentKind
from checker.domain.harmonised import Deviation, HarmonisedReport, Part, Place, Row
from checker.domain.harmonised_checks import CheckInput
from checker.domain.message import say
from checker.domain.person import Actor, Role
from checker.engine.serialise import to_json
from checker.harmonised.running import run_checks
from checker.harmonised.view import view
from checker.messages import LANGUAGES
from checker.report.arrival import arrival
from checker.report.screen import SHAPE
from checker.service import Assessed
from checker.storage.doors import Purpose
from checker.storage.records import Edition, Job, Upload
from checker.storage.sources import NewSource
from checker.storage.store import Store
from checker.web.signin import KEPT_AS
from checker.worker.maker import row_of, views_of
from checker.worker.reports import details
from tests.report import dossier
from tests.web.authenticator import Device

FACTS = {"services": ["platform"], "profile": "", "size": ""}


@dataclass(frozen=True, kw_only=True)
class Things:
    """One thing of every kind that an address can name."""

    case: str
    """Empty where they lie outside of every case."""
    job: str
    assessment: str
    document: str = "none"
    source: str = "none"
    queued: str = "none"
    """An assessment that waits for a worker."""
    report: str = "none"


@dataclass
class World:
    """An application with people and cases in it."""

    app: Flask
    store: Store
    words: str = "paper"
    """What everything is called that somebody can name."""
    assessed: Assessed = field(
        default_factory=lambda: Assessed(assessment=dossier.assessment(), rule_set=dossier.rule_set())
    )
    count: int = 0
    tokens: dict[str, str] = field(default_factory=dict)

    @cached_property
    def owner(self) -> Actor:
        """Return somebody who opens cases."""
        return self.person("owner")

    def person(self, login: str, *roles: Role, case: str = "") -> Actor:
        """Make an account with roles in a case, or everywhere."""
        self.count += 1
        identity = self.store.people.add(self.by(), f"{login}{self.count}", self.words)
        for role in roles:
            self.store.people.give(self.by(), identity, role, case)
        self.store.doors.open(identity)
        actor = Actor(person=identity, name=self.words, origin="127.0.0.1", confirmed=True)
        device = Device()
        self.store.passkeys.add(actor, self.words, device.id, bytes(device.credential), 0)
        return actor

    def by(self) -> Actor:
        """Return who sets the world up."""
        return Actor(person="", name="test", origin="terminal")

    def browser(self, who: Actor | None) -> FlaskClient:
        """Return a browser in which somebody is signed in, or nobody."""
        client = self.app.test_client()
        if who:
            with client.session_transaction() as session:
                session[KEPT_AS] = self.store.doors.open(who.person, "127.0.0.1", self.words)
        return client

    def token(self, who: Actor | None) -> dict[str, str]:
        """Return the header with which a program asks in somebody's place."""
        if who and who.person not in self.tokens:
            self.tokens[who.person] = self.store.tokens.make(who, self.words, 30)
        return {"Authorization": f"Bearer {self.tokens[who.person]}"} if who else {}

    def case(self) -> Things:
        """Open a case with a document, a source and an assessment in it."""
        self.count += 1
        store, case = self.store, self._open_case()
        job, assessment = self._assess({**FACTS, "on": "", "language": "en", "profile_version": 1}, case)
        store.case_documents.add(self.owner, case, [self.upload()], DocumentKind.POSITION_PAPER)
        document = store.case_documents.of(case)[0]
        read = self._claimed(document.job)
        receipt = {code: arrival(self.assessed.assessment.documents, code) for code in LANGUAGES}
        store.case_documents.keep_receipts(read, "test", {document.sha256: receipt})
        store.case_documents.describe(
            self.owner, store.case_documents.get(case, document.id),
            kind=DocumentKind.TERMS, dated="2024-05-01", date_reason=self.words,
        )  # fmt: skip
        store.cases.set_profile(self.owner, case, FACTS, self.words, 1)
        about = NewSource(
            title=self.words, publisher=self.words, retrieved="2024-05-01", address=self.words,
            dated="2024-05-01", date_reason=self.words, note=self.words,
        )  # fmt: skip
        source = store.sources.add(self.owner, case, about, self.upload())
        return Things(
            case=case, job=job, assessment=assessment, document=document.id, source=source,
            report=self._report(case), queued=self._queued(self.owner, case),
        )  # fmt: skip

    def single(self, by: Actor) -> Things:
        """Have somebody assess a paper outside of every case."""
        self.count += 1
        job, assessment = self._assess({**FACTS, "on": "", "language": "en"}, "", by)
        report = self._report("", by)
        return Things(case="", job=job, assessment=assessment, report=report, queued=self._queued(by, ""))

    def upload(self) -> Upload:
        """Keep a file that nobody has sent before."""
        self.count += 1
        data = f"%PDF-1.7 {self.count}".encode()
        kept = self.store.originals.keep(io.BytesIO(data), "paper", 1_000_000)
        return Upload(role="document", sha256=kept.sha256, name=self.words, size=kept.size)

    def parts(self, things: Things, who: Actor | None) -> dict[str, str]:
        """Return the value of every part that an address may have."""
        return {
            "case": things.case,
            "job": things.job,
            "assessment": things.assessment,
            "document": things.document,
            "source": things.source,
            "report": things.report,
            "paper": "d1",
            "page": "1",
            "reading": next((each.id for each in self.store.second_readings.of(things.assessment)), "none"),
            "person": self.owner.person,
            "question": next((each.id for each in self.store.questions.of(things.assessment)), "none"),
            "letter": next((each.id for each in self.store.letters.of(things.assessment)), "none"),
            "promise": next((each.id for each in self.store.promises.of(things.case)), "none"),
            "comment": next((each.id for each in self.store.hearing.of(things.assessment)), "none"),
            "redaction": next((each.id for each in self.store.redactions.of(things.assessment)), "none"),
            "draft": next((each.id for each in self.store.questionnaires.of(things.case)), "none"),
            "section": "about",
            "edition": "full",
            "form": "pdf",
            "number": "1",
            "hold": next((each.id for each in self.store.holds.every() if not each.lifted), "none"),
            "what": "propose",
            "tile": "pages",
            "suffix": "json",
            "filename": "base.css",
            "name": self._session_of(who),
            "passkey": next((each.id for each in self.store.passkeys.of(who.person if who else "")), "none"),
            "token": next((each.id for each in self.store.tokens.of(who.person if who else "")), "none"),
        }

    def with_second_step(self) -> None:
        """Have the owner of the cases sign in with a code."""
        if not self.store.second_factors.is_needed(self.owner.person):
            secret = self.store.second_factors.begin(self.owner)
            code = pyotp.TOTP(secret).at(self.store.second_factors.clock())
            self.store.second_factors.confirm(self.owner, code)

    def invitation(self) -> str:
        """Return the token of an invitation."""
        return self.store.doors.make_link(self.owner.person, Purpose.INVITE)

    def _session_of(self, who: Actor | None) -> str:
        found = self.store.doors.sessions(who.person) if who else ()
        return found[0].id if found else "none"

    def _open_case(self) -> str:
        return self.store.cases.open(
            self.owner, number=f"{self.count}-{self.words[:40]}", title=self.words, platform=self.words,
            capacity=Capacity.MINISTRY, facts=FACTS,
        )  # fmt: skip

    def _assess(self, request: dict[str, object], case: str, by: Actor | None = None) -> tuple[str, str]:
        job_id = self.store.jobs.add("assess", request, [self.upload()], by=by or self.owner, case=case)
        job = self._claimed(job_id)
        row = row_of(f"a{self.count}", job, self.assessed, questions=2)
        self.store.assessments.keep_rule_set(row.rule_set_digest, b"{}")
        body = to_json(self.assessed.assessment)
        self.store.assessments.keep(row, body, job, "test", self._editions)
        return job_id, row.id

    def _queued(self, by: Actor, case: str) -> str:
        request = {**FACTS, "on": "", "language": "en", "profile_version": 1}
        return self.store.jobs.add("assess", request, [self.upload()], by=by, case=case)

    def _report(self, case: str, by: Actor | None = None) -> str:
        """Have a harmonised report checked, in which everything is called what everything is called."""
        wish = {"name": self.words, "tier": "", "statements": None, "earlier_name": ""}
        upload = replace(self.upload(), role="report")
        job = self._claimed(self.store.jobs.add("report", wish, [upload], by=by or self.owner, case=case))
        self.store.results.keep(job, "test", self._checked)
        return job.id

    def _claimed(self, wanted: str) -> Job:
        """Claim a job as a worker does; what forms have queued before it is claimed too and left alone."""
        while (job := self.store.jobs.claim("test")) and job.id != wanted:
            pass
        assert job is not None
        return job

    @cached_property
    def _checked(self) -> list[Edition]:
        part = Part(number=1, file=self.words, header=(), rows=(Row(number=2, cells=(), service=self.words),))
        place = Place(file=self.words, row=1)
        strange = Deviation(
            kind=self.words, sort="format", part=1, place=place, message=say("{name}", name=self.words)
        )
        report = HarmonisedReport(parts=(part,), deviations=(strange,))
        checked = run_checks(CheckInput(report=report, tier="platform", tier_from="content"))
        pages = {code: {**view(checked, code), **details(checked, code)} for code in LANGUAGES}
        return [
            Edition(
                kind=kind,
                language=code,
                maker="",
                media_type="application/json",
                body=json.dumps(page).encode(),
            )
            for code, page in pages.items()
            for kind in ("screen", "json")
        ]

    @cached_property
    def _editions(self) -> list[Edition]:
        body = to_json(self.assessed.assessment)
        reports = [
            Edition(kind=kind, language=code, maker=SHAPE, media_type=media_type, body=body)
            for code in LANGUAGES
            for kind, media_type in (("json", "application/json"), ("pdf", "application/pdf"))
        ]
        return [*views_of(self.assessed), *reports]


Form = Callable[[World, Things], dict[str, object]]
"""Makes the fields of a form; it may bring the things into the state that the form needs."""
