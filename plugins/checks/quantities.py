"""What the figures of an evaluation count, so that figures of one kind can be laid side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from checker.plugins.checks.reading import Read
from checker.plugins.checks.vocabulary import data

from checker.domain.document import Document
from checker.domain.figure import Figure
from checker.domain.observation import Span
from checker.matching import fold

EUROPE = "Europe"
SPEAKERS = "speakers of"
"""How a kind begins that counts the speakers of a language."""
MOST = 5_000
"""Figures of one document that are compared; no paper states more in sentences."""
_AND = re.compile(r" (?:en|and|und|et) ")
_NEAR = 30
"""Characters behind a number in which its territory stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure, with what it counts and where it holds."""

    read: Read
    figure: Figure
    kind: str
    """A kind of `figures.yaml`; empty where the unit is of none."""
    scope: str
    """As `Figure.scope`; ``Europe`` where a wider Europe than the Union is named; empty where none is."""
    sentence: str
    """The sentence around it, folded."""

    @property
    def document(self) -> Document:
        """The document that states it."""
        found: Document = self.read.document
        return found

    @property
    def span(self) -> Span:
        """Its sentence."""
        return Span(document=self.document.id, start=self.figure.start, end=self.figure.end)

    @property
    def words(self) -> str:
        """The number as printed."""
        return " ".join(self.document.text[self.figure.number_start : self.figure.number_end].split())

    @property
    def after(self) -> str:
        """The folded words of its sentence that follow the number."""
        return self.sentence[self.figure.number_end - self.figure.start :]


@cache
def listed(name: str) -> tuple[str, ...]:
    """Return a list of words of `figures.yaml`."""
    return tuple(data("figures.yaml")[name])


@cache
def kind_of(unit: str) -> str:
    """Return what a unit counts, told from its last word; empty where it is no kind that is known."""
    kinds: Mapping[str, list[str]] = data("figures.yaml")["kinds"]
    if language := _language(fold(unit)):
        return f"{SPEAKERS} {language}"
    return next(
        (
            kind
            for word in reversed(fold(unit).replace("-", " ").split())
            for kind, beginnings in kinds.items()
            if word.startswith(tuple(beginnings))
        ),
        "",
    )


def _language(unit: str) -> str:
    """Return of which language a unit counts the speakers; empty where it is no such unit."""
    languages: Mapping[str, list[str]] = data("figures.yaml")["languages"]
    first = unit.replace("-", " ").split(maxsplit=1)[:1]
    names = (code for code, words in languages.items() if first and first[0].startswith(tuple(words)))
    return next(names, "")


def counted(reads: Iterable[Read], figures: Iterable[Figure]) -> list[Counted]:
    """Return the figures that stand in sentences, in their order; those of tables are left to sums."""
    by_id = {read.id: read for read in reads}
    kept: dict[str, list[Figure]] = {id: [] for id in by_id}
    for figure in figures:
        if figure.document in kept:
            kept[figure.document].append(figure)
    return [
        each
        for id, own in kept.items()
        for figure in islice(own, MOST)
        if (each := _counted(by_id[id], figure)) is not None
    ]


def _counted(read: Read, figure: Figure) -> Counted | None:
    if figure.start in read.rows:
        return None
    sentence = read.scan.folded[figure.start : figure.end]
    return Counted(
        read=read, figure=figure, kind=kind_of(figure.unit), scope=_scope(figure, sentence), sentence=sentence
    )


def _scope(figure: Figure, sentence: str) -> str:
    """Return where a figure holds; Europe is wider than the Union."""
    place = figure.number_end - figure.start
    near = _AND.split(sentence[place : place + _NEAR], maxsplit=1)[0]
    is_europe = any(name in near.split() for name in listed("europe"))
    if is_europe and not any(name in f" {near} " for name in listed("union")):
        return EUROPE
    return figure.scope or ""
