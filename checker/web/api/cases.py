"""Cases and their documents, for programs."""

from __future__ import annotations

from flask import Response, request

from checker.domain.case import DocumentKind
from checker.domain.errors import UploadRefused, UsageFault
from checker.domain.person import Permission
from checker.domain.profile import SERVICES
from checker.storage.case_documents import CaseDocument
from checker.storage.cases import Case
from checker.web.access import permissions, require
from checker.web.api.operations import operation, page_of
from checker.web.api.shapes import CaseList, CaseOut, DocumentOut, Made, NewCase, Page, Paging
from checker.web.case_files import note_original, take_in
from checker.web.downloads import attachment
from checker.web.forms import one_line
from checker.web.signin import current_actor, current_session
from checker.web.start import known_profiles
from checker.web.state import current_store

OCTETS = "application/octet-stream"
UPLOAD = {
    "documents": {"type": "string", "format": "binary", "description": "The file; one at a time."},
    "kind": {"type": "string", "enum": [str(kind) for kind in DocumentKind]},
}


@operation("/cases", gives=Page[CaseOut], query=CaseList)
def cases(query: CaseList) -> Page[CaseOut]:
    """List the cases that the token may read, newest first."""
    found = current_store().cases.of(current_session().person, is_closed=query.closed == "yes")
    return page_of([_case(each) for each in found], query)


@operation("/cases", gives=Made, status=201, takes=NewCase, also=(400, 403, 413))
def open_case(body: NewCase) -> Made:
    """Open a case; who opens it is its case handler."""
    require(Permission.WORK)
    number, title, platform = (one_line(text) for text in (body.number, body.title, body.platform))
    if not (number and title and platform):
        raise UsageFault.say("Number, title and platform need at least one letter.")
    found = current_store().cases.open(
        current_actor(), number=number, title=title, platform=platform, capacity=body.capacity,
        facts=_facts(body),
    )  # fmt: skip
    return Made(id=found)


@operation("/cases/<case>", gives=CaseOut)
def case(case: str) -> CaseOut:
    """Tell of a case."""
    return _case(current_store().cases.get(case))


@operation("/cases/<case>/documents", gives=Page[DocumentOut], query=Paging)
def documents(case: str, query: Paging) -> Page[DocumentOut]:
    """List the documents of a case, those that were withdrawn too."""
    found = current_store().case_documents.of(case, with_withdrawn=True)
    return page_of([_document(each) for each in found], query)


@operation("/cases/<case>/documents", gives=Made, status=201, form=UPLOAD, also=(400, 403, 413))
def add_document(case: str) -> Made:
    """Add a document to a case and have it read; the number is that of the document."""
    require(Permission.WORK, case)
    kind = request.form.get("kind", DocumentKind.OTHER)
    if kind not in set(DocumentKind):
        raise UploadRefused.say("There is no kind of document {kind}.", kind=kind)
    job = take_in(case, DocumentKind(kind))
    found = current_store().case_documents.of(case)
    return Made(id=next(each.id for each in found if each.job == job))


@operation("/cases/<case>/documents/<document>/original", media_type=OCTETS)
def original_of_document(case: str, document: str) -> Response:
    """Hand out a document as it was sent."""
    found = current_store().case_documents.get(case, document)
    note_original(found)
    return attachment(current_store().originals.read(found.sha256), OCTETS, found.name)


def _facts(body: NewCase) -> dict[str, object]:
    if not set(body.services) <= set(SERVICES):
        raise UsageFault.say("The types of service are {names}.", names=", ".join(SERVICES))
    if body.profile and body.profile not in {each["id"] for each in known_profiles()}:
        raise UsageFault.say("The registers know no service of this name; see /api/v1/services.")
    if not body.services and not body.profile:
        raise UsageFault.say("Name at least one type of service, or a known service: duties depend on it.")
    return {"services": list(body.services), "profile": body.profile, "size": ""}


def _case(found: Case) -> CaseOut:
    return CaseOut(
        id=found.id, number=found.number, title=found.title, platform=found.platform,
        capacity=found.capacity, created=found.created, closed=found.closed, documents=found.documents,
        assessments=found.assessments, may=sorted(permissions(found.id)),
    )  # fmt: skip


def _document(found: CaseDocument) -> DocumentOut:
    return DocumentOut(
        id=found.id, position=found.position, kind=found.kind, name=found.name, sha256=found.sha256,
        dated=found.dated, received=found.received, withdrawn=found.withdrawn, version=found.version,
    )  # fmt: skip
