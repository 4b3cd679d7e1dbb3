"""Where else the matter of a duty is treated: related duties, cells of a report, what auditors record."""

from __future__ import annotations

from itertools import groupby

from checker.domain.finding import Finding
from checker.domain.obligation import Obligation
from checker.domain.pointer import Pointer
from checker.report.edition import Edition, Plain
from checker.report.words import letter

Pointing = tuple[Obligation, list[str]]
"""A duty, and the letters of its elements that point somewhere; none where it does so as a whole."""


def pointed_to(edition: Edition, spoken: list[tuple[Obligation, Finding]]) -> list[Plain]:
    """Return every place outside of the rule set that some duties point to, once, by act."""
    found: dict[Pointer, list[Pointing]] = {}
    for duty, finding in spoken:
        for pointer, letters in pointers(finding).items():
            if not (pointer.kind == "report" and looks_at_cells(edition, duty)):
                found.setdefault(pointer, []).append((duty, letters))
    named = [(edition.text(pointer.act.short), pointer, pointing) for pointer, pointing in found.items()]
    return [
        {
            "name": act,
            "places": [
                {"label": edition.text(pointer.label), "duties": listed(edition, pointing)}
                for _, pointer, pointing in places
            ],
        }
        for act, places in groupby(sorted(named, key=_act), key=_act)
    ]


def looks_at_cells(edition: Edition, duty: Obligation) -> bool:
    """Tell whether cells of a report that was handed in are evidence for a duty: then something follows."""
    return bool(edition.assessment.report) and any(element.cells for element in duty.elements)


def pointers(finding: Finding) -> dict[Pointer, list[str]]:
    """Return where a duty points, with the letters of its elements, none for the whole duty."""
    letters: dict[Pointer, list[str]] = {pointer: [] for pointer in finding.points_to}
    for index, part in enumerate(finding.elements):
        for pointer in part.points_to:
            if pointer not in finding.points_to:
                letters.setdefault(pointer, []).append(letter(index))
    return letters


def related(edition: Edition, finding: Finding) -> str:
    """Return the related duties that the report is about, each place once; empty where there are none."""
    duties = {duty.id: duty for duty in edition.rule_set.obligations}
    names = dict.fromkeys(name.split(".", maxsplit=1)[0] for name in finding.related)
    return listed(edition, [(duties[name], []) for name in names if name in duties])


def listed(edition: Edition, pointing: list[Pointing]) -> str:
    """Return the places of duties in one list; what a place is called stands before the first only."""
    said, before = [], ""
    for duty, letters in pointing:
        place, division = edition.place(duty), edition.text(duty.citation.act.division)
        place = place[:1].lower() + place[1:]
        short = place.removeprefix(f"{division} ") if division == before else place
        said.append(f"{short} ({', '.join(letters)})" if letters else short)
        before = division
    return "; ".join(dict.fromkeys(said))


def _act(named: tuple[str, Pointer, list[Pointing]]) -> str:
    return named[0]
