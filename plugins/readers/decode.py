"""Bytes of a text file, as text."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_KNOWN = re.compile(
    r"utf-?8|(?:us-)?ascii|iso-?8859-?\d+|(?:windows|cp)-?125\d|latin-?\d|utf-?16(?:-?[bl]e)?|koi8-[ru]|mac-?roman|macintosh"
    r"|big5|gb\w+|shift_jis|euc-\w+|iso-2022-jp",
    re.IGNORECASE,
)
"""Encodings that a header may name; others, such as UTF-7, hide text from whoever looks at the bytes."""


def decoded(data: bytes, stated: str = "") -> tuple[str, bool]:
    """Return the text in some bytes, and whether all of it could be read with certainty.

    Args:
        data: The bytes of the file or of a part of a message.
        stated: The encoding a header names; tried first, unknown names are passed over.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lines(data[len(mark) :].decode(encoding, errors="replace")), True
    for encoding in (stated, "utf-8", _wide(data)):
        text = _strictly(data, encoding)
        if text is not None:
            return _lines(text), encoding in (stated, "utf-8")
    damaged = data.decode("utf-8", errors="replace")
    if damaged.count("\ufffd") * 20 < sum(letter > "\x7f" for letter in damaged):
        return _lines(damaged), False
    return _lines(data.decode("cp1252", errors="replace")), False


def _wide(data: bytes) -> str:
    """Return which UTF-16 some bytes look like: every other byte of Western text is zero there."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) <= len(head) * 0.3:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _strictly(data: bytes, encoding: str) -> str | None:
    if not _KNOWN.fullmatch(encoding) or (encoding == "utf-8" and _wide(data)):
        return None
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
