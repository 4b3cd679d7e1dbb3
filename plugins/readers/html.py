"""Web pages: what a browser shows, with headings, lists, tables and links; nothing is loaded or run."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.plugins.readers.decode import decoded
from checker.plugins.readers.flow import Block, Flow
from lxml import etree
from lxml import html as markup

from checker.domain.document import PassageKind
from checker.domain.errors import UnreadableDocument
from checker.hookspecs import hookimpl
from checker.offers import Reader, Reading
from checker.settings import Settings

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "canvas"}
    | {"select", "textarea", "button", "audio", "video", "map"}
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "aside",
        "header",
        "footer",
        "nav",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
    }
    | {
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "form",
        "fieldset",
        "address",
        "details",
        "summary",
        "hr",
        "body",
    }
    | {"h1", "h2", "h3", "h4", "h5", "h6", "table", "caption", "tr", "td", "th", "center"}
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:\D|$)|opacity\s*:\s*0(?:\D|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(0",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)


@hookimpl
def checker_readers(settings: Settings) -> Iterable[Reader]:
    """Offer the reader of web pages."""
    return [Reader(name="html", media_types=("text/html",), read=read)]


def read(data: bytes, name: str) -> Reading:
    """Read a web page; raises `UnreadableDocument` where it shows no text without running its scripts."""
    stated = _CHARSET.search(data[:2048])
    text, certain = decoded(data, stated[1].decode("ascii", errors="replace") if stated else "")
    flow = flow_of(text)
    if not certain:
        flow.say("encoding", "Some characters of the file could not be read.")
    if not flow.length:
        template = "{name} shows no text without running its scripts; save the page as PDF and send that."
        raise UnreadableDocument.say(template, name=name)
    return Reading(document=flow.document("text/html", "html"))


def flow_of(text: str) -> Flow:
    """Return the blocks of a web page or of the body of a message."""
    parser = markup.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    cleaned = _CONTROL.sub("", text).encode("utf-8", "replace")
    flow = Flow()
    try:
        root = markup.document_fromstring(cleaned, parser=parser) if cleaned.strip() else None
    except etree.ParserError:
        root = None
    if root is None:
        return flow
    if _ENTITY.search(text[:10_000]):
        flow.say("entities", "The page defines entities of its own; they were not followed.")
    flow.title = " ".join((root.findtext(".//title") or "").split())
    author = root.xpath("string(//meta[translate(@name,'AUTHOR','author')='author']/@content)")
    flow.author = " ".join(str(author).split())
    _Walk(flow).through(root)
    return flow


class _Walk:
    """Goes through a page once, from tag to tag, without recursion: pages nest as deep as they like."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.block = Block()
        self.open: list[str] = []
        self.links: list[tuple[int, str]] = []
        self.rows: list[list[list[Block]]] = []
        self.skipped = 0
        self.hidden = 0
        self.unseen: list[str] = []

    def through(self, root: etree._Element) -> None:
        """Read all of it."""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                self._enter(element, tag)
            else:
                self._leave(element, tag)
        self._close()
        if shown := " ".join(" ".join(self.unseen).split()):
            template = "The page holds text that a reader does not see; it was left out: {text}"
            self.flow.say("hidden_text", template, text=shown[:200])

    def _enter(self, element: etree._Element, tag: str) -> None:
        if self.skipped or tag in _UNSEEN:
            self.skipped += 1
            return
        if self.hidden or _is_hidden(element):
            self.hidden += 1
            self._note(element.text)
            return
        if tag in _BLOCKS:
            self._close()
            self._open(tag)
        elif tag == "br":
            self.block.write("\n")
        elif tag == "a" and element.get("href") is not None:
            self.links.append((self.block.length, element.get("href", "")))
        self._write(element.text)

    def _leave(self, element: etree._Element, tag: str) -> None:
        if self.skipped:
            self.skipped -= 1
        elif self.hidden:
            self.hidden -= 1
        else:
            self._end(element, tag)
        if self.hidden and not self.skipped:
            self._note(element.tail)
        elif not self.skipped:
            self._write(element.tail)

    def _end(self, element: etree._Element, tag: str) -> None:
        if tag == "a" and element.get("href") is not None and self.links:
            start, target = self.links.pop()
            self.block.link(min(start, self.block.length), target)
        if tag in _BLOCKS:
            if tag in {"td", "th"} and self.rows and self.rows[-1]:
                self.rows[-1][-1].append(self.block)
                self.block = Block()
            self._close()
            if self.open and self.open[-1] == tag:
                self.open.pop()
            if tag == "table" and self.rows:
                self.flow.add_table([row for row in self.rows.pop() if row])

    def _open(self, tag: str) -> None:
        self.open.append(tag)
        if tag == "table":
            self.rows.append([])
        elif tag == "tr" and self.rows:
            self.rows[-1].append([])

    def _write(self, text: str | None) -> None:
        if text and "pre" in self.open:
            self.block.write(text)
        elif text:
            self.block.write_folded(text)

    def _note(self, text: str | None) -> None:
        if text and text.strip() and len(self.unseen) < 50:
            self.unseen.append(text)

    def _close(self) -> None:
        """Add the block that is open, unless it belongs to a cell that goes on."""
        if self.rows and self.rows[-1] and self.open and {"td", "th"} & set(self.open):
            if not self.block.ends_blank:
                self.block.write(" ")
            return
        block, self.block = self.block, Block()
        self.links = [(0, target) for _, target in self.links]
        kind, level = self._kind()
        self.flow.add(block, kind, level)

    def _kind(self) -> tuple[PassageKind, int]:
        for tag in reversed(self.open):
            if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
                return PassageKind.HEADING, int(tag[1])
            if tag in {"li", "dd", "dt"}:
                return PassageKind.LIST_ITEM, 0
            if tag in {"caption", "figcaption"}:
                return PassageKind.CAPTION, 0
        return (PassageKind.QUOTED if "blockquote" in self.open else PassageKind.SENTENCE), 0


def _is_hidden(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or not element.attrib:
        return False
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN.search(style) is not None)
