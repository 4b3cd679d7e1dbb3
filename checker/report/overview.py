"""The whole at a glance: every duty with its counts, and the evidence profile as bars."""

from __future__ import annotations

from checker.domain.evidence import Level
from checker.domain.finding import Finding
from checker.domain.obligation import Obligation
from checker.domain.profile import Truth
from checker.report.edition import Edition, Plain
from checker.report.findings import is_spoken_to
from checker.report.words import FLAGS, LEVELS, TRUTHS, level, outcome, word

BARS_IN_A_CHART = 40
"""More duties make a further chart, so that a chart fits on a page."""


def matrix(edition: Edition) -> list[Plain]:
    """Return the duties by theme, each with the number of its elements at every level."""
    themes: dict[str, list[Plain]] = {key: [] for key, _ in edition.themes()}
    for duty, finding in edition.pairs():
        themes.setdefault(duty.theme, []).append(matrix_row(edition, duty, finding))
    names = dict(edition.themes())
    return [{"id": key, "name": names.get(key, key), "duties": rows} for key, rows in themes.items() if rows]


def matrix_row(edition: Edition, duty: Obligation, finding: Finding) -> Plain:
    """Return one duty of the overview."""
    counts = levels_of(finding)
    flags = {
        FLAGS[flag.kind][0] for part in finding.elements for item in part.evidence for flag in item.flags
    }
    return {
        "id": duty.id,
        "citation": edition.place(duty),
        "title": edition.text(duty.title),
        "applies": word(TRUTHS[finding.applicability.applies], edition.language),
        "outcome": outcome(finding.outcome, edition.language),
        "level": level(finding.level, edition.language),
        "counts": [{"level": level(key, edition.language), "count": counts[key]} for key in LEVELS],
        "elements": len(finding.elements),
        "quotes": sum(len(part.evidence) for part in finding.elements),
        "flags": sorted(flags),
        "is_spoken_to": is_spoken_to(finding),
        "is_optional": duty.optional,
        "binds": finding.applicability.applies is not Truth.NO,
    }


def levels_of(finding: Finding) -> dict[Level, int]:
    """Count the elements of a duty by level, as the documents state it."""
    levels = [part.level for part in finding.elements]
    return {key: levels.count(key) for key in LEVELS}


def charts(edition: Edition) -> list[Plain]:
    """Return the evidence profile: for every duty that is spoken to a bar of its elements by level.

    A bar counts elements; ``start`` and ``count`` of a piece count elements, ``widest`` is the longest bar.
    """
    spoken = [(duty, finding) for duty, finding in edition.pairs() if is_spoken_to(finding)]
    widest = max((len(finding.elements) for _, finding in spoken), default=0)
    parts = [spoken[start : start + BARS_IN_A_CHART] for start in range(0, len(spoken), BARS_IN_A_CHART)]
    return [
        {
            "widest": widest,
            "bars": [bar(edition, duty, finding) for duty, finding in part],
            "title": edition.say(
                "Evidence profile: elements by level for {count} duties, from {first} to {last}",
                count=len(part),
                first=part[0][0].citation.label(edition.language),
                last=part[-1][0].citation.label(edition.language),
            ),
        }
        for part in parts
    ]


def bar(edition: Edition, duty: Obligation, finding: Finding) -> Plain:
    """Return one bar, strongest level first."""
    counts = levels_of(finding)
    pieces: list[Plain] = []
    start = 0
    for key in reversed(LEVELS):
        if counts[key]:
            pieces.append({"level": level(key, edition.language), "start": start, "count": counts[key]})
            start += counts[key]
    return {"citation": edition.place(duty), "pieces": pieces}
