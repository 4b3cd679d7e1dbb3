"""Quotes, read from the documents by their offsets and by nothing else."""

from __future__ import annotations

from bisect import bisect_right

from checker.domain.document import Document, Locator
from checker.report.display import LONGEST_QUOTE, shown
from checker.report.edition import Edition, Plain

PARAGRAPH_COUNTED = ("html", "wordprocessingml", "opendocument", "msword", "rtf")
"""Parts of media types whose lines are paragraphs."""


def quote(edition: Edition, document: str, start: int, end: int, longest: int = LONGEST_QUOTE) -> Plain:
    """Return a quote with its language and its place.

    ``text`` is what the document says between the offsets, folded and bounded for display; ``left_out``
    is the number of characters that were cut off.
    """
    source = edition.assessment.document(document)
    raw = source.quote(start, end)
    return {
        "text": shown(raw, longest),
        "left_out": max(0, len(raw) - longest),
        "language": language_at(source, start),
        "document": edition.label(source),
        "where": where(edition, source, start),
    }


def where(edition: Edition, document: Document, start: int) -> str:
    """Return where an offset stands: ``p. 2, line 14``; with several documents ``D1, p. 2, line 14``.

    In a harmonised report: ``report, part 4, row 2, column 6``.
    """
    if sheet := document.sheet(start):
        return edition.say(
            "report, part {part}, row {row}, column {column}",
            part=str(sheet.part),
            row=str(sheet.row),
            column=str(sheet.column),
        )
    place = place_of(edition, document, document.locate(start), start)
    several = len(edition.assessment.documents) > 1
    return f"{edition.label(document)}, {place}" if several else place


def place_of(edition: Edition, document: Document, locator: Locator, start: int) -> str:
    """Return page and line, or what the format has instead of them."""
    if locator.page and locator.line:
        return edition.say("p. {page}, line {line}", page=locator.page, line=locator.line)
    if locator.page:
        return edition.say("p. {page}", page=locator.page)
    if not locator.line:
        return edition.say("character {offset}", offset=start + 1)
    if any(part in document.media_type for part in PARAGRAPH_COUNTED):
        return edition.say("paragraph {number}", number=locator.line)
    return edition.say("line {line}", line=locator.line)


def language_at(document: Document, start: int) -> str:
    """Return the language of the passage at an offset, else that of the document."""
    index = bisect_right(document.passages, start, key=lambda passage: passage.start) - 1
    language = document.passages[index].language if index >= 0 else ""
    return language or document.language
