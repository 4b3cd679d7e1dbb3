"""One pass over a text: every place where the vocabulary of a rule set stands in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from checker.domain.obligation import Term
from checker.matching.fold import fold
from checker.matching.places import Found, WordPlaces
from checker.matching.terms import Reading, Slot
from checker.matching.tokens import Tokens, tokenise
from checker.matching.vocabulary import Finder, Vocabulary

Spans = tuple[tuple[int, int], ...]
"""Start and end of passages, in rising order and apart."""


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
    """What stands where in one text; the hits of a concept are worked out when they are first asked for.

    Attributes:
        folded: The text in lower case without accents; offsets are those of the text.
        tokens: The words.
        spans: Start and end of every passage.
        span_of: Number of the passage of every word, -1 for words in none.
    """

    def __init__(self, folded: str, vocabulary: Vocabulary, spans: Spans) -> None:
        """Look at every distinct word once; `scan` makes one of these from a text."""
        self.folded = folded
        self.spans = spans
        self.tokens = tokenise(folded, vocabulary.tests.glued)
        self.span_of = _span_of_words(self.tokens, spans)
        self._vocabulary = vocabulary
        self._places = WordPlaces(vocabulary.tests, self.tokens, self.span_of)
        self._spans_with: dict[str, frozenset[int]] = {}
        self._found: dict[int, set[int]] = {}
        self._phrases: defaultdict[int, dict[tuple[int, int], list[int]]] = defaultdict(dict)
        self._by_pattern: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        self._words: dict[int, list[tuple[int, int, int]]] = {}
        self._hits: dict[tuple[str, int], tuple[Hit, ...]] = {}

    def spans_with(self, concept: str) -> frozenset[int]:
        """Return the numbers of the passages in which a concept stands; none for a concept nobody wrote."""
        if concept not in self._spans_with:
            entries = self._vocabulary.by_concept.get(concept, ())
            spans = set().union(*map(self._spans_of, entries))
            self._spans_with[concept] = frozenset(spans - {-1})
        return self._spans_with[concept]

    def hits(self, concept: str) -> tuple[Hit, ...]:
        """Return every hit of a concept in the order of the text."""
        return tuple(hit for span in sorted(self.spans_with(concept)) for hit in self.hits_in(concept, span))

    def hits_in(self, concept: str, span: int) -> tuple[Hit, ...]:
        """Return the hits of a concept in one passage."""
        key = concept, span
        if key not in self._hits:
            self._hits[key] = tuple(self._hits_of(concept, span)) if span in self.spans_with(concept) else ()
        return self._hits[key]

    def words_between(self, start: int, end: int) -> range:
        """Return the numbers of the words that stand wholly between two offsets."""
        return range(bisect_left(self.tokens.starts, start), bisect_right(self.tokens.ends, end))

    def _hits_of(self, concept: str, span: int) -> Iterator[Hit]:
        starts, ends, vocabulary = self.tokens.starts, self.tokens.ends, self._vocabulary
        mine = set(vocabulary.by_concept[concept])
        for first, last, number in sorted(set(self._found_in(span, mine))):
            yield Hit(concept, vocabulary.entries[number].term, starts[first], ends[last], first, last, span)

    def _found_in(self, span: int, mine: set[int]) -> Iterator[tuple[int, int, int]]:
        """Yield first word, last word and entry of every match of some entries in a passage."""
        yield from (found for found in self._single_words(span) if found[2] in mine)
        yield from (found for found in self._by_pattern.get(span, ()) if found[2] in mine)
        for (number, which), ends in self._phrases.get(span, {}).items():
            if number in mine:
                reading = self._vocabulary.entries[number].readings[which]
                yield from ((first, last, number) for first, last in self._places.matches(reading, ends))

    def _single_words(self, span: int) -> list[tuple[int, int, int]]:
        """Return the hits of all entries of one word in a passage: worked out once, for every concept."""
        if span not in self._words:
            deciding, start = self._vocabulary.deciding, bisect_left(self.tokens.starts, self.spans[span][0])
            end = bisect_left(self.tokens.starts, self.spans[span][1])
            self._words[span] = [
                (place, place, number)
                for place in range(start, end)
                for number in {n for atom in self._places.tests_passed(place) for n in deciding.get(atom, ())}
            ]
        return self._words[span]

    def _spans_of(self, number: int) -> set[int]:
        """Return the passages an entry stands in, and keep what was found there."""
        if number not in self._found:
            entry = self._vocabulary.entries[number]
            found: set[int] = set()
            for which, reading in enumerate(entry.readings):
                key = number, which
                found |= self._search(key, reading) if len(reading) > 1 else self._search_word(reading[0])
            if entry.pattern is not None:
                found |= self._search_pattern(number, entry.pattern, entry.term.text)
            self._found[number] = found
        return self._found[number]

    def _search_word(self, slot: Slot) -> set[int]:
        spans: set[int] = set()
        for places in self._places.passing(slot):
            spans.update(map(self.span_of.__getitem__, places))
        return spans

    def _search(self, key: tuple[int, int], reading: Reading) -> set[int]:
        spans: set[int] = set()
        for end in self._places.ends(reading):
            span = self.span_of[end]
            self._phrases[span].setdefault(key, []).append(end)
            spans.add(span)
        return spans

    def _search_pattern(self, number: int, pattern: Finder, text: str) -> set[int]:
        found = list(self._find_pattern(pattern, text))
        for first, last in found:
            self._by_pattern[self.span_of[first]].append((first, last, number))
        return {self.span_of[first] for first, _ in found}

    def _find_pattern(self, pattern: Finder, text: str) -> Iterator[Found]:
        """Yield the words that a regular expression touches in each passage that may hold it."""
        for number in self._candidates(pattern, text):
            start, end = self.spans[number]
            for match in pattern.finditer(self.folded[start:end]):
                first = bisect_right(self.tokens.ends, start + match.start())
                last = bisect_left(self.tokens.starts, start + match.end()) - 1
                if first <= last:
                    yield first, last

    def _candidates(self, pattern: Finder, text: str) -> list[int]:
        """Return the passages that a match in the whole text touches: no other can hold one."""
        if "^" in text or "$" in text or "\\A" in text or "\\z" in text.lower():
            return list(range(len(self.spans)))
        starts, ends = [start for start, _ in self.spans], [end for _, end in self.spans]
        found: set[int] = set()
        for match in pattern.finditer(self.folded):
            found.update(range(bisect_right(ends, match.start()), bisect_right(starts, match.end())))
        return sorted(found)


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
    span_of = [-1] * len(tokens)
    for number, (start, end) in enumerate(spans):
        first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
        span_of[first:last] = [number] * (last - first)
    return span_of
