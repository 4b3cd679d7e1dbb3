"""Places that show an element, weighed as far as choosing among them needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from checker.plugins.evaluators.text.flags import Statement, hedges_of
from checker.plugins.evaluators.text.ranking import rank_of

from checker.domain.evidence import Flag, Level
from checker.domain.message import Message

MOST_OF_ELEMENT = 40
"""Pieces of evidence of one element that are kept, most telling first."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A place that shows an element, weighed as far as choosing among the places needs."""

    statement: Statement
    span: tuple[int, int]
    """Start and end of the quote."""
    level: Level
    reasons: tuple[Message, ...]
    core: bool
    """Whether its element is one of the core of the obligation."""

    @cached_property
    def hedges(self) -> tuple[Flag, ...]:
        """Flags that come from how it is worded."""
        found: tuple[Flag, ...] = hedges_of(self.statement)
        return found

    @cached_property
    def rank(self) -> float:
        """How telling it is; worked out only where it decides between places of one level."""
        number: float = rank_of(self.statement, self.hedges, self.level, self.core)
        return number


def best_of_each_place(found: Iterable[Piece]) -> list[Piece]:
    """Keep the best piece of each passage, and of those the most telling."""
    best: dict[int, Piece] = {}
    for piece in found:
        passage = piece.statement.shown.passages[0]
        known = best.get(passage)
        if known is None or _is_stronger(piece, known):
            best[passage] = piece
    levels = sorted((piece.level.rank for piece in best.values()), reverse=True)[:MOST_OF_ELEMENT]
    likely = (piece for piece in best.values() if piece.level.rank >= levels[-1])
    ordered = sorted(likely, key=lambda piece: (-piece.level.rank, -piece.rank, piece.span[0]))
    return ordered[:MOST_OF_ELEMENT]


def _is_stronger(piece: Piece, known: Piece) -> bool:
    if piece.level is known.level:
        return piece.rank > known.rank
    return piece.level.rank > known.level.rank
