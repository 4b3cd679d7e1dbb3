"""Which entries may stand in a text: told from two places of each before the entry itself is looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.matching.terms import Reading, Slot

ByTest = Mapping[str, Mapping[str, tuple[int, ...]]]
"""Numbers of places by language and test."""
DECIDED = 2
"""Places of an entry that are looked at: one with no more words need not be asked again where they meet."""


@dataclass(frozen=True)
class Deciding:
    """The two most telling places of every entry: it stands only in a passage with a word for each of them.

    Places are numbered from 1; what several entries have for a place is one.
    """

    places: ByTest
    """Numbers of the places by their tests."""
    by_first: tuple[tuple[int, ...], ...]
    """For every place the numbers of the entries of which it is the most telling one."""
    second_of: tuple[int, ...]
    """For every entry the number of its second place; 0 where it has none that all its readings need."""

    @classmethod
    def of(cls, entries: Iterable[Sequence[Reading]]) -> Deciding:
        """Take the words of the readings of every entry, the most telling first."""
        places: defaultdict[Slot, int] = defaultdict(lambda: len(places) + 1)
        by_first: defaultdict[int, dict[int, None]] = defaultdict(dict)
        second_of = []
        for number, readings in enumerate(entries):
            for words in readings:
                by_first[places[words[0]]][number] = None
            one = readings[0] if len(readings) == 1 else ()
            second_of.append(places[one[1]] if len(one) > 1 else 0)
        return cls(
            places=_by_test(places),
            by_first=tuple(tuple(by_first.get(place, ())) for place in range(len(places) + 1)),
            second_of=tuple(second_of),
        )

    def entries(self, standing: Mapping[int, int]) -> list[int]:
        """Return the numbers of the entries that may stand in a text, in rising order.

        Args:
            standing: For every place that some word may take the passages that hold one, as a set.
        """
        second_of, found = self.second_of, set()
        for place, spans in standing.items():
            for entry in self.by_first[place]:
                second = second_of[entry]
                if not second or spans & standing.get(second, 0):
                    found.add(entry)
        return sorted(found)


def _by_test(places: Mapping[Slot, int]) -> ByTest:
    found: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for slot, number in places.items():
        for test in slot.tests:
            found[slot.language][test].append(number)
    return {
        language: {test: tuple(numbers) for test, numbers in tests.items()}
        for language, tests in found.items()
    }
