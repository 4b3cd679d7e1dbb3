"""How telling a piece of evidence is: orders quotes of the same level, most telling first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from checker.plugins.evaluators.text.clauses import overlaps
from checker.plugins.evaluators.text.flags import Statement

from checker.domain.document import Document
from checker.domain.evidence import Evidence, Flag, FlagKind, Level

BESIDE = 150
"""Characters within which another quote tells of the same place."""
_LONG = 600
_WIDE = 12


def rank_of(statement: Statement, flags: tuple[Flag, ...], level: Level, core: bool) -> float:
    """Return a number that is larger the more a reader learns; between 0 and about 2."""
    read, shown = statement.read, statement.shown
    passage = read.passage(shown.passages[0])
    width = max(hit.last for hit in shown.hits) - min(hit.first for hit in shown.hits)
    words = sum(hit.last - hit.first + 1 for hit in shown.hits)
    score = 0.15 * min(len(shown.hits), 3) + 0.05 * min(words, 6)
    score += 0.2 * max(0.0, 1 - width / _WIDE / len(shown.hits))
    score += 0.15 * core + 0.1 * (shown.signal.level == "described")
    score += 0.05 * min(len(_how(statement)), 4) + 0.1 * min(len(statement.backings), 2)
    score += 0.1 * bool(read.words("first_person", passage.index))
    score += 0.25 * _is_under_its_heading(statement)
    score -= 0.1 * sum(flag.kind in {FlagKind.MODALITY, FlagKind.ABSOLUTE} for flag in flags)
    score -= 0.1 * (passage.end - passage.start > _LONG) + 0.05 * (level is Level.ASSERTED)
    return float(round(score, 4))


def spread_out(
    document: Document, evidence: Iterable[Evidence], articles: Mapping[str, str]
) -> tuple[Evidence, ...]:
    """Return the evidence, that which stands beside more telling evidence for the same article less telling.

    Who reads the first quotes of an article learns more from another place of the document than from the
    next sentence.

    Args:
        document: The document in which all of it stands.
        evidence: Evidence for any elements.
        articles: Ids of elements and their articles.
    """
    taken: defaultdict[str, set[int]] = defaultdict(set)
    ranks: dict[int, float] = {}
    known = tuple(evidence)
    for number, piece in sorted(
        enumerate(known), key=lambda pair: (-pair[1].level.rank, -pair[1].rank, pair[1].start, pair[0])
    ):
        passages = taken[articles[piece.element]]
        beside = _beside(document, piece) & passages
        ranks[number] = round(piece.rank / (1 + len(beside)), 4)
        passages.add(piece.passage)
    return tuple(replace(piece, rank=ranks[number]) for number, piece in enumerate(known))


def _beside(document: Document, piece: Evidence) -> set[int]:
    """Return the passages before and after that of a piece of evidence that stand beside its quote."""
    passages = document.passages
    first = last = piece.passage
    while first > 0 and passages[first - 1].end >= piece.start - BESIDE:
        first -= 1
    while last + 1 < len(passages) and passages[last + 1].start <= piece.end + BESIDE:
        last += 1
    return {*range(first, last + 1)} - {piece.passage}


def _how(statement: Statement) -> list[object]:
    shown = statement.shown
    hits = (hit for index in shown.passages for hit in statement.read.words("how", index))
    return [hit for hit in hits if not overlaps(hit, shown.hits)]


def _is_under_its_heading(statement: Statement) -> bool:
    """Tell whether a heading above holds a concept of the signal: the section is about this subject."""
    finder, shown = statement.read.finder, statement.shown
    above = finder.layout.headings[shown.passages[0]]
    if not above:
        return False
    return any(finder.touched(group) >> heading & 1 for group in shown.signal.all_of for heading in above)
