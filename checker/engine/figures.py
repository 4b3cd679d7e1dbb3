"""Orders the figures of all evaluators, says each once and names the elements it speaks to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace

from checker.domain.evidence import Evidence
from checker.domain.figure import Figure


def figures_of(
    figures: Iterable[Figure], evidence: Iterable[Evidence], order: Mapping[str, int]
) -> tuple[Figure, ...]:
    """Return every figure once, in the order of the text, with the elements whose quotes hold it."""
    once: dict[tuple[str, int, int], Figure] = {}
    for figure in figures:
        once.setdefault((figure.document, figure.number_start, figure.number_end), figure)
    about = _Quoted(evidence)
    return tuple(
        replace(figure, about=tuple(sorted({*figure.about, *about.at(figure)})))
        for figure in sorted(once.values(), key=lambda figure: (order[figure.document], figure.number_start))
    )


class _Quoted:
    """Quotations by document, sorted by their ends, so that a figure finds those around it quickly."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self._spans: dict[str, list[tuple[int, int, str]]] = {}
        for item in evidence:
            self._spans.setdefault(item.document, []).append((item.end, item.start, item.element))
        self._longest: dict[str, int] = {}
        for document, spans in self._spans.items():
            spans.sort()
            self._longest[document] = max(end - start for end, start, _ in spans)

    def at(self, figure: Figure) -> Iterable[str]:
        """Yield the elements whose quotations hold the number."""
        spans = self._spans.get(figure.document, [])
        limit = figure.number_end + self._longest.get(figure.document, 0)
        for index in range(bisect_left(spans, (figure.number_end,)), len(spans)):
            end, start, element = spans[index]
            if end > limit:
                return
            if start <= figure.number_start:
                yield element
