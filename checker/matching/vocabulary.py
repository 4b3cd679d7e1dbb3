"""The vocabulary of a rule set, compiled once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from checker.domain.obligation import Concept, Term
from checker.matching.deciding import Deciding
from checker.matching.rows import Row, rows_of
from checker.matching.sieves import CompilePattern, Sieve, sieves
from checker.matching.terms import PlaceReader, Reading, Slot, parse_term
from checker.matching.words import FormTable, Words, WordTests


class Entry(NamedTuple):
    """One vocabulary entry, compiled: words as readings or a regular expression, never both."""

    term: Term
    readings: tuple[tuple[Reading, Reading], ...] = ()
    """Each reading, and its words, the most telling first."""
    pattern: re.Pattern[str] | None = None


class Entries:
    """Compiled entries by their number, each compiled when it is first asked for."""

    def __init__(self, terms: Sequence[Term], compile_pattern: CompilePattern) -> None:
        """Take every distinct entry once."""
        self.terms = terms
        self.compile_pattern = compile_pattern
        self._made: dict[int, Entry] = {}
        self._lengths: dict[frozenset[str], int] = {}
        self._rows: dict[Reading, tuple[Row, ...]] = {}
        self._readers = {term.language: PlaceReader(term.language) for term in terms}

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.terms)

    def __getitem__(self, number: int, /) -> Entry:
        """Return the entry with this number, counted from 0."""
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = self._compiled(self.terms[number])
        return made

    def rows(self, reading: Reading) -> tuple[Row, ...]:
        """Return everything that a reading stands for."""
        made = self._rows.get(reading)
        if made is None:
            made = self._rows[reading] = rows_of(reading)
        return made

    def _compiled(self, term: Term) -> Entry:
        if not term.is_pattern:
            readings = parse_term(term.text, term.language, self._readers[term.language])
            return Entry(term, tuple((reading, self._most_telling_first(reading)) for reading in readings))
        return Entry(term, pattern=self.compile_pattern(term.text))

    def _most_telling_first(self, reading: Reading) -> Reading:
        words = tuple(slot for slot in reading if slot.kind == "word")
        return words if len(words) == 1 else tuple(sorted(words, key=self._commonness))

    def _commonness(self, slot: Slot) -> int:
        """Return what makes a place common: short words are frequent, and so are placeholders."""
        length = self._lengths.get(slot.tests)
        if length is None:
            length = min(0 if test[0] == "{" else len(test.strip("=*")) for test in slot.tests)
            self._lengths[slot.tests] = length
        return -length


@dataclass(frozen=True)
class Vocabulary:
    """Everything `scan` needs to know of a rule set."""

    entries: Entries
    """Every distinct entry once."""
    by_concept: Mapping[str, tuple[int, ...]]
    """Numbers of the entries of each concept, as the author ordered them."""
    tests: WordTests
    deciding: Deciding
    """Tells which entries may stand in a text."""
    patterns: tuple[int, ...]
    """Numbers of the regular expressions, which no word decides."""

    @cached_property
    def concepts_of(self) -> list[list[str]]:
        """The concepts of every entry, in their order."""
        found: list[list[str]] = [[] for _ in range(len(self.entries))]
        for concept, numbers in self.by_concept.items():
            for number in numbers:
                found[number].append(concept)
        return found

    @cached_property
    def sieves(self) -> tuple[Sieve, ...]:
        """The regular expressions, several at a time, in rising order of their numbers."""
        texts = {number: self.entries.terms[number].text for number in self.patterns}
        return tuple(sieves(texts, self.entries.compile_pattern))

    @classmethod
    def build(
        cls,
        concepts: tuple[Concept, ...],
        forms: FormTable = (),
        *,
        compile_pattern: CompilePattern,
    ) -> Vocabulary:
        """Compile the vocabulary of a rule set.

        Args:
            concepts: The concepts; an entry that several of them share is looked for once.
            forms: Inflected forms, as `RuleSet.forms` holds them.
            compile_pattern: Makes a regular expression: ``re2.compile``.

        Raises:
            TermFault: An entry that nothing can match; `checker.matching.parse_term` finds it beforehand.
        """
        terms, by_concept = numbered(concepts)
        entries = Entries(terms, compile_pattern)
        readings = [() if term.is_pattern else entries[at].readings for at, term in enumerate(terms)]
        inflected, tests = dict(forms), _tests(chain.from_iterable(readings))
        words = {language: Words.of(tests[language], inflected.get(language, ())) for language in tests}
        return cls(
            entries=entries,
            by_concept=by_concept,
            tests=WordTests(words),
            deciding=Deciding.of([[words for _, words in each] for each in readings]),
            patterns=tuple(number for number, term in enumerate(terms) if term.is_pattern),
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


def _tests(readings: Iterable[tuple[Reading, Reading]]) -> dict[str, frozenset[str]]:
    """Return the tests of all places, by language."""
    found: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for slot in set(chain.from_iterable(reading for reading, _ in readings)):
        found[slot.language].add(slot.tests)
    return {language: frozenset().union(*found[language]) for language in sorted(found) if language}
