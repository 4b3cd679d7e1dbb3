"""Flags: why evidence can be relied on for less than it states, each with its reason and its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from checker.plugins.evaluators.text.clauses import clause_of, is_matched, overlaps, within
from checker.plugins.evaluators.text.periods import periods
from checker.plugins.evaluators.text.scanned import ScannedDocument
from checker.plugins.evaluators.text.speakers import Voices

from checker.domain.evidence import Backing, Flag, FlagKind
from checker.domain.figure import Figure
from checker.domain.message import Message, say
from checker.matching import Hit, Shown, fold

BESIDE = 3
"""Words between an absolute or a hedge and the words it is about."""
APART = len(" de ")
"""Characters between a number and what it counts, at most."""
STALE_AFTER = timedelta(days=366)
_RATE_BASE = re.compile(
    r"\s?(?:of|van|from|uit|in) (?:the |de |het |all |alle |our |onze |those |these |deze )?\w|"
    r"\s?(?:der|des|von|aller|unserer|dieser|de|du|d'|parmi) ?\w"
)
_SUBJECT_BEFORE = re.compile(r"(?:^|[\s(])(?:we|wij|i|wir|nous)\s+(?:\w+\s+){0,2}$")
_SUBJECT_AFTER = re.compile(r"^\s+(?:we|wij|wir)(?!\w)")
_OF_WHAT = re.compile(
    r"\b(?:of (?:the|all|those|these|our|which)|van (?:de|het|alle|deze|onze)|waarvan|"
    r"von (?:den|allen|diesen|unseren)|davon|(?:sur|parmi) (?:les|ces|nos|l'ensemble)|dont)\b"
)

_TOLD_AFTER = re.compile(r" (?:actifs|actives|mensuels|quotidiens|uniques|inscrits|connectes)\b")
"""French adjectives that say behind the noun what counts as one of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A place that shows an element, with what backs it."""

    read: ScannedDocument
    voices: Voices
    shown: Shown
    passages: tuple[int, ...]
    """Every passage of the quote, those with backing included."""
    backings: tuple[Backing, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Figures that back the statement."""
        starts = {backing.start for backing in self.backings if backing.kind == "figure"}
        if not starts:
            return ()
        found = (figure for index in self.passages for figure in self.read.figures_in(index))
        return tuple(figure for figure in found if figure.number_start in starts)


def flags_of(statement: Statement, hedges: tuple[Flag, ...]) -> tuple[Flag, ...]:
    """Return the flags of a statement, at most one of each kind; those of its wording are known."""
    return (*_found(statement, _LOOKS), *hedges)


def hedges_of(statement: Statement) -> tuple[Flag, ...]:
    """Return only those flags of a statement that come from how it is worded."""
    return _found(statement, _HEDGES)


def _found(statement: Statement, looks: tuple[_Look, ...]) -> tuple[Flag, ...]:
    by_kind: dict[FlagKind, Flag] = {}
    for look in looks:
        for flag in look(statement):
            by_kind.setdefault(flag.kind, flag)
    return tuple(by_kind[kind] for kind in FlagKind if kind in by_kind)


def is_planned(statement: Statement) -> Hit | None:
    """Return the words by which a statement is a plan or a proposal, not yet in place."""
    planned = (hit for hit in _in_clause(statement, "future") if not overlaps(hit, statement.shown.hits))
    return next(planned, None)


def _in_clause(statement: Statement, concept: str) -> Iterator[Hit]:
    """Yield the hits of a reserved concept in the clauses that hold the words that count."""
    for index in statement.shown.passages:
        if hits := statement.read.words(concept, index):
            yield from within(hits, clause_of(statement.read, index, statement.shown.hits))


def _modality(statement: Statement) -> Iterator[Flag]:
    if planned := is_planned(statement):
        yield _flag(FlagKind.MODALITY, say("It is a plan or a proposal, not something in place."), planned)
        return
    for hit in _in_clause(statement, "modal"):
        if _is_provider_subject(statement, hit):
            reason = say("It says what the provider can, may or will do, not what it does.")
            yield _flag(FlagKind.MODALITY, reason, hit)
            return


def _is_provider_subject(statement: Statement, modal: Hit) -> bool:
    """Tell whether the modal verb belongs to the provider: "users can report" is a description."""
    folded, start = statement.read.scan.folded, statement.read.passage(modal.span).start
    before = bool(_SUBJECT_BEFORE.search(folded, start, modal.start))
    after = bool(_SUBJECT_AFTER.match(folded[modal.end : modal.end + 6]))
    return before or after or bool(statement.voices.names_provider(max(start, modal.start - 24), modal.start))


def _absolute(statement: Statement) -> Iterator[Flag]:
    if statement.figures:
        return
    for concept, reason in (
        ("absolute", say("It states something absolute without a figure.")),
        ("hedge", say("It gives an amount or a manner that cannot be checked, without a figure.")),
    ):
        for hit in _in_clause(statement, concept):
            shown = statement.shown.hits
            if not is_matched(statement.read, hit, shown) and _is_beside(hit, shown):
                yield _flag(FlagKind.ABSOLUTE, reason, hit)
                return


def _is_beside(word: Hit, matched: tuple[Hit, ...]) -> bool:
    """Tell whether a word stands so close to matched words that it speaks of them."""
    return any(word.first - hit.last <= BESIDE and hit.first - word.last <= BESIDE for hit in matched)


def _territory(statement: Statement) -> Iterator[Flag]:
    read = statement.read
    scopes = {figure.scope for figure in statement.figures} - {None}
    if scopes and not scopes <= {"global", "other"}:
        return
    for figure in statement.figures:
        if figure.scope == "global":
            yield _figure_flag(
                FlagKind.TERRITORY, say("The figure is worldwide; the Union is asked."), figure
            )
        elif figure.scope == "other":
            reason = say("The figure is for a territory other than the Union.")
            yield _figure_flag(FlagKind.TERRITORY, reason, figure)
    named = read.territories.within(*read.scan.spans[statement.passages[0]])
    strange = [place for place in named if place.code in {"global", "other"}]
    if strange and len(strange) == len(named):
        reason = say("It speaks of the whole world or of another territory; the Union is asked.")
        yield Flag(kind=FlagKind.TERRITORY, reason=reason, start=strange[0].start, end=strange[0].end)


def _regime(statement: Statement) -> Iterator[Flag]:
    read = statement.read
    for concept, reason in (
        ("regime_other_law", say("It is about a duty under another law.")),
        ("regime_voluntary", say("It is about a voluntary report or promise.")),
        ("regime_own_rules", say("It is about the provider's own rules, not about illegal content.")),
    ):
        for index in statement.shown.passages:
            hits = read.words(concept, index)
            if hits and not read.words("illegal", index):
                yield _flag(FlagKind.REGIME, reason, hits[0])
                return


def _unit(statement: Statement) -> Iterator[Flag]:
    for figure in statement.figures:
        if not figure.unit:
            yield _figure_flag(FlagKind.UNIT, say("The text does not say what the number counts."), figure)
    counted = {fold(figure.unit): figure for figure in statement.figures}
    for index in statement.passages:
        for hit in statement.read.words("vague_unit", index):
            figure_of_unit = counted.get(statement.read.scan.folded[hit.start : hit.end])
            told = _TOLD_AFTER.match(statement.read.scan.folded, hit.end)
            if figure_of_unit and not told and 0 <= hit.start - figure_of_unit.number_end <= APART:
                yield _flag(FlagKind.UNIT, say("The text does not say what counts as one of these."), hit)


def _period(statement: Statement) -> Iterator[Flag]:
    figures = statement.figures
    if figures and not any(figure.period for figure in figures):
        yield _figure_flag(FlagKind.PERIOD, say("The figure names no period."), figures[0])
        return
    day = _day_of(statement)
    if day is None:
        return
    for index in statement.passages if figures else ():
        passage = statement.read.passage(index)
        for period in periods(statement.read.scan.folded, passage.start, passage.end):
            if period.last_day and day - period.last_day > STALE_AFTER:
                reason = say("The figure is more than twelve months older than the document.")
                yield Flag(kind=FlagKind.PERIOD, reason=reason, start=period.start, end=period.end)
                return


def _day_of(statement: Statement) -> date | None:
    dated = statement.read.document.dated
    return dated.day if dated else None


def _denominator(statement: Statement) -> Iterator[Flag]:
    folded = statement.read.scan.folded
    for figure in statement.figures:
        if figure.unit == "%" and not _RATE_BASE.match(folded, figure.number_end, figure.end):
            before = folded[figure.start : figure.number_start]
            if not _OF_WHAT.search(before):
                yield _figure_flag(
                    FlagKind.DENOMINATOR, say("The text does not say of what the share is taken."), figure
                )
                return


def _pointer(statement: Statement) -> Iterator[Flag]:
    read = statement.read
    for index in statement.passages:
        passage = read.passage(index)
        for link in read.links_in(passage.start, passage.end):
            if not link.target or link.target.startswith("#"):
                reason = say("A link leads nowhere in this copy of the document.")
                yield Flag(kind=FlagKind.POINTER, reason=reason, start=link.start, end=link.end)
                return


def _flag(kind: FlagKind, reason: Message, hit: Hit) -> Flag:
    return Flag(kind=kind, reason=reason, start=hit.start, end=hit.end)


def _figure_flag(kind: FlagKind, reason: Message, figure: Figure) -> Flag:
    return Flag(kind=kind, reason=reason, start=figure.number_start, end=figure.number_end)


_Look = Callable[[Statement], Iterator[Flag]]
_LOOKS: tuple[_Look, ...] = (_territory, _regime, _unit, _period, _denominator, _pointer)
_HEDGES: tuple[_Look, ...] = (_modality, _absolute)
