"""The sentences that no rule touched: a reader decides whether a rule is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.domain.document import Document, Passage, PassageKind
from checker.domain.evidence import Evidence
from checker.domain.observation import Span

STATING = (PassageKind.SENTENCE, PassageKind.LIST_ITEM, PassageKind.TABLE_ROW, PassageKind.FOOTNOTE)
FEWEST_LETTERS = 12
"""A shorter passage states nothing: a page number, a date, a name."""


def untouched(
    documents: Sequence[Document], touched: Iterable[tuple[str, int]], evidence: Iterable[Evidence]
) -> tuple[Span, ...]:
    """Return the statements in which no vocabulary of any rule stands and that no quotation covers."""
    seen = set(touched)
    quoted = {document.id: bytearray(len(document.passages)) for document in documents}
    by_id = {document.id: document for document in documents}
    for item in evidence:
        if item.document in by_id:
            _mark(by_id[item.document].passages, item, quoted[item.document])
    return tuple(
        Span(document=document.id, start=passage.start, end=passage.end)
        for document in documents
        for passage in document.passages
        if not quoted[document.id][passage.index]
        and (document.id, passage.index) not in seen
        and _states(document, passage)
    )


def _mark(passages: Sequence[Passage], item: Evidence, quoted: bytearray) -> None:
    index = item.passage
    while index < len(passages) and passages[index].start < item.end:
        quoted[index] = 1
        index += 1


def _states(document: Document, passage: Passage) -> bool:
    if passage.kind not in STATING:
        return False
    return sum(map(str.isalpha, document.text[passage.start : passage.end])) >= FEWEST_LETTERS
