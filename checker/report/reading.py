"""The text of the documents as a screen shows it: all of it, in blocks, cut where marks begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from checker.domain.assessment import Assessment
from checker.domain.document import Document, Page, PassageKind
from checker.report.edition import Plain
from checker.report.marks import Place, duties_of_marks, marks
from checker.report.printed import boxes

PARAGRAPH = "paragraph"
LONGEST_PART = 30_000
"""Characters after which a document without pages is cut, where its next block begins."""
LONGEST_BULLET = 6
"""Letters of what stands before an item of a list: a dot, a dash, ``(iv)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of text that is set apart: a paragraph, a list item, a heading, a row of a table."""

    kind: str
    start: int
    end: int
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A quoted place of one document."""

    name: str
    start: int
    end: int


def reading(assessment: Assessment) -> Plain:
    """Return the documents as plain values, the same in every language.

    ``documents`` holds, for each document, ``id`` and ``parts``: one for each page, or where there are
    no pages for each longer stretch. A part holds ``page``, ``is_read`` and ``blocks``; a block ``kind``,
    ``level``, ``language``, ``line`` (0 for none) and ``segments``, or for a row of a table ``cells``, each a
    list of segments; a segment ``text``, ``marks`` and ``begins``, the marks whose first character it holds.
    ``marks`` names the duties that quote each mark, ``part_of`` the document of each mark and its part,
    counted from 0, and ``printed`` the boxes of each such mark that stands on a printed page.
    """
    names = marks(assessment)
    quotable = assessment.quotable
    parts = {id_: parts_of(document) for id_, document in quotable.items()}
    return {
        "documents": [_document(document, parts[id_], names) for id_, document in quotable.items()],
        "marks": (quoted := duties_of_marks(assessment, names)),
        "printed": {
            name: found
            for (document, start, end), name in names.items()
            if name in quoted and (found := boxes(quotable[document], start, end))
        },
        "part_of": {
            name: [document, _part_at(parts[document], start)] for (document, start, _), name in names.items()
        },
    }


def parts_of(document: Document) -> tuple[Page, ...]:
    """Return the pages of a document; where the format has none, stretches short enough to be shown."""
    if document.pages:
        edges = [_after_word(document.text, page.start) for page in document.pages]
        ends = [*edges[1:], len(document.text)]
        return tuple(
            replace(page, start=start, end=max(start, end))
            for page, start, end in zip(document.pages, edges, ends, strict=True)
        )
    starts = [0]
    for block in blocks_of(document):
        if block.start - starts[-1] >= LONGEST_PART:
            starts.append(block.start)
    return tuple(
        Page(number=0, start=start, end=end) for start, end in pairwise([*starts, len(document.text)])
    )


def _after_word(text: str, offset: int) -> int:
    """Return the end of the word that an offset falls into, so that a page never begins inside a word."""
    while 0 < offset < len(text) and not (text[offset - 1].isspace() or text[offset].isspace()):
        offset += 1
    return offset


def _part_at(parts: tuple[Page, ...], offset: int) -> int:
    return max(0, bisect_right([page.start for page in parts], offset) - 1)


def _document(document: Document, parts: tuple[Page, ...], names: dict[Place, str]) -> Plain:
    placed = [
        Mark(name=name, start=start, end=end) for (of, start, end), name in names.items() if of == document.id
    ]
    blocks = list(blocks_of(document))
    return {
        "id": document.id,
        "parts": [_part(document, page, blocks, placed) for page in parts],
    }


def _part(document: Document, page: Page, blocks: list[Block], placed: list[Mark]) -> Plain:
    """Return one page; a block that runs over the end of a page is cut there."""
    first = bisect_right([block.end for block in blocks], page.start)
    last = bisect_left([block.start for block in blocks], page.end)
    near = [mark for mark in placed if mark.start < page.end and mark.end > page.start]
    return {
        "page": page.number,
        "is_read": page.read,
        "blocks": [_block(document, _cut(block, page), near) for block in blocks[first:last]],
    }


def _cut(block: Block, page: Page) -> Block:
    return replace(block, start=max(block.start, page.start), end=min(block.end, page.end))


def _block(document: Document, block: Block, placed: list[Mark]) -> Plain:
    near = [mark for mark in placed if mark.start < block.end and mark.end > block.start]
    plain: Plain = {"kind": block.kind, "language": block.language, "level": _level(document, block)}
    plain["line"] = document.locate(block.start).line
    if block.kind == PassageKind.TABLE_ROW and (spans := _cells(document, block)):
        return plain | {"cells": [segments(document.text, start, end, near) for start, end in spans]}
    return plain | {"segments": segments(document.text, block.start, block.end, near)}


def segments(text: str, start: int, end: int, near: list[Mark]) -> list[Plain]:
    """Cut a stretch of text wherever a mark begins or ends."""
    edges = {start, end}
    for mark in near:
        edges |= {edge for edge in (mark.start, mark.end) if start < edge < end}
    return [
        {
            "text": text[left:right],
            "marks": [mark.name for mark in near if mark.start <= left and right <= mark.end],
            "begins": [
                mark.name for mark in near if mark.start == left or (mark.start < start == left < mark.end)
            ],
        }
        for left, right in pairwise(sorted(edges))
    ]


def blocks_of(document: Document) -> Iterator[Block]:
    """Yield blocks that hold all of the text that is not white space, in its order."""
    at = 0
    for block in _from_passages(document):
        before = document.text[at : block.start]
        if block.kind == PassageKind.LIST_ITEM and len(before.strip()) <= LONGEST_BULLET:
            yield replace(block, start=block.start - len(before.lstrip()))
        else:
            yield from _between(document.text, at, block.start)
            yield block
        at = max(at, block.end)
    yield from _between(document.text, at, len(document.text))


def _from_passages(document: Document) -> Iterator[Block]:
    """Join the sentences of one paragraph; every other passage stands by itself."""
    at = 0
    for (_, kind), group in groupby(
        document.passages, key=lambda passage: (passage.paragraph, _kind(passage.kind))
    ):
        members = list(group)
        pieces = [members] if kind == PARAGRAPH else [[member] for member in members]
        for piece in pieces:
            start, end = max(piece[0].start, at), max(passage.end for passage in piece)
            if start < end:
                yield Block(kind=kind, start=start, end=end, language=piece[0].language)
                at = end


def _kind(kind: PassageKind) -> str:
    return PARAGRAPH if kind is PassageKind.SENTENCE else str(kind)


def _between(text: str, start: int, end: int) -> Iterator[Block]:
    """Yield the lines of text that no passage holds, such as repeated headers."""
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            yield Block(kind=PARAGRAPH, start=start, end=start + len(line))
        start += len(line)


def _level(document: Document, block: Block) -> int:
    if block.kind != PassageKind.HEADING:
        return 0
    index = bisect_right([heading.start for heading in document.headings], block.start) - 1
    return document.headings[index].level if index >= 0 else 1


def _cells(document: Document, block: Block) -> list[tuple[int, int]]:
    """Return the cells of a row of a table, such that together they hold the whole row."""
    starts = sorted(
        cell.start
        for table in document.tables
        if table.start < block.end and table.end > block.start
        for cell in table.cells
        if block.start <= cell.start < block.end
    )
    edges = [block.start, *starts[bisect_left(starts, block.start + 1) :], block.end]
    return [(left, right) for left, right in pairwise(edges) if left < right]
