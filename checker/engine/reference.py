"""The date on which applicability is judged: given, or read from the documents, or open; never today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.domain.document import DateReading, Document
from checker.domain.message import say


def reference_date(on: date | None, documents: Sequence[Document]) -> DateReading:
    """Return the day that was given, else what the documents say about their own dates, else open bounds.

    An attachment counts only where its carrier bears no date. Several dates give the bounds between them; an
    undated document leaves the bounds of the dated ones as they are, and says so.
    """
    if on is not None:
        return DateReading(earliest=on, latest=on, reason=say("The date was given with the assessment."))
    own = [document for document in documents if not document.parent]
    dated = [document for document in own if document.dated] or [doc for doc in documents if doc.dated]
    readings = [document.dated for document in dated if document.dated]
    if not readings:
        return DateReading(
            earliest=None,
            latest=None,
            reason=say("The documents bear no date that can be read; give the date to have dates weighed."),
        )
    if len(readings) == 1 and len(own) == 1:
        return readings[0]
    return _between(readings, undated=len(own) - len(dated))


def _between(readings: Sequence[DateReading], *, undated: int) -> DateReading:
    starts = [reading.earliest for reading in readings]
    ends = [reading.latest for reading in readings]
    known_starts = [day for day in starts if day is not None]
    known_ends = [day for day in ends if day is not None]
    reason = say("The documents bear several dates; the bounds are the earliest and the latest.")
    if undated > 0:
        reason = say(
            "Some documents bear a date and some do not ({undated}); the bounds are those of the dated ones.",
            undated=undated,
        )
    return DateReading(
        earliest=min(known_starts) if len(known_starts) == len(starts) else None,
        latest=max(known_ends) if len(known_ends) == len(ends) else None,
        reason=reason,
    )
