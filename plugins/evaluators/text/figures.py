"""Figures: numbers that say something about the provider's conduct, size or resources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, pairwise

from checker.plugins.evaluators.text.periods import MONTHS, Period, periods
from checker.plugins.evaluators.text.quantities import NUMBER_WORDS, Quantity, quantities
from checker.plugins.evaluators.text.territories import Territory, territories
from checker.plugins.evaluators.text.wordlists import FUNCTION_WORDS, NO_UNIT

from checker.domain.document import Document, Passage, PassageKind
from checker.domain.figure import Figure
from checker.matching import Scan

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_REFERENCE = re.compile(
    r"(?:articles?|arts?\.?|artikel(?:en)?|sections?|paragraphs?|para\.?|lid|leden|recitals?|overweging|chapters?|"
    r"hoofdstuk|pages?|pagina|blz\.?|pp?\.|figures?|fig\.?|tables?|tabel|steps?|stap|vra(?:ag|gen)|questions?|"
    r"footnotes?|annex(?:es)?|appendix|bijlagen?|versions?|versie|parts?|deel|nos?\.?|nrs?\.?|numbers?|nummers?|"
    r"items?|phase|fase|levels?|niveau|layers?|tiers?|iso|regulation|directive|verordening|richtlijn|unit|"
    r"factor|category|categorie|principle|case|zaak|point|punt|line|regel|postbus|box|id|bullet|\(|#|§)\s?(?:\(?[\divx]+\)?(?:,|\s?[-–]|\s(?:and|to|en|tot))\s?)*$"
)
_DATE_AFTER = re.compile(
    rf"(?:st|nd|rd|th|e)?(?:,? )?(?:{_MONTH})\b|\s?(?:am|pm|u\b|uur\b(?= 's)|:\d|\.\d\d ?[ap]m)|\s?(?:noon)"
)
_DATE_BEFORE = re.compile(rf"(?:{_MONTH})\.? $|\d[:/.-]$")
_AGE = re.compile(r"[ -](?:years?[ -](?:old|of[ -]age)|jaar oud|jarigen?)|\+|-(?:year|jarig)")
_AGE_BEFORE = re.compile(
    r"(?:aged?(?: of| between)?|under(?: the age of)?|over the age of|age of|ages|younger than|older than|"
    r"teens under|leeftijd van|onder de|vanaf|jonger dan|ouder dan) $"
)
_NOUN = re.compile(r"[ -]?((?:[a-z][\w'’/-]*)(?: [a-z][\w'’/-]*){0,5})")
_INHERITS = re.compile(
    r"(?:waaronder|waarvan|of which|of whom|including|en|and|,)\s*(?:meer dan|ruim|more than|over)?\s*$"
)
_YEAR_LIKE = range(1950, 2040)
_SHOWN = frozenset(
    {
        PassageKind.SENTENCE,
        PassageKind.LIST_ITEM,
        PassageKind.TABLE_ROW,
        PassageKind.FOOTNOTE,
        PassageKind.CAPTION,
        PassageKind.QUOTED,
    }
)
_COUNTED = re.compile(
    r"[ -](?:users?|gebruikers|moderat\w+|people|mensen|notices|meldingen|requests|verzoeken)"
)


def figures_of(document: Document, scan: Scan) -> tuple[Figure, ...]:
    """Return the figures of a document in the order of the text; the spans of the scan are its passages."""
    found: list[Figure] = []
    before: tuple[int, list[Figure]] = (-1, [])
    for passage in map(document.passages.__getitem__, _numbered(scan)):
        if passage.kind not in _SHOWN:
            continue
        context = before[1] if before[0] == passage.paragraph else []
        here = list(_in_passage(document, scan.folded, passage, context))
        found.extend(here)
        before = (passage.paragraph, here or context)
    return tuple(found)


def _numbered(scan: Scan) -> list[int]:
    """Return the passages that hold a digit or a word for a number."""
    forms = scan.tokens.forms
    hints = {form for form in set(forms) if form in NUMBER_WORDS or not form.isalpha()}
    places = compress(range(len(forms)), map(hints.__contains__, forms))
    return sorted({scan.span_of[place] for place in places} - {-1})


def _in_passage(document: Document, folded: str, passage: Passage, context: list[Figure]) -> Iterator[Figure]:
    start, end = passage.start, passage.end
    counted = [number for number in quantities(folded, start, end) if _counts(folded, start, end, number)]
    if not counted:
        return
    places = territories(document.text, folded, start, end)
    times = periods(folded, start, end)
    edges = [start, *(number.start for number in counted[1:]), end]
    last: Figure | None = None
    for number, (left, right) in zip(counted, pairwise(edges), strict=True):
        unit = _unit(folded, number, end) or (last.unit if last and _inherits(folded, start, number) else "")
        if not unit:
            continue
        figure = Figure(
            document=document.id,
            start=start,
            end=end,
            number_start=number.start,
            number_end=number.end,
            value=number.value,
            unit=unit,
            qualifier=number.qualifier,
            scope=_scope(number, places, left, right, last),
            period=_period(document.text, number, times, context),
        )
        last = figure
        yield figure


def _counts(folded: str, start: int, end: int, number: Quantity) -> bool:
    """Tell whether a number counts something: no date, time, reference, list number, year or age."""
    before, after = (
        folded[max(start, number.start - 40) : number.start],
        folded[number.end : min(end, number.end + 24)],
    )
    if number.start == start and re.match(r"\s?[.)\\]", after):
        return False
    if _REFERENCE.search(before) or _DATE_AFTER.match(after) or _DATE_BEFORE.search(before):
        return False
    if (
        number.value in _YEAR_LIKE
        and not _COUNTED.match(after)
        and "," not in folded[number.start : number.end]
    ):
        return False
    return not (
        _AGE.match(after) or (_AGE_BEFORE.search(before) and not number.percent and number.value < 22)
    )


def _unit(folded: str, number: Quantity, end: int) -> str:
    """Return what is counted, as printed after the number."""
    if number.percent:
        return "%"
    match = _NOUN.match(folded, number.end, end)
    words = match[1].split() if match else []
    if not words or words[0] in NO_UNIT or words[0] in MONTHS:
        return ""
    kept: list[str] = []
    for word in words:
        if word in FUNCTION_WORDS:
            break
        kept.append(word)
    return " ".join(kept)


def _inherits(folded: str, start: int, number: Quantity) -> bool:
    return bool(_INHERITS.search(folded[start : number.start]))


def _scope(
    number: Quantity, places: tuple[Territory, ...], left: int, right: int, last: Figure | None
) -> str | None:
    """Return the territory in the part of the sentence that belongs to the number, else that of the whole."""
    mine = [place for place in places if left <= place.start < right]
    after = [place for place in mine if place.start >= number.start]
    inherited: str | None = last.scope if last else None
    only = {place.code for place in places} if last is None else set()
    codes: list[str] = [place.code for place in after or mine[::-1]]
    if codes:
        return codes[0]
    return only.pop() if len(only) == 1 else inherited


def _period(text: str, number: Quantity, times: tuple[Period, ...], context: list[Figure]) -> str | None:
    """Return the time next to the number, as printed; else that of the sentence before it."""
    if times:
        nearest = min(times, key=lambda time: abs(time.start - number.start))
        return text[nearest.start : nearest.end]
    return next((figure.period for figure in reversed(context) if figure.period), None)
