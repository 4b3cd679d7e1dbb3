"""One pass over a text: every place where the vocabulary of a rule set stands in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain
from typing import NamedTuple

from checker.domain.obligation import Term
from checker.matching.copies import Copies
from checker.matching.fold import fold
from checker.matching.masks import mask_of, places_of
from checker.matching.places import Found, WordPlaces
from checker.matching.tokens import tokenise
from checker.matching.vocabulary import EVERY_TEXT, Finder, Vocabulary

Spans = tuple[tuple[int, int], ...]
"""Start and end of passages, in rising order and apart."""
_Match = tuple[int, int, int]
"""First and last word, counted from the first of the passage, and number of the entry."""


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
    """What stands where in one text; passages that say the same are looked at once.

    Attributes:
        folded: The text in lower case without accents; offsets are those of the text.
        tokens: The words.
        spans: Start and end of every passage.
        words: Numbers of the words of every passage.
    """

    def __init__(self, folded: str, vocabulary: Vocabulary, spans: Spans) -> None:
        """Find the whole vocabulary; `scan` makes one of these from a text."""
        self.folded = folded
        self.spans = spans
        self.tokens = tokenise(folded, vocabulary.tests.glued)
        self.words = [range(*self._words_of(span)) for span in spans]
        self._vocabulary = vocabulary
        self._copies = Copies(self._said(number) for number in range(len(spans)))
        passages = {number: self.forms_in(number) for number in self._copies.originals}
        self._places = WordPlaces(vocabulary.tests, passages, len(spans))
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
            mask = 0
            for number in filter(self._entry_masks.__contains__, numbers):
                mask |= self._entry_masks[number]
                self._concepts[number].append(concept)
            self._masks[concept] = self._copies.spread(mask)

    def forms_in(self, span: int) -> list[str]:
        """Return the words of a passage."""
        words = self.words[span]
        return self.tokens.forms[words.start : words.stop]

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
        original = self._copies.original_of[span]
        if original not in self._matches:
            self._matches[original] = self._by_concept(original)
        if concept not in self._matches[original]:
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
        begin = self.words[span].start
        for match in sorted(set(self._matches[self._copies.original_of[span]][concept])):
            first, last = begin + match[0], begin + match[1]
            yield Hit(concept, entries[match[2]].term, starts[first], ends[last], first, last, span)

    def _by_concept(self, span: int) -> dict[str, list[_Match]]:
        """Return what stands in one passage: worked out once, for every concept."""
        found: defaultdict[str, list[_Match]] = defaultdict(list)
        words = (
            (place, place, number)
            for place, form in enumerate(self.forms_in(span))
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
            self._entry_masks[number] |= mask_of((span for span, _, _ in matches), len(self.spans))
            for span, first, last in matches:
                self._longer[span].append((first, last, number))

    def _find_pattern(self, pattern: Finder, anywhere: Finder | None) -> Iterator[Found]:
        """Yield the words that a regular expression touches in each passage that may hold it."""
        for number in self._candidates(anywhere):
            start, end = self.spans[number]
            begin = self.words[number].start
            for match in pattern.finditer(self.folded[start:end]):
                first = bisect_right(self.tokens.ends, start + match.start())
                last = bisect_left(self.tokens.starts, start + match.end()) - 1
                if first <= last:
                    yield number, first - begin, last - begin

    def _candidates(self, anywhere: Finder | None) -> Iterable[int]:
        """Return the passages that a match in all of them together touches: no other can hold one."""
        if anywhere is None:
            return self._copies.originals
        together, starts = self._together
        found: set[int] = set()
        for match in anywhere.finditer(together):
            first = bisect_right(starts, match.start()) - 1
            found.update(range(first, bisect_right(starts, match.end())))
        return [self._copies.originals[number] for number in sorted(found)]

    @cached_property
    def _together(self) -> tuple[str, list[int]]:
        """The text of the passages that are looked at, a line for each, and where each begins."""
        lines = [self.folded[slice(*self.spans[number])] for number in self._copies.originals]
        return "\n".join(lines), list(accumulate((len(line) + 1 for line in lines), initial=0))[:-1]

    def _words_of(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return the first word that begins in a passage, and the first after it."""
        starts = self.tokens.starts
        first = bisect_left(starts, span[0])
        return first, bisect_left(starts, span[1], first)

    def _said(self, span: int) -> tuple[str, tuple[str, ...]]:
        """Return what makes a passage the same as another: its text, and the words that it was cut into."""
        return self.folded[slice(*self.spans[span])], tuple(self.forms_in(span))


def scan(text: str, vocabulary: Vocabulary, spans: Spans | None = None) -> Scan:
    """Find the whole vocabulary in a text.

    Args:
        text: The text as it was read; all offsets count into it.
        vocabulary: What to look for.
        spans: The passages; a match never leaves its passage. Without them the whole text is one.
    """
    return Scan(fold(text), vocabulary, ((0, len(text)),) if spans is None else spans)
