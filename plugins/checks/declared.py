"""Rules that are written as data: words that meet in one place, or in two places side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from checker.plugins.checks.names import Names
from checker.plugins.checks.observing import observe, quote
from checker.plugins.checks.reading import NOT_SAID, Read
from checker.plugins.checks.vocabulary import data

from checker.domain.document import Passage
from checker.domain.message import Localised, Message, localised, say
from checker.domain.obligation import Signal
from checker.domain.observation import Observation, Span

MOST_PLACES = 200
"""Places of one signal in one document that are looked at."""
MOST_OF_SIDE = 3
"""Quotes of one side of a pair."""
MOST_PAIRS = 12
"""Pairs of documents in which one rule is observed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of a YAML file."""

    id: str
    kind: str
    severity: str
    first: Signal
    second: Signal | None
    """None for a rule about one place."""
    across: bool
    """Whether both places must stand in different documents."""
    shared: bool
    """Whether a name must stand at both places."""
    bodies: bool
    """Whether that name must be one of a body, and not of the platform at which it holds something."""
    before: date | None
    """Day before which what the words say cannot be yet."""
    after: date | None
    """Day from which on what the words say is out of date."""
    since: date | None
    """Day from which on the rule holds; older documents are left alone."""
    services: frozenset[str]
    """Types of service it is about; empty for all."""
    message: Localised
    explanations: tuple[Localised, ...]
    question: Localised
    obligations: tuple[str, ...]
    source: str
    """Where the day comes from."""


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """Return the rules of a YAML file."""
    content = data(name)
    return tuple(_rule(id, content["kind"], entry) for id, entry in content["rules"].items())


def _rule(id: str, kind: str, entry: Mapping[str, Any]) -> Rule:
    pair = "second" in entry
    return Rule(
        id=id,
        kind=entry.get("kind", kind),
        severity=entry["severity"],
        first=_signal(entry["first"] if pair else entry),
        second=_signal(entry["second"]) if pair else None,
        across=entry.get("across", False),
        shared=entry.get("shared", False),
        bodies=entry.get("bodies", False),
        before=entry.get("before"),
        after=entry.get("after"),
        since=entry.get("since"),
        services=frozenset(entry.get("services", ())),
        message=localised(**entry["message"]),
        explanations=tuple(localised(**each) for each in entry["explanations"]),
        question=localised(**entry["question"]),
        obligations=tuple(entry.get("obligations", ())),
        source=entry.get("source", ""),
    )


def _signal(entry: Mapping[str, Any]) -> Signal:
    return Signal(
        all_of=tuple(tuple(group) for group in entry["all"]),
        within=entry.get("within", "sentence"),
        near=entry.get("near", 0),
        ordered=entry.get("ordered", False),
        unless=tuple(entry.get("unless", ())),
    )


def as_message(text: Localised) -> Message:
    """Return a text that exists in every language as a message."""
    return say("{text}", text=text)


def places(read: Read, signal: Signal) -> list[tuple[Passage, ...]]:
    """Return the statements in which a signal is shown, in the order of the text."""
    passages = read.document.passages
    shown = (
        tuple(passages[index] for index in found.passages)
        for found in read.finder.shown(signal)
        if not found.fault
    )
    said = (group for group in shown if not any(passage.kind in NOT_SAID for passage in group))
    return sorted(islice(said, MOST_PLACES), key=lambda group: group[0].start)


def quotes(read: Read, groups: Iterable[tuple[Passage, ...]]) -> Iterator[Span]:
    """Yield the quotes of places."""
    return (quote(read.document, passage.start, passage.end) for group in groups for passage in group)


def apply_single(rule: Rule, read: Read) -> Iterator[Observation]:
    """Yield what a rule about one place observes in a document: all its places together."""
    if rule.since and read.latest and read.latest < rule.since:
        return
    if found := places(read, rule.first):
        yield _observed(rule, as_message(rule.message), quotes(read, found))


def apply_dated(rule: Rule, read: Read) -> Iterator[Observation]:
    """Yield what a rule with a day observes in a document of which a day is known."""
    day = read.earliest
    if day is None or (limit := rule.before or rule.after) is None:
        return
    if (rule.before and day >= rule.before) or (rule.after and day < rule.after):
        return
    if found := places(read, rule.first):
        text = "{said} The document is of {day} at the earliest; the day that counts is {limit} ({source})."
        message = say(
            text, said=rule.message, day=day.isoformat(), limit=limit.isoformat(), source=rule.source
        )
        yield _observed(rule, message, quotes(read, found))


def apply_pair(rule: Rule, documents: Iterable[Read], names: Names) -> Iterator[Observation]:
    """Yield what a rule about two places observes, once for each pair of documents."""
    if rule.second is None:
        return
    read = list(documents)
    firsts = [(each, found) for each in read if (found := places(each, rule.first))]
    seconds = [(each, found) for each in read if (found := places(each, rule.second))]
    pairs = (
        (one, other) for one in firsts for other in seconds if not (rule.across and one[0].id == other[0].id)
    )
    observed = (each for one, other in pairs for each in _pair(rule, *one, *other, names))
    yield from islice(observed, MOST_PAIRS)


def _pair(
    rule: Rule,
    one: Read,
    firsts: list[tuple[Passage, ...]],
    other: Read,
    seconds: list[tuple[Passage, ...]],
    names: Names,
) -> Iterator[Observation]:
    """Lay the places of two documents, or of one, side by side."""
    if one.id == other.id:
        taken = {passage.index for group in firsts for passage in group}
        seconds = [group for group in seconds if not any(passage.index in taken for passage in group)]
    message = as_message(rule.message)
    if rule.shared:
        named_here = [(group, names.around(one, group)) for group in firsts]
        named_there = [(group, names.around(other, group)) for group in seconds]
        both = _all(named_here) & _all(named_there)
        if rule.bodies:
            both -= names.hosts(one, firsts) | names.hosts(other, seconds)
        if not both:
            return
        firsts = [group for group, named in named_here if both & named.keys()]
        seconds = [group for group, named in named_there if both & named.keys()]
        firsts = [_with_name(one, group, both, names) for group in firsts]
        seconds = [_with_name(other, group, both, names) for group in seconds]
        message = say("{said} Named in both: {names}.", said=rule.message, names=", ".join(sorted(both)))
    if firsts and seconds:
        spans = _in_turn(quotes(one, firsts[:MOST_OF_SIDE]), quotes(other, seconds[:MOST_OF_SIDE]))
        yield _observed(rule, message, spans)


def _in_turn(some: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """Return the quotes of two sides, two of each first: the first four are printed."""
    one, two = list(some), list(others)
    return [*one[:2], *two[:2], *one[2:], *two[2:]]


def _all(named: Iterable[tuple[tuple[Passage, ...], Mapping[str, int]]]) -> frozenset[str]:
    return frozenset(name for _, here in named for name in here)


def _with_name(
    read: Read, group: tuple[Passage, ...], both: frozenset[str], names: Names
) -> tuple[Passage, ...]:
    """Return a place together with the passage beside it in which the name stands."""
    where = {index for name, index in names.around(read, group).items() if name in both}
    own = {passage.index for passage in group}
    if own & where:
        return group
    return tuple(read.document.passages[index] for index in sorted(own | {min(where)}))


def _observed(rule: Rule, message: Message, spans: Iterable[Span]) -> Observation:
    found: Observation = observe(
        rule.id,
        rule.kind,
        rule.severity,
        message,
        spans,
        explanations=tuple(as_message(text) for text in rule.explanations),
        question=as_message(rule.question),
        obligations=rule.obligations,
    )
    return found
