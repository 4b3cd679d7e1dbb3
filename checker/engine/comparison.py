"""Holds a declaration against what the documents show: four ways to meet, one way to differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.domain.assessment import Assessment
from checker.domain.evidence import Evidence
from checker.domain.finding import Declared
from checker.engine.fold import shows

SHOWN, DENIED, SILENT, UNSEARCHED = "shown", "denied", "silent", "unsearched"
"""What the documents do with an element, where a declaration is held against them."""

TABLE = {
    ("yes", SHOWN): "agrees",
    ("yes", DENIED): "conflict",
    ("yes", SILENT): "declared_only",
    ("yes", UNSEARCHED): "",
    ("partly", SHOWN): "agrees",
    ("partly", DENIED): "conflict",
    ("partly", SILENT): "declared_only",
    ("partly", UNSEARCHED): "",
    ("no", SHOWN): "conflict",
    ("no", DENIED): "agrees",
    ("no", SILENT): "neither",
    ("no", UNSEARCHED): "",
    ("unknown", SHOWN): "shown_only",
    ("unknown", DENIED): "shown_only",
    ("unknown", SILENT): "neither",
    ("unknown", UNSEARCHED): "",
}
"""Answer and documents: the comparison; empty where not enough was read to compare."""


def compared(declared: Declared | None, evidence: Sequence[Evidence], *, searched: bool) -> Declared | None:
    """Return a declared answer with its comparison; it never changes what the documents show."""
    if declared is None:
        return None
    return replace(declared, comparison=TABLE.get((declared.answer, _shown(evidence, searched=searched)), ""))


def _shown(evidence: Sequence[Evidence], *, searched: bool) -> str:
    if any(shows(item) for item in evidence):
        return SHOWN
    if any(item.negative for item in evidence):
        return DENIED
    return SILENT if searched else UNSEARCHED


def conflicts(assessment: Assessment) -> tuple[str, ...]:
    """Return the elements where declaration and documents differ, in the order of the rule set."""
    return tuple(
        element.id
        for finding in assessment.findings
        for element in finding.elements
        if element.declared is not None and element.declared.comparison == "conflict"
    )
