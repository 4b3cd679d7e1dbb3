"""What arrived: every document with hash, pages, languages, date and defects; and what no rule touched."""

from __future__ import annotations

from checker.domain.document import REPORT, Defect, Document
from checker.domain.finding import ElementFinding, Finding
from checker.domain.observation import Span
from checker.domain.profile import Truth
from checker.report.display import ranges, shown
from checker.report.edition import Edition, Plain
from checker.report.pointers import listed
from checker.report.quotes import quote
from checker.report.scope import dated
from checker.report.summary import is_statement, share
from checker.report.words import LANGUAGES, word

LONGEST_NAME = 120
MOST_DEFECTS = 40
MOST_SENTENCES = 150
LONGEST_SENTENCE = 300


def documents(edition: Edition) -> list[Plain]:
    """Return the facts about every document, in the order of the dossier."""
    return [facts(edition, document) for document in edition.assessment.documents]


def papers(edition: Edition) -> list[Plain]:
    """Return what can be quoted, in the order in which `reading` has it: the lines of a report come last."""
    return [
        {
            "id": document.id,
            "label": edition.say("Report") if document.id == REPORT else edition.label(document),
            "name": shown(document.name, LONGEST_NAME),
            "media_type": document.media_type,
            "pages": len(document.pages),
        }
        for document in edition.assessment.quotable.values()
    ]


def facts(edition: Edition, document: Document) -> Plain:
    """Return what a reader must know about a document before any result."""
    defects = [defect for defect in document.defects if defect.kind != "unread_page"]
    return {
        "label": edition.label(document),
        "name": shown(document.name, LONGEST_NAME),
        "title": shown(document.title, LONGEST_NAME),
        "author": shown(document.author, LONGEST_NAME),
        "media_type": document.media_type,
        "reader": document.reader,
        "sha256": document.sha256,
        "size": edition.say("{count} bytes", count=document.size),
        "pages": len(document.pages),
        "words": edition.number(document.words),
        "characters": edition.number(len(document.text)),
        "statements": edition.number(sum(is_statement(passage.kind) for passage in document.passages)),
        "language": word(LANGUAGES.get(document.language), edition.language, document.language),
        "languages": languages(edition, document),
        "dated": dated(edition, document.id),
        "unread": [
            {"page": page.number, "reason": edition.tell(page.reason) if page.reason else ""}
            for page in document.unread_pages
        ],
        "unread_ranges": unread_ranges(edition, document),
        "defects": [defect_row(edition, document, defect) for defect in defects[:MOST_DEFECTS]],
        "defects_left_out": max(0, len(defects) - MOST_DEFECTS),
        "parent": document.parent.upper(),
    }


def unread_ranges(edition: Edition, document: Document) -> list[Plain]:
    """Return the pages that were not read, as ranges, once for every reason."""
    by_reason: dict[str, list[int]] = {}
    for page in document.unread_pages:
        by_reason.setdefault(edition.tell(page.reason) if page.reason else "", []).append(page.number)
    return [{"pages": ranges(numbers), "reason": reason} for reason, numbers in by_reason.items()]


def languages(edition: Edition, document: Document) -> list[Plain]:
    """Return the languages of a document with their share of its letters."""
    letters = sum(count for _, count in document.languages)
    return [
        {"word": word(LANGUAGES.get(code), edition.language, code), "share": percent(edition, count, letters)}
        for code, count in document.languages
    ]


def percent(edition: Edition, count: int, of: int) -> str:
    """Return a share of letters in whole percent; less than one percent is said so."""
    if count * 100 < of:
        return edition.say("less than 1%")
    if of > count > 0.99 * of:
        return edition.say("more than 99%")
    return edition.say("{percent}%", percent=round(100 * count / of))


def defect_row(edition: Edition, document: Document, defect: Defect) -> Plain:
    """Return one defect and where it stands."""
    place = (
        quote(edition, document.id, defect.start, max(defect.end, defect.start), 120)
        if defect.start >= 0
        else None
    )
    on_page = edition.say("p. {page}", page=defect.page) if defect.page else ""
    return {"message": edition.tell(defect.message), "where": place["where"] if place else on_page}


def untouched(edition: Edition) -> Plain:
    """Return the sentences that no rule touched, with their share of all."""
    spans = edition.assessment.untouched
    every = sum(
        is_statement(passage.kind)
        for document in edition.assessment.documents
        for passage in document.passages
    )
    return {
        "count": len(spans),
        "share": share(edition, len(spans), max(every, len(spans))),
        "rows": [sentence(edition, span) for span in spans[:MOST_SENTENCES]],
        "left_out": max(0, len(spans) - MOST_SENTENCES),
        "rules": rules_untouched(edition),
    }


def rules_untouched(edition: Edition) -> Plain:
    """Return the duties for which no sentence holds even a part of what their rules look for."""
    asked = [(duty, finding) for duty, finding in edition.pairs() if not_ruled_out(finding)]
    silent = [
        duty
        for duty, finding in asked
        if not any(element.evidence or has_near_miss(element) for element in finding.elements)
    ]
    return {
        "share": share(edition, len(silent), len(asked)),
        "places": listed(edition, [(duty, []) for duty in silent]),
    }


def not_ruled_out(finding: Finding) -> bool:
    """Tell whether a duty may bind the provider."""
    return finding.applicability.applies is not Truth.NO


def has_near_miss(element: ElementFinding) -> bool:
    """Tell whether a sentence holds a part of what the rules of an element look for."""
    return element.certificate is not None and bool(element.certificate.near_misses)


def sentence(edition: Edition, span: Span) -> Plain:
    """Return one sentence with its place."""
    return quote(edition, span.document, span.start, span.end, LONGEST_SENTENCE)
