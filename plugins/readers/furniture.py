"""Headers and footers: lines that come back on every page and belong to none of the sentences around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from checker.plugins.readers.marks import LIST_MARK, sequence

_NUMBER = re.compile(r"\d{1,4}")
_COUNTED = re.compile(
    r"(?:vraag|question|frage|artikel|article|art|bijlage|annex|annexe|anlage|hoofdstuk|chapter|kapitel|stap|step|deel"
    r"|part|section|sectie|risk|risico|table|tabel|figure|figuur|item|punt|point|nr|no|scenario|case)\W*#\W*",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:page|pagina|blad|blz\.?|seite|p\.)?\W*#\W*(?:(?:/|of|van|von|de|sur)\s*#)?\W*", re.IGNORECASE
)


def repeated_lines(lines: Sequence[str]) -> set[int]:
    """Return the indices of lines that are headers or footers.

    A line is one where it comes back with a rising page number, or where it stands beside such a line nearly
    every time it appears.
    """
    shapes: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if len(line) <= 150:
            shapes[_NUMBER.sub("#", line)].append(index)
    found: set[int] = set()
    for shape, indices in shapes.items():
        if "#" in shape and _is_footer(shape, [lines[index] for index in indices], indices):
            found.update(indices)
    for shape, indices in shapes.items():
        if (
            len(shape) >= 4
            and len(indices) >= 3
            and not shape[0].islower()
            and _stands_beside(indices, found)
        ):
            found.update(indices)
    return found


def _is_footer(shape: str, lines: list[str], indices: list[int]) -> bool:
    if len(lines) < 3 or LIST_MARK.match(shape) or _COUNTED.fullmatch(shape):
        return False
    if indices[-1] - indices[0] < 6 * (len(indices) - 1):
        return False
    if not _PAGE.fullmatch(shape) and len(shape.split()) < 3 and len(shape) < 14:
        return False
    columns = zip(*([int(number) for number in _NUMBER.findall(line)] for line in lines), strict=False)
    return any(sequence(list(column)) for column in columns)


def _stands_beside(indices: list[int], found: set[int]) -> bool:
    beside = sum(bool({index - 1, index + 1} & found) for index in indices if index not in found)
    return beside * 4 >= len(indices) * 3
