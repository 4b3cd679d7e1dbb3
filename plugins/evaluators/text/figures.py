"""Figures: numbers that say something about the provider's conduct, size or resources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise

from checker.plugins.evaluators.text.counting import counts
from checker.plugins.evaluators.text.layouts import NEVER_SHOWN
from checker.plugins.evaluators.text.periods import Period, periods
from checker.plugins.evaluators.text.quantities import NUMBER_WORDS, Quantity, quantities
from checker.plugins.evaluators.text.sources import Sources
from checker.plugins.evaluators.text.studies import tells_of_study
from checker.plugins.evaluators.text.territories import Territories
from checker.plugins.evaluators.text.units import (
    age_unit,
    edge,
    has_parts,
    is_more_of_it,
    points_to_last,
    scope_of,
    unit_of,
)

from checker.domain.document import Document, Passage
from checker.domain.figure import Figure
from checker.matching import Scan

MOST_OF_PASSAGE = 60
"""Figures that are read from one passage; no sentence or row holds more."""
_STOCK = re.compile(
    r"\b(?:employs?|have|has|there are|consists? of|hebben|telt|werken|bestaat uit|zijn er)"
    r"(?: \w+){0,3} $"
)
_LEAD = 400
"""Characters before a passage in which the sentence that introduces it may name the source."""


def figures_of(
    document: Document, scan: Scan, territories: Territories, repeated: frozenset[int] = frozenset()
) -> tuple[Figure, ...]:
    """Return the figures of a document in the order of the text; the spans of the scan are its passages.

    Figures of `repeated` passages, which say word for word what an earlier one says, are told once.
    """
    found: list[Figure] = []
    sources = Sources(scan.folded, territories)
    paragraph = -1
    context: list[Figure] = []
    for passage in map(document.passages.__getitem__, _numbered(scan, repeated)):
        if passage.kind in NEVER_SHOWN or tells_of_study(scan.folded, passage.start, passage.end):
            continue
        if passage.paragraph != paragraph:
            paragraph, context = passage.paragraph, []
        before = context[-1] if context else None
        here = list(_in_passage(document, scan.folded, territories, passage, before))
        found.extend(_completed(figure, sources, scan.folded, context) for figure in here)
        context = found[-len(here) :] if here else context
    return tuple(found)


def _numbered(scan: Scan, repeated: frozenset[int]) -> list[int]:
    """Return the passages that hold a digit or a word for a number, without the repeated ones."""
    hints = {form for form in set(scan.tokens.forms) if form in NUMBER_WORDS or not form.isalpha()}
    different = (number for number in range(len(scan.spans)) if number not in repeated)
    return [number for number in different if not hints.isdisjoint(scan.forms_in(number))]


def _in_passage(
    document: Document, folded: str, territories: Territories, passage: Passage, before: Figure | None
) -> Iterator[Figure]:
    text, start, end = document.text, passage.start, passage.end
    found = (number for number in quantities(folded, start, end) if counts(text, folded, start, end, number))
    counted = list(islice(found, MOST_OF_PASSAGE))
    times = periods(folded, start, end) if counted else ()
    counted = [
        number for number in counted if not any(time.start <= number.start < time.end for time in times)
    ]
    if not counted:
        return
    places = territories.within(start, end)
    edges = [start, *(edge(folded, one, other, places) for one, other in pairwise(counted)), end]
    last: Figure | None = None
    for number, segment in zip(counted, pairwise(edges), strict=True):
        unit = age_unit(folded, start, end, number) or unit_of(text, folded, start, end, number)
        if not unit and last and is_more_of_it(folded, (start, end), segment, number, places):
            unit = last.unit
        elif not unit and before and points_to_last(folded, (start, end), segment, number, places):
            unit = before.unit
        if not unit:
            continue
        scope = scope_of(number, places, segment, last)
        last = Figure(
            document=document.id,
            start=start,
            end=end,
            number_start=number.start,
            number_end=number.end,
            value=number.value,
            unit=unit,
            qualifier=number.qualifier,
            scope=scope or ("global" if places and has_parts(folded, number, end) else None),
            period=_period(text, number, times),
        )
        yield last


def _period(text: str, number: Quantity, times: tuple[Period, ...]) -> str | None:
    """Return the time next to the number, as printed."""
    nearest = min(times, key=lambda time: abs(time.start - number.start), default=None)
    return " ".join(text[nearest.start : nearest.end].split()) if nearest else None


def _completed(figure: Figure, sources: Sources, folded: str, context: list[Figure]) -> Figure:
    """Take what the sentence leaves open from the source it names and from the sentence before it."""
    before = next((other for other in reversed(context) if _head(other.unit) == _head(figure.unit)), None)
    scope = figure.scope or sources.scope(figure.start, figure.end) or (before.scope if before else None)
    scope = scope or (context[-1].scope if context else None)
    earlier = None if figure.period or _is_stock(figure, folded) else _last_period(context)
    lead = sources.scope(max(0, figure.start - _LEAD), figure.start) if scope is None else scope
    return replace(figure, scope=lead or sources.everywhere, period=figure.period or earlier)


def _last_period(context: list[Figure]) -> str | None:
    return next((other.period for other in reversed(context) if other.period), None)


def _is_stock(figure: Figure, folded: str) -> bool:
    """Tell whether the number says what there is now, whatever the period of the sentence before it."""
    return bool(_STOCK.search(folded, max(figure.start, figure.number_start - 40), figure.number_start))


def _head(unit: str) -> str:
    return unit.rsplit(maxsplit=1)[-1] if unit else ""
