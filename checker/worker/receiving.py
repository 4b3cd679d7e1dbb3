"""The jobs that read what is added to a case: documents for their receipts, sources for their text."""

from __future__ import annotations

from collections.abc import Callable

from checker.declarations import Received
from checker.domain.errors import CheckerError, ReaderDied, UnreadableDocument, UploadRefused
from checker.filing import filed
from checker.messages import LANGUAGES
from checker.report.arrival import arrival, unreadable
from checker.report.edition import Plain
from checker.service import DEFAULT_RULES, Service, Source
from checker.storage.records import Job
from checker.storage.store import Store

DECLARATION = "declaration"
Receipt = dict[str, list[Plain]]
"""What a receipt says, by language."""


def receive(
    service: Service, store: Store, job: Job, worker: str, tell: Callable[[str, int, int], None]
) -> None:
    """Read what was added to a case, and keep receipts that also say what could not be read."""
    uploads = store.jobs.uploads(job.id)
    receipts: dict[str, Receipt] = {}
    for number, upload in enumerate(uploads):
        tell("reading", number, len(uploads))
        source = Source(name=upload.name, data=store.originals.read(upload.sha256))
        receipts[upload.sha256] = receipt_of(service, source, upload.role)
    store.case_documents.keep_receipts(job, worker, receipts)


def read_source(
    service: Service, store: Store, job: Job, worker: str, tell: Callable[[str, int, int], None]
) -> None:
    """Read the copy of a source on the shelf, so that quotes of it can be looked up."""
    tell("reading", 0, 1)
    upload = store.jobs.uploads(job.id)[0]
    source = Source(name=upload.name, data=store.originals.read(upload.sha256))
    try:
        documents = service.documents([source], _say_nothing)
    except (UploadRefused, UnreadableDocument, ReaderDied):
        store.sources.keep_text(job, worker, None)
        return
    store.sources.keep_text(job, worker, "\n\n".join(each.text for each in documents))


def receipt_of(service: Service, source: Source, role: str) -> Receipt:
    """Return the receipt of one file in every language; one that cannot be read has one as well."""
    try:
        if role == DECLARATION:
            received = declaration_in(service, source)
            return {code: filed(received, code) for code in LANGUAGES}
        documents = service.documents([source], _say_nothing)
    except (UploadRefused, UnreadableDocument, ReaderDied) as cause:
        return {code: unreadable(source.name, cause.message, code) for code in LANGUAGES}
    return {code: arrival(documents, code) for code in LANGUAGES}


def declaration_in(service: Service, source: Source) -> Received:
    """Take a declaration in under the rule set that it names, or under the usual one."""
    received = service.received(source, service.rule_set(DEFAULT_RULES))
    stated = received.stated("rule_set")
    if stated in ("", received.rule_set.id):
        return received
    try:
        return service.received(source, service.rule_set(stated))
    except CheckerError:  # it names rules that are not installed, and that is a fault of it
        return received


def _say_nothing(_step: str, _done: int, _total: int) -> None:
    """Take no notice of the pages of one document among several."""
