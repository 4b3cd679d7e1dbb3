"""Looks for the cells of a harmonised report that rules name, under ``look_for: report:``.

A number in its own cell comes with unit, scope and period; a blank cell is no zero, and what an excerpt
does not hold is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.domain.assessment import Dossier
from checker.domain.document import Passage
from checker.domain.evidence import Backing, Evidence, Flag, FlagKind, Level, NearMiss, relied
from checker.domain.harmonised import BLANK, NUMBER, TEXT, HarmonisedReport
from checker.domain.harmonised_lines import Line, is_named, lines
from checker.domain.harmonised_template import FIGURES, kind_of
from checker.domain.message import Message, say
from checker.domain.obligation import Element, RuleSet, WantedCell
from checker.offers import Evaluation

NAME = "report-cells"
MOST = 3
"""Cells of one address that are quoted; the first ones stand for all."""
_FIGURE = say("The harmonised report states a figure in the cell that is set apart for it.")
_TEXT = say("The harmonised report states this in the field that is set apart for it.")
_MORE = say("{count} further cells of this kind are filled in.")
_BLANK = say("The cell is blank; a blank is not a zero.")
_ZERO = say("The cell says 0; that does not show that it happens.")
_NOTHING = say("What stands in the cell states nothing.")
_NO_NUMBER = say("No single number can be read from the cell.")
_EXCERPT = say("Part {part} of the report is an excerpt; what it does not show may stand in the rest.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A line of the report and where it stands in the document of lines."""

    line: Line
    passage: Passage
    document: str


def evaluate(dossier: Dossier, rule_set: RuleSet, elements: frozenset[str]) -> Evaluation:
    """Return the cells that show elements; without a report nothing."""
    if dossier.report is None or dossier.lines is None:
        return Evaluation()
    placed = [
        _Placed(line=line, passage=passage, document=dossier.lines.id)
        for line, passage in zip(lines(dossier.report), dossier.lines.passages, strict=True)
    ]
    by_address = _by_address(placed)
    evidence: list[Evidence] = []
    misses: list[NearMiss] = []
    unsure: list[tuple[str, Message]] = []
    for element in rule_set.elements:
        if element.id in elements and element.cells:
            found, missed = _look(element, by_address)
            evidence += found
            misses += missed
            if not found:
                unsure += [(element.id, why) for why in _unread(element, dossier.report)]
    return Evaluation(evidence=tuple(evidence), near_misses=tuple(misses), unsure=tuple(unsure))


def _by_address(placed: Iterable[_Placed]) -> dict[int, list[_Placed]]:
    parts: dict[int, list[_Placed]] = {}
    for each in placed:
        parts.setdefault(each.line.part.number, []).append(each)
    return parts


def _look(element: Element, parts: dict[int, list[_Placed]]) -> tuple[list[Evidence], list[NearMiss]]:
    evidence: list[Evidence] = []
    misses: list[NearMiss] = []
    for wanted in element.cells:
        number = int(wanted.address.split("/")[0])
        named = [each for each in parts.get(number, ()) if is_named(wanted.address, each.line.address)]
        filled = [each for each in named if _why_not(each.line, wanted) is None]
        evidence += [_evidence(element, wanted, each, len(filled)) for each in filled[:MOST]]
        missed = [(each, why) for each in named if (why := _why_not(each.line, wanted))]
        misses += [_near_miss(element, each, why) for each, why in missed[:MOST]]
    return evidence, misses


def _why_not(line: Line, wanted: WantedCell) -> Message | None:
    """Return why a cell shows nothing; None where it does."""
    if line.cell.state == BLANK:
        return _BLANK
    if line.cell.state not in {NUMBER, TEXT}:
        return _NOTHING
    return _ZERO if wanted.above_zero and line.cell.number == 0 else None


def _evidence(element: Element, wanted: WantedCell, each: _Placed, filled: int) -> Evidence:
    line, start, end = each.line, each.passage.start, each.passage.end
    is_figure = _holds_figure(line)
    level = Level.SUBSTANTIATED if is_figure else Level.DESCRIBED
    value = end - line.value_length
    flags = (
        (Flag(kind=FlagKind.UNIT, reason=_NO_NUMBER, start=value, end=end),)
        if is_figure and line.cell.number is None
        else ()
    )
    more = (say(_MORE.text, count=filled - MOST),) if filled > MOST else ()
    return Evidence(
        element=element.id,
        document=each.document,
        start=start,
        end=end,
        passage=each.passage.index,
        level=level,
        relied_level=relied(level, flags),
        flags=flags,
        reasons=(_FIGURE if is_figure else _TEXT, *more),
        backings=(Backing(kind="figure", start=value, end=end),) if is_figure else (),
        evaluator=NAME,
        signal=wanted.place,
    )


def _holds_figure(line: Line) -> bool:
    if line.part.number in FIGURES:
        return True
    kind = kind_of(line.part.number, line.row.indicator, line.row.scope)
    return kind not in {"words", "date"}


def _near_miss(element: Element, each: _Placed, why: Message) -> NearMiss:
    return NearMiss(
        element=element.id,
        document=each.document,
        start=each.passage.start,
        end=each.passage.end,
        reason=why,
        closeness=1.0,
    )


def _unread(element: Element, report: HarmonisedReport) -> Sequence[Message]:
    numbers = dict.fromkeys(int(wanted.address.split("/")[0]) for wanted in element.cells)
    parts = [part for number in numbers if (part := report.part(number)) and not part.complete]
    return [say(_EXCERPT.text, part=str(part.number)) for part in parts]
