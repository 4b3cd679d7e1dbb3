"""The declaration beside the documents: conflicts first."""

from __future__ import annotations

from checker.domain.finding import Declared, ElementFinding
from checker.domain.obligation import Element, Obligation
from checker.report.display import shown
from checker.report.edition import Edition, Plain
from checker.report.quotes import quote
from checker.report.words import ANSWERS, COMPARISONS, level, word

LONGEST_DESCRIPTION = 600


def declaration(edition: Edition) -> Plain | None:
    """Return what was declared beside what is shown, or None without a declaration."""
    stated = edition.assessment.declaration
    if stated is None:
        return None
    elements = edition.elements()
    found = [
        (duty, elements[part.id], part, part.declared)
        for duty, finding in edition.pairs()
        for part in finding.elements
        if part.declared is not None
    ]
    return {
        "name": shown(stated.name),
        "sha256": stated.sha256,
        "signed_by": shown(stated.signed_by),
        "dated": shown(stated.dated),
        "counts": [
            {"word": edition.tell(name), "count": sum(item[3].comparison == kind for item in found)}
            for kind, name in COMPARISONS.items()
        ],
        "groups": [
            {
                "id": kind,
                "word": edition.tell(name),
                "rows": [row(edition, *item) for item in found if item[3].comparison == kind],
            }
            for kind, name in COMPARISONS.items()
            if any(item[3].comparison == kind for item in found)
        ],
    }


def row(
    edition: Edition, duty: Obligation, element: Element, part: ElementFinding, declared: Declared
) -> Plain:
    """Return one element: what is declared, and the most telling quote of the documents."""
    first = part.evidence[0] if part.evidence else None
    return {
        "citation": edition.citation(duty),
        "asks": edition.text(element.asks),
        "answer": word(ANSWERS.get(declared.answer), edition.language, declared.answer),
        "description": shown(declared.description, LONGEST_DESCRIPTION),
        "level": level(part.level, edition.language),
        "quote": quote(edition, first.document, first.start, first.end) if first else None,
    }
