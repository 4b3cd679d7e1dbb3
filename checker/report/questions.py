"""Questions to the provider: one for each core element that is not shown at the level its rule asks."""

from __future__ import annotations

from dataclasses import dataclass

from checker.domain.evidence import Level
from checker.domain.finding import ElementFinding, Finding, Outcome
from checker.domain.message import Localised
from checker.domain.obligation import Element, Obligation
from checker.domain.profile import Truth
from checker.report.edition import Edition, Plain
from checker.report.quotes import where
from checker.report.words import level


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, with the elements it would settle."""

    id: str
    """``Q1``, ``Q2`` ... in the order of the rule set; ``V1`` in Dutch."""
    obligation: Obligation
    elements: tuple[tuple[Element, ElementFinding], ...]
    text: str
    wanted: str


def questions(edition: Edition) -> list[Question]:
    """Return the questions in the order of the rule set; the same words about one duty are asked once."""
    asked: dict[tuple[str, str], list[tuple[Element, ElementFinding]]] = {}
    duties: dict[str, Obligation] = {}
    elements = edition.elements()
    for duty, finding in edition.pairs():
        duties[duty.id] = duty
        for part in finding.elements:
            element = elements[part.id]
            if is_open(duty, finding, element, part):
                asked.setdefault((duty.id, edition.text(element.question)), []).append((element, part))
    return [
        Question(
            id=edition.say("Q{number}", number=number),
            obligation=duties[duty],
            elements=tuple(parts),
            text=text,
            wanted=edition.text(parts[0][0].evidence_wanted),
        )
        for number, ((duty, text), parts) in enumerate(asked.items(), start=1)
    ]


def is_open(duty: Obligation, finding: Finding, element: Element, part: ElementFinding) -> bool:
    """Tell whether an element leaves something to ask: core, perhaps binding, below the level asked."""
    return (
        element.core
        and not duty.optional
        and bool(element.question.texts)
        and finding.applicability.applies is not Truth.NO
        and part.outcome is not Outcome.NOT_ASSESSED
        and part.relied_level.rank < Level(element.asks_level).rank
    )


def by_element(asked: list[Question]) -> dict[str, Question]:
    """Return the question of every element that has one."""
    return {element.id: question for question in asked for element, _ in question.elements}


def rows(edition: Edition, asked: list[Question], spoken: set[str]) -> list[Plain]:
    """Return the questions about duties that are spoken to; the others stand beside the silent duties."""
    return [row(edition, question) for question in asked if question.obligation.id in spoken]


def row(edition: Edition, question: Question) -> Plain:
    """Return one question with its duty, what the documents say, and what would answer it."""
    element, part = question.elements[0]
    return {
        "id": question.id,
        "citation": edition.place(question.obligation),
        "title": edition.text(question.obligation.title),
        "text": question.text,
        "wanted": question.wanted,
        "level": level(part.level, edition.language),
        "asked_level": level(Level(element.asks_level), edition.language),
        "said_at": [
            where(edition, edition.assessment.document(evidence.document), evidence.start)
            for evidence in part.evidence[:3]
        ],
    }


def facts(edition: Edition) -> list[str]:
    """Return what to ask where a fact about the provider is not known, each question once."""
    open_facts: dict[Localised, None] = {}
    for finding in edition.assessment.findings:
        if finding.applicability.applies is Truth.UNKNOWN:
            open_facts.update(dict.fromkeys(finding.applicability.questions))
    return [edition.text(question) for question in open_facts]
