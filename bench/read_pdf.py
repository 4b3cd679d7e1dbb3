"""What long PDFs cost, as a multiple of the plain text that pypdfium2 takes from the same file.

A line for each document; columns: seconds for the plain text, and as multiples of it the reader alone, all of
the reading (child process included), and reading and assessing with the rule set open, without a report. One
round warms up. Rounds are interleaved; times are CPU seconds of this process and its children, and figures
are medians.

    bench/read_pdf.py [--rules RULES] [DOCUMENT…]

A text is rendered over and over; a PDF is taken as it is.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from checker.plugins.readers import pdf
from long_pdf import documents, long_pdf

from checker.ingest import accept, read
from checker.memory import few_collections
from checker.service import Service, Source, Wishes, open_service
from checker.settings import Settings

ROUNDS = 5
LIMIT = 3.0
COLUMNS = ("pypdfium2 text", "reader", "ingest", "assess")


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes, children included."""
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def plain_text(data: bytes) -> int:
    """Take the plain text of every page, as pypdfium2 gives it."""
    return sum(len(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(data))


def works(path: Path, service: Service, rules: str) -> tuple[Callable[[], object], ...]:
    """Return the work of every column for one file."""
    data, settings = path.read_bytes(), service.settings
    reader = next(reader for reader in pdf.checker_readers(settings) if reader.name == "pdf")
    upload = accept(data, path.name, settings, {"pdf": reader})
    sources, wishes = [Source(name=path.name, data=data)], Wishes(services=("vlop",), rules=rules)
    return (
        lambda: plain_text(data),
        lambda: reader.read(data, path.name),
        lambda: read(upload, reader, settings, "d1"),
        lambda: service.assess(sources, wishes, lambda *_: None),
    )


def medians(columns: tuple[Callable[[], object], ...]) -> list[float]:
    """Return the median seconds of every column."""
    for work in columns:
        work()
    rounds = [[cpu(work) for work in columns] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def main() -> int:
    """Print a line for each document; return 1 where reading and assessing one is above the limit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rules", default="eu-dsa")
    parser.add_argument("document", nargs="*", type=Path)
    asked = parser.parse_args()
    service = open_service(Settings())
    service.rule_set(asked.rules)
    print(f"{asked.rules:36}", *(f"{name:>14}" for name in COLUMNS), f"  (limit: {LIMIT})")
    worst = 0.0
    for document in asked.document or documents():
        path = document if document.suffix == ".pdf" else long_pdf(document)
        with few_collections():  # as in a command
            floor, *others = medians(works(path, service, asked.rules))
        print(
            f"{document.stem:36} {floor:12.2f} s", *(f"x{each / floor:13.2f}" for each in others), flush=True
        )
        worst = max(worst, others[-1] / floor)
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
