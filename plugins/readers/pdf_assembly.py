"""One document from the blocks of a PDF: its text, and where pages, lines, headings and links stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.plugins.readers.hyphens import Hyphens
from checker.plugins.readers.marks import LIST_MARK, links_in
from checker.plugins.readers.pdf_blocks import Block, blocks_of
from checker.plugins.readers.pdf_furniture import without_furniture, without_unseen
from checker.plugins.readers.pdf_lines import Line, Sheet
from checker.plugins.readers.pdf_links import RawLink

from checker.domain.document import (
    Cell,
    Defect,
    Document,
    Heading,
    LineBox,
    Link,
    Page,
    Passage,
    PassageKind,
    Table,
)
from checker.domain.message import say


def assembled(
    sheets: Sequence[Sheet], pages: tuple[Page, ...], links: Sequence[RawLink], *, title: str, author: str
) -> Document:
    """Return the document of some pages."""
    hidden, layered = without_unseen(sheets)
    dropped = without_furniture(sheets)
    blocks = blocks_of(sheets)
    text = _written(blocks)
    lines = [line for block in blocks for line in block.lines]
    return Document(
        id="",
        name="",
        media_type="application/pdf",
        sha256="",
        size=0,
        reader="pdf",
        text=text,
        pages=tuple(_pages(pages, lines, len(text))),
        passages=tuple(_passages(blocks)),
        headings=tuple(_headings(blocks)),
        tables=tuple(_tables(blocks)),
        links=tuple(_links(text, lines, links)),
        defects=(*_beside_the_text(hidden, layered, pages), *_defects(blocks, dropped)),
        title=title,
        author=author,
    )


def _written(blocks: list[Block]) -> str:
    """Write the text of all blocks and note in every line where it came to stand."""
    hyphens = Hyphens(line.text for block in blocks for line in block.lines)
    pieces: list[str] = []
    at = 0
    for block in blocks:
        ends = {id(cell[-1]) for cell in block.cells}
        for index, line in enumerate(block.lines):
            following = block.lines[index + 1] if index + 1 < len(block.lines) else None
            text, between = _piece(line, following, hyphens)
            if following is not None and id(line) in ends:
                text, between = _piece(line, None, hyphens)[0], "\t"
            line.start, line.end = at, at + len(text)
            pieces += (text, between)
            at += len(text) + len(between)
    return "".join(pieces).rstrip("\n")


def _piece(line: Line, following: Line | None, hyphens: Hyphens) -> tuple[str, str]:
    text = line.text
    between = "\n\n" if following is None else "\n"
    if following is not None and text[-1] in "-\u2010\ufffe\xad":
        joined = hyphens.join(text, following.text)
        if joined:
            text, between = joined
    if text[-1:] == "\ufffe":
        text = f"{text[:-1]}-"
    return (f"{line.mark} {text}" if line.mark else text), between


def _pages(pages: tuple[Page, ...], lines: list[Line], length: int) -> Iterator[Page]:
    """Yield the pages with their lines; a page begins where the one before it ends."""
    starts = [line.start for line in lines]
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    at = 0
    for page in pages:
        own = by_page.get(page.number, [])
        after = bisect_right(starts, own[-1].start) if own else 0
        end = (starts[after] if after < len(starts) else length) if own else at
        boxes = tuple(_box(parts, length) for parts in _printed(own))
        yield replace(page, start=at, end=end, lines=boxes)
        at = end


def _printed(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the printed lines of a page; neighbours in the text at one height are parts of one."""
    parts: list[Line] = []
    for line in lines:
        if parts and not (abs(line.bottom - parts[-1].bottom) < 1 and line.left > parts[-1].right):
            yield parts
            parts = []
        parts.append(line)
    if parts:
        yield parts


def _box(parts: list[Line], length: int) -> LineBox:
    first, last = parts[0], parts[-1]
    one = first is last
    return LineBox(
        start=first.start,
        end=min(last.end, length),
        left=int(first.left * 10) / 10,
        bottom=int((first.bottom if one else min(line.bottom for line in parts)) * 10) / 10,
        right=int(last.right * 10) / 10,
        top=int((first.top if one else max(line.top for line in parts)) * 10) / 10,
    )


def _passages(blocks: list[Block]) -> Iterator[Passage]:
    for number, block in enumerate(blocks):
        first = block.lines[0]
        skip = 0
        if block.kind == PassageKind.LIST_ITEM:
            found = LIST_MARK.match(first.text)
            skip = len(first.mark) + 1 if first.mark else found.end() if found else 0
        yield Passage(
            index=0, start=first.start + skip, end=block.lines[-1].end, kind=block.kind, paragraph=number
        )


def _headings(blocks: list[Block]) -> Iterator[Heading]:
    for block in blocks:
        if block.kind == PassageKind.HEADING:
            yield Heading(start=block.lines[0].start, end=block.lines[-1].end, level=block.level)


def _tables(blocks: list[Block]) -> Iterator[Table]:
    """Yield the tables that neighbouring rows form."""
    rows: list[Block] = []
    for block in (*blocks, None):
        if block is not None and block.kind == PassageKind.TABLE_ROW:
            rows.append(block)
        elif rows:
            yield _table(rows)
            rows = []


def _table(rows: list[Block]) -> Table:
    cells = [
        Cell(row=row, column=column, start=cell[0].start, end=cell[-1].end, header=row == 0)
        for row, block in enumerate(rows)
        for column, cell in enumerate(block.cells)
    ]
    return Table(start=rows[0].lines[0].start, end=rows[-1].lines[-1].end, cells=tuple(cells))


def _links(text: str, lines: list[Line], links: Sequence[RawLink]) -> Iterator[Link]:
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    found = [link for raw in links if (link := _placed(raw, by_page.get(raw.page, [])))]
    taken = {offset for link in found for offset in range(link.start, link.end)}
    found += [link for link in links_in(text) if link.start not in taken]
    yield from sorted(found, key=lambda link: (link.start, link.end))


def _placed(raw: RawLink, lines: list[Line]) -> Link | None:
    for line in lines:
        if line.first <= raw.first < line.first + len(line.text):
            shift = line.start + (len(line.mark) + 1 if line.mark else 0) - line.first
            end = min(raw.last + 1 + shift, line.end)
            return (
                Link(start=raw.first + shift, end=end, target=raw.target) if end > raw.first + shift else None
            )
    return None


def _beside_the_text(hidden: list[Line], layered: list[int], pages: tuple[Page, ...]) -> Iterator[Defect]:
    """Yield what there is on the pages that is not in the text, or is in it and not printed."""
    for page in pages:
        if page.reason:
            yield Defect(kind="unread_page", message=page.reason, page=page.number)
    if hidden:
        text = "The document holds text that a reader does not see; it was left out: {text}"
        words = " ".join(line.text for line in hidden)[:200]
        yield Defect(kind="hidden_text", message=say(text, text=words), page=hidden[0].page)
    if layered:
        text = "The text of {number} pages lies under a picture of the page; compare quotes with the picture."
        yield Defect(kind="text_layer", message=say(text, number=len(layered)), page=layered[0])


def _defects(blocks: list[Block], dropped: list[Line]) -> Iterator[Defect]:
    if dropped:
        text = "{number} printed lines come back on every page ({example}) and were left out of the text."
        yield Defect(
            kind="repeated_lines_dropped",
            message=say(text, number=len(dropped), example=dropped[0].text[:80]),
            page=dropped[0].page,
        )
    for block in blocks:
        if block.cut:
            last = block.lines[-1]
            yield Defect(
                kind="cut_sentence",
                message=say("The page ends inside a sentence that the next page does not take up."),
                start=last.start,
                end=last.end,
                page=last.page,
            )
