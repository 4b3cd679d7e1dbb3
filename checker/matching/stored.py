"""A compiled vocabulary as bytes, so that it can be kept and need not be compiled again.

Reading it back is quick because most of it is left as text until a document asks for an entry.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import TypedDict

from checker.domain.obligation import Concept, Term
from checker.matching.terms import Atom, Reading, Slot
from checker.matching.vocabulary import CompilePattern, Entry, Vocabulary, numbered, pattern_entry
from checker.matching.words import WordTests


class _Plain(TypedDict):
    """The plain values; numbers count from 0 into the list before, and stand with blanks between."""

    atoms: list[tuple[str, str]]
    """Every kind with its words, each on a line."""
    slots: list[str]
    """Kind, then the numbers of the atoms."""
    entries: list[str]
    """Numbers of the slots of every reading, readings divided by a bar; empty for a regular expression."""
    deciding: list[list[int]]
    """Number of an atom, then the entries that it decides."""


def to_bytes(vocabulary: Vocabulary) -> bytes:
    """Return what `from_bytes` makes the same vocabulary of."""
    readings = [vocabulary.entries[number].readings for number in range(len(vocabulary.entries))]
    slots = list(dict.fromkeys(slot for entry in readings for reading in entry for slot in reading))
    atoms = sorted({atom for slot in slots for atom in slot.atoms})
    of_atom = {atom: number for number, atom in enumerate(atoms)}
    of_slot = {slot: number for number, slot in enumerate(slots)}
    plain: _Plain = {
        "atoms": [
            (kind, "\n".join(atom.text for atom in own)) for kind, own in groupby(atoms, attrgetter("kind"))
        ],
        "slots": [
            " ".join([slot.kind, *map(str, sorted(map(of_atom.__getitem__, slot.atoms)))]) for slot in slots
        ],
        "entries": [
            "|".join(" ".join(str(of_slot[slot]) for slot in reading) for reading in entry)
            for entry in readings
        ],
        "deciding": [[of_atom[atom], *numbers] for atom, numbers in vocabulary.deciding.items()],
    }
    return json.dumps(plain, separators=(",", ":")).encode()


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
        plain: _Plain = json.loads(data)
        atoms = [Atom(kind, text) for kind, words in plain["atoms"] for text in words.split("\n")]
        deciding = {atoms[atom]: tuple(numbers) for atom, *numbers in plain["deciding"]}
        slots, entries = plain["slots"], plain["entries"]
    except (ValueError, TypeError, KeyError, IndexError):
        return None
    if len(entries) != len(terms):
        return None
    return Vocabulary(
        entries=_Entries(
            terms=terms, entries=entries, slots=slots, atoms=atoms, compile_pattern=compile_pattern
        ),
        by_concept=by_concept,
        tests=WordTests(atoms),
        deciding=deciding,
    )


@dataclass(slots=True, kw_only=True)
class _Entries:
    """The entries of a vocabulary, each made when it is first asked for."""

    terms: Sequence[Term]
    entries: Sequence[str]
    slots: Sequence[str]
    atoms: Sequence[Atom]
    compile_pattern: CompilePattern
    made: dict[int, Entry] = field(default_factory=dict, repr=False)
    made_slots: dict[str, Slot] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.terms)

    def __getitem__(self, number: int, /) -> Entry:
        if number not in self.made:
            term = self.terms[number]
            self.made[number] = (
                pattern_entry(term, self.compile_pattern)
                if term.is_pattern
                else Entry(term, tuple(map(self._reading, self.entries[number].split("|"))))
            )
        return self.made[number]

    def _reading(self, numbers: str) -> Reading:
        return tuple(map(self._slot, numbers.split()))

    def _slot(self, number: str) -> Slot:
        if number not in self.made_slots:
            kind, *atoms = self.slots[int(number)].split()
            self.made_slots[number] = Slot(kind, frozenset([self.atoms[int(atom)] for atom in atoms]))
        return self.made_slots[number]
