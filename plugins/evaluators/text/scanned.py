"""A document with what the evaluator asks of it more than once: hits, layout, figures, reserved words."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import ne

from checker.plugins.evaluators.text.figures import figures_of
from checker.plugins.evaluators.text.territories import Territories

from checker.domain.document import Document, Link, Passage
from checker.domain.evidence import Backing
from checker.domain.figure import Figure
from checker.matching import Hit, Layout, Scan, SignalFinder, Vocabulary, Written, scan
from checker.matching.terms import WORD

LONG = 40
"""Characters of a passage that means the same wherever it stands."""


class ScannedDocument:
    """One document, scanned for the vocabulary of a rule set.

    Attributes:
        document: The document.
        languages: Languages in which the rule set has vocabulary.
        clauses: Edges of clauses that were worked out, by passage and offsets.
        backed: What was found to back the statements of a passage, by kind and passage.
        apart: Links that stand in a passage of their own.
        scan: Where the vocabulary stands; the number of a span is the index of a passage.
        finder: Where signals are shown.
        territories: What the document names of them.
        figures: The figures of the document.
    """

    def __init__(
        self, document: Document, written: Written, vocabulary: Vocabulary, languages: tuple[str, ...]
    ) -> None:
        """Scan the document, given its text cut into words."""
        self.document = document
        self.languages = languages
        spans = tuple((passage.start, passage.end) for passage in document.passages)
        self.scan: Scan = scan(written, vocabulary, spans)
        repeated = _repeated(document)
        self.finder = SignalFinder(self.scan, layout_of(document), repeated)
        self.territories = Territories(document.text, self.scan.folded)
        self.figures: tuple[Figure, ...] = figures_of(
            document, self.scan, self.territories, frozenset(repeated)
        )
        self._figures_by_passage = self._by_passage()
        self._links = sorted(document.links, key=lambda link: link.start)
        self._link_starts = [link.start for link in self._links]
        self.apart = tuple(link for link in self._links if link.target and self._stands_apart(link))
        self.clauses: dict[tuple[int, int, int], tuple[int, int]] = {}
        self._words: dict[int, dict[str, tuple[Hit, ...] | None]] = {}
        self.backed: dict[tuple[str, int], tuple[Backing, ...]] = {}
        self._distinct: dict[int, frozenset[str]] = {}

    def passage(self, index: int) -> Passage:
        """Return a passage."""
        return self.document.passages[index]

    def text(self, index: int) -> str:
        """Return the text of a passage."""
        passage = self.passage(index)
        return self.document.text[passage.start : passage.end]

    def words(self, concept: str, index: int) -> tuple[Hit, ...]:
        """Return the hits of a reserved concept in a passage, in the passage's own language."""
        words = self._words.get(index)
        if words is None:
            words = self._words[index] = dict.fromkeys(self.scan.standing_in(index))
        if concept not in words:
            return ()
        found = words[concept]
        if found is None:
            language = self.passage(index).language
            told = language in self.languages
            hits = self.scan.hits_in(concept, index)
            found = words[concept] = tuple(hit for hit in hits if not told or hit.term.language == language)
        return found

    def distinct_words(self, index: int) -> frozenset[str]:
        """Return the words of a passage, folded, each once."""
        if index not in self._distinct:
            self._distinct[index] = frozenset(WORD.findall(self.scan.folded, *self.scan.spans[index]))
        return self._distinct[index]

    def figures_in(self, index: int) -> tuple[Figure, ...]:
        """Return the figures of a passage."""
        return self._figures_by_passage.get(index, ())

    def links_in(self, start: int, end: int) -> tuple[Link, ...]:
        """Return the links that begin between two offsets."""
        first = bisect_right(self._link_starts, start - 1)
        last = bisect_right(self._link_starts, end - 1)
        return tuple(self._links[first:last])

    def _stands_apart(self, link: Link) -> bool:
        """Tell whether a passage is nothing but the link."""
        index = bisect_right(self.scan.spans, (link.start, len(self.scan.folded))) - 1
        passage = self.document.passages[index] if index >= 0 else None
        return bool(passage and passage.end - passage.start <= link.end - link.start + 4)

    def heading_words(self, concept: str, index: int) -> tuple[Hit, ...]:
        """Return the hits of a reserved concept in the headings above a passage."""
        return tuple(
            hit for above in self.finder.layout.headings[index] for hit in self.words(concept, above)
        )

    def _by_passage(self) -> dict[int, tuple[Figure, ...]]:
        starts = [passage.start for passage in self.document.passages]
        found: dict[int, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(bisect_right(starts, figure.start) - 1, []).append(figure)
        return {index: tuple(figures) for index, figures in found.items()}


def _repeated(document: Document) -> list[int]:
    """Return the passages that say word for word what an earlier one says; short ones may stand for more."""
    seen: set[str] = set()
    found = []
    for passage in document.passages:
        text = document.text[passage.start : passage.end]
        if text in seen:
            found.append(passage.index)
        elif len(text) >= LONG:
            seen.add(text)
    return found


def layout_of(document: Document) -> Layout:
    """Return how the passages of a document hang together."""
    written = [passage.paragraph for passage in document.passages]
    paragraphs = tuple(accumulate(map(ne, written[1:], written), initial=0)) if written else ()
    starts = {passage.start: passage.index for passage in document.passages}
    headings = [starts.get(heading.start, -1) for heading in document.headings]
    paths: dict[int, tuple[int, ...]] = {-1: ()}
    for number in range(len(document.headings)):
        above = _above(document, number)
        paths[number] = tuple(headings[other] for other in above if headings[other] >= 0)
    return Layout(paragraphs, tuple(paths[passage.heading] for passage in document.passages))


def _above(document: Document, number: int) -> list[int]:
    """Return a heading and those it stands under, outermost first."""
    path, depth = [], document.headings[number].level + 1
    for other in range(number, -1, -1):
        level = document.headings[other].level
        if level < depth:
            depth = level
            path.append(other)
            if level <= 1:
                break
    return path[::-1]
