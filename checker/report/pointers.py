"""Where else the matter of a duty is treated: related duties, cells of a report, what auditors record."""

from __future__ import annotations

from checker.domain.finding import ElementFinding, Finding
from checker.domain.pointer import Pointer
from checker.report.edition import Edition, Plain


def pointers(edition: Edition, finding: Finding, parts: list[tuple[str, ElementFinding]]) -> list[Plain]:
    """Return every place once, with the letters of the elements that point to it, none for the whole duty.

    Args:
        edition: The report.
        finding: What was found for the duty.
        parts: Its elements, each with its letter.
    """
    letters: dict[Pointer, list[str]] = {pointer: [] for pointer in finding.points_to}
    for letter, part in parts:
        for pointer in part.points_to:
            if pointer not in finding.points_to:
                letters.setdefault(pointer, []).append(letter)
    return [
        {"letters": marks, "act": edition.text(pointer.act.short), "label": edition.text(pointer.label)}
        for pointer, marks in letters.items()
    ]


def related(edition: Edition, finding: Finding) -> list[str]:
    """Return the citations of related duties that the report is about, each once."""
    duties = {duty.id: duty for duty in edition.rule_set.obligations}
    names = dict.fromkeys(name.split(".", maxsplit=1)[0] for name in finding.related)
    return [edition.citation(duties[name]) for name in names if name in duties]
