"""The links of a PDF page: the words under each and where it leads."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium
from checker.plugins.readers.marks import target_of
from checker.plugins.readers.pdf_lines import TextPage

_MOST = 500
_URI = 3
"""PDFium's number for an action that opens an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLink:
    """A link by the indices of its first and last character on its page."""

    page: int
    first: int
    last: int
    target: str


def links_on(file: object, page: object, text: TextPage) -> Iterator[RawLink]:
    """Yield the links of a page that stand on words and lead out of the document, or nowhere."""
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    box = pdfium.FS_RECTF()
    for _ in range(_MOST):
        if not pdfium.FPDFLink_Enumerate(page, position, link):
            return
        target = _target(file, link)
        if target is None or not pdfium.FPDFLink_GetAnnotRect(link, box):
            continue
        middle = (box.bottom + box.top) / 2
        first, last = text.at(box.left + 1, middle), text.at(box.right - 1, middle)
        if 0 <= first <= last:
            yield RawLink(page=text.number, first=first, last=last, target=target)


def _target(file: object, link: object) -> str | None:
    """Return where a link leads, empty where it leads nowhere, nothing for one inside the document."""
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != _URI:
        return None if action or pdfium.FPDFLink_GetDest(file, link) else ""
    size = pdfium.FPDFAction_GetURIPath(file, action, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    pdfium.FPDFAction_GetURIPath(file, action, buffer, size)
    return str(target_of(buffer.value.decode("utf-8", errors="replace")))
