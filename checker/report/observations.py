"""What crosses findings: pairs of quotes, sums, dates, registers, with an explanation and a question."""

from __future__ import annotations

from checker.domain.observation import Observation
from checker.report.edition import Edition, Plain
from checker.report.quotes import quote
from checker.report.words import KINDS

MOST = 200
"""Observations printed; further ones stand in the JSON edition."""
MOST_SPANS = 4


def observations(edition: Edition) -> list[Plain]:
    """Return the observations by kind, those that conflict first."""
    found = by_weight(edition.assessment.observations)[:MOST]
    kinds = [*KINDS, *sorted({item.kind for item in found} - KINDS.keys())]
    return [
        {
            "id": kind,
            "word": edition.tell(KINDS[kind]) if kind in KINDS else kind,
            "rows": [row(edition, item) for item in found if item.kind == kind],
        }
        for kind in kinds
        if any(item.kind == kind for item in found)
    ]


def by_weight(found: tuple[Observation, ...]) -> list[Observation]:
    """Order observations by severity; within one severity their order stays."""
    order = {"conflict": 0, "look": 1}
    return sorted(found, key=lambda item: order.get(item.severity, 2))


def row(edition: Edition, item: Observation) -> Plain:
    """Return one observation with its quotes."""
    duties = {duty.id: duty for duty in edition.rule_set.obligations}
    return {
        "id": item.id,
        "severity": item.severity,
        "message": edition.tell(item.message),
        "quotes": [quote(edition, span.document, span.start, span.end) for span in item.spans[:MOST_SPANS]],
        "explanations": edition.tell_all(item.explanations),
        "question": edition.tell(item.question) if item.question else "",
        "check": item.check,
        "citations": [edition.citation(duties[key]) for key in item.obligations if key in duties],
    }
