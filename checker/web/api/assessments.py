"""Assessments: started, awaited, read and decided about, for programs."""

from __future__ import annotations

import msgspec
from flask import Response

from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Permission
from checker.messages import tell
from checker.storage.decisions import Decision, NewDecision
from checker.storage.records import AssessmentRow, JobState
from checker.web.access import require, require_any
from checker.web.api.operations import JSON, operation, page_of
from checker.web.api.shapes import (
    AssessmentOut,
    DecisionIn,
    DecisionOut,
    InLanguage,
    JobOut,
    Made,
    NewAssessment,
    Page,
    Paging,
)
from checker.web.case_steps import queue_assessment
from checker.web.downloads import attachment, note_reading, report_name
from checker.web.editions import awaited
from checker.web.forms import is_day, many_lines, one_line
from checker.web.language import current_language
from checker.web.signin import current_actor
from checker.web.start import offered_rule_sets
from checker.web.state import current_store

PDF = "application/pdf"
LOOK = 0.5
"""Seconds for which a report is awaited before the program is told to ask again."""
AGAIN = "5"
"""Seconds after which to ask again."""


@operation("/cases/<case>/assessments", gives=Page[AssessmentOut], query=Paging)
def assessments_of_case(case: str, query: Paging) -> Page[AssessmentOut]:
    """List the assessments of a case, newest first."""
    store = current_store()
    found = [store.assessments.get(each.id) for each in store.case_assessments.of(case)]
    return page_of([_assessment(each) for each in found], query)


@operation(
    "/cases/<case>/assessments",
    gives=Made,
    status=202,
    takes=NewAssessment,
    also=(400, 403, 413),
)
def start_assessment(case: str, body: NewAssessment) -> Made:
    """Assess documents of a case; the number is that of the job to ask after."""
    require(Permission.WORK, case)
    _refuse_day(body.on)
    known = {each.id for each in current_store().case_documents.of(case)}
    if not set(body.documents) <= known:
        raise UsageFault.say("Only documents of this case that were not withdrawn can be assessed.")
    if not set(body.rules) <= {each["id"] for each in offered_rule_sets()}:
        raise UsageFault.say("There is no such rule set; see /api/v1/rule-sets.")
    job = queue_assessment(
        case, documents=body.documents, on=body.on, language=body.language, rules=body.rules
    )
    return Made(id=job)


@operation("/jobs/<job>", gives=JobOut)
def job(job: str) -> JobOut:
    """Tell how far an assessment is."""
    found = current_store().jobs.upload(job)
    return JobOut(
        id=found.id, state=found.state, step=found.progress.name, done=found.progress.done,
        total=found.progress.total, assessment=found.assessment if found.state is JobState.DONE else "",
        messages=[tell(message, current_language()) for message in found.messages],
    )  # fmt: skip


@operation("/assessments/<assessment>", gives=AssessmentOut)
def assessment(assessment: str) -> AssessmentOut:
    """Tell of an assessment."""
    return _assessment(current_store().assessments.get(assessment))


@operation("/assessments/<assessment>/result", gives=dict)
def result(assessment: str) -> Response:
    """Hand out an assessment as it was kept, with every finding and its evidence."""
    row = current_store().assessments.get(assessment)
    note_reading("report.read", row, kind="json", sha256=row.sha256)
    return Response(current_store().assessments.body(row.id), mimetype=JSON)


@operation("/assessments/<assessment>/report.pdf", media_type=PDF, query=InLanguage, also=(202,))
def report(assessment: str, query: InLanguage) -> Response:
    """Hand out the report; 202 while it is being made, with the seconds after which to ask again."""
    row = current_store().assessments.get(assessment)
    found = awaited(current_store(), row.id, "pdf", query.language, LOOK)
    if found is None:
        return Response("{}", 202, {"Retry-After": AGAIN}, mimetype=JSON)
    note_reading("report.read", row, kind="pdf", language=query.language, sha256=found.sha256)
    return attachment(found.body, PDF, f"{report_name(row)}-{query.language}.pdf")


@operation("/assessments/<assessment>/decisions", gives=Page[DecisionOut], query=Paging)
def decisions(assessment: str, query: Paging) -> Page[DecisionOut]:
    """List what people decided about the findings, oldest first."""
    found = current_store().decisions.of(assessment)
    return page_of([_decision(each) for each in found], query)


@operation(
    "/assessments/<assessment>/decisions",
    gives=Made,
    status=201,
    takes=DecisionIn,
    also=(400, 403, 413),
)
def decide(assessment: str, body: DecisionIn) -> Made:
    """Keep a decision about a finding."""
    store = current_store()
    place = store.case_assessments.find(assessment)
    if place is None:
        raise NotFound.say("Decisions are taken in cases; this assessment belongs to none.")
    require_any(frozenset({Permission.WORK, Permission.REVIEW}), place.case)
    _refuse_day(body.until)
    _refuse_strange_duty(assessment, body.obligation)
    said = NewDecision(
        obligation=body.obligation, kind=body.kind, element=one_line(body.element), reason=body.reason,
        machine=one_line(body.machine), verdict=one_line(body.verdict), text=many_lines(body.text),
        basis=many_lines(body.basis), until=body.until, about=one_line(body.about),
        source=one_line(body.source), place=one_line(body.place), quote=one_line(body.quote),
    )  # fmt: skip
    return Made(id=store.decisions.add(current_actor(), assessment, said))


def _refuse_strange_duty(assessment: str, obligation: str) -> None:
    body = msgspec.json.decode(current_store().assessments.body(assessment))
    if obligation not in {each["obligation"] for each in body["findings"]}:
        raise UsageFault.say("This assessment has no finding about {id}.", id=obligation)


def _refuse_day(text: str) -> None:
    if text and not is_day(text):
        raise UsageFault.say(
            "{text} is not a date; write it as year-month-day, such as 2024-05-23.", text=text
        )


def _assessment(row: AssessmentRow) -> AssessmentOut:
    place = current_store().case_assessments.find(row.id)
    return AssessmentOut(
        id=row.id, case=place.case if place else "", state=place.state if place else None,
        version=place.version if place else 0, run_id=row.run_id, created=row.created,
        platform=row.platform, reference_day=row.reference_day, rule_set=row.rule_set,
        rule_set_version=row.rule_set_version, documents=list(row.documents), counts=dict(row.counts),
    )  # fmt: skip


def _decision(found: Decision) -> DecisionOut:
    said = {name: getattr(found.said, name) for name in DecisionIn.__struct_fields__}
    return DecisionOut(
        **said, id=found.id, author=found.author, created=found.created, quoted=found.said.quoted
    )
