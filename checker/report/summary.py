"""The first page: what is not known, five sentences, one small table."""

from __future__ import annotations

from collections import Counter

from checker.domain.document import PassageKind
from checker.domain.evidence import Level
from checker.domain.finding import Finding, Outcome
from checker.domain.obligation import Obligation
from checker.domain.profile import Truth
from checker.report.edition import Edition, Plain
from checker.report.findings import is_spoken_to
from checker.report.questions import Question
from checker.report.words import LEVELS, level

FEWEST_FOR_A_SHARE = 20
"""No percentage is printed of fewer cases."""
STATEMENTS = (PassageKind.SENTENCE, PassageKind.LIST_ITEM, PassageKind.TABLE_ROW, PassageKind.FOOTNOTE)


def summary(edition: Edition, asked: list[Question]) -> Plain:
    """Return the summary: what is not known first, then sentences, then the table."""
    pairs = list(edition.pairs())
    return {
        "unknown": unknown(edition, pairs),
        "sentences": [
            *read(edition),
            *shown(edition, pairs),
            *differences(edition, pairs),
            *figures(edition),
            *next_steps(edition, asked),
        ],
        "table": table(edition, pairs, asked),
    }


def unknown(edition: Edition, pairs: list[tuple[Obligation, Finding]]) -> list[str]:
    """Return what did not work or is not known, before anything else is said."""
    said = edition.tell_all(diagnostic.message for diagnostic in edition.assessment.diagnostics)
    said += open_duties(edition, pairs)
    not_assessed = sum(finding.outcome is Outcome.NOT_ASSESSED for _, finding in pairs)
    if not_assessed:
        said.append(
            edition.say("{count} of {all} duties could not be assessed.", count=not_assessed, all=len(pairs))
        )
    return said


def open_duties(edition: Edition, pairs: list[tuple[Obligation, Finding]]) -> list[str]:
    """Return how many duties may or may not apply, unless a diagnostic names the missing facts already."""
    count = sum(finding.applicability.applies is Truth.UNKNOWN for _, finding in pairs)
    if not count or any(diagnostic.kind == "fact" for diagnostic in edition.assessment.diagnostics):
        return []
    if count == 1:
        return [edition.say("For 1 duty it is not known whether it applies to this service.")]
    return [
        edition.say("For {count} duties it is not known whether they apply to this service.", count=count)
    ]


def read(edition: Edition) -> list[str]:
    """Return how much was read and how much of it the rules touched."""
    documents = edition.assessment.documents
    statements = sum(is_statement(passage.kind) for document in documents for passage in document.passages)
    words = sum(document.words for document in documents)
    untouched = len(edition.assessment.untouched)
    if len(documents) == 1:
        opening = edition.say(
            "The document holds {words} words in {count} statements.", words=words, count=statements
        )
    else:
        opening = edition.say(
            "The {documents} documents hold {words} words in {count} statements.",
            documents=len(documents),
            words=words,
            count=statements,
        )
    return [
        f"{opening} "
        + edition.say(
            "In {count} of them stands nothing that any rule looks for; a chapter lists those.",
            count=untouched,
        )
    ]


def is_statement(kind: PassageKind) -> bool:
    """Tell whether a passage of this kind can state something."""
    return kind in STATEMENTS


def shown(edition: Edition, pairs: list[tuple[Obligation, Finding]]) -> list[str]:
    """Return how many duties and core elements the documents speak to, as counts."""
    binding = [(duty, finding) for duty, finding in pairs if finding.applicability.applies is not Truth.NO]
    spoken = sum(is_spoken_to(finding) for _, finding in binding)
    core = core_levels(edition, binding)
    met = sum(relied.rank >= asked.rank for relied, asked in core)
    backed = sum(relied is Level.SUBSTANTIATED for relied, _ in core)
    return [
        edition.say(
            "The documents speak to {count} of the {all} duties that apply to this service or may "
            "apply to it.",
            count=spoken,
            all=len(binding),
        ),
        edition.say(
            "Of the {all} core elements of these duties, {met} are shown at the level that the rule asks; "
            "{backed} are substantiated.",
            all=len(core),
            met=met,
            backed=backed,
        ),
    ]


def core_levels(edition: Edition, pairs: list[tuple[Obligation, Finding]]) -> list[tuple[Level, Level]]:
    """Return relied level and asked level of every core element."""
    elements = edition.elements()
    return [
        (part.relied_level, Level(elements[part.id].asks_level))
        for _, finding in pairs
        for part in finding.elements
        if elements[part.id].core
    ]


def differences(edition: Edition, pairs: list[tuple[Obligation, Finding]]) -> list[str]:
    """Return on how many elements declaration and documents differ, where there is a declaration."""
    declared = [part.declared for _, finding in pairs for part in finding.elements if part.declared]
    answered = [item for item in declared if item.answer != "unknown"]
    if edition.assessment.declaration is None:
        return []
    return [
        edition.say(
            "Of the {all} elements that the declaration answers, declaration and documents differ on "
            "{count}.",
            all=len(answered),
            count=sum(item.comparison == "conflict" for item in answered),
        )
    ]


def figures(edition: Edition) -> list[str]:
    """Return how many figures there are and how many lack territory or period."""
    found = edition.assessment.figures
    if not found:
        return [edition.say("No figures about the provider's conduct were found.")]
    return [
        edition.say(
            "{count} figures were found; without territory: {scope}; without period: {period}.",
            count=len(found),
            scope=sum(figure.scope is None for figure in found),
            period=sum(figure.period is None for figure in found),
        )
    ]


def next_steps(edition: Edition, asked: list[Question]) -> list[str]:
    """Return the number of questions."""
    if not asked:
        return [edition.say("No questions to the provider follow.")]
    if len(asked) == 1:
        return [edition.say("1 question to the provider follows.")]
    return [edition.say("{count} questions to the provider follow.", count=len(asked))]


def table(edition: Edition, pairs: list[tuple[Obligation, Finding]], asked: list[Question]) -> Plain:
    """Return duties by theme and strongest level, with the number of questions.

    ``rows`` holds every theme, ``spoken`` those that the documents speak to, ``others`` the rest as one row.
    """
    names = dict(edition.themes())
    members: dict[str, list[Finding]] = {key: [] for key in names}
    for duty, finding in pairs:
        members.setdefault(duty.theme, []).append(finding)
    questions = Counter(question.obligation.theme for question in asked)
    rows = {
        key: table_row(edition, names.get(key, key), found, questions[key])
        for key, found in members.items()
        if found
    }
    silent = [key for key in rows if not any(map(is_spoken_to, members[key]))]
    return {
        "levels": [level(key, edition.language) for key in LEVELS],
        "rows": list(rows.values()),
        "spoken": [row for key, row in rows.items() if key not in silent],
        "others": table_row(
            edition,
            other_themes(edition, len(silent)),
            [finding for key in silent for finding in members[key]],
            sum(questions[key] for key in silent),
        )
        if silent
        else None,
        "total": table_row(
            edition, edition.say("Together"), [finding for _, finding in pairs], questions.total()
        ),
    }


def other_themes(edition: Edition, count: int) -> str:
    """Return what the row of the themes is called on which the documents are silent."""
    return edition.say("1 other theme") if count == 1 else edition.say("{count} other themes", count=count)


def table_row(edition: Edition, name: str, findings: list[Finding], questions: int) -> Plain:
    """Return one row: all duties, those that bind by strongest level, those that do not bind, questions."""
    binding = [finding for finding in findings if finding.applicability.applies is not Truth.NO]
    levels = Counter(finding.level for finding in binding)
    return {
        "name": name,
        "duties": len(findings),
        "not_binding": len(findings) - len(binding),
        "levels": [levels[key] for key in LEVELS],
        "questions": questions,
    }


def share(edition: Edition, count: int, of: int) -> str:
    """Return ``37 of 148``, with a percentage where the cases are enough to bear one."""
    counts = edition.say("{count} of {all}", count=count, all=of)
    if of < FEWEST_FOR_A_SHARE:
        return counts
    return f"{counts} ({edition.say('{percent}%', percent=round(100 * count / of))})"
