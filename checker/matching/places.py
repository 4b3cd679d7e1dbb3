"""Where the words of a text stand, and where whole entries of several words match.

Every distinct word is looked at once. An entry is tried only around the rarest of its words, so that what it
costs depends on how often that word stands in the text, and not on how many entries there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, chain, repeat
from typing import NamedTuple, TypeVar

from checker.matching.deciding import ByTest
from checker.matching.masks import mask_of
from checker.matching.rows import Row
from checker.matching.terms import Reading, Slot
from checker.matching.words import WordTests

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
Found = tuple[int, int, int]
"""Number of the passage of a match; its first and its last word, counted from the first of the passage."""


class Standing(NamedTuple):
    """The words of a text that one place of an entry may be."""

    times: int
    """How often they stand in it, together."""
    forms: frozenset[str]


class _Known(dict[Asked, Answer]):
    """Answers, each worked out when it is first asked for."""

    def __init__(self, work_out: Callable[[Asked], Answer]) -> None:
        self._work_out = work_out

    def __missing__(self, asked: Asked) -> Answer:
        answer = self[asked] = self._work_out(asked)
        return answer


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
        self.passing = tests.passing(frozenset(same))
        """The tests that some word passes, and these words, by language."""
        known = (passing for tests in self.passing.values() for passing in tests.values())
        self._forms = list(map(same.__getitem__, written))
        lengths = list(map(len, passages.values()))
        self._span_of = list(chain.from_iterable(map(repeat, passages, lengths)))
        self._begins = dict(zip(passages, accumulate(lengths, initial=0), strict=False))
        self.places = _places(frozenset(chain.from_iterable(known)), self._forms)
        """Numbers of the words that pass some test, by their form."""
        self._size = size
        self._spans = _Known(self._spans_with)
        self.holding = _Known(self._holding)
        """The passages that hold a word which a place of an entry may be, as a set."""
        self.standing = _Known(self._words_for)
        """The words of the text that a place of an entry may be."""

    def standing_at(self, places: ByTest) -> dict[int, int]:
        """Return for every place that some word may take the passages that hold one, as a set.

        Args:
            places: The numbers of places by their tests.
        """
        found: dict[int, int] = {}
        for language, tests in self.passing.items():
            known = places.get(language, {})
            for test in tests.keys() & known.keys():
                spans = 0
                for form in tests[test]:
                    spans |= self._spans[form]
                for place in known[test]:
                    found[place] = found.get(place, 0) | spans
        return found

    def matches(self, rows: Sequence[Row]) -> list[Found]:
        """Return the smallest stretches of words that match some row, in their order: none holds another."""
        if len(rows) == 1:
            last = rows[0].last
            return [self._found(first, first + last) for first in sorted(self._firsts(rows[0]))]
        latest: dict[int, int] = {}
        for row in rows:
            for first in self._firsts(row):
                last = first + row.last
                latest[last] = max(first, latest.get(last, first))
        kept: list[Found] = []
        reach = -1
        for last, first in sorted(latest.items()):
            if first > reach:
                reach = first
                kept.append(self._found(first, last))
        return kept

    def _found(self, first: int, last: int) -> Found:
        span = self._span_of[first]
        begin = self._begins[span]
        return span, first - begin, last - begin

    def meet(self, words: Reading) -> bool:
        """Tell whether a passage holds all words: the most telling ones, which come first, seldom meet."""
        holding, spans = self.holding, -1
        for slot in words:
            spans &= holding[slot]
            if not spans:
                return False
        return True

    def _firsts(self, row: Row) -> list[int]:
        """Return the first words of the matches of a row."""
        last, span_of, forms = row.last, self._span_of, self._forms
        tests = []
        for place, slot in row.words:
            times, passing = self.standing[slot]
            tests.append((times, place, passing))
        (_, anchor, rarest), *others = sorted(tests)
        if len(forms) < len(span_of) + last:  # so that no word beyond the last is asked for
            forms += ("",) * last
        found = [place for form in rarest for place in self.places[form]]
        for _, number, passing in others:
            step = number - anchor
            found = [place for place in found if forms[place + step] in passing]
            if not found:
                return []
        firsts = [place - anchor for place in found]
        return [first for first in firsts if span_of[first] == span_of[first + last]]

    def _holding(self, slot: Slot) -> int:
        passing, spans, holding = self.passing.get(slot.language, {}), 0, self._spans
        for test in slot.tests:
            for form in passing.get(test, ()):
                spans |= holding[form]
        return spans

    def _words_for(self, slot: Slot) -> Standing:
        passing = self.passing.get(slot.language, {})
        forms = frozenset(chain.from_iterable([passing.get(test, ()) for test in slot.tests]))
        return Standing(sum(map(len, map(self.places.__getitem__, forms))), forms)

    def _spans_with(self, form: str) -> int:
        return mask_of([self._span_of[place] for place in self.places[form]], self._size)


def _places(passed: Iterable[str], forms: list[str]) -> dict[str, list[int]]:
    """Return the numbers of the words that pass some test."""
    found: dict[str, list[int]] = {form: [] for form in sorted(passed)}
    for number, places in enumerate(map(found.get, forms)):
        if places is not None:
            places.append(number)
    return found
