"""Dossier and rule set in, assessment out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.domain.assessment import Assessment, Component, Diagnostic, Dossier
from checker.domain.document import Document
from checker.domain.evidence import Certificate, Evidence, Level, NearMiss, strongest
from checker.domain.finding import Applicability, ElementFinding, Finding
from checker.domain.obligation import Element, Obligation, RuleSet
from checker.domain.profile import Truth
from checker.domain.quality import Quality
from checker.engine.comparison import compared
from checker.engine.coverage import Searched, Vocabulary, certificate, survey, vocabularies
from checker.engine.diagnostics import diagnostics, old_registers
from checker.engine.evaluating import Gathered, Progress, gather, observe
from checker.engine.figures import figures_of
from checker.engine.fold import best_of, contradictions, grouped, level_of, ordered, relied_level_of
from checker.engine.measured import measured
from checker.engine.outcome import Standing, outcome_of, standing_of
from checker.engine.provenance import provenance
from checker.engine.reasons import why_not_higher, why_outcome
from checker.engine.suggesting import Suggesters, suggestions_of
from checker.engine.tabulating import tabulations_of
from checker.engine.untouched import untouched
from checker.offers import Check, Evaluator, Tabulator

Judge = Callable[[Obligation], Applicability]
"""Tells whether an obligation applies to the dossier's provider on the reference date."""

SECONDS = 300.0
"""Time one plugin may take where the caller sets none."""


def _no_progress(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugins:
    """The evaluators, checks, tabulators and suggesters that take part, by name."""

    evaluators: Mapping[str, Evaluator]
    checks: Mapping[str, Check]
    tabulators: Mapping[str, Tabulator] = field(default_factory=dict)
    suggesters: Suggesters = field(default_factory=dict)
    seconds: float = SECONDS
    """Time that each of them may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What every element is weighed against."""

    documents: Mapping[str, Document]
    order: Mapping[str, int]
    searched: Searched
    vocabularies: Mapping[str, Vocabulary]
    gathered: Gathered
    evidence: Mapping[str, list[Evidence]]
    near_misses: Mapping[str, list[NearMiss]]
    quality: Quality | None
    digest: str
    """Of the rule set."""


def assess(
    dossier: Dossier,
    rule_set: RuleSet,
    plugins: Plugins,
    judge: Judge,
    *,
    components: Iterable[Component] = (),
    progress: Progress = _no_progress,
) -> Assessment:
    """Return the assessment of a dossier under a rule set: the same input gives the same value.

    Args:
        dossier: What is assessed together.
        rule_set: What it is assessed against.
        plugins: Evaluators and checks; whatever one of them does costs its own elements an outcome only.
        judge: Applicability of an obligation to this dossier.
        components: What else took part, for the provenance.
        progress: Called with step, done and total.
    """
    gathered = gather(dossier, rule_set, plugins.evaluators, plugins.seconds, progress)
    observations = observe(dossier, rule_set, plugins.checks, gathered, plugins.seconds)
    tables = tabulations_of(dossier, rule_set, plugins.tabulators, gathered, plugins.seconds)
    assessment = _weighed(dossier, rule_set, gathered, judge)
    suggested, failures = suggestions_of(
        dossier, rule_set, assessment.findings, plugins.suggesters, plugins.seconds
    )
    return replace(
        assessment,
        observations=observations,
        tabulations=tables,
        suggested=suggested,
        diagnostics=(
            *(Diagnostic(kind="plugin", message=message) for message in failures),
            *assessment.diagnostics,
        ),
        provenance=provenance(dossier, rule_set, components),
    )


def _weighed(dossier: Dossier, rule_set: RuleSet, gathered: Gathered, judge: Judge) -> Assessment:
    """Weigh what was gathered; the failures of checks are among it by now."""
    context = _context(dossier, rule_set, gathered)
    judged = [(duty, judge(duty)) for duty in rule_set.obligations]
    applicabilities = [applicability for _, applicability in judged]
    documents = dossier.documents
    return Assessment(
        rule_set=rule_set.id,
        rule_set_version=rule_set.version,
        rule_set_digest=rule_set.digest,
        profile=dossier.profile,
        reference=dossier.reference,
        documents=documents,
        findings=tuple(_finding(duty, applicability, context) for duty, applicability in judged),
        figures=figures_of(gathered.figures, gathered.evidence, context.order),
        untouched=untouched(documents, gathered.touched, gathered.evidence),
        diagnostics=(
            *diagnostics(documents, context.searched, rule_set.languages, applicabilities, gathered.failures),
            *old_registers(dossier.registers, dossier.reference),
        ),
        declaration=dossier.declaration,
        report=dossier.lines,
    )


def _context(dossier: Dossier, rule_set: RuleSet, gathered: Gathered) -> _Context:
    near_misses: dict[str, list[NearMiss]] = {}
    for miss in gathered.near_misses:
        near_misses.setdefault(miss.element, []).append(miss)
    order = {document: number for number, document in enumerate(dossier.quotable)}
    return _Context(
        documents=dossier.quotable,
        order=order,
        searched=survey(dossier.documents),
        vocabularies=vocabularies(rule_set, dossier.documents),
        gathered=gathered,
        evidence={element: ordered(items, order) for element, items in grouped(gathered.evidence).items()},
        near_misses=near_misses,
        quality=rule_set.quality,
        digest=rule_set.digest,
    )


def _finding(duty: Obligation, applicability: Applicability, context: _Context) -> Finding:
    weighed = [_element(element, applicability.applies, context) for element in duty.elements]
    elements = tuple(finding for finding, _ in weighed)
    cores = [pair for element, pair in zip(duty.elements, weighed, strict=True) if element.core]
    outcome = outcome_of(applicability.applies, [standing for _, standing in cores])
    level = strongest(tuple(element.level for element in elements))
    return Finding(
        obligation=duty.id,
        outcome=outcome,
        level=level,
        relied_level=strongest(tuple(element.relied_level for element in elements)),
        applicability=applicability,
        elements=elements,
        reasons=why_outcome(outcome, applicability, [finding for finding, _ in cores], level),
        measured=measured(duty, context.quality, context.digest),
        related=duty.related,
        points_to=duty.points_to,
    )


def _element(element: Element, applies: Truth, context: _Context) -> tuple[ElementFinding, Standing]:
    """Weigh one element; its standing decides for the obligation, its outcome is shown beside it."""
    evidence: Sequence[Evidence] = context.evidence.get(element.id, ())
    pairs = contradictions(evidence, context.documents)
    searched = _is_searched(element, context)
    relied = relied_level_of(evidence)
    failed = tuple(context.gathered.failed.get(element.id, ()))
    partly = tuple(context.gathered.partly.get(element.id, ()))
    standing = standing_of(
        relied=relied,
        asked=Level(element.asks_level),
        contradicted=bool(pairs),
        failed=bool(failed),
        searched=searched,
    )
    finding = ElementFinding(
        id=element.id,
        outcome=outcome_of(applies, [standing]),
        level=level_of(evidence),
        relied_level=relied,
        evidence=best_of(evidence, context.documents),
        certificate=None if evidence else _certificate(element, context),
        contradictions=pairs,
        declared=compared(context.gathered.declared.get(element.id), evidence, searched=searched),
        why_not_higher=why_not_higher(element, evidence),
        diagnostics=(*failed, *(partly if standing is Standing.OPEN else ())),
        points_to=element.points_to,
    )
    return finding, standing


def _is_searched(element: Element, context: _Context) -> bool:
    """Tell whether silence about an element would mean something."""
    return (
        not element.not_from_paper.texts
        and not context.searched.unread
        and not context.searched.missing(context.vocabularies[element.id].languages)
        and element.id not in context.gathered.unsure
        and element.id not in context.gathered.partly
        and element.id not in context.gathered.failed
    )


def _certificate(element: Element, context: _Context) -> Certificate:
    return certificate(
        element.id,
        context.vocabularies[element.id],
        context.searched,
        context.near_misses.get(element.id, ()),
    )
