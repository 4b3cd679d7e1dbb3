"""A compiled vocabulary as bytes, so that it can be kept and need not be compiled again.

Reading it back is quick because most of it is left as text until a document asks for an entry.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from checker.domain.obligation import Concept, Term
from checker.matching.terms import Atom, Reading, Slot
from checker.matching.vocabulary import CompilePattern, Entry, Vocabulary, numbered, pattern_entry
from checker.matching.words import WordTests


class _Plain(TypedDict):
    """The plain values; words stand with blanks between."""

    tests: dict[str, str]
    """Words of all tests, by their kind."""
    slots: list[str]
    """Kind, then every test as kind and word."""
    entries: list[str]
    """Numbers of the slots of every reading, readings divided by a bar; empty for a regular expression."""
    deciding: list[tuple[str, str, list[int]]]
    """Kind and word of a test, and the entries that it decides."""


def to_bytes(vocabulary: Vocabulary) -> bytes:
    """Return what `from_bytes` makes the same vocabulary of."""
    readings = [vocabulary.entries[number].readings for number in range(len(vocabulary.entries))]
    slots = list(dict.fromkeys(slot for entry in readings for reading in entry for slot in reading))
    of_slot = {slot: str(number) for number, slot in enumerate(slots)}
    inner: dict[str, list[str]] = {"exact": list(vocabulary.tests.exact)}
    for atom in vocabulary.tests.inner:
        inner.setdefault(atom.kind, []).append(atom.text)
    plain: _Plain = {
        "tests": {kind: " ".join(words) for kind, words in inner.items()},
        "slots": [_slot_text(slot) for slot in slots],
        "entries": [
            "|".join(" ".join(map(of_slot.__getitem__, reading)) for reading in entry) for entry in readings
        ],
        "deciding": [(atom.kind, atom.text, list(numbers)) for atom, numbers in vocabulary.deciding.items()],
    }
    return json.dumps(plain, separators=(",", ":")).encode()


def _slot_text(slot: Slot) -> str:
    return " ".join([slot.kind, *sorted([f"{atom.kind}:{atom.text}" for atom in slot.atoms])])


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
        tests = WordTests(
            Atom(kind, word) for kind, words in plain["tests"].items() for word in words.split()
        )
        deciding = {Atom(kind, word): tuple(numbers) for kind, word, numbers in plain["deciding"]}
        slots, entries = plain["slots"], plain["entries"]
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    if len(entries) != len(terms):
        return None
    return Vocabulary(
        entries=_Entries(terms=terms, entries=entries, slots=slots, compile_pattern=compile_pattern),
        by_concept=by_concept,
        tests=tests,
        deciding=deciding,
    )


@dataclass(slots=True, kw_only=True)
class _Entries:
    """The entries of a vocabulary, each made when it is first asked for."""

    terms: Sequence[Term]
    entries: Sequence[str]
    slots: Sequence[str]
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
            kind, *tests = self.slots[int(number)].split()
            atoms = frozenset([Atom(*test.split(":", maxsplit=1)) for test in tests])
            self.made_slots[number] = Slot(kind, atoms)
        return self.made_slots[number]
