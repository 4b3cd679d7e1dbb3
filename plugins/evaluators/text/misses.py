"""Near misses: passages that came close to an element, and why they did not count."""

from __future__ import annotations

from collections.abc import Iterator

from checker.plugins.evaluators.text.layouts import NEVER_SHOWN
from checker.plugins.evaluators.text.quotes import quote_span
from checker.plugins.evaluators.text.scanned import ScannedDocument

from checker.domain.evidence import Match, NearMiss
from checker.domain.message import Message, say
from checker.domain.obligation import Concept, Element
from checker.matching import Shown

MOST = 3
_FAULTS = {
    "near": say("The words stand too far apart."),
    "ordered": say("The words come in another order."),
    "unless": say("Other words in the sentence show that it is about something else."),
    "under": say("It does not stand under the heading that the rule asks for."),
    "speaker": say("Somebody else than the rule asks for says it."),
}


def near_misses(
    read: ScannedDocument,
    element: Element,
    refused: list[tuple[Shown, Message]],
    concepts: dict[str, Concept],
) -> tuple[NearMiss, ...]:
    """Return the nearest misses of a silent element, nearest first.

    Args:
        read: The document.
        element: The element.
        refused: Places where a signal fired and that were no evidence, with the reason.
        concepts: Concepts by id, to name a missing one.
    """
    found = [_miss(read, element, shown, reason, 1.0) for shown, reason in refused]
    if len(found) < MOST:
        found += list(_almost(read, element, concepts))
    best = sorted((miss for miss in found if miss), key=lambda miss: (-miss.closeness, miss.start))
    seen: set[int] = set()
    return tuple(miss for miss in best if not (miss.start in seen or seen.add(miss.start)))[:MOST]  # type: ignore[func-returns-value]


def fault_message(fault: str) -> Message:
    """Return why a place where a signal's groups meet does not count."""
    return _FAULTS[fault]


def matches_of(shown: Shown) -> tuple[Match, ...]:
    """Return the words of the document that the concepts were found in."""
    return tuple(
        Match(concept=hit.concept, term=hit.term.text, start=hit.start, end=hit.end, place=hit.term.place)
        for hit in shown.hits
    )


def _almost(
    read: ScannedDocument, element: Element, concepts: dict[str, Concept]
) -> Iterator[NearMiss | None]:
    for signal in element.signals:
        for number, shown in enumerate(read.finder.almost(signal)):
            if number >= MOST:
                break
            if read.passage(shown.passages[0]).kind in NEVER_SHOWN:
                continue
            concept = concepts.get(shown.fault.split("|")[0])
            what = concept.note if concept else shown.fault
            yield _miss(read, element, shown, say("It says nothing of {what}.", what=what), 0.5)


def _miss(
    read: ScannedDocument, element: Element, shown: Shown, reason: Message, closeness: float
) -> NearMiss | None:
    span = quote_span(read.document, shown.passages, shown.hits, shown.passages[0])
    if span is None:
        return None
    return NearMiss(
        element=element.id,
        document=read.document.id,
        start=span[0],
        end=span[1],
        reason=reason,
        matches=matches_of(shown),
        closeness=round(closeness + 0.1 * len(shown.hits), 4),
    )
