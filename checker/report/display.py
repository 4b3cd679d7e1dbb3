"""Makes any text safe to lay out and to print: bounded, breakable, without control characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST_QUOTE = 2_000
"""In characters; a longer quote is cut and says so."""
LONGEST_RUN = 60
"""In characters; a longer run without white space gets opportunities to break."""
MOST_MARKS = 4
"""Combining marks on one letter; further ones are left out."""

BREAK = "\N{ZERO WIDTH SPACE}"
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_SPACE = re.compile(r"\s+")
_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
_MARKS = re.compile(
    rf"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{{MOST_MARKS}}})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)


def shown(text: str, longest: int = LONGEST_QUOTE) -> str:
    """Return a text as it can be shown: white space folded, at most `longest` characters, then an ellipsis.

    Characters that have no shape of their own, such as control characters and marks of writing direction, are
    shown as U+FFFD, so that nothing hidden acts on a page or a terminal.
    """
    text = _SPACE.sub(" ", text[: longest * 8]).strip()
    if len(text) > longest:
        text = text[:longest].rstrip() + "…"
    text = _MARKS.sub(r"\1", _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text))
    return _RUN.sub(_breakable, text)


def _breakable(run: re.Match[str]) -> str:
    """Put an opportunity to break into a long run, never before a combining mark."""
    letters = run.group()
    pieces = [letters[start : start + LONGEST_RUN] for start in range(0, len(letters), LONGEST_RUN)]
    return "".join(
        ("" if not index or unicodedata.combining(piece[0]) else BREAK) + piece
        for index, piece in enumerate(pieces)
    )


def ranges(numbers: Iterable[int]) -> str:
    """Write page numbers as ranges: ``1–3, 7``."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in found)
