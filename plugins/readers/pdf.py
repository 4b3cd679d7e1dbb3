"""PDF: text, printed lines, headings, lists, rows and links; pages that hold no text are named."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

import pypdfium2.raw as pdfium
from checker.plugins.readers.pdf_assembly import assembled
from checker.plugins.readers.pdf_lines import Line, Sheet, TextPage
from checker.plugins.readers.pdf_links import RawLink, links_on
from checker.plugins.readers.pdf_picture import draw

from checker.domain.document import Defect, Page
from checker.domain.errors import UnreadableDocument
from checker.domain.message import Message, say
from checker.hookspecs import hookimpl
from checker.offers import Reader, Reading
from checker.settings import Settings

_PASSWORD = 4
_XFA = frozenset({2, 3})
"""PDFium's numbers for forms that draw their pages themselves."""
_MEANINGLESS = re.compile("[\ue000-\uf8ff\ufffd]")
_LOST = 0.3
"""A page is unread where more than this part of its letters has no meaning outside its font."""


@hookimpl
def checker_readers(settings: Settings) -> Iterable[Reader]:
    """Offer the reader of PDF files."""
    return [
        Reader(
            name="pdf",
            media_types=("application/pdf",),
            read=partial(read, most_pages=settings.most_pages),
            draw=draw,
        )
    ]


def read(data: bytes, name: str, *, most_pages: int = 3_000) -> Reading:
    """Read a PDF; raises `UnreadableDocument` where it is locked, broken, too long or without any text."""
    pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))
    file = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not file:
        raise _unopened(name)
    count = pdfium.FPDF_GetPageCount(file)
    if count > most_pages:
        text = "{name} has {pages} pages, and at most {most} are read; send it in parts."
        raise UnreadableDocument(say(text, name=name, pages=count, most=most_pages))
    if count <= 0:
        raise UnreadableDocument.say("{name} has no pages; ask the sender for another copy.", name=name)
    sheets, reasons, links = [], {}, []
    for number, sheet, reason, found in _sheets(file, count):
        sheets.append(sheet)
        links += found
        if reason:
            reasons[number] = reason
    if len(reasons) == count:
        raise _unread(name, reasons)
    pages = tuple(
        Page(
            number=sheet.number,
            start=0,
            end=0,
            read=sheet.number not in reasons,
            reason=reasons.get(sheet.number),
            width=sheet.width,
            height=sheet.height,
            label=_label(file, sheet.number),
        )
        for sheet in sheets
    )
    document = assembled(sheets, pages, links, title=_said(file, b"Title"), author=_said(file, b"Author"))
    return Reading(document=replace(document, defects=(*document.defects, *_remarks(file, data))))


def _sheets(file: object, count: int) -> Iterator[tuple[int, Sheet, Message | None, list[RawLink]]]:
    for index in range(count):
        page = pdfium.FPDF_LoadPage(file, index)
        lines: list[Line] = []
        links: list[RawLink] = []
        width = height = 0.0
        reason: Message | None = say("The page is damaged and could not be opened.")
        if page:
            width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
            text = TextPage(page, index + 1)
            lines = text.lines()
            reason = _why_unread(page, lines)
            lines = [] if reason else lines
            links = list(links_on(file, page, text)) if lines else []
            text.close()
            pdfium.FPDF_ClosePage(page)
        yield index + 1, Sheet(number=index + 1, width=width, height=height, lines=lines), reason, links


def _why_unread(page: object, lines: list[Line]) -> Message | None:
    if not lines:
        if pdfium.FPDFPage_CountObjects(page) <= 0:
            return None
        return say("The page holds no text; it looks like a scan or a picture.")
    letters = sum(len(line.text) for line in lines)
    lost = sum(len(_MEANINGLESS.findall(line.text)) for line in lines if not line.text.isascii())
    if lost > _LOST * letters and letters > 20:
        return say("The letters of the page have no meaning outside the fonts of the file.")
    return None


def _remarks(file: object, data: bytes) -> Iterator[Defect]:
    """Yield what the file holds beside its pages; none of it is opened or run."""
    if pdfium.FPDFDoc_GetJavaScriptActionCount(file) > 0 or b"/JavaScript" in data or b"/Launch" in data:
        yield Defect(kind="active_content", message=say("The file holds scripts; they were not run."))
    if pdfium.FPDFDoc_GetAttachmentCount(file) > 0:
        yield Defect(
            kind="embedded_object", message=say("The file holds attached files; they were not opened.")
        )
    if pdfium.FPDF_GetFormType(file) in _XFA:
        text = (
            "The file is a form whose content may not stand on its pages; ask the sender for a printed copy."
        )
        yield Defect(kind="form", message=say(text))
    if data.count(b"%%EOF") > 1 and b"/Linearized" not in data[:2048]:
        yield Defect(
            kind="revisions", message=say("The file was changed later; only its last version is read.")
        )


def _unopened(name: str) -> UnreadableDocument:
    if pdfium.FPDF_GetLastError() == _PASSWORD:
        text = "{name} is protected with a password; ask the sender for an open copy."
    else:
        text = "{name} is incomplete or damaged; ask the sender for another copy."
    return UnreadableDocument(say(text, name=name))


def _unread(name: str, reasons: dict[int, Message]) -> UnreadableDocument:
    text = "{name} holds no text on any of its {pages} pages; ask the sender for a file with text in it."
    return UnreadableDocument(
        say(text, name=name, pages=len(reasons)), details=(next(iter(reasons.values())),)
    )


def _said(file: object, tag: bytes) -> str:
    """Return an entry of the document's own description."""
    size = pdfium.FPDF_GetMetaText(file, tag, None, 0)
    return _filled(size, lambda buffer: pdfium.FPDF_GetMetaText(file, tag, buffer, size))


def _label(file: object, number: int) -> str:
    """Return the printed number of a page where it differs from its place in the file."""
    size = pdfium.FPDF_GetPageLabel(file, number - 1, None, 0)
    label = _filled(size, lambda buffer: pdfium.FPDF_GetPageLabel(file, number - 1, buffer, size))
    return "" if label == str(number) else label


def _filled(size: int, fill: Callable[[object], object]) -> str:
    if not 2 < size < 4096:
        return ""
    buffer = ctypes.create_string_buffer(size)
    fill(buffer)
    return buffer.raw[:size].decode("utf-16-le", errors="replace").rstrip("\x00").strip()
