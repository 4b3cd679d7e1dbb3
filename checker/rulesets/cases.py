"""Runs the cases beside the rules and holds every level found against the one it must be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from checker.domain.assessment import Dossier
from checker.domain.document import DateReading, Document
from checker.domain.evidence import Evidence, Level, NearMiss, strongest
from checker.domain.harmonised_lines import document_of, report_of
from checker.domain.message import say
from checker.domain.obligation import Case, Obligation, RuleSet
from checker.domain.profile import SERVICES, Profile
from checker.offers import Evaluation, Evaluator

MakeDocument = Callable[[str, str], Document]
"""``make_document(text, language)``: the text of a case, cut into passages of that language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An element that a case does not give the level it must have."""

    element: str
    expected: Level
    found: Level
    evidence: tuple[Evidence, ...]
    """What was found, with the concepts that matched and the lines of their entries."""
    near_misses: tuple[NearMiss, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """What came of one case."""

    obligation: str
    case: Case
    document: Document
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        """Tell whether every element has the level it must have."""
        return not self.differences

    @property
    def is_fault(self) -> bool:
        """Tell whether somebody must act: a case that does not hold, or a pending one that does by now."""
        return self.holds == self.case.pending


def run(
    rule_set: RuleSet, evaluators: Mapping[str, Evaluator], make_document: MakeDocument
) -> tuple[CaseResult, ...]:
    """Return the result of every case, in the order of the rule set.

    Every case is a document of its own; all are evaluated in one call, so that a rule set is compiled once.
    """
    cases = list(_cases(rule_set, make_document))
    papers = _dossier(tuple(document for _, case, document in cases if not case.report))
    evaluations = [
        evaluator.evaluate(papers, rule_set, elements) for evaluator, elements in _asked(rule_set, evaluators)
    ]
    for duty, case, document in cases:
        if case.report:
            evaluations += _of_report(case, document, duty, rule_set, evaluators)
    found = _Found.of(evaluations)
    return tuple(
        CaseResult(
            obligation=duty.id,
            case=case,
            document=document,
            differences=tuple(found.differences(case, document.id)),
        )
        for duty, case, document in cases
    )


def _dossier(documents: tuple[Document, ...]) -> Dossier:
    return Dossier(
        profile=Profile(name="", services=SERVICES),
        documents=documents,
        reference=DateReading(earliest=None, latest=None, reason=say("A case has no date.")),
    )


def _of_report(
    case: Case, document: Document, duty: Obligation, rule_set: RuleSet, evaluators: Mapping[str, Evaluator]
) -> Iterator[Evaluation]:
    """Yield what is found in the cells of one case; only evaluators that see every element look at them."""
    dossier = replace(_dossier(()), report=report_of(dict(case.report)), lines=document)
    elements = frozenset(element.id for element in duty.elements) | {name for name, _ in case.expect}
    for _, evaluator in sorted(evaluators.items()):
        if evaluator.every_element:
            yield evaluator.evaluate(dossier, rule_set, elements)


def _cases(rule_set: RuleSet, make_document: MakeDocument) -> Iterator[tuple[Obligation, Case, Document]]:
    number = 0
    for duty in rule_set.obligations:
        for case in duty.cases:
            number += 1
            document = (
                document_of(report_of(dict(case.report)), "")
                if case.report
                else make_document(case.text, case.language)
            )
            yield duty, case, replace(document, id=f"d{number}", name=str(case.place))


def _asked(
    rule_set: RuleSet, evaluators: Mapping[str, Evaluator]
) -> Iterator[tuple[Evaluator, frozenset[str]]]:
    """Yield every evaluator that some element names, with its elements; others find nothing."""
    by_name: defaultdict[str, set[str]] = defaultdict(set)
    for element in rule_set.elements:
        by_name[element.evaluator].add(element.id)
    for name in sorted(by_name.keys() & evaluators.keys()):
        yield evaluators[name], frozenset(by_name[name])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Evidence and near misses by document and element."""

    evidence: Mapping[tuple[str, str], list[Evidence]]
    near_misses: Mapping[tuple[str, str], list[NearMiss]]

    @classmethod
    def of(cls, evaluations: list[Evaluation]) -> _Found:
        evidence: defaultdict[tuple[str, str], list[Evidence]] = defaultdict(list)
        near_misses: defaultdict[tuple[str, str], list[NearMiss]] = defaultdict(list)
        for evaluation in evaluations:
            for piece in evaluation.evidence:
                evidence[piece.document, piece.element].append(piece)
            for miss in evaluation.near_misses:
                near_misses[miss.document, miss.element].append(miss)
        return cls(evidence=evidence, near_misses=near_misses)

    def differences(self, case: Case, document: str) -> Iterator[Difference]:
        for element, level in case.expect:
            evidence = tuple(self.evidence.get((document, element), ()))
            found = strongest(tuple(piece.level for piece in evidence))
            if found != level:
                yield Difference(
                    element=element,
                    expected=Level(level),
                    found=found,
                    evidence=evidence,
                    near_misses=tuple(self.near_misses.get((document, element), ())),
                )
