"""Statements of reasons in the Transparency Database: what is asked of them, what was counted, what is known.

Legal basis: Articles 17 and 24(5) of Regulation (EU) 2022/2065 (CELEX 32022R2065).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.domain.message import Message

APPLIED, FILED = "applied", "filed"
"""The day a restriction began (``application_date``), and the day its statement was sent (``created_at``)."""
DAY, MONTH, TOTAL = "day", "month", "total"
"""How long the periods are that are counted apart."""

WITHIN = (0, 1, 2, 3, 7, 14, 30, 90, 180, 365)
"""Days up to which statements are counted, each count including those before it."""
FILING, STANDING = "filing", "standing"
"""Days from restriction to statement, and from the first day the content was hosted to the restriction."""

STATEMENTS, OLD_CATEGORIES = "statements", "old_categories"
"""All statements, and those whose category was renamed or ended on 1 July 2025."""
ONE_STATE, SEVERAL_STATES, WHOLE_UNION = "one_state", "several_states", "whole_union"
SCOPES = (ONE_STATE, SEVERAL_STATES, WHOLE_UNION)
RESTRICTIONS = ("visibility", "monetary", "provision", "account")
"""The four families of restrictions; one statement may hold several."""


def within(time: str, days: int) -> str:
    """Return the name of the count of statements with at most so many days."""
    return f"{time}_within_{days}"


def known(time: str) -> str:
    """Return the name of the count of statements in which both days can be read."""
    return f"{time}_known"


def in_state(state: str) -> str:
    """Return the name of the count of statements whose scope names a state."""
    return f"state_{state}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementQuestion:
    """What is to be counted."""

    platforms: tuple[str, ...] = ()
    """Names as the database writes them, capitals aside; empty for all."""
    first: date | None = None
    last: date | None = None
    """Both days belong to what is counted."""
    dated_by: str = APPLIED
    per: str = MONTH
    states: tuple[str, ...] = ()
    """Codes of states for which statements are counted whose scope names them; Greece is GR."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementGroup:
    """Statements that agree in platform, period, source, ground, category and automation."""

    platform: str
    period: str
    """``2025-07-14``, ``2025-07`` or empty; empty too where the day cannot be read."""
    source: str
    ground: str
    category: str
    detection: str
    """``Yes``, ``No``, or empty."""
    decision: str
    counts: tuple[int, ...]
    """In the order of `StatementFigures.names`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFault:
    """A fault of the database that was announced."""

    platforms: tuple[str, ...]
    """Empty where it may concern any."""
    published: date
    first: date | None
    last: date | None
    """The days whose statements it touches, as far as they were announced."""
    touches: tuple[str, ...]
    """What it touches: ``statements``, ``source``, ``detection``, ``category``."""
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFigures:
    """What was counted, sorted, with everything a reader has to know about it."""

    question: StatementQuestion
    names: tuple[str, ...]
    """What each count of a group counts; a count that the files cannot answer has no name here."""
    groups: tuple[StatementGroup, ...]
    files: tuple[str, ...]
    backend: str
    notes: tuple[Message, ...] = ()
    faults: tuple[KnownFault, ...] = ()

    def count(self, name: str, *groups: StatementGroup) -> int:
        """Return the sum of one count over some groups."""
        place = self.names.index(name)
        return sum(group.counts[place] for group in groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What became of dumps that were written as Parquet."""

    files: tuple[str, ...]
    """In the order in which they were made."""
    rows: int
    notes: tuple[Message, ...] = ()
