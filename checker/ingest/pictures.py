"""Pictures of printed pages, drawn by a reader in a child process; what comes back is looked at first."""

from __future__ import annotations

import math
import struct
from functools import partial

from checker.domain.errors import ReaderDied, UnreadableDocument
from checker.domain.message import Message, say
from checker.ingest.isolation import run_apart
from checker.ingest.upload import Upload
from checker.offers import Picture, Reader
from checker.settings import Settings

_HEAD = struct.Struct(">II6d")
_SIGNATURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_MOST_DOTS = 4_000 * 4_000


def picture(upload: Upload, reader: Reader, settings: Settings, page: int) -> Picture:
    """Return the picture of a page, counted from 1.

    Raises:
        UnreadableDocument: The format has no printed pages, or this one cannot be drawn.
        ReaderDied: The child process died, hung or answered nonsense.
    """
    if reader.draw is None:
        raise UnreadableDocument(_without(upload.name, page))
    outcome = run_apart(partial(draw_here, reader, upload.data, page), settings)
    if not outcome.ended or outcome.too_much:
        raise ReaderDied(_without(upload.name, page))
    found = _believed(outcome.answer)
    if found is None:
        raise UnreadableDocument(_without(upload.name, page))
    return found


def draw_here(reader: Reader, data: bytes, page: int) -> bytes:
    """Draw in this process, the child; nothing where it cannot be done."""
    if reader.draw is None:
        return b""
    try:
        drawn = reader.draw(data, page)
    except Exception:
        return b""
    return _HEAD.pack(drawn.width, drawn.height, *drawn.placing) + drawn.png


def _believed(answer: bytes) -> Picture | None:
    """Return what the child drew, where it is a PNG of the size it says."""
    if len(answer) < _HEAD.size + len(_SIGNATURE) + 8:
        return None
    width, height, a, b, c, d, e, f = _HEAD.unpack_from(answer)
    png = answer[_HEAD.size :]
    said = struct.unpack_from(">II", png, len(_SIGNATURE))
    is_whole = png.startswith(_SIGNATURE) and said == (width, height) and 0 < width * height <= _MOST_DOTS
    if not is_whole or not all(map(math.isfinite, (a, b, c, d, e, f))):
        return None
    return Picture(png=png, width=width, height=height, placing=(a, b, c, d, e, f))


def _without(name: str, page: int) -> Message:
    text = "Page {page} of {name} cannot be shown as a picture; read its text instead."
    return say(text, page=page, name=name)
