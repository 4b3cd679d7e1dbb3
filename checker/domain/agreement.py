"""How far two readers agree: a sample that is drawn the same every time, counts, and Cohen's kappa."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

FEW = 30
"""With fewer pairs, one more or less changes kappa so much that it says little."""
ONE_IN = 5
MOST_DRAWN = 40


def drawn(
    seed: str, always: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Return a sample of places: all of `always`, and of the `others` one in five, at most forty.

    The same for the same seed. The order says nothing about which of both a place comes from.
    """

    def turn(of: str, place: tuple[str, str]) -> str:
        return hashlib.sha256("\0".join((seed, of, *place)).encode()).hexdigest()

    every = tuple(always)
    rest = sorted(set(others) - set(every), key=partial(turn, "drawn"))
    return tuple(
        sorted((*every, *rest[: min(math.ceil(len(rest) / ONE_IN), MOST_DRAWN)]), key=partial(turn, "order"))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What two readers found of the same things."""

    counts: Mapping[tuple[str, str], int]
    """How often the first reader found the one where the second found the other."""

    @property
    def pairs(self) -> int:
        """How many things both have graded."""
        return sum(self.counts.values())

    @property
    def same(self) -> int:
        """Of how many both found the same."""
        return sum(count for (first, second), count in self.counts.items() if first == second)

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa (1960), without weights; None where both can only agree, or nothing was graded."""
        total = self.pairs
        if not total:
            return None
        by_first, by_second = self._marginal(0), self._marginal(1)
        expected = sum(by_first[grade] * by_second[grade] for grade in by_first) / total**2
        return None if expected == 1 else (self.same / total - expected) / (1 - expected)

    @property
    def is_few(self) -> bool:
        """True where kappa rests on so few pairs that it says little."""
        return self.pairs < FEW

    def _marginal(self, side: int) -> Counter[str]:
        found: Counter[str] = Counter()
        for pair, count in self.counts.items():
            found[pair[side]] += count
        return found


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Count what the first and the second reader found, pair by pair."""
    return Agreement(counts=Counter(pairs))
