"""The duties by theme: those that the documents speak to in full, the silent ones as rows of one table."""

from __future__ import annotations

from collections import Counter

from checker.domain.finding import Finding
from checker.domain.obligation import Obligation
from checker.domain.profile import Truth
from checker.report import findings, silence
from checker.report.edition import Edition, Plain
from checker.report.questions import Question, by_element
from checker.report.repeats import Said, homes

Pairs = list[tuple[Obligation, Finding]]


def themes(edition: Edition, asked: list[Question]) -> list[Plain]:
    """Return the duties by theme: those spoken to in full, the silent ones that may bind as rows."""
    pairs = list(edition.pairs())
    names = dict(edition.themes())
    order = [*names, *sorted({duty.theme for duty, _ in pairs} - names.keys())]
    whole, reasons = Said(homes=homes(edition)), {item["reason"] for item in shared_reasons(edition)}
    found = []
    for key in order:
        members = [(duty, finding) for duty, finding in pairs if duty.theme == key]
        spoken = sections(edition, members, by_element(asked), whole)
        rows = silent_part(edition, members, by_element(asked), reasons)
        found.append({"id": key, "name": names.get(key, key), "spoken": spoken} | rows)
    return [item for item in found if item["spoken"] or item["silent"]]


def sections(edition: Edition, members: Pairs, asked: dict[str, Question], said: Said) -> list[Plain]:
    """Return the duties that are spoken to."""
    return said_once(
        [
            findings.section(edition, duty, finding, asked, said)
            for duty, finding in members
            if findings.is_spoken_to(finding)
        ]
    )


def silent_part(edition: Edition, members: Pairs, asked: dict[str, Question], said: set[object]) -> Plain:
    """Return the silent duties: all of them, those of the table, those that are only listed."""
    pairs = [(duty, finding) for duty, finding in members if is_silent(finding)]
    rows = [silence.row(edition, duty, finding, asked, said) for duty, finding in pairs]
    return {
        "silent": rows,
        "tabled": [row for row in rows if not row["not_from_paper"]],
        "listed": silence.listed(rows),
        "searched": silence.searched(edition, [finding for _, finding in pairs]),
    }


def silent(edition: Edition) -> Plain:
    """Return what holds for the silent duties of all themes: how many, what was searched, which reasons."""
    found = [finding for _, finding in edition.pairs() if is_silent(finding)]
    searched = [silence.searched(edition, [finding])["languages"] for finding in found]
    usual = Counter(tuple(languages) for languages in searched if isinstance(languages, list) and languages)
    return {
        "count": len(found),
        "languages": list(usual.most_common(1)[0][0]) if usual else [],
        "open": sum(finding.applicability.applies is Truth.UNKNOWN for finding in found),
        "searched": silence.searched(edition, found),
        "reasons": shared_reasons(edition),
    }


def shared_reasons(edition: Edition) -> list[Plain]:
    """Return the reasons for an outcome that several silent duties have."""
    return silence.shared_reasons(edition, [finding for _, finding in edition.pairs() if is_silent(finding)])


def is_silent(finding: Finding) -> bool:
    """Tell whether nothing speaks to a duty that applies or may apply."""
    return not findings.is_spoken_to(finding) and finding.applicability.applies is not Truth.NO


def said_once(found: list[Plain]) -> list[Plain]:
    """Add to every section the place of an earlier one that applies for the same reasons, or nothing."""
    first: dict[str, object] = {}
    return [
        section | {"same_as": "" if earlier == section["label"] else earlier}
        for section in found
        for earlier in [first.setdefault(str(section["applies"]), section["label"])]
    ]
