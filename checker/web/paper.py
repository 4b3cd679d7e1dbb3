"""The pane with the document: which part of which document is shown, and which marks stand out."""

from __future__ import annotations

from typing import Any

from checker.web.editions import Plain
from checker.web.selection import Selection

MOST_LETTERS = 150_000
"""A longer document is shown page by page, with its neighbours, around the place that is asked for."""
NEIGHBOURS = 2


def paper(text: Plain, view: Plain, selection: Selection, chosen: Plain | None) -> dict[str, Any]:
    """Return what the pane shows.

    ``document`` is the document's facts, ``parts`` what is shown of it, ``is_whole`` whether that is all,
    ``before`` and ``after`` the pages to turn to (0 for none), ``own`` the marks of the chosen duty.
    """
    own = [quote["mark"] for quote in quotes_of(chosen)] if chosen else []
    index, part = _place(text, selection, own)
    document = text["documents"][index]
    parts = document["parts"]
    whole = sum(_letters(each) for each in parts) <= MOST_LETTERS
    first = 0 if whole else max(0, part - NEIGHBOURS)
    last = len(parts) if whole else min(len(parts), part + NEIGHBOURS + 1)
    return {
        "id": document["id"],
        "document": view["papers"][index],
        "parts": parts[first:last],
        "is_whole": whole,
        "first": first + 1,
        "last": last,
        "count": len(parts),
        "before": first if first > 0 else 0,
        "after": last + 1 if last < len(parts) else 0,
        "own": frozenset(own),
        "duties": text["marks"],
    }


def quotes_of(duty: Plain) -> list[Plain]:
    """Return all quotes of a duty, contradicting pairs included, in the order of its elements."""
    return [
        quote
        for element in duty["elements"]
        for quote in (*element["quotes"], *(each for pair in element["contradictions"] for each in pair))
    ]


def _place(text: Plain, selection: Selection, own: list[str]) -> tuple[int, int]:
    """Return number of the document and of the part that is asked for."""
    ids = [document["id"] for document in text["documents"]]
    if selection.mark in text["part_of"]:
        document, part = text["part_of"][selection.mark]
        return ids.index(document), part
    if selection.document in ids:
        index = ids.index(selection.document)
        page = int(selection.page) if selection.page.isdecimal() and len(selection.page) < 6 else 1
        return index, min(max(page, 1), len(text["documents"][index]["parts"])) - 1
    if own:
        document, part = text["part_of"][own[0]]
        return ids.index(document), part
    return 0, 0


def _letters(part: Plain) -> int:
    return sum(
        len(segment["text"])
        for block in part["blocks"]
        for segments in block.get("cells", [block.get("segments", [])])
        for segment in segments
    )
