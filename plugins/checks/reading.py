"""A document as the checks read it: its words found once for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from checker.plugins.checks.vocabulary import vocabulary

from checker.domain.assessment import Dossier
from checker.domain.document import Document, Passage, PassageKind
from checker.matching import Layout, Scan, SignalFinder, Written, scan
from checker.memory import KeptWith
from checker.texts import texts_of

NOT_SAID = frozenset({PassageKind.HEADING, PassageKind.CONTENTS, PassageKind.COMMENT})
"""Passages that state nothing."""


@dataclass(frozen=True)
class Read:
    """A document with the places of all words of the checks."""

    document: Document
    scan: Scan

    @cached_property
    def finder(self) -> SignalFinder:
        """What finds signals in it."""
        passages = self.document.passages
        blocks: dict[int, int] = {}
        layout = Layout(
            paragraphs=tuple(blocks.setdefault(passage.paragraph, len(blocks)) for passage in passages),
            headings=tuple(() for _ in passages),
        )
        return SignalFinder(self.scan, layout)

    @cached_property
    def rows(self) -> frozenset[int]:
        """Where the rows of tables begin."""
        return frozenset(
            passage.start for passage in self.document.passages if passage.kind is PassageKind.TABLE_ROW
        )

    @property
    def id(self) -> str:
        """Id of the document."""
        return self.document.id

    @property
    def earliest(self) -> date | None:
        """First day that the document may be of; None where nothing is known of it."""
        return self.document.dated.earliest if self.document.dated else None

    @property
    def latest(self) -> date | None:
        """Last day that the document may be of; None where nothing is known of it."""
        return self.document.dated.latest if self.document.dated else None

    def text(self, passage: Passage) -> str:
        """Return the words of a passage."""
        return self.document.text[passage.start : passage.end]

    def statements(self) -> Iterator[Passage]:
        """Yield the passages that state something, in order."""
        return (passage for passage in self.document.passages if passage.kind not in NOT_SAID)

    def different_statements(self) -> Iterator[Passage]:
        """Return the statements in order, without those that say word for word what an earlier one says."""
        first: dict[str, Passage] = {}
        for passage in self.statements():
            first.setdefault(self.text(passage), passage)
        return iter(first.values())

    def has(self, concept: str, index: int) -> bool:
        """Tell whether a concept stands in a passage."""
        return bool(self.scan.mask(concept) >> index & 1)

    def statements_with(self, concept: str) -> list[Passage]:
        """Return the statements in which a concept stands."""
        passages = self.document.passages
        found = (passages[index] for index in sorted(self.scan.spans_with(concept)))
        return [passage for passage in found if passage.kind not in NOT_SAID]


def _read(document: Document, written: Written) -> Read:
    spans = tuple((passage.start, passage.end) for passage in document.passages)
    return Read(document=document, scan=scan(written, vocabulary(), spans))


def _reads(dossier: Dossier) -> tuple[Read, ...]:
    texts = texts_of(dossier)
    return tuple(_read(document, texts[document.id]) for document in dossier.documents)


reads = KeptWith(_reads)
"""Returns the documents of a dossier as the checks read them; every check asks for the same."""
