"""The view for screens: every duty with everything about it, linked to the marks in the text."""

from __future__ import annotations

from collections import Counter

from checker.domain.assessment import Assessment
from checker.domain.evidence import Certificate, Evidence, Level, NearMiss
from checker.domain.finding import Declared, ElementFinding, Finding, Outcome
from checker.domain.message import Localised
from checker.domain.obligation import Element, Obligation, RuleSet
from checker.domain.observation import Observation
from checker.messages import tell
from checker.report.declared import declaration
from checker.report.documents import documents, papers, untouched
from checker.report.edition import Edition, Plain
from checker.report.figures import figure_row
from checker.report.findings import flag_row, notes
from checker.report.marks import Place, all_evidence, marks, place
from checker.report.observations import by_weight
from checker.report.observations import row as observation_row
from checker.report.questions import Question, by_element, facts, questions
from checker.report.questions import row as question_row
from checker.report.quotes import quote
from checker.report.scope import binding, profile, reference
from checker.report.suggested import suggested
from checker.report.summary import summary
from checker.report.tabulations import tabulations
from checker.report.words import (
    ANSWERS,
    BACKINGS,
    COMPARISONS,
    FLAGS,
    KINDS,
    LANGUAGES,
    OUTCOMES,
    legend,
    letter,
    level,
    outcome,
    word,
)

SHAPE = "5"
"""Name of the shape of `screen` and `reading`; another name makes stored ones be made again."""
SHOWN_MISSES = 3
OUTCOME_SYMBOLS = {
    Outcome.ADDRESSED: "■",
    Outcome.PARTLY_ADDRESSED: "◧",
    Outcome.NOT_ADDRESSED: "□",
    Outcome.CONTRADICTED: "✕",
    Outcome.CANNOT_TELL: "?",
    Outcome.NOT_APPLICABLE: "–",
    Outcome.NOT_ASSESSED: "!",
}
"""Squares, so that in a list no outcome is taken for a level, whose symbols are circles."""


def screen(assessment: Assessment, rule_set: RuleSet, language: str) -> Plain:
    """Return everything that the pages of an assessment show in one language, as plain values."""
    edition = Edition(assessment=assessment, rule_set=rule_set, language=language)
    asked = questions(edition)
    names = marks(assessment)
    of_element = by_element(asked)
    return {
        "run_id": assessment.provenance.run_id,
        "rule_set": {
            "id": rule_set.id,
            "title": edition.text(rule_set.title),
            "version": assessment.rule_set_version,
        },
        "profile": profile(edition, assessment.profile),
        "reference": reference(edition),
        "summary": summary(edition, asked),
        "counts": counts(edition),
        "documents": documents(edition),
        "papers": papers(edition),
        "themes": [{"id": theme, "name": name} for theme, name in edition.themes()],
        "duties": [duty_view(edition, duty, finding, of_element, names) for duty, finding in edition.pairs()],
        "questions": [
            question_row(edition, question) | {"duty": question.obligation.id} for question in asked
        ],
        "fact_questions": facts(edition),
        "old_registers": old_registers(edition),
        "figures": [
            figure_row(edition, figure) | {"mark": names[figure.document, figure.start, figure.end]}
            for figure in assessment.figures
        ],
        "observations": [
            observation_view(edition, item, names) for item in by_weight(assessment.observations)
        ],
        "suggested": suggested(edition, names),
        "tabulations": tabulations(edition, names),
        "declaration": declaration(edition),
        "untouched": untouched(edition),
        "legend": legend_view(language),
    }


def old_registers(edition: Edition) -> list[Plain]:
    """Return what is said of registers that have grown old; ``id`` is the same in every language."""
    said = [each.message for each in edition.assessment.diagnostics if each.kind == "register"]
    return [
        {
            "id": " ".join(str(value) for _, value in message.values if not isinstance(value, Localised)),
            "words": edition.tell(message),
        }
        for message in said
    ]


def legend_view(language: str) -> Plain:
    """Return levels, outcomes and flags with their meanings."""
    outcomes = [
        outcome_view(value, language) | {"means": tell(OUTCOMES[value][1], language)} for value in Outcome
    ]
    return legend(language) | {"outcomes": outcomes}


def outcome_view(value: Outcome, language: str) -> Plain:
    """Return id, symbol and word of an outcome."""
    return outcome(value, language) | {"symbol": OUTCOME_SYMBOLS[value]}


def counts(edition: Edition) -> list[Plain]:
    """Return how many duties have each outcome, in the order of the legend."""
    number = Counter(finding.outcome for finding in edition.assessment.findings)
    return [
        outcome_view(value, edition.language) | {"count": number[value]} for value in Outcome if number[value]
    ]


def duty_view(
    edition: Edition, duty: Obligation, finding: Finding, asked: dict[str, Question], names: dict[Place, str]
) -> Plain:
    """Return one duty with its elements and their quotes."""
    elements = edition.elements()
    parts = [
        element_view(edition, letter(index), elements[part.id], part, asked, names)
        for index, part in enumerate(finding.elements)
    ]
    evidence = [found for part in finding.elements for found in all_evidence(part)]
    return {
        "id": duty.id,
        "theme": duty.theme,
        "citation": edition.citation(duty),
        "title": edition.text(duty.title),
        "duty": edition.text(duty.duty),
        "note": edition.text(duty.note),
        "is_uncertain": duty.uncertain,
        "is_optional": duty.optional,
        "address": duty.citation.act.address,
        "is_law": duty.citation.act.binding,
        "celex": duty.citation.act.celex,
        "outcome": outcome_view(finding.outcome, edition.language),
        "level": level(finding.level, edition.language),
        "relied_level": level(finding.relied_level, edition.language),
        "reasons": edition.tell_all(finding.reasons),
        "applies": binding(edition, duty, finding),
        "fact_questions": [edition.text(question) for question in finding.applicability.questions],
        "not_from_paper": edition.text(duty.not_from_paper),
        "elements": parts,
        "quotes": len({place(found) for found in evidence}),
        "flags": [
            {"letter": FLAGS[kind][0], "word": edition.tell(FLAGS[kind][1])}
            for kind in FLAGS
            if any(flag.kind is kind for found in evidence for flag in found.flags)
        ],
        "place": str(duty.place),
    }


def element_view(
    edition: Edition,
    mark: str,
    element: Element,
    part: ElementFinding,
    asked: dict[str, Question],
    names: dict[Place, str],
) -> Plain:
    """Return one element with its quotes, or with what was searched where it is silent."""
    question = asked.get(element.id)
    language = edition.language
    return {
        "letter": mark,
        "id": element.id,
        "asks": edition.text(element.asks),
        "is_core": element.core,
        "asked_level": level(Level(element.asks_level), language),
        "level": level(part.level, language),
        "relied_level": level(part.relied_level, language),
        "is_capped": part.relied_level is not part.level,
        "outcome": outcome_view(part.outcome, language),
        "quotes": [quote_view(edition, found, names) for found in part.evidence],
        "contradictions": [
            [quote_view(edition, found, names) for found in pair] for pair in part.contradictions
        ],
        "why_not_higher": edition.tell_all(part.why_not_higher),
        "diagnostics": edition.tell_all(part.diagnostics),
        "declared": declared_view(edition, part.declared) if part.declared else None,
        "certificate": certificate_view(edition, part.certificate, names) if part.certificate else None,
        "not_from_paper": edition.text(element.not_from_paper),
        "question": {"id": question.id, "text": question.text, "wanted": question.wanted}
        if question
        else None,
        "place": str(element.place),
    }


def quote_view(edition: Edition, found: Evidence, names: dict[Place, str]) -> Plain:
    """Return one quote with its level, flags, notes and the mark it has in the text."""
    backings = dict.fromkeys(backing.kind for backing in found.backings)
    return quote(edition, found.document, found.start, found.end) | {
        "mark": names[place(found)],
        "document_id": found.document,
        "page": edition.assessment.document(found.document).locate(found.start).page,
        "level": level(found.level, edition.language),
        "relied_level": level(found.relied_level, edition.language),
        "is_capped": found.relied_level is not found.level,
        "flags": [flag_row(edition, flag) for flag in found.flags],
        "backings": [word(BACKINGS.get(kind), edition.language, kind) for kind in backings],
        "reasons": edition.tell_all(found.reasons),
        "notes": notes(edition, found),
        "rule": str(found.signal) if found.signal else "",
    }


def declared_view(edition: Edition, declared: Declared) -> Plain:
    """Return what the declaration says, held against the documents."""
    return {
        "answer": word(ANSWERS.get(declared.answer), edition.language, declared.answer),
        "description": declared.description,
        "comparison": {
            "id": declared.comparison,
            "word": word(COMPARISONS.get(declared.comparison), edition.language, declared.comparison),
        },
    }


def certificate_view(edition: Edition, certificate: Certificate, names: dict[Place, str]) -> Plain:
    """Return what was searched, and what came closest."""
    return {
        "terms": certificate.terms,
        "passages": certificate.passages,
        "pages": certificate.pages,
        "languages": [word(LANGUAGES.get(code), edition.language, code) for code in certificate.languages],
        "unread": [
            edition.say("{document}, p. {page}", document=document.upper(), page=page)
            for document, page in certificate.unread
        ],
        "near_misses": [miss_view(edition, miss, names) for miss in certificate.near_misses[:SHOWN_MISSES]],
    }


def miss_view(edition: Edition, miss: NearMiss, names: dict[Place, str]) -> Plain:
    """Return a passage that came close, and why it did not count."""
    return quote(edition, miss.document, miss.start, miss.end) | {
        "mark": names[miss.document, miss.start, miss.end],
        "reason": edition.tell(miss.reason),
    }


def observation_view(edition: Edition, item: Observation, names: dict[Place, str]) -> Plain:
    """Return an observation with its kind in words and the mark of each of its quotes."""
    plain = observation_row(edition, item)
    quotes = [quote(edition, span.document, span.start, span.end) for span in item.spans]
    linked = [names[span.document, span.start, span.end] for span in item.spans]
    return plain | {
        "kind": word(KINDS.get(item.kind), edition.language, item.kind),
        "quotes": [found | {"mark": mark} for found, mark in zip(quotes, linked, strict=True)],
    }
