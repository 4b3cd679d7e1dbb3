"""Folds the evidence for one element into one finding: most telling first, no quotation twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from checker.domain.document import Document
from checker.domain.evidence import Evidence, FlagKind, Level, Speaker, strongest

MOST_QUOTES = 24
"""Quotations kept for one element."""
SAME_WORDS = 0.75
"""Share of the longer words of a denial that the statement must hold too, for the two to collide."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_DENIALS = frozenset(("cannot", "never", "nobody", "without", "niet", "geen", "nooit", "niemand", "zonder"))


def grouped(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    """Return the evidence by element."""
    groups: dict[str, list[Evidence]] = {}
    for item in evidence:
        groups.setdefault(item.element, []).append(item)
    return groups


def ordered(evidence: Sequence[Evidence], order: Mapping[str, int]) -> list[Evidence]:
    """Return evidence most telling first; equal evidence in the order of documents and text.

    Args:
        evidence: Evidence for one element.
        order: Document id and its place in the dossier.
    """

    def telling(item: Evidence) -> tuple[float, ...]:
        return (
            -item.level.rank,
            -item.relied_level.rank,
            -item.rank,
            order[item.document],
            item.start,
            item.end,
            item.negative,
        )

    return sorted(sorted(evidence, key=lambda item: item.evaluator), key=telling)


def best_of(evidence: Sequence[Evidence], documents: Mapping[str, Document]) -> tuple[Evidence, ...]:
    """Return what a finding keeps of ordered evidence.

    A quotation that lies inside a more telling one is left out, and one that repeats the words of another
    stands behind those that say something new.
    """
    taken: dict[str, list[tuple[int, int]]] = {}
    fresh: list[Evidence] = []
    repeated: list[Evidence] = []
    said: set[str] = set()
    for item in evidence:
        spans = taken.setdefault(item.document, [])
        if any(start <= item.start and item.end <= end for start, end in spans):
            continue
        spans.append((item.start, item.end))
        words = " ".join(documents[item.document].quote(item.start, item.end).split()).casefold()
        (repeated if words in said else fresh).append(item)
        said.add(words)
        if len(fresh) == MOST_QUOTES:
            break
    return tuple((fresh + repeated)[:MOST_QUOTES])


def level_of(evidence: Iterable[Evidence]) -> Level:
    """Return the strongest level that some text states."""
    return strongest(tuple(item.level for item in evidence))


def relied_level_of(evidence: Iterable[Evidence]) -> Level:
    """Return the strongest level that can be relied on to show that something is done.

    A statement that it is not done, and an authority's statement about itself, speak to the element without
    showing it.
    """
    return strongest(tuple(item.relied_level for item in evidence if shows(item)))


def shows(item: Evidence) -> bool:
    """Tell whether evidence says that the provider does what the element asks."""
    return not item.negative and item.speaker is not Speaker.AUTHORITY


def contradictions(
    evidence: Sequence[Evidence], documents: Mapping[str, Document]
) -> tuple[tuple[Evidence, Evidence], ...]:
    """Return pairs of statements that cannot both hold, in the order of their first members.

    The machine proposes a pair only where one alternative of a rule, with the same concepts, fires once
    stated and once denied, both as present fact (no plan, no possibility, no report of another's words), and
    where the denial says little that the statement does not say: a denial with a condition of its own, such
    as "not more than twice", collides with nothing.
    """
    stated: dict[object, list[Evidence]] = {}
    denied: dict[object, list[Evidence]] = {}
    for item in evidence:
        if item.signal is not None and _is_plain_fact(item):
            key = item.signal, frozenset(match.concept for match in item.matches)
            (denied if item.negative else stated).setdefault(key, []).append(item)
    pairs = (
        pair for key in stated if key in denied for pair in _colliding(stated[key], denied[key], documents)
    )
    return tuple(islice(pairs, MOST_QUOTES))


def _colliding(
    stated: Sequence[Evidence], denied: Sequence[Evidence], documents: Mapping[str, Document]
) -> Iterator[tuple[Evidence, Evidence]]:
    unsaid = [(no, _words(no, documents)) for no in denied]
    for yes in stated:
        said = _words(yes, documents)
        for no, words in unsaid:
            if words and len(words & said) >= SAME_WORDS * len(words):
                yield yes, no


def _words(item: Evidence, documents: Mapping[str, Document]) -> set[str]:
    text = documents[item.document].quote(item.start, item.end).casefold()
    return {word for word in _WORD.findall(text) if word not in _DENIALS}


def _is_plain_fact(item: Evidence) -> bool:
    hedged = any(flag.kind in (FlagKind.MODALITY, FlagKind.ABSOLUTE) for flag in item.flags)
    return not hedged and not item.hearsay and item.speaker is Speaker.PROVIDER
