"""Words broken at the end of a line, put together again.

A hyphen is never dropped blindly: before a capital it belongs to the word, before "and" it hangs, and
otherwise the document itself is asked which of the two spellings it uses elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_LAST = re.compile(r"([^\W_]+(?:[-'’][^\W_]+)*)[-\u2010\ufffe\xad]$")
_FIRST = re.compile(r"[^\W_]+")
_HANGS_BEFORE = frozenset({"en", "of", "and", "or", "und", "oder", "et", "ou", "bis", "tot", "to"})


class Hyphens:
    """Decides about the hyphens at the ends of the lines of one document."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = list(lines)
        self._broken = sum(text.endswith(("-", "\u2010", "\ufffe", "\xad")) for text in self._lines)
        # A program that prints a sign of its own where it breaks a word prints "-" where authors did.
        self._marks_its_own = any(text.endswith(("\u2010", "\ufffe")) for text in self._lines)
        self._known: set[str] | None = None

    def join(self, before: str, after: str) -> tuple[str, str] | None:
        """Return the end of the first line without or with its hyphen, and what stands between the two lines.

        Nothing is returned where the first line does not end in a broken word.
        """
        last, first = _LAST.search(before), _FIRST.match(after)
        if not last or not first:
            return None
        stem, mark = before[:-1], before[-1]
        if first[0].lower() in _HANGS_BEFORE and mark == "-":
            return f"{stem}-", "\n"
        if mark == "\xad":
            return stem, ""
        if not first[0][0].islower() or last[1][-1].isdigit():
            return f"{stem}-", ""
        return (f"{stem}-", "") if self._keeps(last[1], first[0], mark) else (stem, "")

    def _keeps(self, last: str, first: str, mark: str) -> bool:
        tail = last.lower()
        whole, hyphened = self._knows(f"{tail}{first.lower()}"), self._knows(f"{tail}-{first.lower()}")
        if whole or hyphened:
            return not whole
        part = last.rpartition("-")[2]
        if len(part) == 1 or (part.isupper() and len(part) > 1) or (len(last) <= 2 and mark == "-"):
            return True
        return mark == "-" and (self._marks_its_own or self._broken * 100 < len(self._lines))

    def _knows(self, word: str) -> bool:
        """Tell whether the document writes a word somewhere else, perhaps before a comma or full stop."""
        if self._known is None:
            self._known = set("\n".join(self._lines).lower().split())
        return word in self._known or f"{word}," in self._known or f"{word}." in self._known
