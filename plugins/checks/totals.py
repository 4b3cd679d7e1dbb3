"""Tables: a row called total that is not the sum of the rows above it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from checker.plugins.checks.observing import observe, quote
from checker.plugins.checks.reading import Read
from checker.plugins.checks.vocabulary import data

from checker.domain.document import Cell, Table
from checker.domain.message import say
from checker.domain.observation import Observation
from checker.matching import fold

MOST = 20
MOST_CELLS = 20_000
"""Cells of one table that are added up."""
FEWEST = 2
"""Rows above a total."""
_NUMBER = re.compile(r"\d{1,3}(?:[., ]\d{3})+|\d+")


def totals(read: Read) -> Iterator[Observation]:
    """Yield the totals of the tables of a document that are not the sum of their column."""
    found = (each for table in read.document.tables for each in _of_table(read, table))
    yield from islice(found, MOST)


def _of_table(read: Read, table: Table) -> Iterator[Observation]:
    if len(table.cells) > MOST_CELLS:
        return
    rows: defaultdict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        rows[cell.row].append(cell)
    above: defaultdict[int, list[int]] = defaultdict(list)
    for _, (name, *cells) in sorted(rows.items()):
        numbers = [(cell, number) for cell in cells if (number := _number(_text(read, cell))) is not None]
        if not _is_total(_text(read, name)):
            for cell, number in numbers:
                above[cell.column].append(number)
            continue
        for cell, total in numbers:
            parts = above[cell.column]
            if len(parts) >= FEWEST and sum(parts) != total and total not in parts:
                yield _differs(read, name, cell, total, sum(parts))
        above.clear()


def _is_total(name: str) -> bool:
    return fold(name).strip(" :*") in data("totals.yaml")["words"]


def _text(read: Read, cell: Cell) -> str:
    return str(read.document.text[cell.start : cell.end]).strip()


def _number(text: str) -> int | None:
    """Return a whole number; anything else, also a percentage or a fraction, is no addend."""
    return int(re.sub(r"\D", "", text)) if _NUMBER.fullmatch(text) else None


def _differs(read: Read, first: Cell, cell: Cell, total: int, real: int) -> Observation:
    start, end = min(first.start, cell.start), max(first.end, cell.end)
    found: Observation = observe(
        "total-differs",
        "arithmetic",
        "look",
        say("The total of a column is {total}; the rows above it give {sum}.", total=total, sum=real),
        [quote(read.document, start, end, cell.start)],
        explanations=(
            say("Some rows may be parts of others, or a row may be left out on purpose."),
            say("One item may be counted in several rows."),
        ),
        question=say("What do the rows count, and why do they not add up to the total?"),
    )
    return found
