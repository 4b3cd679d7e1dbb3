"""Quotes of one article that follow each other are quoted together, as a reader would mark them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from checker.domain.document import Document
from checker.domain.evidence import Evidence, Speaker

LONGEST = 800
"""Characters of quotes together; more is no longer one place to look at."""

_Span = tuple[int, int, int]
"""Start and end of a quote, and the passage in which it begins."""


def joined(document: Document, evidence: Iterable[Evidence], articles: Mapping[str, str]) -> list[Evidence]:
    """Return the evidence, with one quote for pieces on one article that stand side by side.

    Args:
        document: The document in which all of it stands.
        evidence: Evidence for any elements.
        articles: Ids of elements and their articles.
    """
    known = list(evidence)
    by_article: defaultdict[tuple[str, Speaker], set[_Span]] = defaultdict(set)
    for piece in known:
        by_article[articles[piece.element], piece.speaker].add((piece.start, piece.end, piece.passage))
    wider = {key: _together(document, spans) for key, spans in by_article.items()}
    return [_quoting(piece, wider[articles[piece.element], piece.speaker]) for piece in known]


def _together(document: Document, spans: set[_Span]) -> dict[_Span, _Span]:
    """Return for each span the one that it and its neighbours make."""
    groups: list[list[_Span]] = []
    for span in sorted(spans):
        if groups and _fits(document, groups[-1], span):
            groups[-1].append(span)
        else:
            groups.append([span])
    return {
        span: (group[0][0], max(end for _, end, _ in group), group[0][2])
        for group in groups
        for span in group
    }


def _fits(document: Document, group: list[_Span], span: _Span) -> bool:
    """Tell whether a span follows a group with nothing between but space or the mark of a list item."""
    end = max(known for _, known, _ in group)
    between = document.text[end : span[0]]
    return not any(map(str.isalnum, between)) and max(end, span[1]) - group[0][0] <= LONGEST


def _quoting(piece: Evidence, wider: dict[_Span, _Span]) -> Evidence:
    start, end, passage = wider[piece.start, piece.end, piece.passage]
    return replace(piece, start=start, end=end, passage=passage)
