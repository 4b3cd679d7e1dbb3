"""Paragraphs, lists and tables of a Word document, run by run."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.plugins.readers.flow import Block, Flow
from lxml import etree

from checker.domain.document import PassageKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHARACTERS = {
    f"{W}tab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
_SKIPPED = frozenset(
    {f"{_COMPATIBLE}Fallback", f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{W}tblPr", f"{W}sectPr"}
)
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_NEW = frozenset({f"{W}ins", f"{W}moveTo"})
_HEADING = re.compile(r"(?:heading|kop|überschrift|titre)\s*(\d)", re.IGNORECASE)
_MOST_DELETED = 100
_UNSEEN = "The document holds text that a reader does not see; it was left out: {text}"


class Styles:
    """What the styles of a document make of a paragraph."""

    def __init__(self, root: etree._Element | None) -> None:
        self.levels: dict[str, int] = {}
        self.lists: set[str] = set()
        self.contents: set[str] = set()
        for style in root.iterchildren(f"{W}style") if root is not None else ():
            self._learn(style)

    def _learn(self, style: etree._Element) -> None:
        id_ = str(style.get(f"{W}styleId", ""))
        label = style.find(f"{W}name")
        name = str(label.get(f"{W}val", "")) if label is not None else id_
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        if found := _HEADING.match(name) or _HEADING.match(id_):
            self.levels[id_] = int(found[1])
        elif name.lower() == "title":
            self.levels[id_] = 1
        elif (
            outline is not None
            and str(outline.get(f"{W}val", "")).isdigit()
            and int(outline.get(f"{W}val", 9)) < 9
        ):
            self.levels[id_] = int(outline.get(f"{W}val", 0)) + 1
        if name.lower().startswith("toc "):
            self.contents.add(id_)
        if style.find(f"{W}pPr/{W}numPr") is not None and id_ not in self.levels:
            self.lists.add(id_)

    def kind(self, paragraph: etree._Element) -> tuple[PassageKind, int]:
        """Return kind and heading level of a paragraph."""
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        style = str(found.get(f"{W}val", "")) if found is not None else ""
        level = self.levels.get(style, 0)
        named = _HEADING.match(style)
        if not level and named:
            level = int(named[1])
        if level:
            return PassageKind.HEADING, level
        if style in self.contents or style.lower().startswith("toc"):
            return PassageKind.CONTENTS, 0
        if paragraph.find(f"{W}pPr/{W}numPr") is not None or style in self.lists or style.startswith("List"):
            return PassageKind.LIST_ITEM, 0
        return (PassageKind.CAPTION if style.lower() == "caption" else PassageKind.SENTENCE), 0


class Paragraphs:
    """Adds what stands in a part of a document to a flow."""

    def __init__(self, flow: Flow, styles: Styles, targets: Mapping[str, str]) -> None:
        self.flow, self.styles, self.targets = flow, styles, targets
        self.deleted: list[str] = []
        self._hidden = False

    def through(self, parent: etree._Element, kind: PassageKind | None = None) -> None:
        """Add the paragraphs and tables of an element in order."""
        for element in parent.iterchildren(f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}ins"):
            if element.tag == f"{W}p":
                told, level = self.styles.kind(element)
                self.flow.add(self.block(element), kind or told, level)
            elif element.tag == f"{W}tbl":
                self.flow.add_table([self._row(row) for row in element.iterchildren(f"{W}tr")])
            else:
                inner = element.find(f"{W}sdtContent")
                self.through(element if inner is None else inner, kind)

    def _row(self, row: etree._Element) -> list[Block]:
        return [
            self._cell(cell)
            for cell in row.iter(f"{W}tc")
            if cell.getparent() is row or _is_wrapped(cell, row)
        ]

    def _cell(self, cell: etree._Element) -> Block:
        whole = Block()
        for paragraph in cell.iter(f"{W}p"):
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
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag in _GONE:
                self._delete(child, block)
            elif tag == f"{W}r":
                self._run(child, block)
            elif tag == f"{W}hyperlink":
                start = block.length
                self._write(child, block)
                target = self.targets.get(str(child.get(f"{_R}id", "")), "")
                if child.get(f"{W}anchor") is None:
                    block.link(start, target)
            else:
                self._inserted(child, block) if tag in _NEW else self._write(child, block)

    def _inserted(self, element: etree._Element, block: Block) -> None:
        before = block.length
        self._write(element, block)
        if added := block.text[before:].strip():
            text = (
                "This text was inserted by a tracked change that nobody has accepted or rejected yet: {text}"
            )
            block.marks.append(("tracked_change", before, text, {"text": added[:200]}))

    def _delete(self, element: etree._Element, block: Block) -> None:
        words = "".join(text.text or "" for text in element.iter(f"{W}delText", f"{W}t")).strip()
        if words and len(self.deleted) < _MOST_DELETED:
            self.deleted.append(words)
            block.mark("tracked_change", "A tracked change deletes text here: {text}", text=words[:200])

    def _run(self, run: etree._Element, block: Block) -> None:
        if _is_unseen(run):
            words = "".join(text.text or "" for text in run.iter(f"{W}t")).strip()
            if words:
                block.mark("hidden_text", _UNSEEN, text=words[:200])
            return
        for child in run:
            if child.tag == f"{W}t":
                block.write(child.text or "")
            elif child.tag in _CHARACTERS:
                block.write(_CHARACTERS[child.tag])
            elif child.tag not in _SKIPPED:
                for paragraph in child.iter(f"{W}p"):
                    self._boxed(paragraph)

    def _boxed(self, paragraph: etree._Element) -> None:
        """Add the text of a box as a block of its own, once: Word keeps a second copy for old programs."""
        if not any(parent.tag == f"{_COMPATIBLE}Fallback" for parent in paragraph.iterancestors()):
            self.flow.add(self.block(paragraph))


def _is_unseen(run: etree._Element) -> bool:
    """Tell whether a run is hidden or printed in letters of two points or less."""
    look = run.find(f"{W}rPr")
    if look is None:
        return False
    hidden, size = look.find(f"{W}vanish"), look.find(f"{W}sz")
    if hidden is not None and hidden.get(f"{W}val", "1") not in {"0", "false"}:
        return True
    points = str(size.get(f"{W}val", "")) if size is not None else ""
    return points.isdigit() and int(points) <= 4


def _is_wrapped(cell: etree._Element, row: etree._Element) -> bool:
    """Tell whether a cell belongs to the row although a content control stands between them."""
    parent = cell.getparent()
    while parent is not None and parent.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins"}:
        parent = parent.getparent()
    return parent is row
