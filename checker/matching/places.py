"""Where the words of a text stand, and where whole entries of several words match.

Every distinct word is looked at once. An entry is tried only around the rarest of its words, so that what it
costs depends on how often that word stands in the text, and not on how many entries there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import accumulate, chain, product, repeat
from operator import and_, or_
from typing import NamedTuple

from checker.matching.masks import mask_of
from checker.matching.terms import GAP, Atom, Reading, Slot
from checker.matching.words import WordTests

Found = tuple[int, int, int]
"""Number of the passage of a match; its first and its last word, counted from the first of the passage."""

_ANY = Slot("any")


class Standing(NamedTuple):
    """What of one place of an entry stands in a text."""

    times: int
    forms: frozenset[str]
    """The words that the place may be."""
    spans: int
    """The passages that hold one of them, as a set."""


class WordPlaces:
    """The words of one text that the vocabulary knows, and where they stand."""

    def __init__(self, tests: WordTests, passages: Mapping[int, Sequence[str]], size: int) -> None:
        """Look at every distinct word once.

        Args:
            tests: What a word can be asked.
            passages: The words of the passages that are looked at, by the number of the passage.
            size: How many passages there are.
        """
        written = list(chain.from_iterable(passages.values()))
        same = {form: form for form in written}
        self.passed = tests.passed(frozenset(same))
        """The tests that each word passes; words that pass none are left out."""
        self._forms = list(map(same.__getitem__, written))
        lengths = list(map(len, passages.values()))
        self._span_of = list(chain.from_iterable(map(repeat, passages, lengths)))
        self._begins = dict(zip(passages, accumulate(lengths, initial=0), strict=False))
        self.places = _places(self.passed, self._forms)
        """Numbers of the words, by their form."""
        self._size = size
        self._spans: dict[str, int] = {}
        self._passing: defaultdict[Atom, list[str]] = defaultdict(list)
        for form, atoms in self.passed.items():
            for atom in atoms:
                self._passing[atom].append(form)
        self.atoms = self._passing.keys()
        """The tests that some word passes."""
        self._known: dict[frozenset[Atom], Standing] = {}

    def matches(self, reading: Reading) -> list[Found]:
        """Return the smallest stretches of words that match a reading, in their order: none holds another."""
        if not reduce(and_, (self.standing(slot).spans for slot in reading if slot.kind == "word")):
            return []
        latest: dict[int, int] = {}
        for row in _rows(reading):
            for first in self._firsts(row):
                last = first + len(row) - 1
                latest[last] = max(first, latest.get(last, first))
        kept: list[Found] = []
        reach = -1
        for last, first in sorted(latest.items()):
            if first > reach:
                reach = first
                span = self._span_of[first]
                begin = self._begins[span]
                kept.append((span, first - begin, last - begin))
        return kept

    def _firsts(self, row: Reading) -> Iterator[int]:
        """Yield the first words of the matches of places that follow each other without a gap."""
        words = [(self.standing(slot), number) for number, slot in enumerate(row) if slot.kind == "word"]
        tests = sorted((stands.times, number, stands.forms) for stands, number in words)
        (_, anchor, rarest), *others = tests
        size, span_of, forms = len(row) - 1, self._span_of, self._forms
        forms += ("",) * (len(span_of) + size - len(forms))  # so that no word beyond the last is asked for
        found = [place for form in rarest for place in self.places[form]]
        for _, number, passing in others:
            step = number - anchor
            found = [place for place in found if forms[place + step] in passing]
        firsts = (place - anchor for place in found)
        return (first for first in firsts if span_of[first] == span_of[first + size])

    def standing(self, slot: Slot) -> Standing:
        """Return what of one place of an entry stands in the text."""
        known = self._known.get(slot.atoms)
        if known is None:
            forms = frozenset(form for atom in slot.atoms & self.atoms for form in self._passing[atom])
            times = sum(len(self.places[form]) for form in forms)
            known = Standing(times, forms, reduce(or_, map(self._spans_with, forms), 0))
            self._known[slot.atoms] = known
        return known

    def _spans_with(self, form: str) -> int:
        """Return the passages in which a word stands, as a set."""
        if form not in self._spans:
            self._spans[form] = mask_of(map(self._span_of.__getitem__, self.places[form]), self._size)
        return self._spans[form]


def _rows(reading: Reading) -> Iterable[Reading]:
    """Return what a reading stands for without gaps and words that may be left out."""
    if all(slot.kind in {"word", "any"} for slot in reading):
        return (reading,)
    choices = map(_choices, reading)
    return (tuple(slot for part in parts for slot in part) for parts in product(*choices))


def _choices(slot: Slot) -> tuple[Reading, ...]:
    if slot.kind == "gap":
        return tuple((_ANY,) * words for words in range(GAP + 1))
    return ((), (Slot("word", slot.atoms),)) if slot.kind == "maybe" else ((slot,),)


def _places(passed: Iterable[str], forms: list[str]) -> dict[str, list[int]]:
    """Return the numbers of the words that pass some test."""
    found: dict[str, list[int]] = {form: [] for form in sorted(passed)}
    for number, places in enumerate(map(found.get, forms)):
        if places is not None:
            places.append(number)
    return found
