"""What was read: canonical text, and where everything in it stands.

All offsets are Unicode code points into `Document.text`, start included and end excluded. The text is
normalised once, when it is read, and never again: a quote is `document.text[start:end]`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.domain.message import Message

REPORT = "report"
"""Id of the document that holds the cells of a harmonised report, one on each line."""


class PassageKind(StrEnum):
    """What a passage is in the document's own layout."""

    SENTENCE = "sentence"
    LIST_ITEM = "list_item"
    HEADING = "heading"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    CONTENTS = "contents"
    """A line of a table of contents: never evidence."""
    QUOTED = "quoted"
    """History quoted in an e-mail or a text block that repeats somebody else's words."""
    COMMENT = "comment"
    """A reviewer's comment or a deleted run of a tracked change: read, but not the document's statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBox:
    """One printed line of a PDF page; coordinates in points, origin at the lower left corner of the page."""

    start: int
    end: int
    left: float
    bottom: float
    right: float
    top: float


def _start(box: LineBox) -> int:
    return box.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page and what was read of it."""

    number: int
    """Counted from 1 in the order of the file."""
    start: int
    end: int
    read: bool = True
    reason: Message | None = None
    """Why the page was not read, where it was not."""
    lines: tuple[LineBox, ...] = ()
    width: float = 0.0
    height: float = 0.0
    label: str = ""
    """Page number as printed, where it differs from `number`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading and how deep it stands; level 1 is the outermost."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table; row and column counted from 0."""

    row: int
    column: int
    start: int
    end: int
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that was read with its rows and columns."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A hyperlink: the words it stands on and where it leads; an empty target is a lost link."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The smallest citable part of a document: a sentence, list item, heading, table row or footnote."""

    index: int
    start: int
    end: int
    kind: PassageKind = PassageKind.SENTENCE
    language: str = ""
    """ISO 639-1 code, or empty where too little text stands there to tell."""
    heading: int = -1
    """Index of the nearest heading above in `Document.headings`, -1 without one."""
    paragraph: int = 0
    """Number of the block (paragraph, list, table) the passage belongs to; neighbours share it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """Something wrong with the document as it arrived."""

    kind: str
    """``link_without_target``, ``cut_sentence``, ``missing_attachment``, ``date_without_year``,
    ``unread_page``, ``repeated_lines_dropped``, ``tracked_change``, ``redaction`` ..."""
    message: Message
    start: int = -1
    end: int = -1
    """Where it stands, -1 where it has no place in the text."""
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """What the document says about its own date: a day, or bounds, with the reason."""

    earliest: date | None
    latest: date | None
    reason: Message
    start: int = -1
    end: int = -1

    @property
    def day(self) -> date | None:
        """The day, where it is established."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where a quote stands, for a person: page and line; 0 where the format has none."""

    page: int
    line: int
    """Line on the page of a PDF, line of the file in text formats, paragraph number in Word and HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Where a cell of a harmonised report stands: part, file or sheet, and row and column counted from 1."""

    part: int
    file: str
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document, read."""

    id: str
    """``d1``, ``d2`` ... in the order of the dossier; an attachment follows its carrier as ``d1.1``."""
    name: str
    """File name as uploaded, without folders."""
    media_type: str
    sha256: str
    """Of the bytes as uploaded."""
    size: int
    """In bytes."""
    reader: str
    """Name of the reader that read it."""
    text: str
    pages: tuple[Page, ...] = ()
    """Empty where the format has no pages."""
    line_starts: tuple[int, ...] = ()
    """Offset of every line of the file (text formats) or paragraph (Word, HTML); empty for PDF."""
    passages: tuple[Passage, ...] = ()
    headings: tuple[Heading, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    defects: tuple[Defect, ...] = ()
    language: str = ""
    """Language of most of the text."""
    languages: tuple[tuple[str, int], ...] = ()
    """Number of letters in each language, most first; the empty code counts what could not be told."""
    title: str = ""
    author: str = ""
    dated: DateReading | None = None
    parent: str = ""
    """Id of the e-mail a document was attached to."""

    def quote(self, start: int, end: int) -> str:
        """Return the text between two offsets, exactly as it was read."""
        return self.text[start:end]

    def locate(self, offset: int) -> Locator:
        """Return page and line of an offset."""
        index = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        page = self.pages[index] if index >= 0 else None
        if page is None or offset >= max(page.end, page.start + 1):
            return Locator(page=0, line=self._line(offset))
        if page.lines:
            return Locator(page=page.number, line=max(bisect_right(page.lines, offset, key=_start), 1))
        return Locator(page=page.number, line=self._line(offset))

    def sheet(self, offset: int) -> Sheet | None:
        """Return the cell of a harmonised report in whose line an offset stands; None in other documents."""
        if self.id != REPORT:
            return None
        at = max(bisect_right(self.tables, offset, key=lambda table: table.start) - 1, 0)
        cells, page = self.tables[at].cells, self.pages[at]
        cell = cells[max(bisect_right(cells, offset, key=lambda each: each.start) - 1, 0)]
        return Sheet(part=page.number, file=page.label, row=cell.row + 1, column=cell.column + 1)

    def _line(self, offset: int) -> int:
        return bisect_right(self.line_starts, offset) if self.line_starts else 0

    def heading_path(self, passage: Passage) -> tuple[str, ...]:
        """Return the headings above a passage, outermost first."""
        path: list[str] = []
        depth = 99
        for heading in reversed(self.headings[: passage.heading + 1]):
            if heading.level < depth:
                depth = heading.level
                path.append(self.text[heading.start : heading.end])
        return tuple(reversed(path))

    @property
    def spoken(self) -> frozenset[str]:
        """Languages whose words may stand in the text; empty where no passage tells its language.

        They are those of its passages, and English, whose words stand in papers of every language.
        """
        told = {code for code, _ in self.languages if code}
        return frozenset(told | {"en"}) if told else frozenset()

    @property
    def unread_pages(self) -> tuple[Page, ...]:
        """Pages of which no text was read."""
        return tuple(page for page in self.pages if not page.read)

    @property
    def words(self) -> int:
        """Number of words of the text, separated by white space."""
        return len(self.text.split())
