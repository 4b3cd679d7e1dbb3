"""How fast sentences are cut, beside the crudest way there is: a split at every full stop."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable

from long_pdf import source

from checker.ingest.sentences import sentences

ROUNDS = 5
CRUDE = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")


def megabytes_a_second(work: Callable[[], object], size: int) -> float:
    """Return the speed of some work over a text, in megabytes of text a CPU second."""
    start = time.process_time()
    work()
    return size / (time.process_time() - start) / 1e6


def main() -> None:
    """Print both speeds."""
    text = source() * 10
    works: dict[str, Callable[[], object]] = {
        "crude split": lambda: CRUDE.split(text),
        "sentences": lambda: list(sentences(text, 0, len(text))),
    }
    speeds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            speeds[name].append(megabytes_a_second(work, len(text)))
    for name, measured in speeds.items():
        print(f"{name:12} {statistics.median(measured):6.1f} MB/s ({min(measured):.1f}-{max(measured):.1f})")


if __name__ == "__main__":
    main()
