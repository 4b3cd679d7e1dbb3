"""Lists where the rules and the people who labelled a document differ, passage by passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from checker.domain.assessment import Assessment
from checker.domain.document import Document
from checker.domain.evidence import Level, NearMiss
from checker.domain.finding import ElementFinding
from checker.domain.message import Message
from checker.domain.obligation import Place, RuleSet
from checker.rulesets.corpus import Corpus, Labelled, Lines

MOST_NEAR = 3
"""Near misses that are named for one missed passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """An element that came close to a missed passage, with the reason why it did not count."""

    element: str
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A passage that people named and no quote meets, or a quote that meets no passage they named."""

    document: str
    article: str
    """Act and article."""
    lines: Lines
    text: str
    missed: bool
    """True where people named it and the rules did not find it."""
    element: str = ""
    rule: Place | None = None
    """Element and alternative that fired, for a false hit."""
    near: tuple[Near, ...] = ()
    """Rules that should have fired and nearly did, for a missed passage."""


def mistakes(rule_set: RuleSet, corpus: Corpus, assessments: Sequence[Assessment]) -> tuple[Mistake, ...]:
    """Return every miss and every false hit against labels of articles, by document and article.

    Args:
        rule_set: The rules.
        corpus: The labelled documents.
        assessments: One for each document, in the same order, made with these rules.
    """
    pairs = zip(corpus.documents, assessments, strict=True)
    return tuple(chain.from_iterable(_of(rule_set, document, found) for document, found in pairs))


def _of(rule_set: RuleSet, labelled: Labelled, assessment: Assessment) -> Iterator[Mistake]:
    main = rule_set.acts[0].id
    labels = {f"{label.act or main} {label.article}": label for label in labelled.labels if label.article}
    own = {finding.obligation: finding.elements for finding in assessment.findings}
    parts: dict[str, list[ElementFinding]] = {}
    for duty in rule_set.obligations:
        parts.setdefault(duty.citation.article_id, []).extend(own[duty.id])
    for article, elements in parts.items():
        label = labels.get(article)
        if label is not None and label.disputed:
            continue
        wanted = label.evidence if label and label.level is not Level.SILENT else ()
        yield from _missed(labelled.name, article, wanted, elements, assessment.documents[0])
        yield from _false(labelled.name, article, wanted, elements, assessment.documents[0])


def _missed(
    name: str, article: str, wanted: Iterable[Lines], elements: Sequence[ElementFinding], document: Document
) -> Iterator[Mistake]:
    quotes = [
        _lines(document, piece.start, piece.end)
        for part in elements
        for piece in part.evidence
        if piece.document == document.id
    ]
    for lines in wanted:
        if not any(lines.meets(quote) for quote in quotes):
            near = tuple(_near(lines, elements, document))[:MOST_NEAR]
            text = "\n".join(document.text.split("\n")[lines.from_line - 1 : lines.to_line])
            yield Mistake(document=name, article=article, lines=lines, text=text, missed=True, near=near)


def _near(lines: Lines, elements: Iterable[ElementFinding], document: Document) -> Iterator[Near]:
    for part in elements:
        misses: tuple[NearMiss, ...] = part.certificate.near_misses if part.certificate else ()
        for miss in misses:
            if miss.document == document.id and lines.meets(_lines(document, miss.start, miss.end)):
                yield Near(element=part.id, reason=miss.reason)


def _false(
    name: str, article: str, wanted: Sequence[Lines], elements: Iterable[ElementFinding], document: Document
) -> Iterator[Mistake]:
    for part in elements:
        for piece in part.evidence:
            lines = _lines(document, piece.start, piece.end)
            if piece.document == document.id and not any(lines.meets(other) for other in wanted):
                yield Mistake(
                    document=name,
                    article=article,
                    lines=lines,
                    text=document.quote(piece.start, piece.end),
                    missed=False,
                    element=part.id,
                    rule=piece.signal,
                )


def _lines(document: Document, start: int, end: int) -> Lines:
    return Lines(from_line=document.locate(start).line, to_line=document.locate(end - 1).line)
