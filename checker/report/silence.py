"""Duties that the documents do not speak to: one table for each theme, with what was searched."""

from __future__ import annotations

from collections import Counter

from checker.domain.evidence import Certificate, NearMiss
from checker.domain.finding import Finding
from checker.domain.obligation import Obligation
from checker.domain.profile import Truth
from checker.report.display import ranges
from checker.report.edition import Edition, Plain
from checker.report.findings import reasons
from checker.report.questions import Question
from checker.report.quotes import quote
from checker.report.words import LANGUAGES, outcome, word

LONGEST_NEAR_MISS = 110
"""In characters."""


def row(
    edition: Edition, duty: Obligation, finding: Finding, asked: dict[str, Question], said: set[object]
) -> Plain:
    """Return one silent duty: what was searched for it, the nearest passage, and the question.

    `said` are the reasons that stand above the tables already.
    """
    certificates = [part.certificate for part in finding.elements if part.certificate]
    questions = list(dict.fromkeys(asked[part.id].id for part in finding.elements if part.id in asked))
    first = next((asked[part.id] for part in finding.elements if part.id in asked), None)
    unable = dict.fromkeys(
        edition.text(element.not_from_paper) for element in duty.elements if element.not_from_paper.texts
    )
    return {
        "id": duty.id,
        "citation": edition.place(duty),
        "title": edition.text(duty.title),
        "duty": edition.text(duty.duty),
        "outcome": outcome(finding.outcome, edition.language),
        "reasons": reasons(edition, finding),
        "own_reasons": [reason for reason in reasons(edition, finding) if reason not in said],
        "is_open": finding.applicability.applies is Truth.UNKNOWN,
        "elements": len(finding.elements),
        "terms": sum(certificate.terms for certificate in certificates),
        "near_miss": near_miss(edition, certificates),
        "not_from_paper": [reason for reason in unable if reason],
        "question": first.text if first else "",
        "question_ids": questions,
    }


def listed(rows: list[Plain]) -> list[Plain]:
    """Return the duties that no document of a provider can show, by the question that they share."""
    found: dict[object, list[Plain]] = {}
    for item in rows:
        if item["not_from_paper"]:
            found.setdefault(item["question"], []).append(item)
    return [{"question": question, "rows": members} for question, members in found.items()]


def shared_reasons(edition: Edition, findings: list[Finding]) -> list[Plain]:
    """Return every reason for an outcome that several silent duties have, so that it is said once."""
    found = Counter((finding.outcome, reason) for finding in findings for reason in reasons(edition, finding))
    return [
        {"outcome": outcome(key, edition.language), "reason": reason, "count": count}
        for (key, reason), count in found.items()
        if count > 1
    ]


def near_miss(edition: Edition, certificates: list[Certificate]) -> Plain | None:
    """Return the passage that came closest, and why it did not count."""
    misses = [miss for certificate in certificates for miss in certificate.near_misses]
    if not misses:
        return None
    nearest = max(misses, key=lambda miss: miss.closeness)
    return miss_row(edition, nearest)


def miss_row(edition: Edition, miss: NearMiss) -> Plain:
    """Return a near miss as a quote with its reason."""
    return quote(edition, miss.document, miss.start, miss.end, LONGEST_NEAR_MISS) | {
        "reason": edition.tell(miss.reason)
    }


def searched(edition: Edition, findings: list[Finding]) -> Plain:
    """Return what was searched for all silent elements together: what their certificates have in common."""
    certificates = [part.certificate for finding in findings for part in finding.elements if part.certificate]
    unread: dict[str, set[int]] = {}
    for document, page in (place for certificate in certificates for place in certificate.unread):
        unread.setdefault(document, set()).add(page)
    languages = sorted({language for certificate in certificates for language in certificate.languages})
    return {
        "elements": len(certificates),
        "terms": sum(certificate.terms for certificate in certificates),
        "passages": max((certificate.passages for certificate in certificates), default=0),
        "pages": max((certificate.pages for certificate in certificates), default=0),
        "languages": [word(LANGUAGES.get(code), edition.language, code) for code in languages],
        "unread": [
            edition.say("{document}, p. {page}", document=document.upper(), page=ranges(unread[document]))
            for document in sorted(unread)
        ],
    }
