"""What is quoted: the whole passage where it is short enough, else the clauses around the words."""

from __future__ import annotations

import re
from itertools import islice

from checker.domain.document import Document
from checker.matching import Hit

LONGEST = 1_000
SHORTEST = 12
"""Letters and digits a quote needs to prove anything."""
_EDGE = re.compile(r"[.;:!?]\s+|,\s+|\n")


def quote_span(
    document: Document, passages: tuple[int, ...], hits: tuple[Hit, ...], main: int
) -> tuple[int, int] | None:
    """Return start and end of the quote for a statement; None where too little text stands there.

    Args:
        document: The document.
        passages: The passages that the statement is spread over, in rising order.
        hits: The words that count.
        main: The passage to quote where all of them are too long.
    """
    start, end = document.passages[passages[0]].start, document.passages[passages[-1]].end
    if end - start > LONGEST:
        start, end = document.passages[main].start, document.passages[main].end
    if end - start > LONGEST:
        start, end = _cut(document.text, start, end, [hit for hit in hits if hit.span == main] or list(hits))
    while start < end and document.text[start].isspace():
        start += 1
    while end > start and document.text[end - 1].isspace():
        end -= 1
    letters = islice(filter(str.isalnum, document.text[start:end]), SHORTEST)
    return (start, end) if len(list(letters)) == SHORTEST else None


def _cut(text: str, start: int, end: int, hits: list[Hit]) -> tuple[int, int]:
    """Return the part around the hits, from one clause boundary to another, at most `LONGEST` long."""
    first = max(start, min(hit.start for hit in hits))
    last = min(end, max(hit.end for hit in hits))
    if last - first > LONGEST:
        last = min(hit.end for hit in hits)
    spare = max(0, LONGEST - (last - first))
    low, high = max(start, first - spare // 2), min(end, last + spare // 2)
    before = [match.end() for match in _EDGE.finditer(text, low, first)] if low > start else []
    after = [match.start() + 1 for match in _EDGE.finditer(text, last, high)] if high < end else []
    return (before[0] if before else low), (after[-1] if after else high)
