"""How well the rules of a rule set did on documents that people labelled."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was found of something that people labelled; two counts are added with ``+``."""

    documents: int = 0
    """Documents in which people looked for it."""
    labelled: int = 0
    """Documents of which they say that they speak to it."""
    found: int = 0
    """Of these, documents in which the rules found it too."""
    extra: int = 0
    """Documents in which the rules found it and people did not."""
    passages: int = 0
    """Passages that people named."""
    passages_found: int = 0
    """Of these, passages that some quote overlaps."""
    quotes: int = 0
    """Quotes that the rules gave."""
    quotes_right: int = 0
    """Of these, quotes that overlap a passage that people named."""

    def __add__(self, other: Counts) -> Counts:
        """Return the sums."""
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in self.__slots__})

    @property
    def precision(self) -> float | None:
        """Share of the documents found that people name too; None where nothing was found."""
        return self.found / (self.found + self.extra) if self.found + self.extra else None

    @property
    def recall(self) -> float | None:
        """Share of the documents people name that were found; None where they name none."""
        return self.found / self.labelled if self.labelled else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Counts of a whole rule set, as they ship with it."""

    version: str
    digest: str
    """Version and digest of the rule set that was measured."""
    corpus: str
    """Name of the collection of labelled documents."""
    documents: int
    articles: dict[str, Counts]
    """By act and article: ``dsa 16``."""
    obligations: dict[str, Counts]
    elements: dict[str, Counts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What stands beside a finding about the quality of its rules."""

    article: Counts
    """Of the article, which is what people label."""
    duty: Counts
    """Of the obligation itself; where people label articles only, its quotes say more than its documents."""
    is_current: bool
    """False where the rules have changed since they were measured."""
