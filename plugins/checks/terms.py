"""Times and ages that a provider sets or reaches, told otherwise in another document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice

from checker.plugins.checks.observing import observe
from checker.plugins.checks.periods import at_one_time
from checker.plugins.checks.quantities import Counted
from checker.plugins.checks.vocabulary import data

from checker.domain.message import Message, say
from checker.domain.observation import Observation

MOST = 12
"""Observations of this kind in one dossier."""
MOST_OF_TOPIC = 12
"""Figures of one topic that are compared with each other."""
SAME = 1.1
"""Times that differ by less are the same: six months and 180 days."""
_QUESTIONS = {
    "appeal": say("How long can a decision be contested, by whom, and since when?"),
    "age": say("Which age holds, for which part of the service, and since when?"),
    "handling": say("How was each time measured: over which notices, from when to when?"),
    "promised": say("How was each time measured: over which notices, from when to when?"),
}


@dataclass(frozen=True, slots=True)
class _Term:
    topic: str
    hours: float
    counted: Counted


def terms_differ(figures: Iterable[Counted]) -> Iterator[Observation]:
    """Yield times and ages of one matter that two documents tell otherwise."""
    by_topic: defaultdict[str, list[_Term]] = defaultdict(list)
    for each in figures:
        if (term := _term(each)) and len(by_topic[term.topic]) < MOST_OF_TOPIC:
            by_topic[term.topic].append(term)
    pairs = (
        *(pair for topic in ("appeal", "age", "handling") for pair in combinations(by_topic[topic], 2)),
        *(
            (one, two)
            for one in by_topic["promised"]
            for two in by_topic["handling"]
            if two.hours > one.hours
        ),
    )
    yield from islice((_observed(one, two) for one, two in pairs if _differ(one, two)), MOST)


def _term(each: Counted) -> _Term | None:
    hours = _hours(each.figure.unit)
    if not hours or not each.figure.value:
        return None
    topic = next((name for name, words in _topics().items() if _is_about(each.sentence, words)), "")
    return _Term(topic, hours * each.figure.value, each) if topic else None


def _is_about(sentence: str, words: tuple[re.Pattern[str], ...]) -> bool:
    *needed, unwanted = words
    return all(word.search(sentence) for word in needed) and not unwanted.search(sentence)


@cache
def _topics() -> dict[str, tuple[re.Pattern[str], ...]]:
    topics: dict[str, list[str]] = data("terms.yaml")["topics"]
    return {name: tuple(map(re.compile, patterns)) for name, patterns in topics.items()}


@cache
def _hours(unit: str) -> float:
    """Return how many hours a unit of time has; 0 where it is none."""
    units: dict[str, float] = data("terms.yaml")["units"]
    words = re.findall(r"[a-zà-ÿ]+", unit.casefold())
    return next((units[word] for word in words if word in units), 0.0)


def _differ(one: _Term, two: _Term) -> bool:
    same_document = one.counted.read.id == two.counted.read.id
    same = 1.0 if one.topic == "age" else SAME
    far = max(one.hours, two.hours) > same * min(one.hours, two.hours)
    return not same_document and far and at_one_time(one.counted.figure.period, two.counted.figure.period)


def _observed(one: _Term, two: _Term) -> Observation:
    found: Observation = observe(
        f"{'handling' if one.topic == 'promised' else one.topic}-time-differs".replace("age-time", "age"),
        "tension",
        "look",
        _message(one, two),
        [one.counted.span, two.counted.span],
        explanations=(
            say("They may be of different days, or hold for different parts of the service."),
            say("One may be a median and the other a mean or a target."),
        )[: 1 if one.topic in {"age", "appeal"} else 2],
        question=_QUESTIONS[one.topic],
    )
    return found


def _message(one: _Term, two: _Term) -> Message:
    here, there = (f"{each.counted.words} {each.counted.figure.unit}" for each in (one, two))
    text = "One matter has two times or ages in two documents: {first} and {second}."
    if one.topic == "promised" != two.topic:
        text = "Everything is said to be done within {first}; elsewhere half of it took more than {second}."
    return say(text, first=here, second=there)
