"""Where the concepts of a signal meet in a document: sets of passages first, words only where sets meet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise, product
from operator import and_, attrgetter, or_

from checker.domain.obligation import Signal
from checker.matching.masks import mask_of, places_of
from checker.matching.scan import Hit, Scan

MOST_HITS = 8
"""Hits of one group that are tried when distances are checked; a longer list says the same thing again."""
_FIRST, _LAST = attrgetter("first"), attrgetter("last")
_BY_PLACE = attrgetter("first", "last", "concept")
MOST_OF_GROUP = 64
"""Hits of one group that are looked at in one sentence or paragraph; no honest text holds more."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the passages of a document hang together; one entry for each passage in every tuple."""

    paragraphs: tuple[int, ...]
    """Number of the paragraph, rising from 0; the passages of a paragraph follow each other."""
    headings: tuple[tuple[int, ...], ...]
    """Numbers of the passages that are headings above it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A place where all groups of a signal meet."""

    signal: Signal
    passages: tuple[int, ...]
    """Every passage that a chosen hit stands in, in rising order."""
    hits: tuple[Hit, ...]
    """One hit for each group, in the order of the groups."""
    fault: str = ""
    """Empty, or why it does not count: ``near``, ``ordered``, ``unless``, ``under``, or the concepts of the
    group that is missing, divided by ``|``."""


@dataclass(frozen=True, slots=True)
class Almost:
    """Sentences in which all groups of a signal but one stand."""

    signal: Signal
    missing: int
    """Number of the group that is missing."""
    places: int
    """The sentences, as a set."""
    usual: int
    """In how many sentences of the document the rarest of the other groups stands."""


class SignalFinder:
    """Answers for one scanned document where signals are shown."""

    def __init__(self, scan: Scan, layout: Layout, repeated: Iterable[int] = ()) -> None:
        """Take the scan of a document and the layout of the same passages.

        Args:
            scan: Where the vocabulary stands.
            layout: How the passages hang together.
            repeated: Passages that say word for word what an earlier one says; they show nothing again.
        """
        self._scan = scan
        self.layout = layout
        self._repeated = mask_of(repeated, len(layout.paragraphs))
        self._size = len(layout.paragraphs)
        self._masks: dict[tuple[str, ...], int] = {}
        self._paragraphs: dict[tuple[str, ...], int] = {}
        self._below: dict[tuple[str, ...], int] = {}
        self._hits: dict[tuple[tuple[str, ...], tuple[int, ...]], list[Hit]] = {}

    def touched(self, concepts: Iterable[str]) -> int:
        """Return the set of passages in which one of the concepts stands."""
        key = tuple(concepts)
        if key not in self._masks:
            self._masks[key] = union(map(self._scan.mask, key))
        return self._masks[key]

    def shown(self, signal: Signal) -> Iterator[Shown]:
        """Yield every place where a signal's groups meet, also those that do not count, with the fault."""
        sentences = reduce(and_, (self.touched(group) for group in signal.all_of))
        for number in places_of(sentences if signal.under else sentences & ~self._repeated):
            yield self._choose(signal, (number,))
        if signal.within == "paragraph":
            done = {self.layout.paragraphs[number] for number in places_of(sentences)}
            places = reduce(and_, (self._in_paragraphs(group) for group in signal.all_of))
            for number in places_of(places):
                if number not in done and not self._is_repeated(number):
                    yield self._choose(signal, self._members(number))

    def almost(self, signal: Signal) -> list[Almost]:
        """Return the sentences in which all groups of a signal but one stand, by the missing group."""
        masks = [self.touched(group) for group in signal.all_of]
        found = []
        for missing in range(len(masks)) if len(masks) > 1 else ():
            others = masks[:missing] + masks[missing + 1 :]
            if places := reduce(and_, others) & ~masks[missing]:
                found.append(Almost(signal, missing, places, min(map(int.bit_count, others))))
        return found

    def partly_shown(self, almost: Almost) -> Iterator[Shown]:
        """Yield the places where one group is missing, with the first hit of each other group."""
        signal, missing = almost.signal, almost.missing
        rest = signal.all_of[:missing] + signal.all_of[missing + 1 :]
        for place in places_of(almost.places):
            hits = tuple(self._hits_in(names, (place,))[0] for names in rest)
            yield Shown(signal, (place,), hits, "|".join(signal.all_of[missing]))

    def _choose(self, signal: Signal, unit: tuple[int, ...]) -> Shown:
        """Choose one hit for each group: closest together, and in order where the signal asks."""
        groups = [self._hits_in(group, unit) for group in signal.all_of]
        best = _closest(groups, signal.near, signal.ordered)
        fault = ""
        if best is None:
            fault = "near" if _closest(groups, 0, signal.ordered) else "ordered"
            best = _closest(groups, 0, False) or tuple(hits[0] for hits in groups)
        passages = tuple(sorted({hit.span for hit in best}))
        if not fault:
            fault = self._context_fault(signal, passages)
        return Shown(signal, passages, best, fault)

    def _context_fault(self, signal: Signal, passages: tuple[int, ...]) -> str:
        if signal.unless and any(self.touched(signal.unless) >> place & 1 for place in passages):
            return "unless"
        if signal.under and not self._under(signal.under) >> passages[0] & 1:
            return "under"
        return ""

    def _hits_in(self, group: tuple[str, ...], unit: tuple[int, ...]) -> list[Hit]:
        key = group, unit
        if key not in self._hits:
            standing = [(place, self._scan.standing_in(place)) for place in unit]
            hits = [
                hit
                for concept in group
                for place, known in standing
                if concept in known
                for hit in self._scan.hits_in(concept, place)
            ]
            self._hits[key] = sorted(hits, key=_BY_PLACE)[:MOST_OF_GROUP] if len(hits) > 1 else hits
        return self._hits[key]

    def _members(self, paragraph: int) -> tuple[int, ...]:
        """Return the passages of a paragraph."""
        first = bisect_left(self.layout.paragraphs, paragraph)
        return tuple(range(first, bisect_right(self.layout.paragraphs, paragraph)))

    def _is_repeated(self, paragraph: int) -> bool:
        return all(self._repeated >> place & 1 for place in self._members(paragraph))

    def _in_paragraphs(self, group: tuple[str, ...]) -> int:
        if group not in self._paragraphs:
            numbers = {self.layout.paragraphs[place] for place in places_of(self.touched(group))}
            self._paragraphs[group] = mask_of(numbers, self._size)
        return self._paragraphs[group]

    def _under(self, concepts: tuple[str, ...]) -> int:
        if concepts not in self._below:
            named = set(places_of(self.touched(concepts)))
            below = (number for number, above in enumerate(self.layout.headings) if named.intersection(above))
            self._below[concepts] = mask_of(below, self._size)
        return self._below[concepts]


def _closest(groups: list[list[Hit]], near: int, ordered: bool) -> tuple[Hit, ...] | None:
    """Return one hit of each group, closest together; None where no choice keeps distance and order."""
    if len(groups) == 1:
        return (min(groups[0], key=_width),)
    return min(_choices(groups, near, ordered), key=_reach, default=None)


def _width(hit: Hit) -> int:
    return hit.last - hit.first


def _reach(chosen: tuple[Hit, ...]) -> int:
    width: int = max(map(_LAST, chosen)) - min(map(_FIRST, chosen))
    return width


def _choices(groups: list[list[Hit]], near: int, ordered: bool) -> Iterator[tuple[Hit, ...]]:
    """Yield choices worth a look: around every hit of the rarest group the hits of the others next to it."""
    lengths = list(map(len, groups))
    rarest = lengths.index(min(lengths))
    most = MOST_HITS if near or ordered else 1
    for anchor in groups[rarest]:
        around = [
            [anchor] if number == rarest else _around(hits, anchor, most)
            for number, hits in enumerate(groups)
        ]
        for chosen in product(*around):
            if (not ordered or _rises(chosen)) and (not near or _is_near(chosen, near)):
                yield chosen


def _around(hits: list[Hit], anchor: Hit, most: int) -> list[Hit]:
    if len(hits) == 1:
        return hits
    nearest = sorted(hits, key=lambda hit: (_distance(hit, anchor), hit.first))
    return nearest[:most]


def _rises(chosen: tuple[Hit, ...]) -> bool:
    return all(one.first <= other.first for one, other in pairwise(chosen))


def _is_near(chosen: tuple[Hit, ...], near: int) -> bool:
    """Tell whether at most `near` words stand between each hit and the next one in the text."""
    by_place = sorted(chosen, key=_BY_PLACE)
    reach = by_place[0].last
    for hit in by_place[1:]:
        if hit.first - reach - 1 > near:
            return False
        reach = max(reach, hit.last)
    return True


def _distance(one: Hit, other: Hit) -> int:
    if one.first > other.last:
        return one.first - other.last
    return max(other.first - one.last, 0)


def union(masks: Iterable[int]) -> int:
    """Return the set of all places that stand in one of the sets."""
    return reduce(or_, masks, 0)
