"""OpenDocument texts (.odt): the accepted text, with notes, comments and both readings of tracked changes."""

from __future__ import annotations

from collections.abc import Iterable

from checker.plugins.readers.container import DAMAGED, LOCKED, Container
from checker.plugins.readers.flow import Block, Flow
from lxml import etree

from checker.domain.document import PassageKind
from checker.domain.errors import UnreadableDocument
from checker.hookspecs import hookimpl
from checker.offers import Reader, Reading
from checker.settings import Settings

_ODT = "application/vnd.oasis.opendocument.text"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_CHARACTERS = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"}
_MOST_REPEATED = 64


@hookimpl
def checker_readers(settings: Settings) -> Iterable[Reader]:
    """Offer the reader of OpenDocument texts."""
    return [Reader(name="odt", media_types=(_ODT,), read=read)]


def read(data: bytes, name: str) -> Reading:
    """Read an OpenDocument text; raises `UnreadableDocument` where it is locked, damaged or holds no text."""
    container = Container(data, name)
    if b"encryption-data" in container.read("META-INF/manifest.xml"):
        raise container.refuse(LOCKED)
    root = container.xml("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if body is None:
        raise container.refuse(DAMAGED)
    flow = Flow()
    text = _Text(flow, body)
    text.through(body)
    text.finish()
    meta = container.xml("meta.xml")
    if meta is not None:
        flow.title = " ".join((meta.findtext(f".//{_DC}title") or "").split())
        flow.author = " ".join((meta.findtext(f".//{_META}initial-creator") or "").split())
    if not flow.passages:
        raise UnreadableDocument.say("{name} holds no text; it may consist of pictures.", name=name)
    return Reading(document=flow.document(_ODT, "odt"))


class _Text:
    """Adds the paragraphs, lists and tables of a text to a flow; notes and comments follow at the end."""

    def __init__(self, flow: Flow, body: etree._Element) -> None:
        self.flow = flow
        self.notes: list[Block] = []
        self.comments: list[Block] = []
        self.changes = {
            str(region.get(f"{_TEXT}id", "")): region for region in body.iter(f"{_TEXT}changed-region")
        }

    def through(self, parent: etree._Element, kind: PassageKind = PassageKind.SENTENCE) -> None:
        """Add what stands in an element, in order."""
        for element in parent:
            tag = element.tag
            if tag == f"{_TEXT}h":
                level = str(element.get(f"{_TEXT}outline-level", "1"))
                self.flow.add(self.block(element), PassageKind.HEADING, int(level) if level.isdigit() else 1)
            elif tag == f"{_TEXT}p":
                self.flow.add(self.block(element), kind)
            elif tag == f"{_TABLE}table":
                self.flow.add_table([self._row(row) for row in element.iter(f"{_TABLE}table-row")])
            elif tag == f"{_TEXT}table-of-content":
                self.through(element, PassageKind.CONTENTS)
            elif tag in {f"{_TEXT}list", f"{_TEXT}list-item"}:
                self.through(element, PassageKind.LIST_ITEM)
            elif tag in {f"{_TEXT}section", f"{_TEXT}index-body", f"{_TEXT}list-header"}:
                self.through(element, kind)

    def finish(self) -> None:
        """Add notes, comments and what tracked changes delete."""
        for note in self.notes:
            self.flow.add(note, PassageKind.FOOTNOTE)
        for comment in self.comments:
            place = self.flow.add(comment, PassageKind.COMMENT)
            if place:
                self.flow.say("comment", "A comment stands in the margin.", at=place[0])
        for region in self.changes.values():
            for deletion in region.iterchildren(f"{_TEXT}deletion"):
                place = self.flow.add(self._joined(deletion), PassageKind.COMMENT)
                if place:
                    text = (
                        "This text was deleted by a tracked change that nobody has accepted or rejected yet."
                    )
                    self.flow.say("tracked_change", text, at=place[0])

    def _row(self, row: etree._Element) -> list[Block]:
        cells = []
        for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            repeated = str(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            times = min(int(repeated), _MOST_REPEATED) if repeated.isdigit() else 1
            cells += [self._joined(cell)] * max(times, 1)
        while cells and not cells[-1].text.strip():
            cells.pop()
        return cells

    def _joined(self, parent: etree._Element) -> Block:
        whole = Block()
        for paragraph in parent.iter(f"{_TEXT}p", f"{_TEXT}h"):
            if whole.length:
                whole.write(" ")
            self._write(paragraph, whole)
        return whole

    def block(self, paragraph: etree._Element) -> Block:
        """Return the accepted text of a paragraph."""
        block = Block()
        self._write(paragraph, block)
        return block

    def _write(self, element: etree._Element, block: Block) -> None:
        block.write_folded(element.text or "")
        for child in element:
            self._part(child, block)
            block.write_folded(child.tail or "")

    def _part(self, child: etree._Element, block: Block) -> None:
        tag = child.tag
        if tag in _CHARACTERS:
            block.write(_CHARACTERS[tag])
        elif tag == f"{_TEXT}a":
            start = block.length
            self._write(child, block)
            block.link(start, str(child.get(f"{_XLINK}href", "")))
        elif tag == f"{_TEXT}note":
            body = child.find(f"{_TEXT}note-body")
            if body is not None:
                self.notes.append(self._joined(body))
        elif tag == f"{_OFFICE}annotation":
            self.comments.append(self._joined(child))
        elif tag in {f"{_TEXT}change", f"{_TEXT}change-start"}:
            self._changed(child, block)
        elif tag != f"{_OFFICE}annotation-end":
            self._write(child, block)

    def _changed(self, child: etree._Element, block: Block) -> None:
        region = self.changes.get(str(child.get(f"{_TEXT}change-id", "")))
        if region is None:
            return
        deletion = region.find(f"{_TEXT}deletion")
        if deletion is not None:
            words = self._joined(deletion).text.strip()
            block.mark("tracked_change", "A tracked change deletes text here: {text}", text=words[:200])
        elif region.find(f"{_TEXT}insertion") is not None:
            block.mark("tracked_change", "From here on text was inserted by a tracked change.")
