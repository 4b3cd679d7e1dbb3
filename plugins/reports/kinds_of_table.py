"""Which of the eleven parts a table is: by its name where that says so, else by its content."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.plugins.reports.codes import code_of, looks_like_code
from checker.plugins.reports.labels import LONGEST_LABEL, folded, named, translations

from checker.domain.harmonised_codes import ONLY_NOTICES, ONLY_ORDERS, ONLY_TERMS
from checker.domain.harmonised_template import COLUMNS, INDICATORS, PARTS, WITH_CATEGORIES

_WORDS = (
    (1, ("report identification", "summary", "identification")),
    (2, ("categories names", "category names", "categories")),
    (3, ("member states order", "member state order", "states orders", "orders")),
    (6, ("own initiative tc", "own initiative t c", "initiative tc", "initiative terms")),
    (5, ("own initiative illegal", "initiative illegal")),
    (7, ("appeals and recidivism", "appeals", "recidivism")),
    (8, ("automated means", "automated")),
    (9, ("human resources", "human")),
    (10, ("amar",)),
    (11, ("qualitative",)),
    (4, ("notices", "notice")),
)
_NUMBER = re.compile(r"(?:^|[ _\-/(]|part|teil|partie|deel)0?(1[01]|[1-9])(?=[ _\-.)]|$)", re.IGNORECASE)
_EXCERPT = re.compile(r"excerpt|extract|auszug|extrait|uittreksel", re.IGNORECASE)
_DEEP = 25
_SURE = 8
"""Headers that have to be known before they tell a part; its first five are those of others too."""


def is_excerpt(name: str) -> bool:
    """Tell whether a name says that the table is not complete."""
    return _EXCERPT.search(name) is not None


def part_by_name(name: str) -> int:
    """Return the part that a file or sheet name speaks of, 0 for none."""
    stem = re.sub(r"\.(csv|tsv|txt|xlsx|xlsm|ods|xls)$", "", name, flags=re.IGNORECASE)
    words = f" {folded(stem.rpartition('/')[2])} "
    for part, names in _WORDS:
        if any(f" {each} " in words for each in names):
            return part
    numbers = _NUMBER.findall(stem.rpartition("/")[2])
    return int(numbers[-1]) if numbers and int(numbers[-1]) in PARTS else 0


def part_by_content(rows: Sequence[Sequence[str]]) -> int:
    """Return the part that a table is by the codes and labels in it, 0 for none."""
    codes = {cell.strip() for row in rows for cell in row if looks_like_code(cell) and code_of(cell)[2] == ""}
    width = max((len(row) for row in rows), default=0)
    if len(codes) >= 5:
        return _by_codes(codes, width, rows)
    texts = {cell for row in rows[:200] for cell in row if cell.strip() and len(cell) <= LONGEST_LABEL}
    hits = {part: sum(bool(named(text, labels)) for text in texts) for part, labels in INDICATORS.items()}
    best = max(hits, key=lambda part: hits[part])
    return best if hits[best] >= min(3, len(INDICATORS[best])) else 0


def _by_codes(codes: set[str], width: int, rows: Sequence[Sequence[str]]) -> int:
    if {ONLY_ORDERS, ONLY_NOTICES} <= codes or width <= 6:
        return 2
    if ONLY_ORDERS in codes:
        return 3
    if ONLY_NOTICES in codes:
        return 4
    if ONLY_TERMS in codes:
        return 6
    header = {folded(cell) for row in rows[:_DEEP] for cell in row}
    hits = {part: sum(folded(each.text) in header for each in COLUMNS[part]) for part in (3, 4, 5)}
    best = max(hits, key=lambda part: hits[part])
    return best if hits[best] >= _SURE else 0


def has_codes(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table has rows of categories, as parts 2 to 6 have."""
    return any(looks_like_code(cell) for row in rows for cell in row)


def header_row(part: int, rows: Sequence[Sequence[str]]) -> int:
    """Return the index of the header: the row with most known headers, else the one above the first data.

    It is -1 where the first row holds data already.
    """
    labels = {folded(label.text) for label in COLUMNS[part]}
    best = max(
        range(min(len(rows), _DEEP)), key=lambda at: (sum(folded(cell) in labels for cell in rows[at]), -at)
    )
    # One or two words that stand in a header may stand in a row of data too.
    if 3 * sum(folded(cell) in labels for cell in rows[best]) >= len(labels):
        return best
    for at, row in enumerate(rows[:_DEEP]):
        if part in WITH_CATEGORIES and any(code_of(cell)[2] == "" for cell in row if cell.strip()):
            return at - 1
        if part not in WITH_CATEGORIES and any(folded(cell) in translations() for cell in row):
            return max(at - 1, 0)
        if part not in WITH_CATEGORIES and any(named(cell, INDICATORS[part]) for cell in row):
            return at - 1
    return 0
