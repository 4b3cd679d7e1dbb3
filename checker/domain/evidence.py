"""Verifiable quotations, and what was searched where there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.domain.message import Message
from checker.domain.obligation import Place


class Level(StrEnum):
    """How well a text shows an element, as the text states it; the members stand in the order of strength."""

    SILENT = "silent"
    ASSERTED = "asserted"
    DESCRIBED = "described"
    SUBSTANTIATED = "substantiated"

    @property
    def rank(self) -> int:
        """0 for silent up to 3 for substantiated."""
        return _ORDER[self]


_ORDER = {level: rank for rank, level in enumerate(Level)}


def strongest(levels: tuple[Level, ...]) -> Level:
    """Return the strongest of some levels, silent for none."""
    return max(levels, key=lambda level: level.rank, default=Level.SILENT)


def weakest(levels: tuple[Level, ...]) -> Level:
    """Return the weakest of some levels, substantiated for none."""
    return min(levels, key=lambda level: level.rank, default=Level.SUBSTANTIATED)


class FlagKind(StrEnum):
    """Reasons why evidence counts for less."""

    TERRITORY = "territory"
    REGIME = "regime"
    UNIT = "unit"
    PERIOD = "period"
    DENOMINATOR = "denominator"
    POINTER = "pointer"
    MODALITY = "modality"
    ABSOLUTE = "absolute"


CAPS = {
    FlagKind.TERRITORY: Level.DESCRIBED,
    FlagKind.REGIME: Level.DESCRIBED,
    FlagKind.UNIT: Level.DESCRIBED,
    FlagKind.PERIOD: Level.DESCRIBED,
    FlagKind.DENOMINATOR: Level.DESCRIBED,
    FlagKind.POINTER: Level.DESCRIBED,
    FlagKind.MODALITY: Level.ASSERTED,
    FlagKind.ABSOLUTE: Level.ASSERTED,
}
"""The highest level that evidence with a flag can be relied on for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One reason why evidence counts for less, and the words that gave it."""

    kind: FlagKind
    reason: Message
    start: int = -1
    end: int = -1
    """The words in the document; -1 where the reason is that words are missing."""


class Speaker(StrEnum):
    """Who makes the statement."""

    PROVIDER = "provider"
    ABOUT = "about"
    """An authority, parliament or the press about the provider."""
    AUTHORITY = "authority"
    """An authority about itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A concept of a rule and the words of the document that it was found in."""

    concept: str
    term: str
    """The vocabulary entry that fired, as the author wrote it."""
    start: int
    end: int
    place: Place
    """The line of the vocabulary entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """Something checkable that makes a statement substantiated."""

    kind: str
    """``figure``, ``link``, ``report``, ``counterparty`` or ``date``."""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quotation that speaks to an element; the quote itself is always read from the document."""

    element: str
    document: str
    start: int
    end: int
    passage: int
    """Index of the passage in which it starts."""
    level: Level
    """As the text states it."""
    relied_level: Level
    """After the caps of the flags."""
    speaker: Speaker = Speaker.PROVIDER
    hearsay: bool = False
    """True where somebody else reports what the provider said."""
    negative: bool = False
    """True where the statement says that the element is not done."""
    flags: tuple[Flag, ...] = ()
    reasons: tuple[Message, ...] = ()
    """Why this level, and why not a higher one, in sentences."""
    matches: tuple[Match, ...] = ()
    backings: tuple[Backing, ...] = ()
    rank: float = 0.0
    """Larger is more telling; orders quotes of the same level."""
    evaluator: str = ""
    signal: Place | None = None
    """The line of the alternative that fired."""


def relied(level: Level, flags: tuple[Flag, ...]) -> Level:
    """Return the level after the caps of the flags."""
    return weakest((level, *(CAPS[flag.kind] for flag in flags)))


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A passage that came close to an element, and why it did not count."""

    element: str
    document: str
    start: int
    end: int
    reason: Message
    matches: tuple[Match, ...] = ()
    closeness: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What was searched where an element is silent."""

    element: str
    concepts: tuple[str, ...]
    terms: int
    """Number of vocabulary entries searched."""
    languages: tuple[str, ...]
    passages: int
    """Number of passages searched."""
    pages: int
    unread: tuple[tuple[str, int], ...]
    """Document id and page number of every page that could not be read."""
    near_misses: tuple[NearMiss, ...] = ()
