"""What is wrong with a document as it arrived, said before anybody relies on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice, pairwise

from checker.domain.document import Defect, Document, PassageKind
from checker.domain.message import say
from checker.ingest.dates import dates_in, yearless_in

_MOST_OF_A_KIND = 100
_LONGEST_THREAD = 200_000
_ENCLOSED = re.compile(
    r"\b(?:in|als|see|zie|siehe|find|vindt u)\s+(?:de |het |the |der |bijgevoegde |enclosed |attached )?"
    r"(?:bijlagen?|annex(?:es)?|appendix|appendices|anlage|annexe|attachments?)\b"
    r"|\b(?:bijgevoegd|bijgesloten|als bijlage (?:toegevoegd|bijgevoegd)|(?:is|are) attached"
    r"|i(?: have)? attached|please find (?:attached|enclosed))\b",
    re.IGNORECASE,
)
_STEMS = ("ijlage", "nnex", "ppendi", "nlage", "ttach", "ijgevoegd", "ijgesloten", "nclosed")
_ENCLOSURE = re.compile(r"\W*(?:bijlage|annex|appendix|appendices|anlage|annexe)\b", re.IGNORECASE)
_BLACKED_OUT = (
    re.compile(r"[█■▇▉][█■▇▉]+"),
    re.compile(
        r"\[\s*(?i:redacted|weggelakt|zwartgelakt|geredigeerd|vertrouwelijk|confidential|geschwärzt)\s*\]"
    ),
    re.compile(r"5\.[12]\.\d\.?[a-h]\b"),
    re.compile(r"10\.2\.?[a-h]\b"),
)
"""Bars, words in brackets, and the exceptions of the Dutch laws on open government. Each begins with fixed
characters, because a search for these is many times faster."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SENT = re.compile(
    r"^\W{0,3}(?:verzonden|sent|gesendet|envoyé|date|datum|on|op|am)\b.{0,120}$", re.IGNORECASE | re.MULTILINE
)


def with_defects(document: Document, attachments: int = 0) -> Document:
    """Return the document with the defects that its text shows, besides those its reader found.

    Args:
        document: With passages.
        attachments: Number of documents it carries; where it carries some, none is said to be missing.
    """
    found = chain(
        *(
            islice(kind, _MOST_OF_A_KIND)
            for kind in (
                _lost_links(document),
                () if attachments else _missing_enclosures(document),
                _days_without_year(document),
                _blacked_out(document),
                _turned_thread(document),
            )
        )
    )
    return replace(document, defects=(*document.defects, *found))


def _lost_links(document: Document) -> Iterator[Defect]:
    for link in document.links:
        if not link.target:
            text = "The link on the words {words} leads nowhere; what it pointed to cannot be followed."
            yield Defect(
                kind="link_without_target",
                message=say(text, words=f"“{_short(document, link.start, link.end)}”"),
                start=link.start,
                end=link.end,
            )


def _missing_enclosures(document: Document) -> Iterator[Defect]:
    """Say once that an enclosure is named which is no part of the document."""
    if not any(stem in document.text for stem in _STEMS):
        return
    own = (_ENCLOSURE.match(document.text, heading.start) for heading in document.headings)
    found = None if any(own) else _ENCLOSED.search(document.text)
    if found:
        text = "The document refers to an enclosure ({words}) that is not part of it."
        words = " ".join(found[0].split())
        yield Defect(
            kind="missing_attachment", message=say(text, words=words), start=found.start(), end=found.end()
        )


def _days_without_year(document: Document) -> Iterator[Defect]:
    for found in yearless_in(document.text, 0, len(document.text)):
        start = max(document.text.rfind("\n\n", 0, found.start()), found.start() - 200, 0)
        if not _YEAR.search(document.text, start, found.end() + 200):
            text = "A date without a year: {words}."
            yield Defect(
                kind="date_without_year",
                message=say(text, words=found[0]),
                start=found.start(),
                end=found.end(),
            )


def _blacked_out(document: Document) -> Iterator[Defect]:
    found = sorted(
        (match for pattern in _BLACKED_OUT for match in pattern.finditer(document.text)),
        key=lambda match: match.start(),
    )
    if found:
        text = "Parts of the document were made unreadable before it was sent ({number} places)."
        yield Defect(
            kind="redaction", message=say(text, number=len(found)), start=found[0].start(), end=found[0].end()
        )


def _turned_thread(document: Document) -> Iterator[Defect]:
    """Say that a thread of messages runs from the last to the first."""
    if len(document.text) > _LONGEST_THREAD:
        return
    days = [
        found
        for line in _SENT.finditer(document.text)
        for found in islice(dates_in(document.text, line.start(), line.end()), 1)
    ]
    falling = sum(after.day <= before.day for before, after in pairwise(days))
    quoted = sum(passage.kind == PassageKind.QUOTED for passage in document.passages)
    if len(days) >= 3 and falling == len(days) - 1 and days[0].day > days[-1].day and not quoted:
        text = "The messages stand in reverse order: the newest first."
        yield Defect(kind="reversed_thread", message=say(text), start=days[0].start, end=days[0].end)


def _short(document: Document, start: int, end: int) -> str:
    words = " ".join(document.text[start:end].split())
    return words if len(words) <= 60 else f"{words[:59]}…"
