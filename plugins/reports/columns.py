"""Which column of a table is which column of the template."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from checker.plugins.reports.codes import code_of
from checker.plugins.reports.labels import LONGEST_LABEL, folded
from checker.plugins.reports.notes import Notes

from checker.domain.harmonised import Place
from checker.domain.harmonised_template import COLUMNS, CONTEXT, WITH_CATEGORIES, WORDS, Label

ALIKE = 0.7
"""Share of letters that two spellings of one header have in common at least."""


def columns_of(
    part: int, header: Sequence[str], body: Sequence[Sequence[str]], place: Place, notes: Notes
) -> dict[int, Label]:
    """Return the official column of every column that has one, by index from 0.

    What stands in the header decides; where it is not known, the position does, if the table is as wide as
    the template.
    """
    official = COLUMNS[part]
    used = max([_last(header), *(_last(row) for row in body)], default=0)
    if len(header) > used:
        notes.add(
            "empty_columns",
            part,
            Place(file=place.file, row=place.row, column=used + 1),
            count=len(header) - used,
        )
    found = _by_words(official, header[:used])
    shift = _shift(part, found, body)
    _by_position(part, found, header, shift, used, place, notes)
    for index in range(used):
        if index not in found:
            text = header[index] if index < len(header) else ""
            notes.add("extra_column", part, _at(place, index), text=text.strip())
    for label in official:
        if label not in found.values():
            notes.add("column_missing", part, place, expected=label.text)
    return found


def _last(row: Sequence[str]) -> int:
    return max((at + 1 for at, cell in enumerate(row) if cell.strip()), default=0)


def _at(place: Place, index: int) -> Place:
    return Place(file=place.file, row=place.row, column=index + 1)


def _by_words(official: Sequence[Label], header: Sequence[str]) -> dict[int, Label]:
    found: dict[int, Label] = {}
    left = list(official)
    for index, text in enumerate(header):
        label = next((each for each in left if folded(each.text) == folded(text)), None)
        if label:
            found[index] = label
            left.remove(label)
    return found


def _shift(part: int, found: dict[int, Label], body: Sequence[Sequence[str]]) -> int:
    """Return by how many columns the table is moved to the right, told by its column of codes."""
    official = [label.id for label in COLUMNS[part]]
    if part not in WITH_CATEGORIES or any(label.id == "category" for label in found.values()):
        return 0
    width = max((len(row) for row in body), default=0)
    hits = [sum(index < len(row) and code_of(row[index])[2] == "" for row in body) for index in range(width)]
    return hits.index(max(hits)) - official.index("category") if hits and max(hits) else 0


def _by_position(
    part: int,
    found: dict[int, Label],
    header: Sequence[str],
    shift: int,
    used: int,
    place: Place,
    notes: Notes,
) -> None:
    official = COLUMNS[part]
    missing = [label for label in official if label not in found.values()]
    foreign = len(missing) > len(official) // 2
    without_context = sum(not label.id.startswith(CONTEXT) for label in official)
    if foreign and used - shift not in {len(official), without_context}:
        return
    if foreign:
        notes.add("header_language", part, place)
    for label in missing:
        index = official.index(label) + _moved(found, official, label, shift)
        if index in found or not 0 <= index < used:
            continue
        text = header[index].strip() if index < len(header) else ""
        if not foreign and label.kind != WORDS and not _alike(text, label.text):
            continue
        found[index] = label
        if not foreign:
            notes.add("header_unknown", part, _at(place, index), text=text, expected=label.text)


def _alike(text: str, expected: str) -> bool:
    """Tell whether a header is a spelling of the expected one; a column of figures is not guessed further."""
    return SequenceMatcher(None, folded(text[:LONGEST_LABEL]), folded(expected)).ratio() >= ALIKE


def _moved(found: dict[int, Label], official: Sequence[Label], label: Label, shift: int) -> int:
    """Return by how much the nearest known column before a label is moved."""
    at = official.index(label)
    before = [(index - official.index(known), official.index(known)) for index, known in found.items()]
    nearest = max((pair for pair in before if pair[1] < at), key=lambda pair: pair[1], default=None)
    after = min((pair for pair in before if pair[1] > at), key=lambda pair: pair[1], default=None)
    return (nearest or after or (shift, 0))[0]
