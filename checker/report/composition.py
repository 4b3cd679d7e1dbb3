"""Assessment in, view out: plain values only, already in words, for every edition of the report."""

from __future__ import annotations

from checker.domain.assessment import Assessment
from checker.domain.obligation import RuleSet
from checker.domain.review import Review
from checker.report import documents, findings, provenance, questions, scope, summary, words
from checker.report.decided import decided
from checker.report.declared import declaration
from checker.report.display import shown
from checker.report.edition import Edition, Plain
from checker.report.figures import figures
from checker.report.observations import MOST, observations
from checker.report.overview import charts, matrix
from checker.report.pointers import pointed_to
from checker.report.suggested import suggested
from checker.report.tabulations import tabulations
from checker.report.themes import silent, themes

MAY_BE_EMPTY = ("declaration", "observations", "suggested", "tabulations", "decided")
"""Sections that are left out where there is nothing to put in them."""


def view(assessment: Assessment, rule_set: RuleSet, language: str, review: Review | None = None) -> Plain:
    """Return everything a report shows, in the order in which it shows it.

    Plain values only, so that a template can do no more than print. `rule_set` is the one the assessment was
    made with, `review` what people did with it. Quotes are read from the documents by their offsets here;
    verify them before. Raises `RenderingFailed` where the rule set lacks an obligation of the assessment.
    """
    edition = Edition(assessment=assessment, rule_set=rule_set, language=language)
    asked = questions.questions(edition)
    spoken = [pair for pair in edition.pairs() if findings.is_spoken_to(pair[1])]
    whole: Plain = {
        "language": language,
        "title": title(edition),
        "run": assessment.provenance.run_id,
        "acts": acts(edition),
        "summary": summary.summary(edition, asked),
        "documents": documents.documents(edition),
        "scope": scope.view_of_scope(edition),
        "charts": charts(edition),
        "matrix": matrix(edition),
        "themes": themes(edition, asked),
        "silent": silent(edition),
        "pointed_to": pointed_to(edition, spoken),
        "figures": figures(edition),
        "declaration": declaration(edition),
        "observations": observations(edition),
        "observations_left_out": max(0, len(assessment.observations) - MOST),
        "suggested": suggested(edition),
        "tabulations": tabulations(edition),
        "fact_questions": questions.facts(edition),
        "questions": questions.rows(edition, asked, {duty.id for duty, _ in spoken}),
        "questions_total": len(asked),
        "untouched": documents.untouched(edition),
        "measured_on": rule_set.quality.documents if rule_set.quality else 0,
        "legend": words.legend(language),
        "reproducibility": provenance.reproducibility(edition),
        "decided": decided(edition, review),
        "rules": provenance.rules(edition),
    }
    return whole | {"sections": sections(edition, whole)}


def acts(edition: Edition) -> list[Plain]:
    """Return the acts that the rules cite, with where each can be read."""
    return [
        {
            "short": edition.text(act.short),
            "title": edition.text(act.title),
            "celex": act.celex,
            "address": act.address,
        }
        for act in edition.rule_set.acts
    ]


def sections(edition: Edition, whole: Plain) -> list[Plain]:
    """Return the sections of the report in order, numbered; a section without content is not there."""
    titles = [
        ("summary", edition.say("Summary")),
        ("limits", edition.say("What this report can and cannot say")),
        ("documents", edition.say("The documents")),
        ("scope", edition.say("Which duties apply to this service")),
        ("overview", edition.say("Overview")),
        ("findings", edition.say("Findings, duty by duty")),
        ("figures", edition.say("Figures")),
        ("declaration", edition.say("Declaration beside the documents")),
        ("observations", edition.say("What does not fit together")),
        ("questions", edition.say("Questions to the provider")),
        ("untouched", edition.say("Statements that no rule touched")),
        ("suggested", edition.say("Passages to look at")),
        ("tabulations", edition.say("Tables made of what sentences say")),
        ("method", edition.say("Method")),
        ("reproducibility", edition.say("How to make this report again")),
        ("decided", edition.say("What people decided")),
    ]
    there = [(key, name) for key, name in titles if key not in MAY_BE_EMPTY or whole[key]]
    numbered: list[Plain] = [
        {"id": key, "number": str(number), "title": name} for number, (key, name) in enumerate(there, start=1)
    ]
    return [
        *numbered,
        {"id": "rules", "number": edition.say("Annex"), "title": edition.say("All rules used")},
    ]


def title(edition: Edition) -> str:
    """Return the title of the report: the provider, else the first document and how many there are more."""
    own = [document for document in edition.assessment.documents if not document.parent]
    first = shown(own[0].title or own[0].name, documents.LONGEST_NAME)
    if edition.assessment.profile.name:
        return shown(edition.assessment.profile.name, documents.LONGEST_NAME)
    if len(own) == 1:
        return first
    if len(own) == 2:
        return edition.say("{name} and 1 further document", name=first)
    return edition.say("{name} and {count} further documents", name=first, count=len(own) - 1)
