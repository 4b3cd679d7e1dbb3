"""What goes to a platform and comes back: kinds of questions, of replies, of promises and of comments."""

from __future__ import annotations

from enum import StrEnum


class Asked(StrEnum):
    """What a question asks for."""

    CLARIFY = "clarify"
    """To explain what a document says."""
    SUPPLY = "supply"
    """To fill in a table."""
    EXPLAIN = "explain"
    """To say why something cannot be given."""


class ReplyOutcome(StrEnum):
    """How far a reply answers its question."""

    ANSWERED = "answered"
    PARTLY = "partly"
    REFUSED = "refused"
    UNANSWERED = "unanswered"
    """Something came, and it does not speak to the question."""


class PromiseOutcome(StrEnum):
    """What became of something that was promised; empty while it is open."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"
    """Later documents no longer speak of it."""
    CONTRADICTED = "contradicted"


class HeardOutcome(StrEnum):
    """What became of a comment of the platform; empty while it is open."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"


class Ground(StrEnum):
    """Why words are left out of a public edition, by the numbers of the Dutch Open Government Act."""

    BUSINESS = "5.1.1.c"
    PERSON = "5.1.1.d"
    SUPERVISION = "5.1.2.d"
    PRIVACY = "5.1.2.e"
    COMPETITION = "5.1.2.f"
    STATE = "5.1.2.i"
    OPINION = "5.2"
