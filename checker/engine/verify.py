"""Holds what plugins return against the documents: nothing that is not there gets into an assessment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from checker.domain.assessment import Assessment, Suggestion
from checker.domain.document import Document
from checker.domain.errors import RenderingFailed
from checker.domain.evidence import Backing, Evidence, Flag, Level, Match, NearMiss, relied
from checker.domain.figure import Figure
from checker.domain.observation import Observation, Span
from checker.domain.tabulation import Tabulation
from checker.offers import Evaluation

LONGEST_QUOTE = 1_000
"""Characters; a longer quote points nowhere."""
SHORTEST_QUOTE = 12
"""Letters and digits; a shorter one proves nothing."""

Documents = dict[str, Document]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """The part of an evaluation that holds, and the elements about which something does not."""

    evaluation: Evaluation
    spoiled: frozenset[str]
    """Elements for which the plugin returned something that cannot be."""


def verify(evaluation: Evaluation, documents: Documents, elements: frozenset[str]) -> Verified:
    """Keep what holds: known elements, known documents, offsets inside text and passage; cap every level."""
    evidence, spoiled = _sift(evaluation.evidence, lambda item: evidence_holds(item, documents, elements))
    misses, misplaced = _sift(evaluation.near_misses, lambda item: _miss_holds(item, documents, elements))
    quotable = (_quotable(item, documents[item.document]) for item in evidence)
    return Verified(
        evaluation=Evaluation(
            evidence=tuple(item for item in quotable if item is not None),
            near_misses=tuple(misses),
            figures=tuple(figure for figure in evaluation.figures if figure_holds(figure, documents)),
            declared=tuple(pair for pair in evaluation.declared if pair[0] in elements),
            touched=tuple(pair for pair in evaluation.touched if _touch_holds(pair, documents)),
            failed=tuple(pair for pair in evaluation.failed if pair[0] in elements),
            unsure=tuple(pair for pair in evaluation.unsure if pair[0] in elements),
        ),
        spoiled=frozenset([item.element for item in spoiled] + [miss.element for miss in misplaced])
        & elements,
    )


def _sift(items: Iterable[T], holds: Callable[[T], bool]) -> tuple[list[T], list[T]]:
    kept: list[T] = []
    left: list[T] = []
    for item in items:
        (kept if holds(item) else left).append(item)
    return kept, left


def evidence_holds(item: Evidence, documents: Documents, elements: frozenset[str]) -> bool:
    """Tell whether a quotation speaks to a known element and stands where it says that it stands."""
    document = documents.get(item.document)
    if document is None or item.element not in elements or item.level is Level.SILENT:
        return False
    if not 0 <= item.passage < len(document.passages):
        return False
    passage = document.passages[item.passage]
    return (
        is_inside(document, item.start, item.end)
        and passage.start <= item.start < passage.end
        and _parts_hold(item, document)
    )


def _parts_hold(item: Evidence, document: Document) -> bool:
    parts: tuple[Match | Backing | Flag, ...] = (*item.matches, *item.backings, *item.flags)
    return all(part.start == part.end == -1 or is_inside(document, part.start, part.end) for part in parts)


def is_inside(document: Document, start: int, end: int) -> bool:
    """Tell whether two offsets enclose some text of the document."""
    return 0 <= start < end <= len(document.text)


def _miss_holds(item: NearMiss, documents: Documents, elements: frozenset[str]) -> bool:
    document = documents.get(item.document)
    return document is not None and item.element in elements and is_inside(document, item.start, item.end)


def _touch_holds(pair: tuple[str, int], documents: Documents) -> bool:
    return pair[0] in documents and 0 <= pair[1] < len(documents[pair[0]].passages)


def figure_holds(figure: Figure, documents: Documents) -> bool:
    """Tell whether a figure stands in its document, inside the sentence it names."""
    document = documents.get(figure.document)
    return (
        document is not None
        and is_inside(document, figure.start, figure.end)
        and figure.start <= figure.number_start < figure.number_end <= figure.end
        and all(is_inside(document, part.start, part.end) for part in figure.parts)
    )


def _quotable(item: Evidence, document: Document) -> Evidence | None:
    """Return evidence with its level capped and its quote cut short; None where it is too short to prove."""
    heart = min((match.start for match in item.matches), default=item.start)
    start, end = trimmed(document.text, item.start, item.end, heart)
    if sum(map(str.isalnum, document.text[start:end])) < SHORTEST_QUOTE:
        return None
    level = relied(item.level, item.flags)
    if (start, end, level) == (item.start, item.end, item.relied_level):
        return item
    passage = _passage_at(document, start, item.passage)
    return replace(item, start=start, end=end, passage=passage, relied_level=level)


def _passage_at(document: Document, offset: int, index: int) -> int:
    """Return the passage in which an offset stands, from passage `index` on."""
    later = range(index, len(document.passages))
    return next((number for number in later if document.passages[number].end > offset), index)


def trimmed(text: str, start: int, end: int, heart: int) -> tuple[int, int]:
    """Return offsets of at most `LONGEST_QUOTE` characters, cut between words, around the offset `heart`."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start <= LONGEST_QUOTE:
        return start, end
    if heart >= start + LONGEST_QUOTE // 2:
        start = max(text.rfind(" ", start, heart - LONGEST_QUOTE // 4) + 1, start)
    cut = min(start + LONGEST_QUOTE, end)
    return start, cut if cut == end else max(text.rfind(" ", start + 1, cut), start + 1)


def observation_holds(item: Observation, documents: Documents) -> bool:
    """Tell whether an observation's quotes stand in the documents."""
    return _spans_hold(item.spans, documents)


def tabulation_holds(item: Tabulation, documents: Documents) -> bool:
    """Tell whether every cell of a table has a value, and all that it quotes stands in the documents."""
    columns = {column.id for column in item.columns}
    cells = [cell for row in item.rows for cell in row.cells]
    return all(cell.column in columns and (cell.spans or cell.message) for cell in cells) and _spans_hold(
        item.spans(), documents
    )


def suggestion_holds(item: Suggestion, documents: Documents) -> bool:
    """Tell whether a suggested passage stands in its document."""
    return item.document in documents and is_inside(documents[item.document], item.start, item.end)


def _spans_hold(spans: Iterable[Span], documents: Documents) -> bool:
    return all(
        span.document in documents and is_inside(documents[span.document], span.start, span.end)
        for span in spans
    )


def verify_quotes(assessment: Assessment) -> None:
    """Read every quotation again, right before a report is written.

    Raises:
        RenderingFailed: some offsets do not lie in the text; no report may be written from this assessment.
    """
    documents = assessment.quotable
    elements = frozenset(element.id for finding in assessment.findings for element in finding.elements)
    evidence = (
        item for finding in assessment.findings for element in finding.elements for item in element.evidence
    )
    whole = (
        all(evidence_holds(item, documents, elements) for item in evidence)
        and all(figure_holds(figure, documents) for figure in assessment.figures)
        and all(observation_holds(item, documents) for item in assessment.observations)
        and all(tabulation_holds(item, documents) for item in assessment.tabulations)
        and all(suggestion_holds(item, documents) for each in assessment.suggested for item in each.passages)
    )
    if not whole:
        raise RenderingFailed.say(
            "The assessment quotes what does not stand in its documents, so no report is written; assess the "
            "documents again."
        )
