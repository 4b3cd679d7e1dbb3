"""A document as the tables read it: passages that say the same are searched once."""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.plugins.tables.names import Named

from checker.domain.document import Document
from checker.matching.copies import Copies

_BEFORE = 8
"""Characters before a passage that a pattern may look back at."""
FindNames = Callable[[str, int, int], tuple[Named, ...]]


class Paper:
    """One document, with what was found in its passages.

    Attributes:
        document: The document.
        folded: Its text, folded.
        original_of: For every passage the first one that says the same.
    """

    def __init__(self, document: Document, folded: str) -> None:
        """Find the passages that say the same after the same characters."""
        self.document = document
        self.folded = folded
        text = document.text
        self.original_of = Copies(
            (text[max(0, passage.start - _BEFORE) : passage.start], text[passage.start : passage.end])
            for passage in document.passages
        ).original_of
        self._held: dict[tuple[str, int], bool] = {}
        self._named: dict[tuple[str, int], tuple[Named, ...]] = {}

    def holds(self, pattern: re.Pattern[str], index: int, *, printed: bool = False) -> bool:
        """Tell whether a pattern is found in a passage, folded or as it is printed."""
        key = pattern.pattern, self.original_of[index]
        if key not in self._held:
            passage = self.document.passages[key[1]]
            text = self.document.text if printed else self.folded
            self._held[key] = bool(pattern.search(text, passage.start, passage.end))
        return self._held[key]

    def names(self, kind: str, find: FindNames, index: int) -> tuple[Named, ...]:
        """Return the names in a passage.

        Args:
            kind: What is named; names of one kind are found in the same way.
            find: Finds names between two offsets of the text.
            index: The passage.
        """
        original = self.original_of[index]
        passages, key = self.document.passages, (kind, original)
        if key not in self._named:
            self._named[key] = find(self.document.text, passages[original].start, passages[original].end)
        found = self._named[key]
        if not found or original == index:
            return found
        moved = passages[index].start - passages[original].start
        return tuple(Named(key=each.key, start=each.start + moved, end=each.end + moved) for each in found)
