"""Asks suggesters for passages to look at where nothing was found; no finding is changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import msgspec

from checker.domain.assessment import Component, Dossier, Suggested, Suggestion
from checker.domain.finding import Finding
from checker.domain.message import Message, say
from checker.domain.obligation import Obligation, RuleSet
from checker.domain.profile import Truth
from checker.engine.evaluating import plain_copy
from checker.engine.guard import Answer, Failure, guarded
from checker.engine.verify import Documents, suggestion_holds
from checker.offers import Suggester

MOST_PASSAGES = 3
"""Passages kept for one duty; a reader who wants more reads the document."""
Suggesters = Mapping[str, tuple[Suggester, tuple[Component, ...]]]
"""By name, each with the files that it goes by."""
_SUGGESTIONS = msgspec.json.Decoder(tuple[Suggestion, ...])


def suggestions_of(
    dossier: Dossier,
    rule_set: RuleSet,
    findings: Sequence[Finding],
    suggesters: Suggesters,
    seconds: float,
) -> tuple[tuple[Suggested, ...], tuple[Message, ...]]:
    """Return what each suggester put forward, and why some gave nothing that can be used.

    Args:
        dossier: What was assessed.
        rule_set: What it was assessed against.
        findings: What was found; duties with evidence are not asked about.
        suggesters: Those that take part.
        seconds: Time each of them may take.
    """
    duties = unanswered(rule_set, findings)
    made: list[Suggested] = []
    failures: list[Message] = []
    for name, (suggester, model) in sorted(suggesters.items()):
        answer = guarded(name, partial(suggester.suggest, dossier, duties), seconds)
        given = _suggestions(name, answer, dossier.quotable, {duty.id for duty in duties})
        if isinstance(given, Message):
            failures.append(given)
            continue
        passages = tuple(item for duty in duties for item in _kept(given, duty.id))
        made.append(Suggested(by=name, version=suggester.version, model=model, passages=passages))
    return tuple(made), tuple(failures)


def unanswered(rule_set: RuleSet, findings: Iterable[Finding]) -> tuple[Obligation, ...]:
    """Return the duties that may bind and that a paper can show, and for which nothing was found."""
    silent = {
        finding.obligation
        for finding in findings
        if not any(part.evidence or part.contradictions for part in finding.elements)
        and (finding.applicability.applies is not Truth.NO or finding.applicability.baseline)
    }
    return tuple(
        duty
        for duty in rule_set.obligations
        if duty.id in silent and any(not element.not_from_paper.texts for element in duty.elements)
    )


def _suggestions(
    name: str, answer: Answer[tuple[Suggestion, ...]] | Failure, documents: Documents, duties: set[str]
) -> tuple[Suggestion, ...] | Message:
    """Return what a suggester named, or why nothing of it can be used."""
    if isinstance(answer, Failure):
        return answer.message
    given = plain_copy(answer.value, _SUGGESTIONS)
    if given is None:
        return say("The plugin {name} returned something that is no passage.", name=name)
    if not all(item.obligation in duties and suggestion_holds(item, documents) for item in given):
        return say("The plugin {name} quotes what does not stand in the documents.", name=name)
    return given


def _kept(given: Iterable[Suggestion], duty: str) -> list[Suggestion]:
    """Return the first passages of one duty, each once."""
    return list(dict.fromkeys(item for item in given if item.obligation == duty))[:MOST_PASSAGES]
