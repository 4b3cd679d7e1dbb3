"""Where else the matter of a duty is treated; what is said there decides nothing here."""

from __future__ import annotations

from dataclasses import dataclass

from checker.domain.citation import Act
from checker.domain.message import Localised


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A place in another text for the reader to look at; no outcome or level follows from it."""

    id: str
    kind: str
    """``report`` for cells of the harmonised transparency report, ``audit`` for what auditors record."""
    act: Act
    """The act that sets up the report or the audit."""
    label: Localised
    """The place inside it: ``Annex I, part 3, columns 7 to 10: orders to act``."""
