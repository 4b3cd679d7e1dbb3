"""A compiled vocabulary as bytes, so that it can be kept and need not be compiled again.

Reading it back is quick because most of it stays as it is until a document asks for an entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from checker.domain.obligation import Concept, Term
from checker.matching import Vocabulary
from checker.matching.terms import Atom, Reading, Slot
from checker.matching.vocabulary import CompilePattern, Entry, numbered, pattern_entry
from checker.matching.words import WordTests


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plain:
    """What is kept; numbers count from 0."""

    tests: list[Atom]
    slots: list[msgspec.Raw]
    """Every slot once; entries share them."""
    entries: list[list[list[int]]]
    """Numbers of the slots of every reading of every entry; none for a regular expression."""
    deciding: list[tuple[Atom, tuple[int, ...]]]


_DECODER = msgspec.msgpack.Decoder(_Plain)
_SLOT = msgspec.msgpack.Decoder(Slot)


def to_bytes(vocabulary: Vocabulary) -> bytes:
    """Return what `from_bytes` makes the same vocabulary of."""
    readings = [vocabulary.entries[number].readings for number in range(len(vocabulary.entries))]
    slots = {id(slot): slot for entry in readings for reading in entry for slot in reading}
    number_of = {name: number for number, name in enumerate(slots)}
    plain = {
        "tests": [*vocabulary.tests.exact.values(), *vocabulary.tests.inner],
        "slots": list(slots.values()),
        "entries": [[[number_of[id(slot)] for slot in reading] for reading in entry] for entry in readings],
        "deciding": list(vocabulary.deciding.items()),
    }
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
    terms, by_concept = numbered(concepts)
    try:
        plain = _DECODER.decode(data)
    except (msgspec.MsgspecError, ValueError):
        return None
    if len(plain.entries) != len(terms):
        return None
    return Vocabulary(
        entries=_Entries(terms=terms, plain=plain, compile_pattern=compile_pattern),
        by_concept=by_concept,
        tests=WordTests(plain.tests),
        deciding=dict(plain.deciding),
    )


@dataclass(slots=True, kw_only=True)
class _Entries:
    """The entries of a vocabulary, each made when it is first asked for."""

    terms: Sequence[Term]
    plain: _Plain
    compile_pattern: CompilePattern
    made: dict[int, Entry] = field(default_factory=dict, repr=False)
    slots: dict[int, Slot] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.terms)

    def __getitem__(self, number: int, /) -> Entry:
        if number not in self.made:
            term = self.terms[number]
            self.made[number] = (
                pattern_entry(term, self.compile_pattern)
                if term.is_pattern
                else Entry(term, tuple(map(self._reading, self.plain.entries[number])))
            )
        return self.made[number]

    def _reading(self, numbers: list[int]) -> Reading:
        return tuple(map(self._slot, numbers))

    def _slot(self, number: int) -> Slot:
        if number not in self.slots:
            self.slots[number] = _SLOT.decode(self.plain.slots[number])
        return self.slots[number]
