"""Documents of a case with their receipts, and its shelf of sources."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from checker.domain.case import DocumentKind
from checker.domain.errors import NotFound, UploadRefused
from checker.domain.person import Permission
from checker.messages import LANGUAGES
from checker.report.arrival import resend_note
from checker.storage.case_documents import CaseDocument
from checker.storage.records import Upload
from checker.storage.sources import NewSource
from checker.web.access import require
from checker.web.case_pages import case_page
from checker.web.case_words import KINDS
from checker.web.downloads import attachment
from checker.web.forms import day, keep_files, line, paragraph
from checker.web.language import current_language
from checker.web.signin import current_actor
from checker.web.state import current_settings, current_store

blueprint = Blueprint("case_files", __name__, url_prefix="/cases/<case>")


@blueprint.post("/documents")
def add(case: str) -> Answer | tuple[str, int]:
    """Add documents, and have them read for their receipts."""
    require(Permission.WORK, case)
    try:
        take_in(case, _kind())
    except UploadRefused as refusal:
        return case_page(current_store().cases.get(case), refusal.message), 422
    return _back(case, "documents")


def take_in(case: str, kind: DocumentKind) -> str:
    """Add the documents that were sent, and return the job that reads them; raises `UploadRefused`."""
    store = current_store()
    uploads, faults = keep_files(request.files, store.originals, current_settings().largest_upload)
    if faults:
        raise UploadRefused(faults[0].message)
    if kind is DocumentKind.DECLARATION:
        uploads = tuple(replace(upload, role="declaration") for upload in uploads)
    return store.case_documents.add(current_actor(), case, uploads, kind)


@blueprint.get("/documents/<document>")
def show(case: str, document: str) -> str:
    """Show the receipt of a document."""
    store = current_store()
    found = store.case_documents.get(case, document)
    receipt = store.case_documents.receipt(found.id, current_language())
    asked = request.args.get("language", "")
    language = asked if asked in LANGUAGES else current_language()
    own = store.cases.get(case)
    return render_template(
        "case_document.html",
        case=own,
        document=found,
        receipt=receipt,
        job=store.jobs.get(found.job),
        note=resend_note(store.case_documents.receipt(found.id, language), own.number, language),
        note_language=language,
        kinds=KINDS,
        names=store.people.names(),
    )


@blueprint.post("/documents/<document>/describe")
def describe(case: str, document: str) -> Answer:
    """Keep what a document is, and how it is dated."""
    require(Permission.WORK, case)
    found, form = _as_seen(case, document), request.form
    current_store().case_documents.describe(
        current_actor(),
        found,
        kind=_kind(),
        dated=day(form, "dated"),
        date_reason=paragraph(form, "date_reason"),
    )
    return redirect(url_for("case_files.show", case=case, document=document), 303)


@blueprint.post("/documents/<document>/accept")
def accept(case: str, document: str) -> Answer:
    """Note that this is the paper that was meant."""
    require(Permission.WORK, case)
    current_store().case_documents.accept(current_actor(), _as_seen(case, document))
    return _back(case, "documents")


@blueprint.post("/documents/<document>/withdraw")
def withdraw(case: str, document: str) -> Answer:
    """Leave a document out of later assessments."""
    require(Permission.WORK, case)
    reason = paragraph(request.form, "reason")
    current_store().case_documents.withdraw(current_actor(), _as_seen(case, document), reason)
    return _back(case, "documents")


@blueprint.get("/documents/<document>/original")
def original(case: str, document: str) -> Response:
    """Hand out a document as it was sent."""
    store = current_store()
    found = store.case_documents.get(case, document)
    note_original(found)
    return attachment(store.originals.read(found.sha256), "application/octet-stream", found.name)


def note_original(found: CaseDocument) -> None:
    """Write into the audit trail who took a document away as it was sent."""
    thing = f"document/{found.id}"
    current_store().audit.note(current_actor(), "original.read", thing, found.case, sha256=found.sha256)


@blueprint.post("/sources")
def add_source(case: str) -> Answer | tuple[str, int]:
    """Put a source on the shelf."""
    require(Permission.WORK, case)
    store, form = current_store(), request.form
    copy: Upload | None = None
    if any(file.filename for file in request.files.getlist("documents")):
        uploads, faults = keep_files(request.files, store.originals, current_settings().largest_upload)
        if faults:
            return case_page(store.cases.get(case), faults[0].message), 422
        copy = uploads[0]
    about = NewSource(
        title=line(form, "title"),
        publisher=line(form, "publisher"),
        retrieved=day(form, "retrieved"),
        address=line(form, "address", 2_000),
        dated=day(form, "dated"),
        date_reason=paragraph(form, "date_reason"),
        note=paragraph(form, "note"),
    )
    store.sources.add(current_actor(), case, about, copy)
    return _back(case, "shelf")


@blueprint.post("/sources/<source>/withdraw")
def withdraw_source(case: str, source: str) -> Answer:
    """Take a source from the shelf."""
    require(Permission.WORK, case)
    store = current_store()
    store.sources.withdraw(
        current_actor(), store.sources.get(case, source), paragraph(request.form, "reason")
    )
    return _back(case, "shelf")


@blueprint.get("/sources/<source>/copy")
def copy_of_source(case: str, source: str) -> Response:
    """Hand out the copy of a source."""
    store = current_store()
    found = store.sources.get(case, source)
    if not found.sha256:
        raise NotFound.say("No copy of this source was kept.")
    store.audit.note(current_actor(), "original.read", f"source/{source}", case, sha256=found.sha256)
    return attachment(store.originals.read(found.sha256), "application/octet-stream", found.name)


def _kind() -> DocumentKind:
    chosen = request.form.get("kind", "")
    return DocumentKind(chosen) if chosen in set(DocumentKind) else DocumentKind.OTHER


def _as_seen(case: str, document: str) -> CaseDocument:
    """Return a document in the version that the form was made from."""
    text = request.form.get("version", "")
    version = int(text) if text.isdecimal() and len(text) < 10 else 0
    return replace(current_store().case_documents.get(case, document), version=version)


def _back(case: str, part: str) -> Answer:
    return redirect(url_for("cases.show", case=case) + f"#{part}", 303)
