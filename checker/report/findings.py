"""The duties that the documents speak to: element grid, quotes, flags, why not higher, question."""

from __future__ import annotations

from checker.domain.citation import Citation
from checker.domain.evidence import Evidence, Flag, Level, Speaker
from checker.domain.finding import ElementFinding, Finding
from checker.domain.message import Message
from checker.domain.obligation import Element, Obligation
from checker.report.edition import Edition, Plain
from checker.report.pointers import related
from checker.report.questions import Question
from checker.report.quotes import quote
from checker.report.repeats import MOST_QUOTES, Homes, Said, elsewhere
from checker.report.scope import binding
from checker.report.words import BACKINGS, FLAGS, SPEAKERS, letter, level, outcome, word


def is_spoken_to(finding: Finding) -> bool:
    """Tell whether the documents hold anything that speaks to a duty."""
    return any(part.evidence or part.contradictions for part in finding.elements)


def section(
    edition: Edition, duty: Obligation, finding: Finding, asked: dict[str, Question], said: Said
) -> Plain:
    """Return everything about one duty that the documents speak to."""
    elements = edition.elements()
    parts = [(letter(index), elements[part.id], part) for index, part in enumerate(finding.elements)]
    return {
        "id": duty.id,
        "citation": edition.citation(duty),
        "label": duty.citation.label(edition.language),
        "title": edition.text(duty.title),
        "duty": edition.text(duty.duty),
        "note": edition.text(duty.note),
        "is_uncertain": duty.uncertain,
        "is_optional": duty.optional,
        "celex": duty.citation.act.celex,
        "address": duty.citation.act.address,
        "is_law": duty.citation.act.binding,
        "outcome": outcome(finding.outcome, edition.language),
        "level": level(finding.level, edition.language),
        "reasons": reasons(edition, finding),
        "applies": binding(edition, duty, finding),
        "elements": [grid_row(edition, mark, element, part, asked) for mark, element, part in parts],
        "quotes": quotes(edition, duty, parts, said.homes),
        "quotes_left_out": left_out(parts),
        "contradictions": contradictions(edition, parts),
        "why_not_higher": why_not_higher(edition, parts, said),
        "questions": own_questions(parts, asked),
        "measured": measured(edition, duty, finding),
        "related": related(edition, finding),
        "place": str(duty.place),
    }


def measured(edition: Edition, duty: Obligation, finding: Finding) -> list[str]:
    """Return in sentences how the rules did on labelled documents, nothing where nobody measured them."""
    if finding.measured is None:
        return []
    article, own = finding.measured.article, finding.measured.duty
    whole = Citation(act=duty.citation.act, article=duty.citation.article).label(edition.language)
    said = [
        edition.say(
            "{article}: found in {found} of {labelled} labelled papers and in {extra} not so labelled; "
            "quotes {right} of {quotes}.",
            article=whole,
            found=article.found,
            labelled=article.labelled,
            extra=article.extra,
            quotes=own.quotes,
            right=own.quotes_right,
        )
    ]
    if not finding.measured.is_current:
        said.append(edition.say("The rules have changed since."))
    return said


def reasons(edition: Edition, finding: Finding) -> list[str]:
    """Return why this outcome, without what is already said about whether the duty applies."""
    said = set(finding.applicability.reasons)
    return edition.tell_all(reason for reason in finding.reasons if reason not in said)


def grid_row(
    edition: Edition, mark: str, element: Element, part: ElementFinding, asked: dict[str, Question]
) -> Plain:
    """Return one row of the element grid."""
    question = asked.get(element.id)
    return {
        "letter": mark,
        "id": element.id,
        "asks": edition.text(element.asks),
        "is_core": element.core,
        "asked_level": level(Level(element.asks_level), edition.language),
        "level": level(part.level, edition.language),
        "relied_level": level(part.relied_level, edition.language),
        "is_capped": part.relied_level is not part.level,
        "outcome": outcome(part.outcome, edition.language),
        "flags": sorted({FLAGS[flag.kind][0] for evidence in part.evidence for flag in evidence.flags}),
        "quotes": len(part.evidence),
        "is_quiet": part.level is Level.SILENT and not part.diagnostics and not part.contradictions,
        "not_from_paper": edition.text(element.not_from_paper),
        "diagnostics": edition.tell_all(part.diagnostics),
        "question": {"id": question.id, "text": question.text} if question else None,
    }


def own_questions(
    parts: list[tuple[str, Element, ElementFinding]], asked: dict[str, Question]
) -> list[Plain]:
    """Return the questions about a duty, each once with the letters of its elements."""
    letters: dict[str, list[str]] = {}
    for mark, element, _ in parts:
        if element.id in asked:
            letters.setdefault(asked[element.id].id, []).append(mark)
    texts = {question.id: question.text for question in asked.values()}
    return [{"id": key, "text": texts[key], "letters": marks} for key, marks in letters.items()]


def quotes(
    edition: Edition, duty: Obligation, parts: list[tuple[str, Element, ElementFinding]], homes: Homes
) -> list[Plain]:
    """Return the most telling quotes of every element as the documents order them; a passage stands once."""
    merged: dict[tuple[str, int, int], list[tuple[str, Evidence]]] = {}
    for mark, _, part in parts:
        for evidence in part.evidence[:MOST_QUOTES]:
            merged.setdefault((evidence.document, evidence.start, evidence.end), []).append((mark, evidence))
    order = {document: index for index, document in enumerate(edition.assessment.quotable)}
    places = sorted(merged, key=lambda place: (order[place[0]], place[1], place[2]))
    said = {reason for _, _, part in parts for reason in part.why_not_higher}
    return [
        quote_row(edition, merged[place], said)
        | {"elsewhere": elsewhere(edition, duty, merged[place][0][1], homes)}
        for place in places
    ]


def quote_row(edition: Edition, found: list[tuple[str, Evidence]], said: set[Message]) -> Plain:
    """Return one quote with every element that it speaks to; `said` are reasons that stand below it."""
    first = found[0][1]
    flags = {flag.kind: flag for _, evidence in found for flag in evidence.flags}
    backings = dict.fromkeys(backing.kind for _, evidence in found for backing in evidence.backings)
    return quote(edition, first.document, first.start, first.end) | {
        "levels": [
            {"letter": mark, "level": level(evidence.level, edition.language)} for mark, evidence in found
        ],
        "shows": [
            {
                "letters": [mark for mark, evidence in found if evidence.level is key],
                "level": level(key, edition.language),
            }
            for key in dict.fromkeys(evidence.level for _, evidence in found)
        ],
        "flags": [
            flag_row(edition, flags[kind]) | {"is_explained": flags[kind].reason in said}
            for kind in FLAGS
            if kind in flags
        ],
        "backings": [word(BACKINGS.get(kind), edition.language, kind) for kind in backings],
        "notes": notes(edition, first),
    }


def flag_row(edition: Edition, flag: Flag) -> Plain:
    """Return one flag with its reason."""
    mark, name, _ = FLAGS[flag.kind]
    return {"letter": mark, "word": edition.tell(name), "reason": edition.tell(flag.reason)}


def notes(edition: Edition, evidence: Evidence) -> list[str]:
    """Return what a reader must know about a quote beside its level."""
    said = []
    if evidence.negative:
        said.append(edition.say("The statement says that this is not done."))
    if evidence.hearsay:
        said.append(edition.say("Somebody else reports what the provider said."))
    elif evidence.speaker is not Speaker.PROVIDER:
        said.append(
            edition.say("Said by: {speaker}.", speaker=word(SPEAKERS[evidence.speaker], edition.language))
        )
    return said


def why_not_higher(
    edition: Edition, parts: list[tuple[str, Element, ElementFinding]], said: Said
) -> list[Plain]:
    """Return why elements are not shown at a higher level; elements with the same reasons stand together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for mark, _, part in parts:
        if part.why_not_higher:
            alike.setdefault(tuple(edition.tell_all(part.why_not_higher)), []).append(mark)
    return [{"letters": marks, "reasons": said.in_short(reasons)} for reasons, marks in alike.items()]


def contradictions(edition: Edition, parts: list[tuple[str, Element, ElementFinding]]) -> list[Plain]:
    """Return the pairs of passages that cannot both hold."""
    return [
        {
            "letter": mark,
            "one": quote(edition, one.document, one.start, one.end),
            "other": quote(edition, other.document, other.start, other.end),
        }
        for mark, _, part in parts
        for one, other in part.contradictions
    ]


def left_out(parts: list[tuple[str, Element, ElementFinding]]) -> int:
    """Return the number of quotes that are not printed."""
    return sum(max(0, len(part.evidence) - MOST_QUOTES) for _, _, part in parts)
