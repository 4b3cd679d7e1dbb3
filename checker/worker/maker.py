"""Does one job: an assessment with its views, or one further edition of an assessment."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import msgspec

from checker.domain.errors import RuleSetError, UnreadableDocument, UploadRefused
from checker.domain.obligation import RuleSet
from checker.domain.profile import IMPLIED, Profile, Truth
from checker.engine.serialise import from_json, to_json
from checker.messages import LANGUAGES
from checker.report.arrival import arrival, unreadable
from checker.report.edition import Plain
from checker.report.reading import reading
from checker.report.screen import SHAPE, screen
from checker.rulesets.combining import BETWEEN
from checker.rulesets.profiles import profiles_of
from checker.service import DEFAULT_RULES, Assessed, Service, Source, Wishes, open_service
from checker.settings import Settings
from checker.storage.records import AssessmentRow, Edition, Job, Upload
from checker.storage.store import Store

JSON = "application/json"
SIZE = "micro_or_small"
"""The fact that the start page asks for."""
Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """The service and the store, opened once."""

    service: Service
    store: Store

    @classmethod
    def open(cls, settings: Settings, store: Store) -> Maker:
        """Open the plugins and tell the web page what there is to choose from; raises `PluginError`."""
        maker = cls(service=open_service(settings), store=store)
        store.put_up(
            "catalogue",
            {"profiles": known_services(maker.service), "rule_sets": offered_rule_sets(maker.service)},
        )
        return maker

    def make(self, job: Job, worker: str, tell: Tell) -> None:
        """Do a job; raises `CheckerError` where it cannot be done and `Cancelled` where it must stop."""
        {"assess": self.assess, "edition": self.edition, "receive": self.receive}[job.kind](job, worker, tell)

    def receive(self, job: Job, worker: str, tell: Tell) -> None:
        """Read the documents of a case for their receipts, which also say what could not be read."""
        uploads = [each for each in self.store.jobs.uploads(job.id) if each.role == "document"]
        receipts: dict[str, dict[str, list[Plain]]] = {}
        for number, upload in enumerate(uploads):
            tell("reading", number, len(uploads))
            receipts[upload.sha256] = self._receipt(upload)
        self.store.case_documents.keep_receipts(job, worker, receipts)

    def _receipt(self, upload: Upload) -> dict[str, list[Plain]]:
        """Return the receipt of a document in every language."""
        try:
            documents = self.service.documents([self._source(upload)], _say_nothing)
        except (UploadRefused, UnreadableDocument) as cause:
            return {code: unreadable(upload.name, cause.message, code) for code in LANGUAGES}
        return {code: arrival(documents, code) for code in LANGUAGES}

    def assess(self, job: Job, worker: str, tell: Tell) -> None:
        """Assess the uploads of a job, and prepare the pages in every language."""
        uploads = self.store.jobs.uploads(job.id)
        sources = [self._source(upload) for upload in uploads if upload.role == "document"]
        declared = next((self._source(upload) for upload in uploads if upload.role == "declaration"), None)
        request = cast(Mapping[str, Any], job.request)
        wishes = Wishes(
            services=tuple(request["services"]),
            profile=request["profile"],
            facts=((SIZE, Truth(request["size"])),) if request.get("size") else (),
            declaration=declared,
            on=date.fromisoformat(request["on"]) if request["on"] else None,
            rules=BETWEEN.join(request.get("rules", ())) or DEFAULT_RULES,
        )
        assessed = self.service.assess(sources, wishes, tell)
        tell("preparing", 0, len(LANGUAGES) + 1)
        identity = secrets.token_hex(8)
        views = list(views_of(assessed))
        row = row_of(identity, job, assessed, questions=len(msgspec.json.decode(views[0].body)["questions"]))
        self.store.assessments.keep_rule_set(row.rule_set_digest, msgspec.json.encode(assessed.rule_set))
        self.store.assessments.keep(row, to_json(assessed.assessment), job, worker, views)
        wish = {"kind": "pdf", "language": request["language"]}
        self.store.jobs.add("edition", wish, assessment=identity)

    def edition(self, job: Job, worker: str, _tell: Tell) -> None:
        """Make one edition of a kept assessment."""
        request = cast(Mapping[str, Any], job.request)
        kind, language = request["kind"], request["language"]
        assessment = from_json(self.store.assessments.body(job.assessment))
        rule_set = msgspec.json.decode(self.store.assessments.rule_set(job.assessment), type=RuleSet)
        assessed = Assessed(assessment=assessment, rule_set=rule_set)
        made = [view for view in views_of(assessed) if (view.kind, view.language) == (kind, language)]
        for found in made or [self._report(assessed, kind, language)]:
            self.store.assessments.keep_edition(job.assessment, found)
        self.store.jobs.finish(job, worker, job.assessment)

    def _report(self, assessed: Assessed, kind: str, language: str) -> Edition:
        renderer = next(
            (each for each in self.service.registry.renderers.values() if each.format == kind), None
        )
        body = self.service.render(assessed, kind, language)
        media_type = renderer.media_type if renderer else JSON
        return Edition(kind=kind, language=language, maker=SHAPE, media_type=media_type, body=body)

    def _source(self, upload: Upload) -> Source:
        return Source(name=upload.name, data=self.store.originals.read(upload.sha256))


def _say_nothing(_step: str, _done: int, _total: int) -> None:
    """Take no notice of the pages of one document among several."""


def views_of(assessed: Assessed) -> list[Edition]:
    """Return what the pages show: one view a language, and the text of the documents."""
    views = {("screen", code): screen(assessed.assessment, assessed.rule_set, code) for code in LANGUAGES}
    views["reading", ""] = reading(assessed.assessment)
    return [
        Edition(kind=kind, language=code, maker=SHAPE, media_type=JSON, body=msgspec.json.encode(view))
        for (kind, code), view in views.items()
    ]


def row_of(identity: str, job: Job, assessed: Assessed, questions: int) -> AssessmentRow:
    """Return what lists say about an assessment."""
    assessment = assessed.assessment
    counts = Counter(str(finding.outcome) for finding in assessment.findings)
    counts |= {"duties": len(assessment.findings), "questions": questions}
    return AssessmentRow(
        id=identity,
        job=job.id,
        run_id=assessment.provenance.run_id,
        created=job.created,
        platform=assessment.profile.name,
        reference_day=assessment.reference_day.isoformat() if assessment.reference_day else "",
        rule_set=assessment.rule_set,
        rule_set_version=assessment.rule_set_version,
        rule_set_digest=assessment.rule_set_digest,
        documents=tuple(document.name for document in assessment.documents),
        counts=tuple(sorted(counts.items())),
        sha256="",
    )


def offered_rule_sets(service: Service) -> list[dict[str, str]]:
    """Return name and titles of the installed rule sets, the usual one first; a broken one is left out."""
    offered = []
    for name in sorted(service.registry.rule_sets, key=lambda name: (name != DEFAULT_RULES, name)):
        try:
            rule_set = service.rule_set(name)
        except RuleSetError:
            continue
        offered.append({"id": name, **{code: rule_set.title(code) for code in LANGUAGES}})
    return offered


def known_services(service: Service) -> list[dict[str, str]]:
    """Return the services that the registers know, with what they say about each."""
    profiles = profiles_of(service.registers(Wishes().rules)).values()
    by_name = {profile.name: profile for profile in profiles}
    return [_plain(by_name[name]) for name in sorted(by_name, key=str.casefold)]


def _plain(profile: Profile) -> dict[str, str]:
    implied = {name for service in profile.services for name in IMPLIED[service]}
    return {
        "id": profile.name,
        "name": profile.name,
        "services": " ".join(name for name in profile.services if name not in implied),
        "designated_on": profile.designated_on.isoformat() if profile.designated_on else "",
        "ended_on": profile.designation_ended_on.isoformat() if profile.designation_ended_on else "",
        "size": str(profile.fact(SIZE)),
        "coordinator": profile.coordinator,
        "source": profile.source,
    }
