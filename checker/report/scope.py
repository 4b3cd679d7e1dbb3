"""Whom the duties bind, from when, under whose supervision, and what was left out and why."""

from __future__ import annotations

from collections import Counter

from checker.domain.citation import Act
from checker.domain.finding import Finding
from checker.domain.message import Message
from checker.domain.obligation import Obligation
from checker.domain.profile import Profile, Truth
from checker.messages import format_day
from checker.report.display import shown
from checker.report.edition import Edition, Plain
from checker.report.quotes import quote
from checker.report.words import SERVICES, TRUTHS, word

Ending = tuple[Truth, tuple[Message, ...]]
FEWEST_GROUPS = 3
"""Groups of duties that have a reason before it is said once for all of them."""
MARGIN_OF_TEXT = 60
"""Characters shown around the words that give a date."""


def view_of_scope(edition: Edition) -> Plain:
    """Return the service, the reference date and every group of duties that binds in the same way."""
    alike = groups(edition)
    return {
        "profile": profile(edition, edition.assessment.profile),
        "reference": reference(edition),
        "groups": alike,
        "common": common_reasons(alike),
        "supervisors": supervisors(edition),
    }


def profile(edition: Edition, known: Profile) -> Plain:
    """Return what is known about the service."""
    labels = {fact.id: edition.text(fact.label) for fact in edition.rule_set.facts}
    return {
        "name": shown(known.name),
        "service": service(edition, known),
        "services": [word(SERVICES.get(name), edition.language, name) for name in known.services],
        "designated_on": format_day(known.designated_on, edition.language) if known.designated_on else "",
        "source": shown(known.source),
        "facts": [{"label": label, "answer": answer(edition, known, key)} for key, label in labels.items()],
    }


def answer(edition: Edition, known: Profile, fact: str) -> str:
    """Return whether a fact holds, or until which day it did."""
    ended = dict(known.ended)
    if fact in ended:
        return edition.say("until {day}", day=ended[fact].isoformat())
    return word(TRUTHS[known.fact(fact)], edition.language)


def service(edition: Edition, known: Profile) -> str:
    """Return the most specific service type, or several where they stand side by side."""
    names = [name for name in SERVICES if name in known.services]
    top = [name for name in names if name in ("vlop", "vlose", "marketplace")] or names[:1]
    return ", ".join(word(SERVICES[name], edition.language) for name in top)


def reference(edition: Edition) -> Plain:
    """Return the date on which the duties were judged: a day, bounds, or open; with the reason."""
    reading = edition.assessment.reference
    days = [format_day(day, edition.language) if day else "" for day in (reading.earliest, reading.latest)]
    return {
        "day": days[0] if reading.day else "",
        "earliest": days[0],
        "latest": days[1],
        "reason": edition.tell(reading.reason),
    }


def groups(edition: Edition) -> list[Plain]:
    """Return the duties that bind, or not, for the same reasons: first those that do, then the open ones."""
    alike: dict[tuple[object, ...], list[tuple[Obligation, Finding]]] = {}
    for duty, finding in edition.pairs():
        applies = finding.applicability
        alike.setdefault((duty.scope.id, applies.applies, applies.reasons, applies.baseline), []).append(
            (duty, finding)
        )
    tails = [ending(members[0][1]) for members in alike.values()]
    rows = sorted(alike.values(), key=lambda members: rank(members[0][1], tails))
    return [group(edition, members, tails) for members in rows]


def common_reasons(groups: list[Plain]) -> list[str]:
    """Return the reasons that most groups have, so that they are said once."""
    found = Counter(
        reason for group in groups if isinstance(group["reasons"], list) for reason in group["reasons"]
    )
    return [reason for reason, count in found.items() if count >= FEWEST_GROUPS and count * 2 > len(groups)]


def rank(finding: Finding, tails: list[Ending]) -> tuple[int, bool, int]:
    """Return where a group stands: by answer, then those that share reasons, side by side."""
    tail = ending(finding)
    return list(TRUTHS).index(tail[0]), tails.count(tail) == 1, tails.index(tail)


def ending(finding: Finding) -> Ending:
    """Return whether a duty binds and the reasons that several groups may share: all but the first."""
    return finding.applicability.applies, finding.applicability.reasons[1:]


def group(edition: Edition, members: list[tuple[Obligation, Finding]], tails: list[Ending]) -> Plain:
    """Return one row of the scope table; reasons that it shares with others stand apart from its own."""
    duty, finding = members[0]
    reasons = finding.applicability.reasons
    has_own = tails.count(ending(finding)) > 1
    return binding(edition, duty, finding) | {
        "scope": edition.text(duty.scope.label),
        "articles": articles(edition, [member for member, _ in members]),
        "count": len(members),
        "own": edition.tell_all(reasons[:1] if has_own else reasons),
        "shared": edition.tell_all(reasons[1:]) if has_own else [],
        "is_alone": not has_own,
        "questions": [edition.text(question) for question in finding.applicability.questions],
    }


def supervisors(edition: Edition) -> list[Plain]:
    """Return who supervises which articles; of duties that do not bind this service, nobody."""
    found: dict[str, list[Obligation]] = {}
    for duty, finding in edition.pairs():
        if finding.applicability.applies is not Truth.NO or finding.applicability.baseline:
            found.setdefault(supervision(edition, duty, finding), []).append(duty)
    return [{"name": name, "articles": articles(edition, duties)} for name, duties in found.items() if name]


def supervision(edition: Edition, duty: Obligation, finding: Finding) -> str:
    """Return who supervises a duty for this service; where that was not judged, what its scope says."""
    told = edition.tell_all(finding.applicability.supervisors)
    return "; ".join(sentence.removesuffix(".") for sentence in told) or edition.text(duty.scope.supervisor)


def binding(edition: Edition, duty: Obligation, finding: Finding) -> Plain:
    """Return whether a duty binds, why, and who supervises it."""
    applies = finding.applicability
    return {
        "id": str(applies.applies),
        "word": word(TRUTHS[applies.applies], edition.language),
        "reasons": edition.tell_all(applies.reasons),
        "is_baseline": applies.baseline,
        "supervisor": supervision(edition, duty, finding),
    }


def articles(edition: Edition, duties: list[Obligation]) -> list[str]:
    """Return the articles of some duties, by act: ``Article 15, 16, 24 DSA``."""
    acts: dict[Act, dict[str, None]] = {}
    chosen = {duty.id for duty in duties}
    for duty in (duty for duty in edition.in_order_of_law() if duty.id in chosen):
        acts.setdefault(duty.citation.act, {})[duty.citation.article] = None
    return [
        edition.say(
            "{division} {numbers} {act}",
            division=edition.text(act.division).capitalize(),
            numbers=", ".join(found),
            act=edition.text(act.short),
        )
        for act, found in acts.items()
    ]


def dated(edition: Edition, document_id: str) -> Plain | None:
    """Return what a document says about its own date, with the words that say it."""
    document = edition.assessment.document(document_id)
    reading = document.dated
    if reading is None:
        return None
    days = [format_day(day, edition.language) if day else "" for day in (reading.earliest, reading.latest)]
    has_words = reading.start >= 0
    return {
        "day": days[0] if reading.day else "",
        "earliest": days[0],
        "latest": days[1],
        "reason": edition.tell(reading.reason),
        "quote": quote(edition, document.id, reading.start, reading.end, MARGIN_OF_TEXT)
        if has_words
        else None,
    }
