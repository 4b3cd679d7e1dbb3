"""What can be taken away: reports in every format, and the originals as they were sent."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from checker.domain.errors import NotFound
from checker.messages import LANGUAGES
from checker.storage.records import AssessmentRow
from checker.web.editions import awaited
from checker.web.forms import display_name
from checker.web.headers import SANDBOX
from checker.web.language import current_language
from checker.web.signin import current_actor
from checker.web.state import current_store

blueprint = Blueprint("downloads", __name__, url_prefix="/assessments/<assessment>")

FORMATS = ("pdf", "html", "json")
PATIENCE = 20.0
"""Seconds that a browser waits for a report before it gets a page that asks again."""


@blueprint.get("/report.<any(pdf, html, json):suffix>")
def report(assessment: str, suffix: str) -> Response | tuple[str, int]:
    """Hand out the report; the worker makes it where nobody has asked for it before."""
    store = current_store()
    row = store.assessments.get(assessment)
    asked = request.args.get("language", "")
    language = asked if asked in LANGUAGES else current_language()
    found = awaited(store, row.id, suffix, language, PATIENCE)
    if found is None:
        return render_template("preparing.html"), 202
    note_reading("report.read", row, kind=suffix, language=language, sha256=found.sha256)
    return attachment(found.body, found.media_type, f"{report_name(row)}-{language}.{suffix}")


@blueprint.get("/originals/<int:number>")
def original(assessment: str, number: int) -> Response:
    """Hand out a file as it was sent: never opened by the browser, whatever it holds."""
    store = current_store()
    row = store.assessments.get(assessment)
    uploads = store.jobs.uploads(row.job)
    if not 1 <= number <= len(uploads):
        raise NotFound.say("This assessment has no file with the number {number}.", number=number)
    upload = uploads[number - 1]
    note_reading("original.read", row, sha256=upload.sha256)
    return attachment(store.originals.read(upload.sha256), "application/octet-stream", upload.name)


def note_reading(action: str, row: AssessmentRow, **details: str) -> None:
    """Write into the audit trail who took what away."""
    store = current_store()
    case = store.jobs.get(row.job).case
    store.audit.note(current_actor(), action, f"assessment/{row.id}", case, **details)


def report_name(row: AssessmentRow) -> str:
    """Return a file name for a report, without its suffix."""
    letters = (letter.lower() if letter.isascii() and letter.isalnum() else "-" for letter in row.platform)
    platform = "-".join(filter(None, "".join(letters).split("-"))) or "assessment"
    return f"checker-{platform[:60]}-{row.run_id}"


def attachment(data: bytes, media_type: str, name: str) -> Response:
    """Return bytes as a download that no browser opens as a page."""
    response = Response(data, mimetype=media_type)
    response.headers.set("Content-Disposition", "attachment", filename=display_name(name))
    response.headers["Content-Security-Policy"] = SANDBOX
    return response
