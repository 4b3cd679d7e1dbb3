"""How an observation is put together: its name, its quotes cut to what can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from checker.domain.document import Document
from checker.domain.message import Message
from checker.domain.observation import Observation, Span

LONGEST_QUOTE = 600
"""Characters of one quote."""
MOST_QUOTES = 8
"""Quotes of one observation; the first four are printed, all stand in the JSON edition."""


def quote(document: Document, start: int, end: int, heart: int = -1) -> Span:
    """Return a quote of at most `LONGEST_QUOTE` characters around the offset `heart`, cut between words."""
    text = document.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > LONGEST_QUOTE:
        middle = max(heart, start)
        first = max(start, min(middle - LONGEST_QUOTE // 2, end - LONGEST_QUOTE))
        start = start if first == start else text.find(" ", first, end) + 1 or first
        last = min(start + LONGEST_QUOTE, end)
        end = last if last == end else max(text.rfind(" ", start + 1, last), start + 1)
    return Span(document=document.id, start=start, end=end)


def observe(
    rule: str,
    kind: str,
    severity: str,
    message: Message,
    spans: Iterable[Span],
    *,
    explanations: Sequence[Message],
    question: Message,
    obligations: tuple[str, ...] = (),
) -> Observation:
    """Return an observation; its id names the rule and the place of its first and last quote.

    Args:
        rule: Name of the rule that observed it.
        kind: As `Observation.kind`.
        severity: As `Observation.severity`.
        message: What stands there, in one sentence.
        spans: The quotes, the first ones are shown first.
        explanations: Innocent ones, at least one.
        question: What to ask the sender.
        obligations: Ids of the duties that it bears on.
    """
    quotes = tuple(islice(dict.fromkeys(spans), MOST_QUOTES))
    places = [f"{span.document}-{span.start}" for span in (quotes[:1] + quotes[1:][-1:])]
    return Observation(
        id=".".join([rule, *places]),
        kind=kind,
        severity=severity,
        message=message,
        spans=quotes,
        explanations=tuple(explanations),
        question=question,
        check=rule,
        obligations=obligations,
    )
