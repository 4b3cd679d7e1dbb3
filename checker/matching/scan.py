"""One pass over a text: every place where the vocabulary of a rule set stands in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from checker.domain.obligation import Term
from checker.matching.fold import fold
from checker.matching.places import Found, WordPlaces
from checker.matching.tokens import Tokens, tokenise
from checker.matching.vocabulary import Entry, Finder, Vocabulary

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
        self._found: dict[int, list[Found]] = {}
        self._hits: dict[str, dict[int, tuple[Hit, ...]]] = {}

    def hits(self, concept: str) -> tuple[Hit, ...]:
        """Return every hit of a concept in the order of the text; none for a concept nobody wrote."""
        return tuple(hit for hits in self.by_span(concept).values() for hit in hits)

    def by_span(self, concept: str) -> dict[int, tuple[Hit, ...]]:
        """Return the hits of a concept for every passage that has any, in the order of the text."""
        if concept not in self._hits:
            entries = self._vocabulary.by_concept.get(concept, ())
            hits = sorted(
                (hit for number in entries for hit in self._hits_of(concept, number)), key=_by_place
            )
            grouped: defaultdict[int, list[Hit]] = defaultdict(list)
            for hit in hits:
                grouped[hit.span].append(hit)
            self._hits[concept] = {span: tuple(found) for span, found in grouped.items()}
        return self._hits[concept]

    def words_between(self, start: int, end: int) -> range:
        """Return the numbers of the words that stand wholly between two offsets."""
        return range(bisect_left(self.tokens.starts, start), bisect_right(self.tokens.ends, end))

    def _hits_of(self, concept: str, number: int) -> Iterator[Hit]:
        entry = self._vocabulary.entries[number]
        if number not in self._found:
            self._found[number] = self._find(entry)
        starts, ends = self.tokens.starts, self.tokens.ends
        for first, last in self._found[number]:
            yield Hit(concept, entry.term, starts[first], ends[last], first, last, self.span_of[first])

    def _find(self, entry: Entry) -> list[Found]:
        if entry.pattern is not None:
            return sorted(set(self._find_pattern(entry.pattern, entry.term.text)))
        return sorted({pair for reading in entry.readings for pair in self._places.matches(reading)})

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


def _by_place(hit: Hit) -> tuple[int, int, str]:
    return hit.first, hit.last, hit.term.text


def _span_of_words(tokens: Tokens, spans: Spans) -> list[int]:
    """Return the number of the passage of every word; a word belongs to the passage it begins in."""
    span_of = [-1] * len(tokens)
    for number, (start, end) in enumerate(spans):
        first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
        span_of[first:last] = [number] * (last - first)
    return span_of
