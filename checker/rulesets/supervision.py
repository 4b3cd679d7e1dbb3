"""Who supervises a duty for one provider on one day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.domain.message import Message, say
from checker.domain.obligation import Authority, Scope
from checker.domain.profile import Profile, Truth
from checker.rulesets.conditions import cited, evaluate, named, open_facts


def supervisors(scope: Scope, profile: Profile, day: date) -> tuple[Message, ...]:
    """Return a sentence for each supervisor, with article; for one that may be it, with what that depends on.

    Args:
        scope: Whom the duty binds; without authorities, what it says about its supervisor is told.
        profile: The service as it stood on that day.
        day: From which on an authority has its powers may be later than that.
    """
    if scope.authorities:
        return tuple(message for each in scope.authorities for message in _told(each, profile, day))
    return (say("{who}.", who=scope.supervisor),) if scope.supervisor.texts else ()


def _told(authority: Authority, profile: Profile, day: date) -> Iterator[Message]:
    holds = evaluate(authority.when, profile) if authority.when else Truth.YES
    basis = cited(authority.basis)
    if holds is Truth.UNKNOWN:
        facts = named(open_facts(authority.facts, profile))
        yield say(
            "Possibly {who} ({basis}); it depends on this: {facts}.",
            who=authority.who,
            basis=basis,
            facts=facts,
        )
    elif holds is Truth.YES:
        yield from _surely(authority, profile, day)


def _surely(authority: Authority, profile: Profile, day: date) -> Iterator[Message]:
    """Yield one who supervises; one whose name a register would know, were there any, is left out."""
    basis = cited(authority.basis)
    name = {"coordinator": profile.coordinator, "other_authorities": profile.other_authorities}.get(
        authority.named, ""
    )
    if authority.since and day < authority.since:
        since = authority.since.isoformat()
        yield say("{who} ({basis}), from {day} on.", who=authority.who, basis=basis, day=since)
    elif name:
        yield say("{who}: {name} ({basis}).", who=authority.who, name=name, basis=basis)
    elif authority.named != "other_authorities" or not profile.coordinator:
        yield say("{who} ({basis}).", who=authority.who, basis=basis)
