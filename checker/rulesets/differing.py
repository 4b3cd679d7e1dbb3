"""What changes in the outcomes of a document when other rules weigh it, and which line makes the change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.domain.assessment import Assessment
from checker.domain.evidence import Evidence, Level
from checker.domain.finding import ElementFinding, Finding
from checker.domain.message import Message, say
from checker.domain.obligation import Element, Place, RuleSet, Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A quote that only one of two rule sets gives, or that both give at another level."""

    kind: str
    """``gained``, ``lost`` or ``level``."""
    quote: str
    line: int
    levels: tuple[Level, Level]
    """Before and after."""
    why: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementChange:
    """One element whose quotes or level differ."""

    id: str
    levels: tuple[Level, Level]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyChange:
    """One obligation whose outcome, level or quotes differ; outcomes are empty where it is not there."""

    id: str
    outcomes: tuple[str, str]
    levels: tuple[Level, Level]
    why: tuple[Message, ...]
    """Why the duty itself changed, beside its elements: it is new or gone, or applies otherwise."""
    elements: tuple[ElementChange, ...]

    @property
    def changes_outcome(self) -> bool:
        """Tell whether a reader of the report sees another outcome or level, not only other quotes."""
        return len(set(self.outcomes)) > 1 or len(set(self.levels)) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One rule set and what it found in the document."""

    rule_set: RuleSet
    assessment: Assessment

    @property
    def findings(self) -> dict[str, Finding]:
        return {finding.obligation: finding for finding in self.assessment.findings}


def differences(old: RuleSet, new: RuleSet, before: Assessment, after: Assessment) -> tuple[DutyChange, ...]:
    """Return every obligation that two rule sets weigh differently in the same document, in the new order."""
    sides = _Side(rule_set=old, assessment=before), _Side(rule_set=new, assessment=after)
    findings = [side.findings for side in sides]
    names = [*findings[1], *(name for name in findings[0] if name not in findings[1])]
    changes = (_duty(findings[0].get(name), findings[1].get(name), sides) for name in names)
    return tuple(change for change in changes if change is not None)


def _duty(before: Finding | None, after: Finding | None, sides: tuple[_Side, _Side]) -> DutyChange | None:
    one = after or before
    if one is None or before == after:
        return None
    elements = tuple(_elements(before, after, sides))
    why = tuple(_why_duty(before, after))
    change = DutyChange(
        id=one.obligation,
        outcomes=(before.outcome if before else "", after.outcome if after else ""),
        levels=(before.level if before else Level.SILENT, after.level if after else Level.SILENT),
        why=why,
        elements=elements,
    )
    return change if elements or why or change.changes_outcome else None


def _why_duty(before: Finding | None, after: Finding | None) -> Iterator[Message]:
    if before is None:
        yield say("The obligation is new.")
    elif after is None:
        yield say("The obligation is gone.")
    elif before.applicability.applies is not after.applicability.applies:
        yield say("Whether it applies is judged otherwise:")
        yield from after.applicability.reasons


def _elements(
    before: Finding | None, after: Finding | None, sides: tuple[_Side, _Side]
) -> Iterator[ElementChange]:
    parts = [{part.id: part for part in finding.elements} if finding else {} for finding in (before, after)]
    for name in dict.fromkeys([*parts[1], *parts[0]]):
        old, new = parts[0].get(name), parts[1].get(name)
        changes = tuple(_changes(name, old, new, sides))
        if changes or (old and new and old.level is not new.level):
            levels = (old.level if old else Level.SILENT, new.level if new else Level.SILENT)
            yield ElementChange(id=name, levels=levels, changes=changes)


def _changes(
    name: str, old: ElementFinding | None, new: ElementFinding | None, sides: tuple[_Side, _Side]
) -> Iterator[Change]:
    before, after = old.evidence if old else (), new.evidence if new else ()
    for piece in before:
        twin = _twin(piece, after)
        if twin is None:
            why = _why_one_side(name, piece, sides[0].rule_set, sides[1], say_gone=True)
            yield _change("lost", piece, (piece.level, Level.SILENT), why, sides[0])
        elif twin.level is not piece.level:
            why = next(
                iter(twin.reasons), say("The line of the rule that fired is {place}.", place=str(twin.signal))
            )
            yield _change("level", twin, (piece.level, twin.level), why, sides[1])
    for piece in after:
        if _twin(piece, before) is None:
            why = _why_one_side(name, piece, sides[1].rule_set, sides[0], say_gone=False)
            yield _change("gained", piece, (Level.SILENT, piece.level), why, sides[1])


def _change(kind: str, piece: Evidence, levels: tuple[Level, Level], why: Message, side: _Side) -> Change:
    document = side.assessment.document(piece.document)
    quote, line = document.quote(piece.start, piece.end), document.locate(piece.start).line
    return Change(kind=kind, quote=quote, line=line, levels=levels, why=why)


def _twin(piece: Evidence, others: Sequence[Evidence]) -> Evidence | None:
    """Return the quote of the other side that overlaps, the very same one first."""
    near = [
        other
        for other in others
        if other.document == piece.document and other.start < piece.end and piece.start < other.end
    ]
    return next((other for other in near if other.start == piece.start), next(iter(near), None))


def _why_one_side(name: str, piece: Evidence, own: RuleSet, other: _Side, *, say_gone: bool) -> Message:
    """Say which line of one rule set gives a quote that the other one does not give."""
    own_element, there = _element(own, name), _element(other.rule_set, name)
    if there is None:
        return say("The element is gone.") if say_gone else say("The element is new.")
    signal = _signal_at(own_element, piece.signal)
    if signal is not None and not any(_alike(signal, one) for one in there.signals):
        gone = say("The alternative at {place} is gone or reads otherwise.", place=str(signal.place))
        new = say("The alternative at {place} is new or read otherwise.", place=str(signal.place))
        return gone if say_gone else new
    return _of_vocabulary(piece, other, say_gone=say_gone) or _of_near_miss(name, piece, other)


def _of_vocabulary(piece: Evidence, other: _Side, *, say_gone: bool) -> Message | None:
    """Say which entry that matched the other rule set does not have."""
    known = {concept.id: {term.text for term in concept.terms} for concept in other.rule_set.concepts}
    for match in piece.matches:
        if match.term not in known.get(match.concept, set()):
            values = {"term": match.term, "concept": match.concept, "place": str(match.place)}
            gone = say("The entry {term} of {concept} ({place}) is gone.", **values)
            return gone if say_gone else say("The entry {term} of {concept} ({place}) is new.", **values)
    return None


def _of_near_miss(name: str, piece: Evidence, other: _Side) -> Message:
    """Say why the other rules do not count the passage, as far as they tell."""
    for finding in other.assessment.findings:
        for part in finding.elements:
            misses = part.certificate.near_misses if part.id == name and part.certificate else ()
            for miss in misses:
                if miss.document == piece.document and miss.start < piece.end and piece.start < miss.end:
                    return miss.reason
    return say("Reserved or excluded words decide it; checker rules try shows them.")


def _element(rule_set: RuleSet, name: str) -> Element | None:
    return next((element for element in rule_set.elements if element.id == name), None)


def _signal_at(element: Element | None, place: Place | None) -> Signal | None:
    return next((signal for signal in element.signals if signal.place == place), None) if element else None


def _alike(one: Signal, other: Signal) -> bool:
    return replace(one, place=other.place) == other
