"""A text as words with offsets; words that lost the space between them are taken apart again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import accumulate, compress, count

TOKEN = re.compile(
    r"""(https?://[^\s<>"'()\[\]]+|www\.[^\s<>"'()\[\]]+"""
    r"""|\d+(?:[.,]\d+)*(?:[ ]?%|(?![^\W_]))|[^\W_]+)"""
)
"""An address of a web page, a number with or without a percent sign, or a run of letters and digits."""


class Tokens:
    """Words of a text in their order, and where each stands.

    Attributes:
        forms: The words, folded as the text was.
        starts: Offset of every word.
        ends: Offset after every word.
    """

    __slots__ = ("ends", "forms", "starts")

    def __init__(self, parts: list[str]) -> None:
        """Take a text that was split into separators (even places) and words (odd places)."""
        offsets = list(accumulate(map(len, parts)))
        self.forms = parts[1::2]
        self.starts = offsets[0:-1:2]
        self.ends = offsets[1::2]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.forms)


def tokenise(folded: str, unglue: Callable[[list[str]], Mapping[str, int]] | None = None) -> Tokens:
    """Cut a folded text into words.

    Args:
        folded: The text.
        unglue: Told all words; returns those made of two words, and where the second begins.
    """
    parts = TOKEN.split(folded)
    if unglue and (cuts := unglue(parts[1::2])):
        parts = _cut(parts, cuts)
    return Tokens(parts)


def _cut(parts: list[str], cuts: Mapping[str, int]) -> list[str]:
    """Put an empty separator between the two halves of every glued word."""
    whole: list[str] = []
    done = 0
    for place in compress(count(), map(cuts.__contains__, parts)):
        part = parts[place]
        at = cuts[part]
        whole += parts[done:place]
        whole += (part[:at], "", part[at:])
        done = place + 1
    whole += parts[done:]
    return whole
