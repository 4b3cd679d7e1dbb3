"""Something that crosses findings: a tension, a sum, a date, a register, a defect."""

from __future__ import annotations

from dataclasses import dataclass

from checker.domain.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A quotation by offsets."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One observation of a check, with its quotes, an innocent explanation and a question."""

    id: str
    kind: str
    """``tension``, ``arithmetic``, ``calendar``, ``register``, ``law`` or ``defect``."""
    severity: str
    """``note``, ``look`` or ``conflict``."""
    message: Message
    spans: tuple[Span, ...]
    explanations: tuple[Message, ...] = ()
    question: Message | None = None
    check: str = ""
    obligations: tuple[str, ...] = ()
