"""Marks: every place that a screen points at, with one short name, so that links lead both ways."""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.assessment import Assessment
from checker.domain.evidence import Evidence
from checker.domain.finding import ElementFinding

Place = tuple[str, int, int]
"""Document id, start and end."""


def marks(assessment: Assessment) -> dict[Place, str]:
    """Return the name of every place, ``m1``, ``m2`` ... in the order of the documents.

    Places are the quotes of findings, nearest misses, figures, quotes of observations, cells of
    tables, and suggested passages.
    """
    order = {document: index for index, document in enumerate(assessment.quotable)}
    places = sorted(set(_places(assessment)), key=lambda found: (order[found[0]], found[1], found[2]))
    return {found: f"m{number}" for number, found in enumerate(places, start=1)}


def duties_of_marks(assessment: Assessment, names: dict[Place, str]) -> dict[str, list[str]]:
    """Return the obligations that quote each mark as evidence, in their order; others are absent."""
    found: dict[str, dict[str, None]] = {}
    for finding in assessment.findings:
        for part in finding.elements:
            for evidence in all_evidence(part):
                found.setdefault(names[place(evidence)], {})[finding.obligation] = None
    return {name: list(duties) for name, duties in found.items()}


def all_evidence(part: ElementFinding) -> tuple[Evidence, ...]:
    """Return the evidence of an element, both sides of its contradictions included."""
    pairs = (evidence for pair in part.contradictions for evidence in pair)
    return (*part.evidence, *pairs)


def place(evidence: Evidence) -> Place:
    """Return where a piece of evidence stands."""
    return evidence.document, evidence.start, evidence.end


def _places(assessment: Assessment) -> Iterator[Place]:
    for finding in assessment.findings:
        for part in finding.elements:
            yield from map(place, all_evidence(part))
            if part.certificate:
                yield from ((miss.document, miss.start, miss.end) for miss in part.certificate.near_misses)
    yield from ((figure.document, figure.start, figure.end) for figure in assessment.figures)
    for observation in assessment.observations:
        yield from ((span.document, span.start, span.end) for span in observation.spans)
    for suggested in assessment.suggested:
        yield from ((item.document, item.start, item.end) for item in suggested.passages)
    for table in assessment.tabulations:
        yield from ((span.document, span.start, span.end) for span in table.spans())
