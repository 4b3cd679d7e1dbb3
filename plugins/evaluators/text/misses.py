"""Near misses: passages that came close to an element, and why they did not count."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from checker.plugins.evaluators.text.layouts import NEVER_SHOWN
from checker.plugins.evaluators.text.quotes import quote_span
from checker.plugins.evaluators.text.scanned import ScannedDocument

from checker.domain.evidence import Match, NearMiss
from checker.domain.message import Message, say
from checker.domain.obligation import Concept, Element
from checker.matching import Shown

MOST = 3
MOST_LOOKED_AT = 40
"""Places of one signal that are compared."""
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
    whole = (_miss(read, element, shown, reason, 1.0) for shown, reason in refused[:MOST_LOOKED_AT])
    found: dict[int, NearMiss] = {}
    for miss in chain(sorted(filter(None, whole), key=_nearness), _almost(read, element, concepts)):
        found.setdefault(miss.start, miss)
        if len(found) == MOST:
            break
    return tuple(found.values())


def _nearness(miss: NearMiss) -> tuple[float, int]:
    return -miss.closeness, miss.start


def fault_message(fault: str) -> Message:
    """Return why a place where a signal's groups meet does not count."""
    return _FAULTS[fault]


def matches_of(shown: Shown) -> tuple[Match, ...]:
    """Return the words of the document that the concepts were found in."""
    return tuple(
        Match(concept=hit.concept, term=hit.term.text, start=hit.start, end=hit.end, place=hit.term.place)
        for hit in shown.hits
    )


def _almost(read: ScannedDocument, element: Element, concepts: dict[str, Concept]) -> Iterator[NearMiss]:
    """Yield sentences that lack one group, nearest first: the rarer the words that are there, the nearer."""
    lacking = [almost for signal in element.signals for almost in read.finder.almost(signal)]
    for almost in sorted(lacking, key=lambda almost: (-len(almost.signal.all_of), almost.usual)):
        for shown in islice(read.finder.partly_shown(almost), MOST_LOOKED_AT):
            if read.passage(shown.passages[0]).kind in NEVER_SHOWN or _only_numbers(read, shown):
                continue
            concept = concepts.get(shown.fault.split("|")[0])
            what = concept.note if concept else shown.fault
            reason = say("It says nothing of {what}.", what=what)
            if miss := _miss(read, element, shown, reason, 0.3 + 0.4 / almost.usual):
                yield miss


def _only_numbers(read: ScannedDocument, shown: Shown) -> bool:
    """Tell whether nothing but numbers was found: those stand everywhere."""
    return all(read.scan.folded[hit.start : hit.end][0].isdecimal() for hit in shown.hits)


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
