"""Holds the rows of a part against the rows of the template, and notes what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from checker.plugins.reports.labels import folded
from checker.plugins.reports.notes import Notes
from checker.plugins.reports.numbers import is_placeholder

from checker.domain.harmonised import NUMBER, TEXT, TOTAL, Part, Row
from checker.domain.harmonised_codes import CATEGORIES, OTHER, codes_of
from checker.domain.harmonised_template import RATES, WITH_CATEGORIES, rows_of

_HOSTING = "Only for providers of hosting services, including online platforms"
_PLATFORM, _VLOP, _BOTH = (
    "Only for providers of online platforms",
    "Only for VLOPs",
    "Only for VLOPs and VLOSEs",
)
_ROUND_FROM = 1000


def compare_rows(part: Part, notes: Notes) -> None:
    """Note every row that is missing, added, repeated or moved, and what its first columns lack."""
    for row in part.rows:
        _opening(part, row, notes)
    if part.number in WITH_CATEGORIES:
        _categories(part, notes)
    elif part.complete:
        _labels(part, notes)
    if part.number == 2:
        _mappings(part, notes)
    if part.number == 10:
        _rounding(part, notes)


def _opening(part: Part, row: Row, notes: Notes) -> None:
    place = part.place(row)
    if part.number != 2:
        expected = applicability(part.number, row)
        if not row.applicability:
            notes.add("applicability_empty", part.number, place)
        elif expected and folded(row.applicability) != folded(expected) and _is_english(row.applicability):
            notes.add("applicability", part.number, place, text=row.applicability, expected=expected)
        if not row.service:
            notes.add("service_empty", part.number, place)
    if part.number > 2:
        if is_placeholder(row.period):
            notes.add("placeholder_period", part.number, place, text=row.period)
        elif not row.period:
            notes.add("period_empty", part.number, place)


def _is_english(text: str) -> bool:
    words: str = folded(text)
    return words == "all" or words.startswith("only")


def applicability(part: int, row: Row) -> str:
    """Return what the template writes in the first column of a row; empty where it has no such row."""
    if part == 4:
        return _HOSTING
    if part == 7:
        return "All" if (row.indicator, row.scope) == ("complaints", TOTAL) else _PLATFORM
    if part == 8:
        return {TOTAL: "All", "own": "All", "nam": _HOSTING, "nam_tf": _PLATFORM}.get(row.scope, _VLOP)
    if part in {9, 10}:
        return _VLOP if part == 9 else _BOTH
    if part == 11 and row.indicator in {"governance", "qualifications", "training", "support", "counting"}:
        return _VLOP
    return "All"


def _categories(part: Part, notes: Notes) -> None:
    """Compare the rows of a part with categories, each scope by itself."""
    template = codes_of(part.number)
    blocks: dict[str, list[Row]] = {}
    for row in part.rows:
        blocks.setdefault(row.scope, []).append(row)
    for scope, rows in blocks.items():
        _block(part, rows, template, notes, whole=scope in {"", TOTAL} and part.complete)
    states = [row for row in part.rows if len(row.scope) == 2]
    if states and not any(row.category == TOTAL for row in states):
        notes.add("no_state_totals", part.number, part.place(states[0]))
    for row in part.rows:
        if row.description and row.keyword and row.keyword != OTHER and not is_placeholder(row.description):
            notes.add("description_elsewhere", part.number, part.place(row), text=row.keyword)


def _block(
    part: Part, rows: Sequence[Row], template: Sequence[tuple[str, str]], notes: Notes, *, whole: bool
) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for row in rows:
        key = (row.category, row.keyword)
        seen[key] += 1
        if key not in template and row.category:
            notes.add("extra_row", part.number, part.place(row), text=row.code)
        elif seen[key] > 1 and row.scope != "placeholder":
            kind = "extra_row" if row.keyword == OTHER else "row_repeated"
            notes.add(kind, part.number, part.place(row), text=f"{row.code} ({row.category})")
    if whole:
        for key in template:
            if key not in seen:
                place = part.place(rows[0])
                notes.add("row_missing", part.number, place, text=" ".join(filter(None, key)))
    _order(part, rows, template, notes)


def _order(part: Part, rows: Sequence[Row], template: Sequence[tuple[str, str]], notes: Notes) -> None:
    """Note the rows that stand before one that the template has earlier."""
    positions = {key: at for at, key in enumerate(template)}
    known = [(positions[key], row) for row in rows if (key := (row.category, row.keyword)) in positions]
    for (at, _), (following, row) in pairwise(known):
        if following < at:
            notes.add("row_order", part.number, part.place(row), text=row.code)


def _labels(part: Part, notes: Notes) -> None:
    """Compare the rows of a part whose rows are words."""
    there = Counter((row.indicator, row.scope) for row in part.rows)
    template = rows_of(part.number)
    for indicator, scope in template:
        if (indicator, scope) not in there:
            text = f"{indicator} {scope}".strip()
            notes.add("row_missing", part.number, part.place(part.rows[0]), text=text)
    for row in _repeated(part.rows):
        notes.add("row_repeated", part.number, part.place(row), text=f"{row.indicator} {row.scope}".strip())


def _repeated(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows that stand there before; the rates of several systems may have rows of their own."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        key = (row.indicator, row.scope)
        if key in seen and row.scope != "placeholder" and not (row.indicator in RATES and _states(row)):
            yield row
        seen.add(key)


def _states(row: Row) -> bool:
    return any(cell.indicator == "value" and cell.state == NUMBER for cell in row.cells)


def _mappings(part: Part, notes: Notes) -> None:
    rows = [row for row in part.rows if row.category in CATEGORIES]
    mapped = sum(
        any(c.indicator == "context:category" and c.state == TEXT for c in row.cells) for row in rows
    )
    if rows and mapped < len(rows):
        notes.add("few_mappings", 2, part.place(rows[0]), count=mapped, expected=len(rows))


def _rounding(part: Part, notes: Notes) -> None:
    """Note that all figures end in the same row of zeros."""
    numbers = [cell.number for row in part.rows for cell in row.cells if cell.number is not None]
    zeros = next((power for power in (6, 5, 4, 3) if all(n % 10**power == 0 for n in numbers)), 0)
    if len(numbers) >= 10 and max(numbers) >= _ROUND_FROM and zeros:
        notes.add("rounded", 10, part.place(part.rows[0]), count=len(numbers), text="0" * zeros)
