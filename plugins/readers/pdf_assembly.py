"""One document from the blocks of a PDF: its text, and where pages, lines, headings and links stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.plugins.readers.hyphens import Hyphens
from checker.plugins.readers.marks import LIST_MARK, links_in
from checker.plugins.readers.pdf_blocks import Block, Sheet, blocks_of, without_furniture
from checker.plugins.readers.pdf_lines import Line
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
        defects=tuple(_defects(blocks, dropped, pages)),
        title=title,
        author=author,
    )


def _written(blocks: list[Block]) -> str:
    """Write the text of all blocks and note in every line where it came to stand."""
    hyphens = Hyphens(line.text for block in blocks for line in block.lines)
    pieces: list[str] = []
    at = 0
    for block in blocks:
        for index, line in enumerate(block.lines):
            following = block.lines[index + 1] if index + 1 < len(block.lines) else None
            text, between = _piece(line, following, hyphens)
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
        boxes = tuple(
            LineBox(
                start=line.start,
                end=min(line.end, length),
                left=int(line.left * 10) / 10,
                bottom=int(line.bottom * 10) / 10,
                right=int(line.right * 10) / 10,
                top=int(line.top * 10) / 10,
            )
            for line in own
        )
        yield replace(page, start=at, end=end, lines=boxes)
        at = end


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
    rows: list[Line] = []
    for block in (*blocks, None):
        if block is not None and block.kind == PassageKind.TABLE_ROW:
            rows.append(block.lines[0])
        elif rows:
            yield _table(rows)
            rows = []


def _table(rows: list[Line]) -> Table:
    cells = []
    for row, line in enumerate(rows):
        starts = [0, *line.cells]
        for column, (start, end) in enumerate(zip(starts, [*line.cells, len(line.text)], strict=True)):
            words = line.text[start:end]
            cells.append(
                Cell(
                    row=row,
                    column=column,
                    start=line.start + start,
                    end=line.start + start + len(words.rstrip()),
                    header=row == 0,
                )
            )
    return Table(start=rows[0].start, end=rows[-1].end, cells=tuple(cells))


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


def _defects(blocks: list[Block], dropped: list[Line], pages: tuple[Page, ...]) -> Iterator[Defect]:
    for page in pages:
        if page.reason:
            yield Defect(kind="unread_page", message=page.reason, page=page.number)
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
