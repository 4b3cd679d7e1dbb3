"""The vocabulary of a rule set, compiled once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from checker.domain.obligation import Concept, Term
from checker.matching.fold import fold
from checker.matching.terms import Atom, PlaceReader, Reading, parse_term
from checker.matching.words import WordTests

_BOUND = re.compile(r"(?<!\[)\^|(?<=\\\[)\^|\$|\\[AzZ]")
"""What binds a regular expression to the edges of a passage; "[^" begins a set of characters."""

EVERY_TEXT = Atom("every text")
"""Decides entries that no word of a text decides: regular expressions."""


class Finder(Protocol):
    """A compiled regular expression, of whichever library."""

    def finditer(self, text: str, /) -> Iterable[re.Match[str]]:
        """Yield every match."""
        ...


CompilePattern = Callable[[str], Finder]
FormTable = tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]
"""As `RuleSet.forms` holds it: per language, a word and its inflected forms."""


class Entry(NamedTuple):
    """One vocabulary entry, compiled: words as readings or a regular expression, never both."""

    term: Term
    readings: tuple[Reading, ...] = ()
    pattern: Finder | None = None
    anywhere: Finder | None = None
    """The regular expression as it may be looked for in the whole text; None where bound to a passage."""


class Entries(Protocol):
    """Compiled entries by their number."""

    def __len__(self) -> int:
        """Return how many there are."""
        ...

    def __getitem__(self, number: int, /) -> Entry:
        """Return the entry with this number, counted from 0."""
        ...


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything `scan` needs to know of a rule set."""

    entries: Entries
    """Every distinct entry once."""
    by_concept: Mapping[str, tuple[int, ...]]
    """Numbers of the entries of each concept, as the author ordered them."""
    tests: WordTests
    deciding: Mapping[Atom, tuple[int, ...]]
    """Numbers of the entries by the tests of their most telling place: where no word of a text passes one
    of these, the entry does not stand in it."""

    @classmethod
    def build(
        cls,
        concepts: tuple[Concept, ...],
        forms: FormTable = (),
        *,
        compile_pattern: CompilePattern = re.compile,
    ) -> Vocabulary:
        """Compile the vocabulary of a rule set.

        Args:
            concepts: The concepts; an entry that several of them share is looked for once.
            forms: Inflected forms, as `RuleSet.forms` holds them.
            compile_pattern: Makes a regular expression; give ``re2.compile`` where patterns are not trusted.

        Raises:
            TermFault: An entry that nothing can match; `checker.matching.parse_term` finds it beforehand.
        """
        terms, by_concept = numbered(concepts)
        table = _by_word(forms)
        readers = {term.language: PlaceReader(table.get(term.language, {})) for term in terms}
        entries = [_compiled(term, readers[term.language], compile_pattern) for term in terms]
        tests = (atoms for reader in readers.values() for atoms in reader.tests())
        return cls(
            entries=tuple(entries),
            by_concept=by_concept,
            tests=WordTests(frozenset[Atom]().union(*tests)),
            deciding=_deciding(entries),
        )


def numbered(concepts: tuple[Concept, ...]) -> tuple[list[Term], dict[str, tuple[int, ...]]]:
    """Return every distinct entry once, and for each concept the numbers of its entries."""
    numbers: dict[tuple[str, str, bool], int] = {}
    terms: list[Term] = []
    by_concept: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for concept in concepts:
        for term in concept.terms:
            key = term.text, term.language, term.is_pattern
            if key not in numbers:
                numbers[key] = len(terms)
                terms.append(term)
            by_concept[concept.id][numbers[key]] = None
    return terms, {concept_id: tuple(found) for concept_id, found in by_concept.items()}


def _deciding(entries: list[Entry]) -> dict[Atom, tuple[int, ...]]:
    found: defaultdict[Atom, dict[int, None]] = defaultdict(dict)
    for number, entry in enumerate(entries):
        if entry.pattern is not None:
            found[EVERY_TEXT][number] = None
        for reading in entry.readings:
            for atom in max((slot.atoms for slot in reading if slot.kind == "word"), key=_shortest):
                found[atom][number] = None
    return {atom: tuple(numbers) for atom, numbers in found.items()}


def _shortest(atoms: frozenset[Atom]) -> int:
    """Return the letters of the shortest word of a place: long words are rare."""
    return min(len(atom.text) for atom in atoms)


def _compiled(term: Term, reader: PlaceReader, compile_pattern: CompilePattern) -> Entry:
    if term.is_pattern:
        return pattern_entry(term, compile_pattern)
    return Entry(term, readings=parse_term(term.text, term.language, reader=reader))


def pattern_entry(term: Term, compile_pattern: CompilePattern) -> Entry:
    """Return the entry of a regular expression, compiled."""
    loose = term.text.removeprefix("^")
    anywhere = None if _BOUND.search(loose) else compile_pattern(loose)
    return Entry(term, pattern=compile_pattern(term.text), anywhere=anywhere)


def _by_word(forms: FormTable) -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        language: {fold(word): tuple(fold(" ".join(inflected)).split()) for word, inflected in words}
        for language, words in forms
    }
