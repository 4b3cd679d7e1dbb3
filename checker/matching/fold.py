"""Folding: lower case without accents, one character for each code point, so that offsets stay valid."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ASCII = frozenset(map(chr, range(128)))
_BY_HAND = {
    "ß": "s", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "a", "œ": "o", "þ": "t",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip
_FEW = 64
_BREAKS = "\n\t\r\f\v"


def fold(text: str) -> str:
    """Return `text` in lower case, without accents and line breaks; every offset stays the same."""
    if not text.isprintable():
        for char in _BREAKS:
            text = text.replace(char, " ")
    if text.isascii():
        return text.lower()
    table = {char: base for char in set(text) - _ASCII if (base := _base(char)) != char}
    if len(table) > _FEW:
        return text.translate({ord(char): base for char, base in table.items()}).lower()
    for char, base in table.items():
        text = text.replace(char, base)
    return text.lower()


@lru_cache(maxsize=4096)
def _base(char: str) -> str:
    """Return the one character that stands for `char`."""
    small = char.lower()
    first = unicodedata.normalize("NFD", small)[0]
    base = _BY_HAND.get(first, first)
    if base.isdigit() and not base.isdecimal():
        return " "  # a raised footnote mark is no part of the word before it
    return base
