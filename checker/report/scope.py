"""Whom the duties bind, from when, under whose supervision, and what was left out and why."""

from __future__ import annotations

from checker.domain.finding import Finding
from checker.domain.obligation import Obligation
from checker.domain.profile import Profile, Truth
from checker.messages import format_day
from checker.report.display import shown
from checker.report.edition import Edition, Plain
from checker.report.quotes import quote
from checker.report.words import SERVICES, TRUTHS, word

MARGIN_OF_TEXT = 60
"""Characters shown around the words that give a date."""


def view_of_scope(edition: Edition) -> Plain:
    """Return the service, the reference date and every group of duties that binds in the same way."""
    return {
        "profile": profile(edition, edition.assessment.profile),
        "reference": reference(edition),
        "groups": groups(edition),
        "supervisors": supervisors(edition),
    }


def profile(edition: Edition, known: Profile) -> Plain:
    """Return what is known about the service."""
    labels = {fact.id: edition.text(fact.label) for fact in edition.rule_set.facts}
    stated = dict(known.facts)
    return {
        "name": shown(known.name),
        "service": service(edition, known),
        "services": [word(SERVICES.get(name), edition.language, name) for name in known.services],
        "designated_on": format_day(known.designated_on, edition.language) if known.designated_on else "",
        "source": shown(known.source),
        "facts": [
            {"label": label, "answer": word(TRUTHS[stated.get(key, Truth.UNKNOWN)], edition.language)}
            for key, label in labels.items()
        ],
    }


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
    order = list(TRUTHS)
    rows = sorted(alike.values(), key=lambda members: order.index(members[0][1].applicability.applies))
    return [group(edition, members) for members in rows]


def group(edition: Edition, members: list[tuple[Obligation, Finding]]) -> Plain:
    """Return one row of the scope table."""
    duty, finding = members[0]
    return binding(edition, duty, finding) | {
        "scope": edition.text(duty.scope.label),
        "articles": articles(edition, [member for member, _ in members]),
        "count": len(members),
        "questions": [edition.text(question) for question in finding.applicability.questions],
    }


def supervisors(edition: Edition) -> list[Plain]:
    """Return who supervises which articles."""
    found: dict[str, list[Obligation]] = {}
    for duty, _ in edition.pairs():
        found.setdefault(edition.text(duty.scope.supervisor), []).append(duty)
    return [{"name": name, "articles": articles(edition, duties)} for name, duties in found.items() if name]


def binding(edition: Edition, duty: Obligation, finding: Finding) -> Plain:
    """Return whether a duty binds, why, and who supervises it."""
    applies = finding.applicability
    return {
        "id": str(applies.applies),
        "word": word(TRUTHS[applies.applies], edition.language),
        "reasons": edition.tell_all(applies.reasons),
        "is_baseline": applies.baseline,
        "supervisor": edition.text(duty.scope.supervisor),
    }


def articles(edition: Edition, duties: list[Obligation]) -> list[str]:
    """Return the articles of some duties, by act: ``Article 15, 16, 24 DSA``."""
    acts: dict[str, dict[str, None]] = {}
    chosen = {duty.id for duty in duties}
    for duty in (duty for duty in edition.in_order_of_law() if duty.id in chosen):
        acts.setdefault(duty.citation.act.short(edition.language), {})[duty.citation.article] = None
    return [
        edition.say("Article {numbers} {act}", numbers=", ".join(found), act=act)
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
