"""Headers of messages: what stands encoded in them, as one line of text."""

from __future__ import annotations

import email.errors
import email.header
import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f\s]+")
_LONGEST = 10_000


def header(value: object) -> str:
    """Return a header's words decoded and on one line; what cannot be decoded stays as it is."""
    raw = str(value)[:_LONGEST]
    try:
        pieces = [_piece(text, charset) for text, charset in email.header.decode_header(raw)]
    except (email.errors.HeaderParseError, ValueError, LookupError):
        pieces = [raw]
    return _CONTROL.sub(" ", "".join(pieces)).strip()


def _piece(text: bytes | str, charset: str | None) -> str:
    if isinstance(text, str):
        return text
    try:
        return text.decode(charset or "ascii")
    except (LookupError, UnicodeError):
        return text.decode("utf-8", errors="replace")
