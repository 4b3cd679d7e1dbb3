"""Assessing the documents of a case, and bringing an assessment towards its signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from checker.domain.case import NEED_CONFIRMATION, TRANSITIONS, DocumentKind, State
from checker.domain.errors import UsageFault
from checker.domain.person import Permission
from checker.messages import LANGUAGES
from checker.storage.records import Upload
from checker.web.access import permissions, require
from checker.web.forms import day, paragraph
from checker.web.gates import GUARDED, open_points
from checker.web.reports import checked_reports, files_of
from checker.web.signin import confirmed_actor, current_actor
from checker.web.start import offered_rule_sets
from checker.web.state import current_store

blueprint = Blueprint("case_steps", __name__, url_prefix="/cases/<case>")


@blueprint.post("/assess")
def assess(case: str) -> Response:
    """Queue an assessment of the chosen documents under the newest profile."""
    require(Permission.WORK, case)
    form = request.form
    job = queue_assessment(
        case,
        documents=form.getlist("document"),
        on=day(form, "on"),
        language=form.get("language", ""),
        rules=form.getlist("rules"),
        report=form.get("report", ""),
    )
    return redirect(url_for("jobs.show", job=job), 303)


def queue_assessment(
    case: str, *, documents: Sequence[str], on: str, language: str, rules: Sequence[str], report: str = ""
) -> str:
    """Queue an assessment of documents of a case, return the job; raises `UsageFault` without a document."""
    store = current_store()
    chosen = [each for each in store.case_documents.of(case) if each.id in documents]
    uploads = [
        Upload(
            role="declaration" if each.kind is DocumentKind.DECLARATION else "document",
            sha256=each.sha256,
            name=each.name,
        )
        for each in chosen
    ]
    if not any(upload.role == "document" for upload in uploads):
        raise UsageFault.say("Tick at least one document to assess.")
    profile = store.cases.profile(case)
    held = next((job for job in checked_reports(case) if job.id == report), None)
    wish: dict[str, object] = {
        **profile.facts,
        "on": on,
        "language": language if language in LANGUAGES else "en",
        "rules": [each["id"] for each in offered_rule_sets() if each["id"] in rules],
        "profile_version": profile.version,
        "documents": [each.id for each in chosen],
    }
    if held:
        wish["report"] = held.request["name"]
        uploads += files_of(held)
    return store.jobs.add("assess", wish, uploads, by=current_actor(), case=case)


@blueprint.post("/assessments/<assessment>/step")
def step(case: str, assessment: str) -> Response:
    """Bring an assessment into another state, or say what is open; some steps ask for the password."""
    store, form = current_store(), request.form
    found = store.case_assessments.get(case, assessment)
    to = next((state for state in State if state == form.get("to")), None)
    if to is None:
        raise UsageFault.say("Choose a step from the page.")
    text = form.get("version", "")
    seen = replace(found, version=int(text) if text.isdecimal() and len(text) < 10 else 0)
    is_allowed = bool(TRANSITIONS.get((found.state, to), frozenset()) & permissions(case))
    if is_allowed and to in GUARDED and open_points(found):
        return redirect(url_for("gates.show", case=case, assessment=assessment, refused="yes"), 303)
    needs = (found.state, to) in NEED_CONFIRMATION
    actor = confirmed_actor() if needs else current_actor()
    store.case_assessments.move(actor, seen, to, permissions(case), paragraph(form, "reason"))
    return redirect(url_for("cases.show", case=case) + "#assessments", 303)
