"""A passage that speaks to several duties stands in full once: with the duty that it shows most of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from checker.domain.evidence import Evidence
from checker.domain.finding import Finding
from checker.domain.obligation import Obligation
from checker.report.display import shown
from checker.report.edition import Edition, Plain
from checker.report.marks import Place, place

MOST_QUOTES = 3
"""Quotes printed for one element; the rest is counted and stands in the JSON edition."""
SHORT = 100
"""In characters; a quote that is no longer is printed in full everywhere."""
FIRST_WORDS = 45
"""In characters; what is printed of a quote that stands in full elsewhere."""

Homes = dict[Place, Obligation]
"""For every quoted passage the duty with which it stands in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the report said already, so that it need not be said at length again."""

    homes: Homes
    sentences: set[str] = field(default_factory=set)
    """Sentences that stand in full above."""

    def in_short(self, sentences: Collection[str]) -> list[str]:
        """Return sentences; of one that stands above already only what comes before its colon."""
        short = [
            sentence.partition(": ")[0].rstrip(".") + "." if sentence in self.sentences else sentence
            for sentence in sentences
        ]
        self.sentences.update(sentences)
        return short


def homes(edition: Edition) -> Homes:
    """Return where every passage stands in full: where its level is highest, else where it comes first."""
    best: dict[Place, tuple[int, Obligation]] = {}
    for duty, finding in edition.pairs():
        for evidence in printed(finding):
            rank, key = evidence.level.rank, place(evidence)
            if key not in best or rank > best[key][0]:
                best[key] = (rank, duty)
    return {key: duty for key, (_, duty) in best.items()}


def printed(finding: Finding) -> Iterator[Evidence]:
    """Yield the evidence of a finding that a report prints."""
    for part in finding.elements:
        yield from part.evidence[:MOST_QUOTES]


def elsewhere(edition: Edition, duty: Obligation, evidence: Evidence, found: Homes) -> Plain | None:
    """Return where a passage stands in full, and its first words, or None where that is here."""
    home = found.get(place(evidence), duty)
    raw = edition.assessment.document(evidence.document).quote(evidence.start, evidence.end)
    if home.id == duty.id or len(raw) <= SHORT:
        return None
    words = raw[:FIRST_WORDS].rpartition(" ")[0] or raw[:FIRST_WORDS]
    return {"id": home.id, "citation": edition.place(home), "opening": shown(words)}
