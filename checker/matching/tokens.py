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
Unglue = Callable[[list[str]], Mapping[str, int]]
"""Told all words of a text; returns those made of two words, and where the second begins."""
_GAP = "  "
"""No word holds it, and what stands on one side of it changes no word on the other."""


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


class Written:
    """A folded text before words are taken apart; stretches that stand in it again are cut once.

    Attributes:
        folded: The text.
    """

    def __init__(self, folded: str) -> None:
        """Cut every stretch between wide gaps into separators (even places) and words (odd places)."""
        self.folded = folded
        self._stretches = folded.split(_GAP)
        self._cut = {stretch: TOKEN.split(stretch) for stretch in dict.fromkeys(self._stretches)}
        self._forms = self._joined(self._cut)[1::2]

    def tokens(self, unglue: Unglue | None = None) -> Tokens:
        """Return its words; `unglue` takes those apart that lost the space between them."""
        cuts = unglue(self._forms) if unglue else {}
        whole = self._cut
        if cuts:
            whole = {stretch: _apart(parts, cuts) for stretch, parts in self._cut.items()}
        return Tokens(self._joined(whole))

    def _joined(self, cut: Mapping[str, list[str]]) -> list[str]:
        """Return the parts of the whole text: a gap belongs to the separators on both sides of it."""
        inner = {stretch: parts[1:] for stretch, parts in cut.items()}
        whole = [""]
        for stretch in self._stretches:
            whole[-1] += cut[stretch][0]
            whole += inner[stretch]
            whole[-1] += _GAP
        whole[-1] = whole[-1].removesuffix(_GAP)
        return whole


def tokenise(folded: str, unglue: Unglue | None = None) -> Tokens:
    """Cut a folded text into words.

    Args:
        folded: The text.
        unglue: What takes words apart that lost the space between them.
    """
    return Written(folded).tokens(unglue)


def _apart(parts: list[str], cuts: Mapping[str, int]) -> list[str]:
    """Put an empty separator between the two halves of every glued word."""
    if cuts.keys().isdisjoint(parts):
        return parts
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
