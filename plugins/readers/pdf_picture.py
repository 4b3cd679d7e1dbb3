"""Draws one page of a PDF as it would be printed, and says where points of the page stand on the picture."""

from __future__ import annotations

import ctypes
import struct
import zlib

import pypdfium2.raw as pdfium

from checker.domain.errors import UnreadableDocument
from checker.domain.message import say
from checker.offers import Picture

DOTS_PER_POINT = 1.5
"""108 dots an inch: small print can be read at twice its size."""
LONGEST_SIDE = 1_800
"""In dots; a larger page is drawn smaller."""
FINER = 1_000
"""PDFium tells places in whole dots, so they are asked of a picture that is so many times larger."""


def draw(data: bytes, number: int) -> Picture:
    """Draw a page, counted from 1; raises `UnreadableDocument` where it cannot be opened."""
    pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))
    file = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    page = pdfium.FPDF_LoadPage(file, number - 1) if file else None
    if not page:
        raise UnreadableDocument(say("The page is damaged and could not be opened."))
    across, up = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(DOTS_PER_POINT, LONGEST_SIDE / max(across, up, 1.0))
    width, height = max(1, round(across * scale)), max(1, round(up * scale))
    return Picture(
        png=_png(width, height, _rows(page, width, height)),
        width=width,
        height=height,
        placing=_placing(page, width, height),
    )


def _rows(page: object, width: int, height: int) -> bytes:
    """Return the dots of a page on white paper as PNG wants its rows: a zero, then red, green and blue."""
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGR, None, 0)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    flags = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    start = ctypes.cast(pdfium.FPDFBitmap_GetBuffer(bitmap), ctypes.c_void_p).value or 0
    dots = ctypes.string_at(start, stride * height)
    return b"".join(b"\0" + dots[row * stride : row * stride + 3 * width] for row in range(height))


def _placing(page: object, width: int, height: int) -> tuple[float, float, float, float, float, float]:
    """Return how a point of the page becomes one of the picture, rotation and cropping included."""
    left, top = _at(page, width, height, 0, 0)
    right, right_down = _at(page, width, height, FINER, 0)
    up_across, up = _at(page, width, height, 0, FINER)
    return (
        (right - left) / FINER, (right_down - top) / FINER,
        (up_across - left) / FINER, (up - top) / FINER, left, top,
    )  # fmt: skip


def _at(page: object, width: int, height: int, across: float, up: float) -> tuple[float, float]:
    found = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, width * FINER, height * FINER, 0, across, up, *found)
    return found[0].value / FINER, found[1].value / FINER


def _png(width: int, height: int, rows: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, body) for kind, body in parts)


def _part(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
