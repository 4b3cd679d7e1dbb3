"""How often a program may ask: a bucket of requests for each token, refilled all the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

MOST_BUCKETS = 10_000
"""Buckets that are remembered; beyond that the full ones are forgotten, which changes nothing."""


@dataclass
class Pace:
    """Counts requests in the process that serves them."""

    per_minute: int
    clock: Callable[[], float] = time.monotonic
    buckets: dict[str, tuple[float, float]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def wait(self, who: str) -> float:
        """Take one request out of a bucket; return the seconds to wait where it is empty, else 0."""
        with self.lock:
            left = self._left(who)
            if left < 1:
                return (1 - left) * 60 / self.per_minute
            self.buckets[who] = (left - 1, self.clock())
            if len(self.buckets) > MOST_BUCKETS:
                self.buckets = {each: kept for each, kept in self.buckets.items() if not self._is_full(each)}
            return 0

    def _left(self, who: str) -> float:
        left, since = self.buckets.get(who, (float(self.per_minute), self.clock()))
        return min(self.per_minute, left + (self.clock() - since) * self.per_minute / 60)

    def _is_full(self, who: str) -> bool:
        return self._left(who) >= self.per_minute
