"""Days: what cannot be yet or is no longer, days that do not exist, and documents without a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice, pairwise
from typing import Any

from checker.plugins.checks.days import Written, written
from checker.plugins.checks.declared import apply_dated, rules
from checker.plugins.checks.observing import observe, quote
from checker.plugins.checks.reading import Read, reads
from checker.plugins.checks.vocabulary import data

from checker.domain.assessment import Dossier
from checker.domain.document import Passage
from checker.domain.message import Message, localised, say
from checker.domain.obligation import RuleSet
from checker.domain.observation import Observation
from checker.hookspecs import hookimpl
from checker.offers import Check, Evaluation
from checker.settings import Settings

NAME = "calendar"
MOST = 50
"""Observations of one document about days."""
_SATURDAY = 5

SLIP = say("It may be a slip of the pen, or an error of a copy.")


@hookimpl
def checker_checks(settings: Settings) -> Iterable[Check]:
    """Offer the check of days."""
    return [Check(name=NAME, check=check)]


def check(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Observation, ...]:
    """Return what does not fit the calendar."""
    return tuple(found for read in reads(dossier) for found in _of_document(read))


def _of_document(read: Read) -> Iterator[Observation]:
    for rule in rules("calendar.yaml"):
        yield from apply_dated(rule, read)
    dates = list(written(read.scan.folded))
    yield from islice(_impossible(read, dates), MOST)
    yield from islice(_slips(read, dates), MOST)
    yield from _undated(read, dates)


def _impossible(read: Read, dates: Iterable[Written]) -> Iterator[Observation]:
    """Yield days that the calendar does not have, and days with a weekday that is not theirs."""
    for each in dates:
        if each.day is None:
            yield _about_days(
                read,
                "impossible-date",
                "conflict",
                say("The calendar has no such day: {words}.", words=_words(read, each)),
                [each],
                question=say("Which day is meant?"),
            )
        elif each.weekday not in {-1, each.day.weekday()}:
            yield _about_days(
                read,
                "weekday-differs",
                "conflict",
                say("Weekday and date differ: {words}.", words=_words(read, each)),
                [each],
                question=say("Is the weekday right, or the date?"),
            )


def _slips(read: Read, dates: list[Written]) -> Iterator[Observation]:
    """Yield a day that comes back a month later in one paragraph, on a weekend."""
    for paragraph in _by_paragraph(read, dates).values():
        for one, two in pairwise(paragraph):
            if one.day and two.day and one.number == two.number and _months_between(one, two) == 1:
                if two.day.weekday() < _SATURDAY:
                    continue
                text = "{second} is a weekend day exactly one month after {first}."
                yield _about_days(
                    read,
                    "same-day-next-month",
                    "look",
                    say(text, first=one.day.isoformat(), second=two.day.isoformat()),
                    [one, two],
                    question=say("Is the month right?"),
                )


def _by_paragraph(read: Read, dates: Iterable[Written]) -> dict[int, list[Written]]:
    found: defaultdict[int, list[Written]] = defaultdict(list)
    passages = iter(read.document.passages)
    passage = next(passages, None)
    for each in dates:
        while passage is not None and passage.end <= each.start:
            passage = next(passages, None)
        if passage is not None:
            found[passage.paragraph].append(each)
    return found


def _months_between(one: Written, two: Written) -> int:
    months: int = 12 * (two.year - one.year) + two.month - one.month
    return months


def _undated(read: Read, dates: list[Written]) -> Iterator[Observation]:
    """Say of a document without a day what its words tell of its age."""
    dated = read.document.dated
    first = next(read.statements(), None)
    if dated is None or dated.day or first is None:
        return
    message, start, end = dated.reason, dated.start, dated.end
    if dated.start < 0 and (dated.earliest or dated.latest):
        return
    if dated.start < 0:
        message, start, end = _told_by_its_words(read, dates, first)
    yield observe(
        "undated",
        "calendar",
        "look",
        message,
        [quote(read.document, *_line(read, start, end))],
        explanations=(say("The day may stand in the letter or message that came with it."),),
        question=say("Of which day is the document, and to whom was it sent?"),
    )


def _told_by_its_words(read: Read, dates: list[Written], first: Passage) -> tuple[Message, int, int]:
    """Return what the words of a document tell of its age, and where."""
    marks = [*_fingerprints(read), *_last_date(read, dates)]
    if not marks:
        text = "The document bears no day, and nothing in it tells when it was written."
        return say(text), first.start, first.end
    day, what, start, end = max(marks, key=lambda mark: mark[0])
    text = "The document bears no day. It cannot be older than {day}, because it names {what}."
    return say(text, day=day.isoformat(), what=what), start, end


_Mark = tuple[date, Any, int, int]


def _fingerprints(read: Read) -> Iterator[_Mark]:
    for entry in data("days.yaml")["first_known"]:
        places = [(read.document.text.find(word), len(word)) for word in entry["words"]]
        found = [(at, at + length) for at, length in places if at >= 0]
        if found:
            yield (entry["since"], localised(**entry["what"]), *min(found))


def _last_date(read: Read, dates: Iterable[Written]) -> Iterator[_Mark]:
    """Yield the last day that is named, in a sentence that speaks of nothing to come."""
    coming = [(each.start, each.end) for each in read.statements_with("will_word")]
    days = [
        (each.day, each)
        for each in dates
        if each.day and not any(start <= each.start < end for start, end in coming)
    ]
    if days:
        day, each = max(days, key=lambda pair: pair[0])
        yield day, _words(read, each), each.start, each.end


def _line(read: Read, start: int, end: int) -> tuple[int, int]:
    """Return the passage around two offsets, or the offsets themselves."""
    around = (each for each in read.document.passages if each.start <= start < each.end)
    return next(((each.start, each.end) for each in around), (start, end))


def _words(read: Read, each: Written) -> str:
    return " ".join(read.document.text[each.start : each.end].split())


def _about_days(
    read: Read, rule: str, severity: str, message: Message, dates: list[Written], *, question: Message
) -> Observation:
    spans = [quote(read.document, *_line(read, each.start, each.end), heart=each.start) for each in dates]
    found: Observation = observe(
        rule, "calendar", severity, message, spans, explanations=(SLIP,), question=question
    )
    return found
