"""One pass over a text: every place where the vocabulary of a rule set stands in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from typing import NamedTuple

from checker.domain.obligation import Term
from checker.matching.fold import fold
from checker.matching.masks import mask_of, places_of
from checker.matching.places import Found, WordPlaces
from checker.matching.tokens import Tokens, tokenise
from checker.matching.vocabulary import EVERY_TEXT, Finder, Vocabulary

Spans = tuple[tuple[int, int], ...]
"""Start and end of passages, in rising order and apart."""
_Match = tuple[int, int, int]
"""Numbers of first word, last word and entry."""


class Hit(NamedTuple):
    """A place where a vocabulary entry stands in the text."""

    concept: str
    term: Term
    start: int
    end: int
    first: int
    """Number of its first word in the text, counted from 0."""
    last: int
    """Number of its last word."""
    span: int
    """Number of the passage it stands in."""


class Scan:
    """What stands where in one text.

    Attributes:
        folded: The text in lower case without accents; offsets are those of the text.
        tokens: The words.
        spans: Start and end of every passage.
        span_of: Number of the passage of every word, -1 for words in none.
    """

    def __init__(self, folded: str, vocabulary: Vocabulary, spans: Spans) -> None:
        """Find the whole vocabulary; `scan` makes one of these from a text."""
        self.folded = folded
        self.spans = spans
        self.tokens = tokenise(folded, vocabulary.tests.glued)
        self.span_of = _span_of_words(self.tokens, spans)
        self._vocabulary = vocabulary
        self._places = WordPlaces(vocabulary.tests, self.tokens, self.span_of, len(spans))
        self._single: defaultdict[str, list[int]] = defaultdict(list)
        self._longer: defaultdict[int, list[_Match]] = defaultdict(list)
        self._entry_masks: defaultdict[int, int] = defaultdict(int)
        self._concepts: defaultdict[int, list[str]] = defaultdict(list)
        self._masks: dict[str, int] = {}
        self._matches: dict[int, dict[str, list[_Match]]] = {}
        self._hits: dict[tuple[str, int], tuple[Hit, ...]] = {}
        self._find_words()
        self._find_patterns()
        for concept, numbers in vocabulary.by_concept.items():
            self._masks[concept] = 0
            for number in filter(self._entry_masks.__contains__, numbers):
                self._masks[concept] |= self._entry_masks[number]
                self._concepts[number].append(concept)

    def mask(self, concept: str) -> int:
        """Return the passages in which a concept stands, as a set; none for a concept nobody wrote."""
        return self._masks.get(concept, 0)

    def spans_with(self, concept: str) -> frozenset[int]:
        """Return the numbers of the passages in which a concept stands."""
        return frozenset(places_of(self.mask(concept)))

    def hits(self, concept: str) -> tuple[Hit, ...]:
        """Return every hit of a concept in the order of the text."""
        return tuple(hit for span in places_of(self.mask(concept)) for hit in self.hits_in(concept, span))

    def hits_in(self, concept: str, span: int) -> tuple[Hit, ...]:
        """Return the hits of a concept in one passage."""
        if span not in self._matches:
            self._matches[span] = self._by_concept(span)
        if concept not in self._matches[span]:
            return ()
        key = concept, span
        if key not in self._hits:
            self._hits[key] = tuple(self._hits_of(concept, span))
        return self._hits[key]

    def words_between(self, start: int, end: int) -> range:
        """Return the numbers of the words that stand wholly between two offsets."""
        return range(bisect_left(self.tokens.starts, start), bisect_right(self.tokens.ends, end))

    def _hits_of(self, concept: str, span: int) -> Iterator[Hit]:
        starts, ends, entries = self.tokens.starts, self.tokens.ends, self._vocabulary.entries
        for first, last, number in sorted(set(self._matches[span][concept])):
            yield Hit(concept, entries[number].term, starts[first], ends[last], first, last, span)

    def _by_concept(self, span: int) -> dict[str, list[_Match]]:
        """Return what stands in one passage: worked out once, for every concept."""
        first = bisect_left(self.tokens.starts, self.spans[span][0])
        forms = self.tokens.forms[first : bisect_left(self.tokens.starts, self.spans[span][1])]
        found: defaultdict[str, list[_Match]] = defaultdict(list)
        words = (
            (place, place, number)
            for place, form in enumerate(forms, first)
            for number in self._single.get(form, ())
        )
        for match in chain(words, self._longer.get(span, ())):
            for concept in self._concepts[match[2]]:
                found[concept].append(match)
        return found

    def _find_words(self) -> None:
        """Find the entries of words, those of which a telling word stands in the text."""
        deciding, entries, places = self._vocabulary.deciding, self._vocabulary.entries, self._places
        for number in sorted({number for atom in places.atoms for number in deciding.get(atom, ())}):
            for reading in entries[number].readings:
                if len(reading) > 1:
                    self._keep(number, places.matches(reading))
                    continue
                standing = places.standing(reading[0])
                self._entry_masks[number] |= standing.spans
                for form in standing.forms:
                    self._single[form].append(number)

    def _find_patterns(self) -> None:
        """Find the regular expressions."""
        for number in self._vocabulary.deciding.get(EVERY_TEXT, ()):
            entry = self._vocabulary.entries[number]
            if entry.pattern is not None:
                self._keep(number, list(self._find_pattern(entry.pattern, entry.anywhere)))

    def _keep(self, number: int, matches: list[Found]) -> None:
        """Keep the matches of one entry."""
        if matches:
            spans = [self.span_of[first] for first, _ in matches]
            self._entry_masks[number] |= mask_of(spans, len(self.spans))
            for span, (first, last) in zip(spans, matches, strict=True):
                self._longer[span].append((first, last, number))

    def _find_pattern(self, pattern: Finder, anywhere: Finder | None) -> Iterator[Found]:
        """Yield the words that a regular expression touches in each passage that may hold it."""
        for number in self._candidates(anywhere):
            start, end = self.spans[number]
            for match in pattern.finditer(self.folded[start:end]):
                first = bisect_right(self.tokens.ends, start + match.start())
                last = bisect_left(self.tokens.starts, start + match.end()) - 1
                if first <= last:
                    yield first, last

    def _candidates(self, anywhere: Finder | None) -> Iterable[int]:
        """Return the passages that a match in the whole text touches: no other can hold one."""
        if anywhere is None:
            return range(len(self.spans))
        found: set[int] = set()
        for match in anywhere.finditer(self.folded):
            first = bisect_right(self.spans, match.start(), key=_end)
            found.update(range(first, bisect_right(self.spans, match.end(), key=_start)))
        return sorted(found)


def _start(span: tuple[int, int]) -> int:
    return span[0]


def _end(span: tuple[int, int]) -> int:
    return span[1]


def scan(text: str, vocabulary: Vocabulary, spans: Spans | None = None) -> Scan:
    """Find the whole vocabulary in a text.

    Args:
        text: The text as it was read; all offsets count into it.
        vocabulary: What to look for.
        spans: The passages; a match never leaves its passage. Without them the whole text is one.
    """
    return Scan(fold(text), vocabulary, ((0, len(text)),) if spans is None else spans)


def _span_of_words(tokens: Tokens, spans: Spans) -> list[int]:
    """Return the number of the passage of every word; a word belongs to the passage it begins in."""
    span_of: list[int] = []
    for number, (start, end) in enumerate(spans):
        first = bisect_left(tokens.starts, start, len(span_of))
        span_of += repeat(-1, first - len(span_of))
        span_of += repeat(number, bisect_left(tokens.starts, end, first) - first)
    span_of += repeat(-1, len(tokens) - len(span_of))
    return span_of
