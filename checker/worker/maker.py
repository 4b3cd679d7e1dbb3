"""Does one job: an assessment with its views, one further edition of it, or something to take away."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import msgspec

from checker.domain.errors import NotFound, RuleSetError
from checker.domain.obligation import RuleSet
from checker.domain.profile import IMPLIED, Profile, Truth
from checker.engine.serialise import from_json, to_json
from checker.exporting import MEDIA_TYPES, digest, gathered, read_export, written
from checker.ingest import accept
from checker.ingest.pictures import picture
from checker.messages import LANGUAGES
from checker.report import render
from checker.report.edition import Plain
from checker.report.reading import reading
from checker.report.screen import SHAPE, screen
from checker.rulesets.combining import BETWEEN
from checker.rulesets.profiles import profiles_of
from checker.service import DEFAULT_RULES, Assessed, Service, Source, Wishes, open_service
from checker.settings import Settings
from checker.storage.pictures import KeptPicture
from checker.storage.records import AssessmentRow, Edition, Job, Upload
from checker.storage.reviewed import maker_of, review_of
from checker.storage.store import Store
from checker.worker import reports
from checker.worker.asking import choose_questions
from checker.worker.receiving import read_source, receive

JSON = "application/json"
REPORT_JOBS = {
    "report": reports.check,
    "comparison": reports.compare,
    "report_file": reports.print_report,
    "questionnaire": choose_questions,
}
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
        if job.kind in REPORT_JOBS:
            tell("reading", 0, 1)
            REPORT_JOBS[job.kind](self.service, self.store, job, worker)
            return
        {
            "assess": self.assess,
            "edition": self.edition,
            "receive": self.receive,
            "source": self.source,
            "page": self.page,
            "export": self.export,
        }[job.kind](job, worker, tell)

    def receive(self, job: Job, worker: str, tell: Tell) -> None:
        """Read the documents and declarations of a case for their receipts."""
        receive(self.service, self.store, job, worker, tell)

    def source(self, job: Job, worker: str, tell: Tell) -> None:
        """Read the copy of a source on the shelf."""
        read_source(self.service, self.store, job, worker, tell)

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
            report=reports.files_of(self.store, uploads, "report", "").files,
            report_name=request.get("report", ""),
            on=date.fromisoformat(request["on"]) if request["on"] else None,
            rules=BETWEEN.join(request.get("rules", ())) or DEFAULT_RULES,
        )
        assessed = self.service.assess(sources, wishes, tell)
        tell("preparing", 0, len(LANGUAGES) + 1)
        identity = secrets.token_hex(8)
        views = list(views_of(assessed))
        row = row_of(identity, job, assessed, questions=len(msgspec.json.decode(views[0].body)["questions"]))
        self.store.assessments.keep_rule_set(row.rule_set_digest, msgspec.json.encode(assessed.rule_set))
        ahead = {"kind": "pdf", "language": request["language"]}
        self.store.assessments.keep(row, to_json(assessed.assessment), job, worker, views, ahead)

    def edition(self, job: Job, worker: str, _tell: Tell) -> None:
        """Make one edition of a kept assessment."""
        request = cast(Mapping[str, Any], job.request)
        kind, language = request["kind"], request["language"]
        assessment = from_json(self.store.assessments.body(job.assessment))
        rule_set = msgspec.json.decode(self.store.assessments.rule_set(job.assessment), type=RuleSet)
        review = review_of(self.store, job.assessment)
        assessed = Assessed(assessment=assessment, rule_set=rule_set, review=review)
        made = [view for view in views_of(assessed) if (view.kind, view.language) == (kind, language)]
        for found in made or [self._report(assessed, kind, language)]:
            self.store.assessments.keep_edition(job.assessment, found)
        self.store.jobs.finish(job, worker, job.assessment)

    def export(self, job: Job, worker: str, _tell: Tell) -> None:
        """Write a letter or an edition for people to take away."""
        found = self.store.case_assessments.find(job.assessment)
        export = read_export(dict(job.request))
        if found is None:
            raise NotFound.say("This assessment belongs to no case.")
        made = gathered(self.store, found, export)
        body = written(self.store, found, export, made, self._render)
        media_type = self._media_type(export.form, MEDIA_TYPES.get(export.form, ""))
        kept = Edition(
            kind=export.kind, language=export.language, maker=digest(made), media_type=media_type, body=body
        )
        self.store.assessments.keep_edition(job.assessment, kept)
        self.store.jobs.finish(job, worker, job.assessment)

    def _render(self, form: str, paper: Plain, language: str) -> bytes:
        folder = self.service.registry.template_folder(self.service.settings.report_templates)
        return render(self.service.registry.renderers.values(), form, paper, language, folder)

    def page(self, job: Job, worker: str, _tell: Tell) -> None:
        """Draw a page of an original as it is printed."""
        request = cast(Mapping[str, Any], job.request)
        sha256, number = request["sha256"], request["page"]
        readers, settings = self.service.registry.readers, self.service.settings
        upload = accept(self.store.originals.read(sha256), request["name"], settings, readers)
        drawn = picture(upload, readers[upload.reader], settings, number)
        kept = KeptPicture(
            sha256=sha256, page=number, width=drawn.width, height=drawn.height, placing=drawn.placing,
            png=drawn.png,
        )  # fmt: skip
        self.store.pictures.keep(job, worker, kept)

    def _report(self, assessed: Assessed, kind: str, language: str) -> Edition:
        body = self.service.render(assessed, kind, language)
        media_type = self._media_type(kind, JSON)
        maker = maker_of(SHAPE, assessed.review)
        return Edition(kind=kind, language=language, maker=maker, media_type=media_type, body=body)

    def _media_type(self, form: str, otherwise: str) -> str:
        every = self.service.registry.renderers.values()
        return next((each.media_type for each in every if each.format == form), otherwise)

    def _source(self, upload: Upload) -> Source:
        return Source(name=upload.name, data=self.store.originals.read(upload.sha256))


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
