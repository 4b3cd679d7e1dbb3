"""What a long PDF costs, as a multiple of the plain text that pypdfium2 takes from the same file.

Rows: the reader alone; all of the reading, child process included; reading and assessing, with the rule set
open. One round warms up. Rounds are interleaved; times are CPU seconds of this process and its children, and
figures are medians.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from checker.plugins.readers import pdf
from long_pdf import long_pdf

from checker.ingest import accept, read
from checker.service import Source, Wishes, open_service
from checker.settings import Settings

ROUNDS = 5


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes, children included."""
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def plain_text(data: bytes) -> int:
    """Take the plain text of every page, as pypdfium2 gives it."""
    return sum(len(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(data))


def assess(data: bytes, name: str) -> Callable[[], object]:
    """Return the work of a started program: read and assess a file, without a report."""
    service = open_service(Settings())
    sources, wishes = [Source(name=name, data=data)], Wishes(services=("vlop",))
    return lambda: service.assess(sources, wishes, lambda *_: None)


def main(path: Path) -> None:
    """Print the ratios."""
    data, settings = path.read_bytes(), Settings()
    readers = {reader.name: reader for reader in pdf.checker_readers(settings)}
    upload = accept(data, path.name, settings, readers)
    works: dict[str, Callable[[], object]] = {
        "pypdfium2 text": lambda: plain_text(data),
        "reader": lambda: readers["pdf"].read(data, path.name),
        "ingest": lambda: read(upload, readers["pdf"], settings, "d1"),
        "read and assess": assess(data, path.name),
    }
    for work in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            times[name].append(cpu(work))
    floor = statistics.median(times["pypdfium2 text"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:16} {median:6.3f} s ({min(taken):.3f}-{max(taken):.3f})  x {median / floor:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else long_pdf())
