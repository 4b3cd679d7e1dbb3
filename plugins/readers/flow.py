"""Text that flows without pages, put together block by block: Word, OpenDocument, web pages, messages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from checker.plugins.readers.marks import links_in, target_of

from checker.domain.document import (
    Cell,
    DateReading,
    Defect,
    Document,
    Heading,
    Link,
    Passage,
    PassageKind,
    Table,
)
from checker.domain.message import Filling, say

_SPACE = re.compile(r"[^\S\n]+")
_BLANK = re.compile(r"\s+")
_MOST_DEFECTS = 200


@dataclass(slots=True)
class Flow:
    """A document in the making; blocks are opened, written to and closed, and know then where they stand."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    passages: list[Passage] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)
    title: str = ""
    author: str = ""
    dated: DateReading | None = None

    def add(
        self, block: Block, kind: PassageKind = PassageKind.SENTENCE, level: int = 0
    ) -> tuple[int, int] | None:
        """Add a block behind the others and return where it stands; an empty one adds nothing."""
        text = block.text
        bare = text.strip()
        if not bare:
            for kind_, _, template, values in block.marks:
                self.say(kind_, template, at=self.length, **values)
            return None
        if self.length:
            self._write("\n\n")
        start = self.length
        skip = len(text) - len(text.lstrip())
        self._write(bare)
        self.passages.append(
            Passage(index=0, start=start, end=self.length, kind=kind, paragraph=len(self.passages))
        )
        if kind == PassageKind.HEADING:
            self.headings.append(Heading(start=start, end=self.length, level=max(level, 1)))
        for first, last, target in block.links:
            begin, end = max(start + first - skip, start), min(start + last - skip, self.length)
            if begin < end:
                self.links.append(Link(start=begin, end=end, target=target_of(target)))
        for kind_, first, template, values in block.marks:
            at = min(max(start + first - skip, start), self.length)
            self.say(kind_, template, at=at, **values)
        return start, self.length

    def add_row(self, cells: list[Block], row: int, *, header: bool) -> list[Cell]:
        """Add a row of a table as one block, its cells set apart by tabs; return the cells."""
        whole = Block()
        spans: list[tuple[int, int]] = []
        for cell in cells:
            if spans:
                whole.write("\t")
            shift = whole.length - (len(cell.text) - len(cell.text.lstrip()))
            begin = whole.length
            whole.write(_SPACE.sub(" ", cell.text.strip().replace("\n", " ")))
            spans.append((begin, whole.length))
            whole.links += [(first + shift, last + shift, target) for first, last, target in cell.links]
        lead = whole.length - len(whole.text.lstrip())
        place = self.add(whole, PassageKind.TABLE_ROW)
        if place is None:
            return []
        start, end = place
        return [
            Cell(row=row, column=column, start=_within(start + first - lead, start, end),
                 end=_within(start + last - lead, start, end), header=header)
            for column, (first, last) in enumerate(spans)
        ]  # fmt: skip

    def add_table(self, rows: list[list[Block]], *, header: bool = True) -> None:
        """Add a table row by row; a table of a single column is a layout, and gives paragraphs."""
        if max(map(len, rows), default=0) < 2:
            for row in rows:
                for cell in row:
                    self.add(cell)
            return
        cells = [
            cell for at, row in enumerate(rows) for cell in self.add_row(row, at, header=header and at == 0)
        ]
        if cells:
            self.tables.append(Table(start=cells[0].start, end=cells[-1].end, cells=tuple(cells)))

    def append(self, text: str) -> int:
        """Add text that has its blocks already, and return how far these are to be moved."""
        if self.length:
            self._write("\n\n")
        shift = self.length
        self._write(text)
        return shift

    def take(self, other: Flow, shift: int) -> None:
        """Take over headings, tables, links and defects of a flow whose text was appended."""
        self.headings += [
            replace(item, start=item.start + shift, end=item.end + shift) for item in other.headings
        ]
        self.links += [replace(item, start=item.start + shift, end=item.end + shift) for item in other.links]
        self.tables += [
            replace(
                table,
                start=table.start + shift,
                end=table.end + shift,
                cells=tuple(
                    replace(cell, start=cell.start + shift, end=cell.end + shift) for cell in table.cells
                ),
            )
            for table in other.tables
        ]
        self.defects += other.defects

    def say(self, kind: str, template: str, *, at: int = -1, **values: Filling) -> None:
        """Note a defect."""
        if len(self.defects) < _MOST_DEFECTS:
            self.defects.append(Defect(kind=kind, message=say(template, **values), start=at, end=at))

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def document(self, media_type: str, reader: str) -> Document:
        """Return the document; who it is called and what it weighs is filled in by checker."""
        text = "".join(self.pieces)
        taken = {offset for link in self.links for offset in range(link.start, link.end)}
        links = [*self.links, *(link for link in links_in(text) if link.start not in taken)]
        return Document(
            id="",
            name="",
            media_type=media_type,
            sha256="",
            size=0,
            reader=reader,
            text=text,
            line_starts=tuple(passage.start for passage in self.passages),
            passages=tuple(self.passages),
            headings=tuple(self.headings),
            tables=tuple(self.tables),
            links=tuple(sorted(links, key=lambda link: (link.start, link.end))),
            defects=tuple(self.defects),
            title=self.title,
            author=self.author,
            dated=self.dated,
        )


class Block:
    """The text of one block in the making, with the links and remarks inside it."""

    __slots__ = ("_last", "_pieces", "length", "links", "marks")

    def __init__(self, text: str = "") -> None:
        self._pieces: list[str] = []
        self._last = ""
        self.length = 0
        self.links: list[tuple[int, int, str]] = []
        """Start and end in the block, and the target as the file has it."""
        self.marks: list[tuple[str, int, str, dict[str, Filling]]] = []
        """Kind of a defect, where in the block, its sentence and the values of that."""
        self.write(text)

    @property
    def text(self) -> str:
        """Everything written so far."""
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    @property
    def ends_blank(self) -> bool:
        """True where nothing stands here yet, or white space last."""
        return not self._last.strip()

    def write(self, text: str) -> None:
        """Add text as it is."""
        if text:
            self._pieces.append(text)
            self._last = text[-1]
            self.length += len(text)

    def write_folded(self, text: str) -> None:
        """Add text with its white space folded, as a browser does."""
        folded = _BLANK.sub(" ", text)
        self.write(folded[1:] if folded[:1] == " " and self._last in {"", " ", "\n"} else folded)

    def link(self, start: int, target: str) -> None:
        """Note that the text from `start` up to here is a link."""
        if self.length > start:
            self.links.append((start, self.length, target))

    def mark(self, kind: str, template: str, **values: Filling) -> None:
        """Note a defect here."""
        self.marks.append((kind, self.length, template, values))


def _within(offset: int, start: int, end: int) -> int:
    return min(max(offset, start), end)
