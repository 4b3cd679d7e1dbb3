"""A compiled vocabulary as bytes, so that it can be kept and need not be compiled again.

Reading it back is quick because entries are only read when a document asks for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import msgspec

from checker.domain.obligation import Concept
from checker.matching import Vocabulary
from checker.matching.deciding import Deciding
from checker.matching.sieves import CompilePattern
from checker.matching.vocabulary import Entries
from checker.matching.words import Words, WordTests


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plain:
    """What is kept; numbers count from 0."""

    firsts: list[int]
    """Where each distinct entry stands first, in the entries of all concepts together."""
    by_concept: list[tuple[int, ...]]
    words: dict[str, Words]
    deciding: Deciding
    patterns: tuple[int, ...]


_DECODER = msgspec.msgpack.Decoder(_Plain)


def to_bytes(vocabulary: Vocabulary, concepts: tuple[Concept, ...]) -> bytes:
    """Return what `from_bytes` makes the same vocabulary of; `concepts` are those it was built from."""
    places: dict[tuple[str, str, bool], int] = {}
    for place, term in enumerate(chain.from_iterable(concept.terms for concept in concepts)):
        places.setdefault((term.text, term.language, term.is_pattern), place)
    plain = _Plain(
        firsts=list(places.values()),
        by_concept=[vocabulary.by_concept.get(concept.id, ()) for concept in concepts],
        words=dict(vocabulary.tests.languages),
        deciding=vocabulary.deciding,
        patterns=vocabulary.patterns,
    )
    return msgspec.msgpack.encode(plain)


def from_bytes(
    data: bytes, concepts: tuple[Concept, ...], compile_pattern: CompilePattern
) -> Vocabulary | None:
    """Return the vocabulary that `to_bytes` was given, None where the bytes cannot be of these concepts.

    Args:
        data: What `to_bytes` returned for a vocabulary built from the same concepts and forms.
        concepts: The concepts, in the same order.
        compile_pattern: Makes a regular expression, as for `Vocabulary.build`.
    """
    try:
        plain = _DECODER.decode(data)
    except (msgspec.MsgspecError, ValueError):
        return None
    terms = [term for concept in concepts for term in concept.terms]
    if len(plain.by_concept) != len(concepts) or max(plain.firsts, default=-1) >= len(terms):
        return None
    ids = [concept.id for concept in concepts]
    return Vocabulary(
        entries=Entries([terms[place] for place in plain.firsts], compile_pattern),
        by_concept={id: numbers for id, numbers in zip(ids, plain.by_concept, strict=True) if numbers},
        tests=WordTests(plain.words),
        deciding=plain.deciding,
        patterns=plain.patterns,
    )
