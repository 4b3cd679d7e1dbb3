"""Passages that say the same: one of them is looked at, and what is found there holds for all."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from checker.matching.masks import places_of


class Copies:
    """Which passages of a text say what an earlier one says.

    Attributes:
        original_of: For every passage the first one that says the same.
        originals: The passages that say something first, in rising order.
    """

    def __init__(self, said: Iterable[Hashable]) -> None:
        """Take what every passage says."""
        first: dict[Hashable, int] = {}
        self.original_of = [first.setdefault(words, number) for number, words in enumerate(said)]
        self.originals = list(first.values())
        self._sets: dict[int, int] = {}
        for number, original in enumerate(self.original_of):
            if number != original:
                self._sets[original] = self._sets.get(original, 0) | 1 << number
        self._repeated = sum(1 << original for original in self._sets)

    def spread(self, places: int) -> int:
        """Return a set of passages together with all that say the same as one of them."""
        for original in places_of(places & self._repeated):
            places |= self._sets[original]
        return places
