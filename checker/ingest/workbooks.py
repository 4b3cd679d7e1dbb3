"""XLSX files as cells, read in a child process: formulas are named, links and macros refused.

Office Open XML is read as ECMA-376 describes it, and only as far as texts and numbers go.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

import msgspec
from lxml import etree

from checker.domain.errors import CheckerError, ReaderDied, UnreadableDocument
from checker.domain.message import Message
from checker.domain.workbook import ERROR, FORMULA, NUMBER, TEXT, TRUTH, Sheet, SheetCell
from checker.ingest.isolation import run_apart
from checker.settings import Settings

LARGEST = 16 * 1024 * 1024
"""Bytes of all parts of one workbook together, unpacked."""
MOST_PARTS, MOST_SHEETS, MOST_CELLS, MOST_STRINGS = 500, 20, 100_000, 100_000
LONGEST = 32_767
"""Characters of one cell, the most that spreadsheet programs write."""
LAST_ROW, LAST_COLUMN = 20_000, 200
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPE = re.compile(r"_x([0-9A-F]{4})_")
"""How a character that XML cannot hold is written, and an underscore that would look like one."""
_KINDS = {"b": TRUTH, "e": ERROR, "n": NUMBER}

_DAMAGED = "{name} is incomplete or damaged; save it again as XLSX and send that file."
_LOCKED = "{name} is protected with a password; save it without one and send that file."
_LARGE = (
    "{name} holds more than a filled-in questionnaire can; start again from the one that was sent to you."
)
_MACROS = "{name} holds macros; save it as XLSX without macros and send that file."
_LINKS = "{name} holds links to other files; break them, save it as XLSX and send that file."
_EMBEDDED = "{name} holds embedded files or controls; remove them, save it as XLSX and send that file."
_ENTITIES = "{name} defines XML entities, which no spreadsheet program writes; save it again as XLSX."
_NONE = "{name} is no XLSX workbook; save it as XLSX (not XLS, XLSB or ODS) and send that file."
_NOT_TAKEN = (
    ("vbaproject", _MACROS),
    ("xl/macrosheets/", _MACROS),
    ("xl/externallinks/", _LINKS),
    ("xl/connections.xml", _LINKS),
    ("xl/querytables/", _LINKS),
    ("xl/embeddings/", _EMBEDDED),
    ("xl/activex/", _EMBEDDED),
    ("xl/ctrlprops/", _EMBEDDED),
)
"""Beginnings or parts of names of members, and what is said where a workbook has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the child says: sheets, or why there are none."""

    sheets: tuple[Sheet, ...] = ()
    refused: Message | None = None


_DECODER = msgspec.msgpack.Decoder(Answer)


def is_workbook(data: bytes) -> bool:
    """Tell whether bytes are a ZIP file or an old office file, and so meant as a workbook."""
    return data.startswith((b"PK", b"\xd0\xcf\x11\xe0"))


def read_workbook(data: bytes, name: str, settings: Settings) -> tuple[Sheet, ...]:
    """Return the sheets of an XLSX file.

    Raises:
        UnreadableDocument: It is damaged, locked, too large, or holds what is not taken in.
        ReaderDied: The child process died, hung or answered nonsense.
    """
    outcome = run_apart(partial(read_here, data, name), settings)
    died = ReaderDied.say(
        "{name} was not read: the process that read it broke down; save it again as XLSX and send that file.",
        name=name,
    )
    if not outcome.ended or outcome.too_much:
        raise died
    try:
        answer = _DECODER.decode(outcome.answer)
    except (msgspec.MsgspecError, ValueError, RecursionError) as cause:
        raise died from cause
    if answer.refused:
        raise UnreadableDocument(answer.refused)
    return answer.sheets


def read_here(data: bytes, name: str) -> bytes:
    """Read in this process, the child, and return the packed answer."""
    try:
        return msgspec.msgpack.encode(Answer(sheets=_Book(data, name).sheets()))
    except CheckerError as cause:
        return msgspec.msgpack.encode(Answer(refused=cause.message))


@dataclass(slots=True)
class _Book:
    """A workbook that is being read."""

    data: bytes
    name: str
    left: int = LARGEST
    cells: int = 0
    strings: list[str] = field(default_factory=list)

    def refuse(self, template: str) -> UnreadableDocument:
        return UnreadableDocument.say(template, name=self.name)

    def sheets(self) -> tuple[Sheet, ...]:
        if not self.data.startswith(b"PK"):
            raise self.refuse(_NONE)
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as opened:
                return tuple(self._sheets(opened))
        except (
            zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError,
        ) as cause:  # fmt: skip
            raise self.refuse(_DAMAGED) from cause

    def _sheets(self, opened: zipfile.ZipFile) -> Iterator[Sheet]:
        self._weigh(opened)
        book, links = self._xml(opened, "xl/workbook.xml"), self._xml(opened, "xl/_rels/workbook.xml.rels")
        if book is None or links is None:
            raise self.refuse(_NONE)
        targets = {str(link.get("Id")): str(link.get("Target")) for link in links}
        shared = self._xml(opened, "xl/sharedStrings.xml")
        self.strings = (
            [] if shared is None else [_written(item) for item in shared.iterchildren(f"{_MAIN}si")]
        )
        listed = list(book.iter(f"{_MAIN}sheet"))
        if not listed:
            raise self.refuse(_DAMAGED)
        if len(listed) > MOST_SHEETS or len(self.strings) > MOST_STRINGS:
            raise self.refuse(_LARGE)
        for sheet in listed:
            part = targets.get(str(sheet.get(_RELATION)), "")
            root = self._xml(opened, part.removeprefix("/") if part.startswith("/") else f"xl/{part}")
            if root is None:
                raise self.refuse(_DAMAGED)
            cells = {(cell.row, cell.column): cell for cell in self._cells(root)}
            yield Sheet(name=str(sheet.get("name", "")), cells=tuple(cells[key] for key in sorted(cells)))

    def _weigh(self, opened: zipfile.ZipFile) -> None:
        """Refuse by the directory of the file, before a byte is unpacked."""
        members = opened.infolist()
        names = [member.filename.lower() for member in members]
        if any(member.flag_bits & 1 for member in members):
            raise self.refuse(_LOCKED)
        if len(members) > MOST_PARTS or sum(member.file_size for member in members) > LARGEST:
            raise self.refuse(_LARGE)
        if len(set(names)) < len(names):
            raise self.refuse(_DAMAGED)
        for part, sentence in _NOT_TAKEN:
            if any(part in name for name in names):
                raise self.refuse(sentence)

    def _xml(self, opened: zipfile.ZipFile, part: str) -> etree._Element | None:
        """Return the root of a part, None where it is not there; entities are refused."""
        if part not in opened.namelist():
            return None
        with opened.open(part) as source:
            data = source.read(self.left + 1)
        self.left -= len(data)
        if self.left < 0:
            raise self.refuse(_LARGE)
        if b"<!DOCTYPE" in data.replace(b"\x00", b""):
            raise self.refuse(_ENTITIES)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as cause:
            raise self.refuse(_DAMAGED) from cause

    def _cells(self, root: etree._Element) -> Iterator[SheetCell]:
        row = column = 0
        for element in root.iter(f"{_MAIN}row", f"{_MAIN}c"):
            if element.tag == f"{_MAIN}row":
                row, column = int(element.get("r") or row + 1), 0
                continue
            row, column = _position(element.get("r"), row, column + 1)
            cell = self._cell(element, row, column)
            if cell is None:
                continue
            self.cells += 1
            if self.cells > MOST_CELLS or row > LAST_ROW or column > LAST_COLUMN or len(cell.text) > LONGEST:
                raise self.refuse(_LARGE)
            yield cell

    def _cell(self, element: etree._Element, row: int, column: int) -> SheetCell | None:
        if element.find(f"{_MAIN}f") is not None:
            return SheetCell(row=row, column=column, text="", kind=FORMULA)
        kind = element.get("t", "n")
        inline = element.find(f"{_MAIN}is")
        text = _written(inline) if inline is not None else str(element.findtext(f"{_MAIN}v", ""))
        if kind == "s" and text:
            text = self._shared(text)
        if not text.strip():
            return None
        return SheetCell(row=row, column=column, text=text, kind=_KINDS.get(kind, TEXT))

    def _shared(self, number: str) -> str:
        if not number.isdecimal() or int(number) >= len(self.strings):
            raise self.refuse(_DAMAGED)
        return self.strings[int(number)]


def _position(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Return row and column of a cell; one without a reference follows the one before it."""
    if reference is None:
        return row, column
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(reference)
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), number


def _written(item: etree._Element) -> str:
    """Return the text of a string item; how a word sounds in Japanese is not part of it."""
    sounds = {text for spoken in item.iter(f"{_MAIN}rPh") for text in spoken.iter(f"{_MAIN}t")}
    parts = [str(text.text or "") for text in item.iter(f"{_MAIN}t") if text not in sounds]
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), "".join(parts))
