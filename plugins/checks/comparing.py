"""Figures of several documents, laid side by side: what differs, and what only looks the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from checker.plugins.checks.observing import observe
from checker.plugins.checks.periods import at_one_time
from checker.plugins.checks.quantities import EUROPE, SPEAKERS, Counted, listed

from checker.domain.message import Message, say
from checker.domain.observation import Observation

MOST_OF_RULE = 20
"""Observations of one rule; more of a kind say the same thing again."""
MOST_SIDE_BY_SIDE = 12
"""Figures of one kind, one territory or one value that are compared with each other."""
SMALLEST = 1_000
"""Figures below this meet by chance."""
FEWEST_STAFF = 100
"""Staff below this are of one number by chance."""
ROUGH = 0.1
"""Share by which a number told roughly may be off."""
_TERRITORIES = {"EU", EUROPE}
_PEOPLE = {"users", "staff"}
"""Kinds that are the same in whatever words they are told."""

ROUNDING = say("One may be rounded.")
OTHER_DAY = say("They may be of different days.")
OTHER_COUNT = say("They may follow different definitions: registered, monthly active, recipients.")


def compare(figures: Iterable[Counted]) -> Iterator[Observation]:
    """Yield what does not fit among the figures of a dossier."""
    known = [each for each in figures if each.kind and each.figure.unit != "%"]
    yield from islice(_scope_drift(known), MOST_OF_RULE)
    yield from islice(_different_values(known), MOST_OF_RULE)
    yield from islice(_same_value_again(known), MOST_OF_RULE)
    yield from islice(_same_number_other_thing(known), MOST_OF_RULE)
    yield from islice(_same_number_other_territory(known), MOST_OF_RULE)
    yield from islice(_undefined_users(known), MOST_OF_RULE)


def _pairs(figures: Iterable[Counted], *keys: str) -> Iterator[tuple[Counted, Counted]]:
    """Yield figures of different documents that agree in some of their attributes."""
    groups: defaultdict[tuple[object, ...], list[Counted]] = defaultdict(list)
    for each in figures:
        key = tuple(each.figure.value if name == "value" else getattr(each, name) for name in keys)
        if len(groups[key]) < MOST_SIDE_BY_SIDE:
            groups[key].append(each)
    for group in groups.values():
        yield from ((one, two) for one, two in combinations(group, 2) if one.read.id != two.read.id)


def _scope_drift(figures: list[Counted]) -> Iterator[Observation]:
    """Yield a figure for the Union beside one of the same thing for a wider Europe."""
    places = [each for each in figures if each.scope in _TERRITORIES]
    for one, two in _pairs(places, "kind"):
        if one.scope != two.scope and one.figure.value != two.figure.value:
            text = "{first} and {second} are told of two territories: the European Union and Europe."
            yield _between(
                "scope-drift",
                "look",
                say(text, first=_told(one), second=_told(two)),
                one,
                two,
                explanations=(say("Europe may include countries outside the Union."), OTHER_DAY),
                question=say("What is the number for the Member States, on which day, counted how?"),
            )


def _different_values(figures: list[Counted]) -> Iterator[Observation]:
    """Yield two values of one thing in one territory."""
    for one, two in _pairs([each for each in figures if each.scope], "kind", "scope"):
        if one.figure.value == two.figure.value or not _comparable(one, two):
            continue
        same_time = bool(one.figure.period) and one.figure.period == two.figure.period
        exact = not (one.figure.qualifier or two.figure.qualifier)
        conflict = same_time and exact and one.figure.unit == two.figure.unit
        yield _between(
            "different-values",
            "conflict" if conflict and not _rounds(one, two) else "look",
            say(
                "Two numbers for the same thing and territory: {first} and {second}.",
                first=_told(one),
                second=_told(two),
            ),
            one,
            two,
            explanations=(ROUNDING, OTHER_DAY, OTHER_COUNT),
            question=say("Which day and which definition does each number have?"),
        )


def _comparable(one: Counted, two: Counted) -> bool:
    """Tell whether two numbers may be meant to be the same: of one kind of word, no parts of each other."""
    lower, upper = _ordered(one, two)
    named_alike = bool(
        one.kind in _PEOPLE or one.kind.startswith(SPEAKERS) or one.figure.unit == two.figure.unit
    )
    if not at_one_time(one.figure.period, two.figure.period) or _agree(one, two):
        return False
    return 0 < upper < 3 * lower and named_alike


def _agree(one: Counted, two: Counted) -> bool:
    """Tell whether one number is the other told roughly: "about 14 million", "more than nine"."""
    rough = [each for each in (one, two) if each.figure.qualifier]
    if len(rough) != 1:
        return False
    told, exact = rough[0].figure, (two if rough[0] is one else one).figure
    fits: bool = {">": told.value <= exact.value, "<": exact.value <= told.value}.get(told.qualifier, True)
    return fits and abs(exact.value - told.value) < ROUGH * exact.value


def _rounds(one: Counted, two: Counted) -> bool:
    lower, upper = _ordered(one, two)
    return upper - lower < 0.05 * upper


def _ordered(one: Counted, two: Counted) -> tuple[float, float]:
    return min(one.figure.value, two.figure.value), max(one.figure.value, two.figure.value)


def _same_value_again(figures: list[Counted]) -> Iterator[Observation]:
    """Yield the same number of users in two documents that are not of one time."""
    users = [each for each in figures if each.kind == "users" and each.figure.value >= SMALLEST]
    for one, two in _pairs(users, "kind", "scope", "value"):
        if one.figure.period and two.figure.period and at_one_time(one.figure.period, two.figure.period):
            continue
        growing = any(word in each.sentence for each in (one, two) for word in listed("growing"))
        text = "The same number stands in two documents: {first} and {second}."
        if growing:
            text = (
                "The same number stands in two documents, one of which speaks of growth: {first}, {second}."
            )
        yield _between(
            "same-number-again",
            "note",
            say(text, first=_told(one), second=_told(two)),
            one,
            two,
            explanations=(ROUNDING, say("The number may have been taken over from an older text.")),
            question=say("Of which day is the number, and what was it in each half year?"),
        )


def _same_number_other_thing(figures: list[Counted]) -> Iterator[Observation]:
    """Yield a telling number that counts one thing here and another there."""
    large = [each for each in figures if each.figure.value >= SMALLEST and _is_telling(each.figure.value)]
    for one, two in _pairs(large, "value"):
        if one.kind != two.kind:
            text = "The same number counts different things: {first} and {second}."
            yield _between(
                "same-number-other-thing",
                "note",
                say(text, first=_told(one), second=_told(two)),
                one,
                two,
                explanations=(say("Both may be right by chance; they do not confirm each other."),),
                question=say("From which source does each number come?"),
            )


def _same_number_other_territory(figures: list[Counted]) -> Iterator[Observation]:
    """Yield a number that is told of one territory here and of another there, for the same thing."""
    placed = [each for each in figures if each.scope and _names_one(each)]
    for one, two in _pairs(placed, "kind", "value"):
        if one.scope != two.scope and {one.scope, two.scope} != _TERRITORIES:
            yield _between(
                "same-number-other-territory",
                "look",
                say(
                    "The same number is told of two territories: {first} and {second}.",
                    first=_told(one),
                    second=_told(two),
                ),
                one,
                two,
                explanations=(say("One of the territories may have been left out or mixed up."), OTHER_DAY),
                question=say("Of which territory is the number, and what is it for the other?"),
            )


def _names_one(each: Counted) -> bool:
    """Tell whether a number is not met by chance: staff from a hundred on, else a telling large one."""
    if each.kind == "staff":
        return bool(each.figure.value >= FEWEST_STAFF)
    return bool(each.figure.value >= SMALLEST and _is_telling(each.figure.value))


def _is_telling(value: float) -> bool:
    """Tell whether a number has at least two digits that are no zero at its end."""
    return len(str(int(value)).rstrip("0")) >= 2


def _undefined_users(figures: list[Counted]) -> Iterator[Observation]:
    """Yield, once for each document, numbers of users of which nobody says whom they count."""
    by_document: defaultdict[str, list[Counted]] = defaultdict(list)
    for each in figures:
        if each.kind == "users" and each.figure.value >= SMALLEST:
            by_document[each.read.id].append(each)
    for own in by_document.values():
        open_ = [each for each in own if not any(word in each.sentence for word in listed("definition"))]
        if open_:
            yield observe(
                "users-undefined",
                "tension",
                "look",
                say(
                    "A number of users ({first}) is given without saying whom it counts: registered, monthly "
                    "active or average monthly active recipients.",
                    first=_told(open_[0]),
                ),
                [each.span for each in open_],
                explanations=(say("The definition may stand in the report from which it was taken."),),
                question=say(
                    "What is the average monthly number of active recipients in the Union over six months "
                    "(Article 24(2))?"
                ),
                obligations=("dsa-24-2",),
            )


def _told(each: Counted) -> str:
    return f"{each.words} {each.figure.unit}".strip()


def _between(
    rule: str,
    severity: str,
    message: Message,
    one: Counted,
    two: Counted,
    *,
    explanations: tuple[Message, ...],
    question: Message,
) -> Observation:
    found: Observation = observe(
        rule, "tension", severity, message, [one.span, two.span], explanations=explanations, question=question
    )
    return found
