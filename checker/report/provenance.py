"""What made the assessment, so that anybody can make it again; and every rule that took part."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby
from shlex import quote

from checker.domain.obligation import Obligation
from checker.domain.profile import Profile
from checker.messages import format_day
from checker.report.display import BREAK, shown
from checker.report.edition import Edition, Plain
from checker.report.words import COMPONENTS, word

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
    words += about_the_service(assessment.profile)
    words += ["--on", assessment.reference.day.isoformat()] if assessment.reference.day else []
    words += ["--declaration", as_word(assessment.declaration.name)] if assessment.declaration else []
    words += [word for item in assessment.suggested for word in ("--suggest", as_word(item.by))]
    return " ".join([*words, "--format", "json"])


def about_the_service(profile: Profile) -> list[str]:
    """Return the options that say what was known about the service."""
    from_register = profile.source.startswith("designated-services.csv")
    words = ["--profile", as_word(profile.name)] if from_register else []
    words += ["--service", ",".join(profile.services)] if profile.services else []
    for name, truth in profile.facts:
        words += ["--fact", f"{name}={truth}"]
    return words


def as_word(name: str) -> str:
    """Return a file name so that a shell takes it for one word and nothing more."""
    return quote(shown(name).replace(BREAK, ""))


def rules(edition: Edition) -> list[Plain]:
    """Return every rule that took part, in the order of the law: by article, then by file."""
    taking_part = {finding.obligation for finding in edition.assessment.findings}
    duties = [duty for duty in edition.in_order_of_law() if duty.id in taking_part]
    return [
        {"citation": citation, "files": files(list(members))}
        for citation, members in groupby(duties, key=partial(article, edition))
    ]


def article(edition: Edition, duty: Obligation) -> str:
    """Return the article that a duty stands in."""
    whole = replace(duty.citation, paragraph="", point="", sentence="")
    return edition.place(replace(duty, citation=whole))


def files(duties: list[Obligation]) -> list[Plain]:
    """Return the rules of some duties by the file that they stand in."""
    names = dict.fromkeys(duty.place.file for duty in duties)
    return [
        {
            "name": name.removeprefix(FOLDER),
            "rules": [
                {"id": duty.id, "line": duty.place.line, "is_uncertain": duty.uncertain}
                for duty in duties
                if duty.place.file == name
            ],
        }
        for name in names
    ]
