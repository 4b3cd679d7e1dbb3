"""One pass over a text: every place where the vocabulary of a rule set stands in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import NamedTuple

from checker.domain.obligation import Term
from checker.matching.copies import Copies
from checker.matching.deciding import DECIDED
from checker.matching.fold import fold
from checker.matching.masks import mask_of, places_of
from checker.matching.places import Found, WordPlaces
from checker.matching.tokens import Written
from checker.matching.vocabulary import Vocabulary

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

    def __init__(self, written: Written, vocabulary: Vocabulary, spans: Spans) -> None:
        """Find the whole vocabulary; `scan` makes one of these from a text."""
        self.folded = written.folded
        self.spans = spans
        self.tokens = written.tokens(vocabulary.tests.glued)
        self.words = [self._words_in(start, end) for start, end in spans]
        self._vocabulary = vocabulary
        self._copies = Copies(self._said())
        passages = {number: self.forms_in(number) for number in self._copies.originals}
        self._places = WordPlaces(vocabulary.tests, passages, len(spans))
        self._single: defaultdict[str, list[int]] = defaultdict(list)
        self._longer: defaultdict[int, list[_Match]] = defaultdict(list)
        self._entry_masks: defaultdict[int, int] = defaultdict(int)
        self._masks: defaultdict[str, int] = defaultdict(int)
        self._matches: dict[int, dict[str, list[_Match]]] = {}
        self._hits: dict[tuple[str, int], tuple[Hit, ...]] = {}
        self._find_words()
        self._find_patterns()
        for number, mask in self._entry_masks.items():
            for concept in vocabulary.concepts_of[number]:
                self._masks[concept] |= mask
        self._masks.update({concept: self._copies.spread(mask) for concept, mask in self._masks.items()})

    def _words_in(self, start: int, end: int) -> range:
        """Return the numbers of the words between two offsets, which are at most as many as its letters."""
        starts = self.tokens.starts
        first = bisect_left(starts, start)
        return range(first, bisect_left(starts, end, first, min(first + end - start, len(starts))))

    def forms_in(self, span: int) -> list[str]:
        """Return the words of a passage."""
        words = self.words[span]
        return self.tokens.forms[words.start : words.stop]

    def original_of(self, span: int) -> int:
        """Return the first passage that says the same in the same words."""
        return self._copies.original_of[span]

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
        if concept not in self.standing_in(span):
            return ()
        key = concept, span
        if key not in self._hits:
            self._hits[key] = tuple(self._hits_of(concept, span))
        return self._hits[key]

    def standing_in(self, span: int) -> Mapping[str, list[_Match]]:
        """Return what of the vocabulary stands in a passage, by concept."""
        original = self._copies.original_of[span]
        found = self._matches.get(original)
        if found is None:
            found = self._matches[original] = self._by_concept(original)
        return found

    def words_between(self, start: int, end: int) -> range:
        """Return the numbers of the words that stand wholly between two offsets."""
        return range(bisect_left(self.tokens.starts, start), bisect_right(self.tokens.ends, end))

    def _hits_of(self, concept: str, span: int) -> Iterator[Hit]:
        starts, ends, entries = self.tokens.starts, self.tokens.ends, self._vocabulary.entries
        begin = self.words[span].start
        for match in sorted(set(self.standing_in(span)[concept])):
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
            for concept in self._vocabulary.concepts_of[match[2]]:
                found[concept].append(match)
        return found

    def _find_words(self) -> None:
        """Find the entries of words, those of which telling words stand in the text."""
        entries, deciding, places = self._vocabulary.entries, self._vocabulary.deciding, self._places
        for number in deciding.entries(places.standing_at(deciding.places)):
            for reading, words in entries[number].readings:
                if len(reading) == 1:
                    self._entry_masks[number] |= places.holding[reading[0]]
                    for form in places.standing[reading[0]].forms:
                        self._single[form].append(number)
                elif (len(words) == DECIDED or places.meet(words)) and (
                    found := places.matches(entries.rows(reading))
                ):
                    self._keep(number, found)

    def _find_patterns(self) -> None:
        """Find the regular expressions."""
        for sieve in self._vocabulary.sieves:
            if passages := self._candidates(sieve.anywhere):
                for number in sieve.numbers:
                    pattern = self._vocabulary.entries[number].pattern
                    if pattern and (found := list(self._find_pattern(pattern, passages))):
                        self._keep(number, found)

    def _keep(self, number: int, matches: list[Found]) -> None:
        """Keep the matches of one entry."""
        self._entry_masks[number] |= mask_of([span for span, _, _ in matches], len(self.spans))
        for span, first, last in matches:
            self._longer[span].append((first, last, number))

    def _find_pattern(self, pattern: re.Pattern[str], passages: Sequence[int]) -> Iterator[Found]:
        """Yield the words that a regular expression touches in each of some passages."""
        for number in passages:
            start, end = self.spans[number]
            begin = self.words[number].start
            for match in pattern.finditer(self.folded[start:end]):
                first = bisect_right(self.tokens.ends, start + match.start())
                last = bisect_left(self.tokens.starts, start + match.end()) - 1
                if first <= last:
                    yield number, first - begin, last - begin

    def _candidates(self, anywhere: re.Pattern[bytes] | None) -> Sequence[int]:
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
    def _together(self) -> tuple[bytes, list[int]]:
        """The text of the passages that are looked at in UTF-8, a line for each, and where each begins."""
        lines = [self.folded[slice(*self.spans[number])].encode() for number in self._copies.originals]
        return b"\n".join(lines), list(accumulate((len(line) + 1 for line in lines), initial=0))[:-1]

    def _said(self) -> Iterator[tuple[str, int, str]]:
        """Yield what makes a passage the same as another: its text, and the words at its edges.

        Only these can be cut otherwise: by what stands before or behind the passage.
        """
        folded, starts, forms = self.folded, self.tokens.starts, self.tokens.forms
        for (start, end), words in zip(self.spans, self.words, strict=True):
            if words:
                yield folded[start:end], starts[words.start] - start, forms[words.stop - 1]
            else:
                yield folded[start:end], -1, ""


def scan(text: str | Written, vocabulary: Vocabulary, spans: Spans | None = None) -> Scan:
    """Find the whole vocabulary in a text.

    Args:
        text: The text as it was read, or cut into words for several vocabularies; all offsets count into it.
        vocabulary: What to look for.
        spans: The passages; a match never leaves its passage. Without them the whole text is one.
    """
    written = Written(fold(text)) if isinstance(text, str) else text
    return Scan(written, vocabulary, ((0, len(written.folded)),) if spans is None else spans)
