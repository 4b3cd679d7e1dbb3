"""Writes a paper of blocks as a Word document with real styles; the same view gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from checker.domain.errors import RenderingFailed
from checker.hookspecs import hookimpl
from checker.offers import Renderer, TemplateFolder

if TYPE_CHECKING:
    from checker.settings import Settings

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CODES = {"nl": "nl-NL", "en": "en-GB", "de": "de-DE", "fr": "fr-FR"}
"""What word processors call the languages."""
_MADE = (1980, 1, 1, 0, 0, 0)
_DAY = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
Block = Mapping[str, Any]


def to_docx(view: Mapping[str, object], language: str, folder: TemplateFolder) -> bytes:
    """Return a paper as DOCX; raises `RenderingFailed` for a view that is no paper of blocks."""
    blocks = view.get("blocks")
    if not isinstance(blocks, list):
        raise RenderingFailed.say("This view cannot be written as a Word document; choose another format.")
    word = Document()
    _prepare(word, str(view["title"]), language)
    for block in blocks:
        _WRITERS[block["is"]](word, block)
    return _packed(word)


def _prepare(word: Word, title: str, language: str) -> None:
    """Set language, font and properties; those of the template name somebody else."""
    about = word.core_properties
    about.title, about.author, about.language = title, "", CODES.get(language, language)
    about.comments = about.keywords = about.last_modified_by = about.subject = ""
    about.created = about.modified = _DAY
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    for properties in word.styles.element.iter(qn("w:rPr")):
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
    _speak(normal.element.get_or_add_rPr(), language)


def _speak(properties: _Element, language: str) -> None:
    """Say in what language words are written."""
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), CODES.get(language, language))
    properties.append(mark)


def _heading(word: Word, block: Block) -> None:
    word.add_paragraph(
        block["text"], style="Title" if block["level"] == 1 else f"Heading {block['level'] - 1}"
    )


def _text(word: Word, block: Block) -> None:
    lines = block["text"].split("\n")
    paragraph = word.add_paragraph(style="Caption" if block["note"] else "Normal")
    for number, line in enumerate(lines):
        run = paragraph.add_run(line)
        if number < len(lines) - 1:
            run.add_break()


def _quote(word: Word, block: Block) -> None:
    paragraph = word.add_paragraph(style="Quote")
    _run(paragraph, f"“{block['text']}”", block["language"])
    paragraph.add_run(f" ({block['where']})")


def _list(word: Word, block: Block) -> None:
    """Write a list; numbers are counted here, because those of Word would go on from the list before."""
    for number, item in enumerate(block["items"], start=1):
        if block["numbered"]:
            word.add_paragraph(f"{number}. {item}", style="List")
        else:
            word.add_paragraph(item, style="List Bullet")


def _table(word: Word, block: Block) -> None:
    if block["caption"]:
        word.add_paragraph(block["caption"], style="Caption").paragraph_format.keep_with_next = True
    table = word.add_table(rows=1, cols=len(block["header"]), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, block["header"], strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    _repeat(table)
    for row in block["rows"]:
        for cell, found in zip(table.add_row().cells, row, strict=True):
            _run(cell.paragraphs[0], found["text"], found["language"])
    word.add_paragraph()


def _repeat(table: Table) -> None:
    """Have the first row stand as headers on every page."""
    properties: _Element = table.rows[0]._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _run(paragraph: Paragraph, text: str, language: str) -> None:
    run = paragraph.add_run(text)
    if language:
        _speak(run._r.get_or_add_rPr(), language)


_WRITERS: dict[str, Callable[[Word, Block], None]] = {
    "heading": _heading,
    "text": _text,
    "quote": _quote,
    "list": _list,
    "table": _table,
}


def _packed(word: Word) -> bytes:
    """Return the file with the same times in it whenever it is made, without the picture of the template."""
    made, out = io.BytesIO(), io.BytesIO()
    word.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _MADE)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return out.getvalue()


@hookimpl
def checker_renderers(settings: Settings) -> list[Renderer]:
    """Offer the Word edition."""
    return [
        Renderer(name="docx-report", format="docx", media_type=MEDIA_TYPE, suffix=".docx", render=to_docx)
    ]
