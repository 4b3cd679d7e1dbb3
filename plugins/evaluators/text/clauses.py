"""Clauses: the parts of a sentence within which a negation, a plan or a view holds."""

from __future__ import annotations

import re

from checker.plugins.evaluators.text.scanned import ScannedDocument

from checker.matching import Hit, fold
from checker.matching.terms import WORD

_BREAK = re.compile(
    r"[;:!?]|,\s(?=(?:and|but|or|so|which|while|whereas|although|en|maar|of|zodat|terwijl|hoewel|"
    r"und|aber|oder|sondern|sodass|wahrend|obwohl|et|mais|ou|tandis|bien)\s)|"
    r"\s(?=(?:but|however|although|whereas|unless|maar|echter|hoewel|tenzij|"
    r"jedoch|sondern|obwohl|mais|cependant|toutefois|quoique)\s)"
)
REACH = 1_000
"""Characters before and after the words in which the edge of a clause is looked for."""


def clause_of(read: ScannedDocument, index: int, hits: tuple[Hit, ...]) -> tuple[int, int]:
    """Return start and end of the part of a passage that holds all hits in it."""
    passage = read.passage(index)
    mine = [hit for hit in hits if hit.span == index]
    if not mine:
        return passage.start, passage.end
    first, last = min(hit.start for hit in mine), max(hit.end for hit in mine)
    key = index, first, last
    if key not in read.clauses:
        read.clauses[key] = _around(read, index, first, last)
    edges: tuple[int, int] = read.clauses[key]
    return edges


def _around(read: ScannedDocument, index: int, first: int, last: int) -> tuple[int, int]:
    """Return the edges of the clause around two offsets."""
    passage = read.passage(index)
    start, end = max(passage.start, first - REACH), min(passage.end, last + REACH)
    for match in _BREAK.finditer(read.scan.folded, start, end):
        if match.end() <= first:
            start = match.end()
        elif match.start() >= last:
            end = match.start()
            break
    return start, end


def within(hits: tuple[Hit, ...], span: tuple[int, int]) -> tuple[Hit, ...]:
    """Return the hits that stand between two offsets."""
    return tuple(hit for hit in hits if span[0] <= hit.start and hit.end <= span[1])


def is_matched(read: ScannedDocument, hit: Hit, matched: tuple[Hit, ...]) -> bool:
    """Tell whether a hit is part of the words that a rule names; a word in a gap between them is not."""
    words = set(WORD.findall(read.scan.folded[hit.start : hit.end]))
    named = (set(WORD.findall(fold(other.term.text))) for other in matched if overlaps(hit, (other,)))
    return any(words & named_words for named_words in named)


def overlaps(hit: Hit, others: tuple[Hit, ...]) -> bool:
    """Tell whether a hit shares a word with one of the others."""
    first, last = hit.first, hit.last
    for other in others:  # noqa: SIM110 - asked for every word of every place, where a generator costs double
        if first <= other.last and other.first <= last:
            return True
    return False
