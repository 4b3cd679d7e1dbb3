"""A text as words with offsets; words that lost the space between them are taken apart again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate, compress, count

TOKEN = re.compile(
    r"""(https?://[^\s<>"'()\[\]]+|www\.[^\s<>"'()\[\]]+"""
    r"""|\d+(?:[.,]\d+)*(?:[ ]?%|(?![^\W_]))|[^\W_]+)"""
)
"""An address of a web page, a number with or without a percent sign, or a run of letters and digits."""

# Only words that open no other word: "in" would split "inform", "de" would split "deactivate".
GLUED_BEFORE = ("the", "and", "our", "with", "that", "this", "from", "their", "which", "these", "are",
                "its", "of", "to", "by", "an", "or", "is", "we", "onze", "van", "het", "dat", "wordt",
                "worden")  # fmt: skip
GLUED_AFTER = ("the", "and", "any", "our", "with", "that", "this", "from", "their", "which", "these",
               "for", "are", "of", "to", "onze", "van", "het", "dat", "wordt", "worden")  # fmt: skip
SHORTEST_REST = 4
SHORTEST_REST_OF_TWO = 6
"""Letters the known word needs beside a function word of two letters."""


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


def tokenise(folded: str, unglue: Callable[[frozenset[str]], Mapping[str, int]] | None = None) -> Tokens:
    """Cut a folded text into words.

    Args:
        folded: The text.
        unglue: Told every distinct word once; returns those made of two words, and where the second begins.
    """
    parts = TOKEN.split(folded)
    if unglue and (cuts := unglue(frozenset(parts[1::2]))):
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


def glued(forms: Iterable[str], known: Callable[[str], bool]) -> dict[str, int]:
    """Find words that are a function word and a known word without the space between them.

    Args:
        forms: Distinct words that no vocabulary entry matches.
        known: Tells whether a word belongs to the vocabulary.

    Returns:
        Every glued word and the place at which its second half begins.
    """
    cuts = {}
    for form in forms:
        at = _cut_before(form, known) or _cut_after(form, known)
        if at:
            cuts[form] = at
    return cuts


def _cut_before(form: str, known: Callable[[str], bool]) -> int:
    if not form.startswith(GLUED_BEFORE):
        return 0
    return next(
        (
            len(word)
            for word in GLUED_BEFORE
            if form.startswith(word) and _rest(form[len(word) :], word, known)
        ),
        0,
    )


def _cut_after(form: str, known: Callable[[str], bool]) -> int:
    if not form.endswith(GLUED_AFTER):
        return 0
    return next(
        (
            len(form) - len(word)
            for word in GLUED_AFTER
            if form.endswith(word) and _rest(form[: -len(word)], word, known)
        ),
        0,
    )


def _rest(rest: str, word: str, known: Callable[[str], bool]) -> bool:
    shortest = SHORTEST_REST_OF_TWO if len(word) == 2 else SHORTEST_REST
    return len(rest) >= shortest and known(rest)
