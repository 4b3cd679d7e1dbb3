"""Where the words of a text stand, as sets, and where whole entries match; a step moves all places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from itertools import compress, count
from operator import ne, or_

from checker.matching.masks import mask_of, places_of
from checker.matching.terms import GAP, Atom, Reading, Slot
from checker.matching.tokens import Tokens
from checker.matching.words import WordTests

Found = tuple[int, int]
"""Numbers of the first and the last word of a match."""


class WordPlaces:
    """The words of one text that the vocabulary knows, by the tests they pass."""

    def __init__(self, tests: WordTests, tokens: Tokens, span_of: list[int]) -> None:
        """Look at every distinct word once.

        Args:
            tests: What a word can be asked.
            tokens: The words of the text.
            span_of: Number of the passage of every word, -1 for words in none.
        """
        self._span_of = span_of
        self._size = len(tokens)
        self._forms = tokens.forms
        self._passed = tests.passed(frozenset(tokens.forms))
        self.by_test = _by_test(self._passed, tokens.forms)
        everywhere = (1 << self._size) - 1
        outside = mask_of(compress(count(), map((-1).__eq__, span_of)), self._size)
        opens = mask_of(compress(count(1), map(ne, span_of[1:], span_of)), self._size)
        self._inside = everywhere & ~outside
        self._follows = self._inside & ~opens & ~1
        self._test_masks: dict[Atom, int] = {}
        self._masks: dict[frozenset[Atom], tuple[int, bytes]] = {}

    def ends(self, reading: Reading) -> Iterator[int]:
        """Return the last words of all matches of a reading, in rising order."""
        if not all(self._is_there(slot) for slot in reading if slot.kind == "word"):
            return iter(())
        return places_of(self._ends(reading))

    def matches(self, reading: Reading, ends: Iterable[int]) -> list[Found]:
        """Return the smallest stretches of words that match and end so: none holds another."""
        kept: list[Found] = []
        for end in ends:
            start = self._start(reading, end)
            if not kept or start > kept[-1][0]:
                kept.append((start, end))
        return kept

    def passing(self, slot: Slot) -> Iterator[list[int]]:
        """Yield the numbers of the words that pass each test of a slot."""
        return (self.by_test[atom] for atom in slot.atoms if atom in self.by_test)

    def tests_passed(self, place: int) -> list[Atom]:
        """Return the tests that one word passes."""
        return self._passed.get(self._forms[place], [])

    def _is_there(self, slot: Slot) -> bool:
        return not self.by_test.keys().isdisjoint(slot.atoms)

    def _mask(self, slot: Slot) -> int:
        return self._of_slot(slot)[0]

    def _has(self, slot: Slot, place: int) -> bool:
        data = self._of_slot(slot)[1]
        return bool(data[place >> 3] >> (place & 7) & 1)

    def _of_slot(self, slot: Slot) -> tuple[int, bytes]:
        """Return the words that a place of an entry may stand for."""
        known = self._masks.get(slot.atoms)
        if known is None:
            mask = reduce(or_, map(self._of_test, slot.atoms), 0) & self._inside
            known = self._masks[slot.atoms] = mask, mask.to_bytes((self._size >> 3) + 1, "little")
        return known

    def _of_test(self, atom: Atom) -> int:
        if atom not in self._test_masks:
            places = self.by_test.get(atom)
            self._test_masks[atom] = mask_of(places, self._size) if places else 0
        return self._test_masks[atom]

    def _ends(self, reading: Reading) -> int:
        """Return the last words of all matches."""
        here = self._mask(reading[0])
        for slot in reading[1:]:
            if slot.kind == "word":
                here = here << 1 & self._follows & self._mask(slot)
            elif slot.kind == "any":
                here = here << 1 & self._follows
            elif slot.kind == "maybe":
                here |= here << 1 & self._follows & self._mask(slot)
            else:
                here = self._with_gap(here)
            if not here:
                break
        return here

    def _with_gap(self, here: int) -> int:
        reach = here
        for _ in range(GAP):
            reach = reach << 1 & self._follows
            here |= reach
        return here

    def _start(self, reading: Reading, end: int) -> int:
        """Return the latest first word of a match that ends at `end`."""
        span = self._span_of[end]
        here = {end}
        for slot in reversed(reading[1:]):
            before = self._before(slot, here)
            here = {place for place in before if place >= 0 and self._span_of[place] == span}
        return max(place for place in here if self._has(reading[0], place))

    def _before(self, slot: Slot, here: set[int]) -> set[int]:
        """Return where the part before `slot` may end when the part with it ends in `here`."""
        if slot.kind == "gap":
            return {place - step for place in here for step in range(GAP + 1)}
        if slot.kind == "any":
            return {place - 1 for place in here}
        with_it = {place - 1 for place in here if self._has(slot, place)}
        return here | with_it if slot.kind == "maybe" else with_it


def _by_test(passed: Mapping[str, list[Atom]], forms: list[str]) -> dict[Atom, list[int]]:
    """Return the numbers of the words that pass each test."""
    by_form: dict[str, list[int]] = {form: [] for form in sorted(passed)}
    for place, places in enumerate(map(by_form.get, forms)):
        if places is not None:
            places.append(place)
    found: defaultdict[Atom, list[int]] = defaultdict(list)
    for form, places in by_form.items():
        for atom in passed[form]:
            found[atom].extend(places)
    return found
