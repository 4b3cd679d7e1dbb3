"""What a reading of an entry stands for: rows of words, without gaps or words that may be left out."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from checker.matching.terms import GAP, Reading, Slot

_ANY = Slot("any")


class Row(NamedTuple):
    """Words that follow each other."""

    last: int
    """Place of the last word, counted from 0."""
    words: tuple[tuple[int, Slot], ...]
    """Every place at which not just any word may stand, counted from 0, and which words may."""


def rows_of(reading: Reading) -> tuple[Row, ...]:
    """Return everything that a reading stands for."""
    return tuple(
        _row(tuple(slot for part in parts for slot in part)) for parts in product(*map(_choices, reading))
    )


def _choices(slot: Slot) -> tuple[Reading, ...]:
    if slot.kind == "gap":
        return tuple((_ANY,) * words for words in range(GAP + 1))
    return ((), (Slot("word", slot.tests, slot.language),)) if slot.kind == "maybe" else ((slot,),)


def _row(slots: Reading) -> Row:
    words = ((place, slot) for place, slot in enumerate(slots) if slot.kind == "word")
    return Row(len(slots) - 1, tuple(words))
