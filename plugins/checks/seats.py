"""Where a firm is said to be established: one place here, another there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.plugins.checks.observing import observe, quote
from checker.plugins.checks.reading import Read
from checker.plugins.checks.vocabulary import data

from checker.domain.message import say
from checker.domain.observation import Observation, Span

_SEAT = re.compile(
    r"\b(?:established|based|headquartered|seated|gevestigd|Sitz|ansässig|niedergelassen|établie?|basée?"
    r"|siège est|installée?) (?:in|te|à|en) (?P<place>[A-ZÀ-Ý][\w-]{2,})"
)
_NAME = re.compile(r"\b[A-ZÀ-Ý][\w-]{2,}")
_REACH = 80
"""Characters before the words of a seat in which the name of the firm stands."""


def seats(documents: Iterable[Read]) -> Iterator[Observation]:
    """Yield, once for each firm, two places in which it is said to be established."""
    known: dict[str, tuple[str, str, Span]] = {}
    shown: set[str] = set()
    for read in documents:
        for firm, place, span in _seats(read):
            id, other, first = known.setdefault(firm, (read.id, place, span))
            if id != read.id and place.casefold() != other.casefold() and not shown & {firm, place}:
                shown |= {firm, place}
                yield _observed(firm, other, place, [first, span])


def _seats(read: Read) -> Iterator[tuple[str, str, Span]]:
    """Yield the names before a seat, each with its place; words that name nobody are no names."""
    ordinary = data("ordinary.yaml")["words"]
    for passage in read.statements_with("seated"):
        match = _SEAT.search(read.document.text, passage.start, passage.end)
        if match is None:
            continue
        span = quote(read.document, passage.start, passage.end)
        names = _NAME.findall(read.document.text, max(passage.start, match.start() - _REACH), match.start())
        yield from ((name, match["place"], span) for name in names if name.casefold() not in ordinary)


def _observed(firm: str, one: str, two: str, spans: list[Span]) -> Observation:
    found: Observation = observe(
        "two-seats",
        "tension",
        "look",
        say("{firm} is said to be established in {first} and in {second}.", firm=firm, first=one, second=two),
        spans,
        explanations=(
            say(
                "They may be two companies of one group, a seat and an office, or one place in two languages."
            ),
        ),
        question=say("Which company provides the service, and where is its main establishment?"),
    )
    return found
