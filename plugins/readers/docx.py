"""Word documents (.docx): the accepted text, with notes, comments and both readings of tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from posixpath import basename, dirname, join

from checker.plugins.readers.container import DAMAGED, Container
from checker.plugins.readers.docx_text import Paragraphs, Styles
from checker.plugins.readers.flow import Block, Flow
from lxml import etree

from checker.domain.document import PassageKind
from checker.domain.errors import UnreadableDocument
from checker.hookspecs import hookimpl
from checker.offers import Reader, Reading
from checker.settings import Settings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MOST_RELATIONS = 50
_MAIN = "/officeDocument"


@hookimpl
def checker_readers(settings: Settings) -> Iterable[Reader]:
    """Offer the reader of Word documents."""
    return [Reader(name="docx", media_types=(_DOCX,), read=read)]


def read(data: bytes, name: str) -> Reading:
    """Read a Word document; raises `UnreadableDocument` where it is locked, damaged or holds no text."""
    container = Container(data, name)
    container.xml("[Content_Types].xml")
    main = _main_part(container)
    root = container.xml(main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise container.refuse(DAMAGED)
    flow = Flow()
    targets = _targets(container, main)
    paragraphs = Paragraphs(flow, Styles(container.xml(_beside(main, "styles.xml"))), targets)
    paragraphs.through(body)
    _notes(container, main, paragraphs)
    _comments(container, main, paragraphs)
    _say_what_is_left_out(container, flow)
    _describe(container, flow)
    if not flow.passages:
        raise UnreadableDocument.say("{name} holds no text; it may consist of pictures.", name=name)
    return Reading(document=flow.document(_DOCX, "docx"))


def _main_part(container: Container) -> str:
    """Return the name of the part with the text, as the package states it."""
    rels = container.xml("_rels/.rels")
    for relation in rels if rels is not None else ():
        if str(relation.get("Type", "")).endswith(_MAIN):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _beside(main: str, name: str) -> str:
    return join(dirname(main), name)


def _targets(container: Container, main: str) -> dict[str, str]:
    """Return where the links of the text lead, by the id of the relation."""
    rels = container.xml(join(dirname(main), "_rels", f"{basename(main)}.rels"))
    return {
        str(relation.get("Id")): str(relation.get("Target", ""))
        for relation in (rels if rels is not None else ())
        if str(relation.get("Type", "")).endswith("/hyperlink")
    }


def _notes(container: Container, main: str, paragraphs: Paragraphs) -> None:
    for part, tag in (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote")):
        root = container.xml(_beside(main, part))
        for note in root.iterchildren(f"{W}{tag}") if root is not None else ():
            if note.get(f"{W}type") is None:
                paragraphs.through(note, kind=PassageKind.FOOTNOTE)


def _comments(container: Container, main: str, paragraphs: Paragraphs) -> None:
    root = container.xml(_beside(main, "comments.xml"))
    for comment in root.iterchildren(f"{W}comment") if root is not None else ():
        before = paragraphs.flow.length
        paragraphs.through(comment, kind=PassageKind.COMMENT)
        if paragraphs.flow.length > before:
            author = str(comment.get(f"{W}author", ""))[:80] or "?"
            paragraphs.flow.say(
                "comment",
                "A comment by {author} stands in the margin.",
                at=paragraphs.flow.passages[-1].start,
                author=author,
            )
    for deleted in paragraphs.deleted:
        place = paragraphs.flow.add(Block(text=deleted), PassageKind.COMMENT)
        if place:
            text = "This text was deleted by a tracked change that nobody has accepted or rejected yet."
            paragraphs.flow.say("tracked_change", text, at=place[0])


def _say_what_is_left_out(container: Container, flow: Flow) -> None:
    names = container.parts
    if any(re.search(r"/(?:header|footer)\d*\.xml$", name) for name in names):
        flow.say("repeated_lines_dropped", "The headers and footers of the pages were left out of the text.")
    if any(name.endswith("vbaProject.bin") for name in names):
        flow.say("active_content", "The document holds macros; they were not run.")
    if _refers_outside(container):
        flow.say(
            "external_reference", "The document refers to files on other servers; they were not fetched."
        )
    if any("/embeddings/" in name for name in names):
        flow.say("embedded_object", "The document holds embedded files; they were not opened.")


def _refers_outside(container: Container) -> bool:
    """Tell whether a template, picture or other part, not a link of the text, is to come from elsewhere."""
    for part in [name for name in container.parts if name.endswith(".rels")][:_MOST_RELATIONS]:
        rels = container.xml(part)
        for relation in rels if rels is not None else ():
            kind = str(relation.get("Type", ""))
            if relation.get("TargetMode") == "External" and not kind.endswith("/hyperlink"):
                return True
    return False


def _describe(container: Container, flow: Flow) -> None:
    """Take title and author from the document's own description, the title else from its first heading."""
    core = container.xml("docProps/core.xml")
    for element in core if core is not None else ():
        tag = etree.QName(element).localname
        if tag == "title":
            flow.title = " ".join((element.text or "").split())
        elif tag == "creator":
            flow.author = " ".join((element.text or "").split())
