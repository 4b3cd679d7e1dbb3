"""What made the assessment, so that anybody can make it again; and every rule that took part."""

from __future__ import annotations

from shlex import quote

from checker.domain.finding import Finding
from checker.domain.obligation import Obligation
from checker.messages import format_day
from checker.report.display import BREAK, shown
from checker.report.edition import Edition, Plain
from checker.report.words import COMPONENTS, outcome, word

FOLDER = "obligations/"
"""Where the duties of every rule set stand; it is said once, above the table."""
LIBRARY = "library"


def reproducibility(edition: Edition) -> Plain:
    """Return run, rule set, components and inputs, each with version and digest."""
    assessment = edition.assessment
    return {
        "run": assessment.provenance.run_id,
        "input_digest": assessment.provenance.input_digest,
        "rule_set": edition.text(edition.rule_set.title),
        "rule_set_id": assessment.rule_set,
        "rule_set_version": assessment.rule_set_version,
        "rule_set_digest": assessment.rule_set_digest,
        "law_date": format_day(edition.rule_set.law_date, edition.language),
        "components": [
            {
                "kind": word(COMPONENTS.get(component.kind), edition.language, component.kind),
                "name": component.name,
                "version": component.version,
                "digest": component.digest,
            }
            for component in assessment.provenance.components
            if component.kind != LIBRARY
        ],
        "libraries": [
            f"{component.name} {component.version}"
            for component in assessment.provenance.components
            if component.kind == LIBRARY
        ],
        "inputs": [
            {"name": shown(document.name), "size": document.size, "sha256": document.sha256}
            for document in assessment.documents
            if not document.parent
        ],
        "command": command(edition),
    }


def command(edition: Edition) -> str:
    """Return the command that makes the same assessment again."""
    assessment = edition.assessment
    files = [as_word(document.name) for document in assessment.documents if not document.parent]
    words = ["checker assess", *files, "--rules", assessment.rule_set]
    words += ["--service", ",".join(assessment.profile.services)] if assessment.profile.services else []
    words += ["--on", assessment.reference.day.isoformat()] if assessment.reference.day else []
    words += ["--declaration", as_word(assessment.declaration.name)] if assessment.declaration else []
    return " ".join([*words, "--format", "json"])


def as_word(name: str) -> str:
    """Return a file name so that a shell takes it for one word and nothing more."""
    return quote(shown(name).replace(BREAK, ""))


def rules(edition: Edition) -> list[Plain]:
    """Return every rule that took part, in the order of the law: elements, file and line, outcome."""
    findings = {finding.obligation: finding for finding in edition.assessment.findings}
    return [
        rule(edition, duty, findings[duty.id]) for duty in edition.in_order_of_law() if duty.id in findings
    ]


def rule(edition: Edition, duty: Obligation, finding: Finding) -> Plain:
    """Return one rule."""
    return {
        "id": duty.id,
        "citation": edition.place(duty),
        "title": edition.text(duty.title),
        "core": [element.id.rpartition(".")[2] for element in duty.elements if element.core],
        "supporting": [element.id.rpartition(".")[2] for element in duty.elements if not element.core],
        "place": str(duty.place).removeprefix(FOLDER),
        "outcome": outcome(finding.outcome, edition.language),
        "is_uncertain": duty.uncertain,
    }
