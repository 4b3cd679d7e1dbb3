"""What two reports state in the same cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker.domain.harmonised import Cell, HarmonisedReport, Place, address

_OF_A_REPORT = {"1/published/value", "1/previous/value", "1/period_start/value", "1/period_end/value"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One address at which two reports differ."""

    address: str
    place: Place
    """In the later report; in the earlier one where the later lacks the cell."""
    before: str
    after: str
    numbers: tuple[Decimal | None, Decimal | None] = (None, None)


def by_address(report: HarmonisedReport) -> dict[str, tuple[Place, Cell]]:
    """Return every cell by its address; cells that share one are numbered."""
    found: dict[str, tuple[Place, Cell]] = {}
    seen: Counter[str] = Counter()
    for part, row, cell in report.cells():
        key = address(part, row, cell)
        seen[key] += 1
        name = f"{key}#{seen[key]}" if seen[key] > 1 else key
        found[name] = (part.place(row, cell), cell)
    return found


def changed_cells(before: HarmonisedReport, after: HarmonisedReport) -> list[Change]:
    """Return the addresses at which the reports differ, but for the days that name the report itself."""
    return list(_changes(by_address(before), by_address(after)))


def _changes(old: dict[str, tuple[Place, Cell]], new: dict[str, tuple[Place, Cell]]) -> Iterator[Change]:
    for key in dict.fromkeys([*new, *old]):
        if key in _OF_A_REPORT:
            continue
        was, now = old.get(key), new.get(key)
        numbers = (was[1].number if was else None, now[1].number if now else None)
        texts = (was[1].text.strip() if was else "", now[1].text.strip() if now else "")
        same = numbers[0] == numbers[1] if None not in numbers else texts[0] == texts[1]
        place = (now or was or (Place(), None))[0]
        if not same:
            yield Change(address=key, place=place, before=texts[0], after=texts[1], numbers=numbers)
