"""Tables of contents: lines that only point to pages, and are never evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence

LEADER = re.compile(
    r"(?:\.{4,}|(?:\. ){3,}\.?|-{5,}|_{5,}|…{2,})\s*(?:\d{1,4}|[ivxlc]{1,6})?\s*$", re.MULTILINE
)
"""Dots or dashes that lead to a page number at the end of a line."""

_TITLE = re.compile(
    r"(?:#+\s*)?(?:table of contents|contents|inhoud|inhoudsopgave|inhaltsverzeichnis|inhalt|sommaire"
    r"|table des matières)\W*",
    re.IGNORECASE,
)
_PAGE_LAST = re.compile(r"\d{1,4}\s*$")
_LONGEST_GAP = 2


def contents_blocks(blocks: Sequence[str]) -> set[int]:
    """Return the indices of the blocks that belong to a table of contents.

    A block belongs to one where dots lead to a page number, or where it stands below the word "Contents" and
    it or one of the next blocks still ends in a page number.
    """
    found = {index for index, block in enumerate(blocks) if _leads(block)}
    for index, block in enumerate(blocks):
        if len(block) < 40 and _TITLE.fullmatch(block.strip()):
            found |= _below(blocks, index)
    return found


def _leads(block: str) -> bool:
    likely = any(dots in block for dots in ("....", ". . .", "-----", "_____", "……"))
    return likely and len(block) < 2_000 and LEADER.search(block) is not None


def _below(blocks: Sequence[str], title: int) -> set[int]:
    last, at = title, title + 1
    while at < len(blocks) and at - last <= _LONGEST_GAP + 1:
        if len(blocks[at]) < 600 and _PAGE_LAST.search(blocks[at]):
            last = at
        at += 1
    return set(range(title, last + 1)) if last > title else set()
