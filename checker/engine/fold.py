"""Folds the evidence for one element into one finding: most telling first, no quotation twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.domain.document import Document
from checker.domain.evidence import Evidence, FlagKind, Level, Speaker, strongest

MOST_QUOTES = 24
"""Quotations kept for one element."""


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


def contradictions(evidence: Sequence[Evidence]) -> tuple[tuple[Evidence, Evidence], ...]:
    """Return pairs of statements that cannot both hold, in the order of their first members.

    The machine proposes a pair only where one alternative of a rule, with the same concepts, fires once
    stated and once denied, both as present fact: no plan, no possibility, no report of another's words.
    """
    stated: dict[object, Evidence] = {}
    denied: dict[object, Evidence] = {}
    for item in evidence:
        if item.signal is not None and _is_plain_fact(item):
            side = denied if item.negative else stated
            side.setdefault((item.signal, frozenset(match.concept for match in item.matches)), item)
    return tuple((stated[key], denied[key]) for key in stated if key in denied)


def _is_plain_fact(item: Evidence) -> bool:
    hedged = any(flag.kind in (FlagKind.MODALITY, FlagKind.ABSOLUTE) for flag in item.flags)
    return not hedged and not item.hearsay and item.speaker is Speaker.PROVIDER
