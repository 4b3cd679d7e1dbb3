"""What changed since last time: two papers of a dossier that repeat each other, claim by claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from checker.domain.document import Document
from checker.domain.message import say
from checker.domain.tabulation import Column, TabulatedCell, TabulatedRow, Tabulation
from checker.matching.revisions import FIGURES, GONE, NEW, SAME, WORDING, Change, changes

LEAST_SHARED = 3
"""Claims that two papers must share to be versions of one paper."""
SHARE = 0.15
"""Share of the shorter paper's claims that must stand in both."""
WORDS = {
    FIGURES: say("Only figures changed"),
    WORDING: say("Changed wording"),
    GONE: say("Gone"),
    NEW: say("New"),
}
_COLUMNS = (Column(id="before", label=say("Before")), Column(id="after", label=say("After")))


def change_tables(documents: Sequence[Document]) -> Iterator[Tabulation]:
    """Yield a table for each paper and the one before it, where they repeat each other."""
    own = [document for document in documents if not document.parent]
    in_time = (
        sorted(own, key=_day) if all(document.dated and document.dated.latest for document in own) else own
    )
    for old, new in pairwise(in_time):
        found = changes(old, new)
        if are_versions(found):
            yield _table(old, new, found)


def are_versions(found: Sequence[Change]) -> bool:
    """Tell whether so much of two papers is shared that one is a later version of the other."""
    kinds = Counter(change.kind for change in found)
    shared = kinds[SAME] + kinds[FIGURES] + kinds[WORDING]
    shorter = shared + min(kinds[GONE], kinds[NEW])
    return shared >= LEAST_SHARED and shared >= SHARE * shorter


def _day(document: Document) -> date:
    return document.dated.latest if document.dated and document.dated.latest else date.max


def _table(old: Document, new: Document, found: Sequence[Change]) -> Tabulation:
    kinds = Counter(change.kind for change in found)
    return Tabulation(
        id=f"changes-{old.id}-{new.id}",
        title=say("What changed from {old} to {new}", old=old.title or old.name, new=new.title or new.name),
        note=say(
            "{same} statements are the same, {figures} differ in figures, {wording} in wording; {gone} are "
            "gone and {new} are new. A statement that is gone may stand elsewhere in other words.",
            same=kinds[SAME],
            figures=kinds[FIGURES],
            wording=kinds[WORDING],
            gone=kinds[GONE],
            new=kinds[NEW],
        ),
        columns=_COLUMNS,
        rows=tuple(_row(change) for kind in WORDS for change in found if change.kind == kind),
    )


def _row(change: Change) -> TabulatedRow:
    sides = (("before", change.old), ("after", change.new))
    return TabulatedRow(
        cells=tuple(TabulatedCell(column=column, spans=(span,)) for column, span in sides if span),
        group=WORDS[change.kind],
    )
