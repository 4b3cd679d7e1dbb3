"""What PDFium is asked for every printed line, with plain addresses for arguments.

The declarations of pypdfium2 turn every argument into a typed pointer, which costs as much again as the call.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import pypdfium2.raw as pdfium

_ADDRESS, _NUMBER = ctypes.c_void_p, ctypes.c_int


def address_of(pointer: object) -> int:
    """Return the address that a typed pointer holds, 0 where it holds none."""
    return ctypes.cast(pointer, _ADDRESS).value or 0  # type: ignore[arg-type]


def _plain(function: object, answer: type, *arguments: type) -> Callable[..., int]:
    return ctypes.CFUNCTYPE(answer, *arguments)(address_of(function))


count_boxes = _plain(pdfium.FPDFText_CountRects, _NUMBER, _ADDRESS, _NUMBER, _NUMBER)
box_at = _plain(pdfium.FPDFText_GetRect, _NUMBER, _ADDRESS, _NUMBER, *[_ADDRESS] * 4)
loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, _NUMBER, _ADDRESS, _NUMBER, _ADDRESS)
weight_at = _plain(pdfium.FPDFText_GetFontWeight, _NUMBER, _ADDRESS, _NUMBER)
drawn_at = _plain(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _NUMBER)
mode_of = _plain(pdfium.FPDFTextObj_GetTextRenderMode, _NUMBER, _ADDRESS)
