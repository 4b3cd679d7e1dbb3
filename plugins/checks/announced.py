"""What is announced for a day: another day in another document, or told as done there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, product

from checker.plugins.checks.observing import observe, quote
from checker.plugins.checks.reading import Read
from checker.plugins.checks.vocabulary import data

from checker.domain.document import Passage
from checker.domain.message import say
from checker.domain.observation import Observation, Span

MOST = 12
"""Observations of this kind in one dossier."""
MOST_OF_TOPIC = 20
"""Sentences of one document about one matter that are compared with others."""
_WORDS = "announced.yaml"
_YEARLY = frozenset({"announced_report", "announced_risk"})
"""Matters that come back: one done and one to come are no surprise."""


@dataclass(frozen=True, slots=True)
class _Announced:
    read: Read
    passage: Passage
    first: int
    """First month it may be of, counted from year 0."""
    last: int
    """Last month it may be of."""
    is_done: bool
    is_first: bool
    """Whether it is told as the first of its kind."""
    about: frozenset[str]
    """Other years in the sentence, such as that of a report."""

    @property
    def span(self) -> Span:
        """Its sentence."""
        found: Span = quote(self.read.document, self.passage.start, self.passage.end)
        return found


def announced(documents: Iterable[Read]) -> Iterator[Observation]:
    """Yield what two documents announce for different times, and what one tells as done before."""
    read = list(documents)
    if len(read) > 1:
        yield from islice(
            (found for topic in data(_WORDS)["topics"] for found in _of_topic(topic, read)), MOST
        )


def _of_topic(topic: str, documents: list[Read]) -> Iterator[Observation]:
    by_document: defaultdict[str, list[_Announced]] = defaultdict(list)
    for read in documents:
        for passage in read.statements_with(topic)[:MOST_OF_TOPIC]:
            if found := _announced(topic, read, passage):
                by_document[read.id].append(found)
    groups = list(by_document.values())
    for number, here in enumerate(groups):
        for there in groups[number + 1 :]:
            yield from islice(_laid(topic, here, there), 1)


def _laid(topic: str, here: list[_Announced], there: list[_Announced]) -> Iterator[Observation]:
    for one, two in product(here, there):
        if one.last >= two.first and two.last >= one.first:
            continue
        if one.about and two.about and one.about != two.about:
            continue
        earlier, later = sorted((one, two), key=lambda each: each.first)
        if not one.is_done and not two.is_done:
            yield _observed("announced-for-two-times", earlier, later)
        elif earlier.is_done and not later.is_done and (topic not in _YEARLY or later.is_first):
            yield _observed("done-here-announced-there", earlier, later)


def _observed(rule: str, earlier: _Announced, later: _Announced) -> Observation:
    done = earlier.is_done
    found: Observation = observe(
        rule,
        "tension",
        "look",
        say("One document tells as done what another announces for a later day.")
        if done
        else say("One matter is announced for different times in two documents."),
        [earlier.span, later.span],
        explanations=(
            say("They may be about different parts of the service, or different steps."),
            *(() if done else (say("The plan may have been changed in between, and this been told."),)),
        ),
        question=say("What has been done, since which day, and what is still to come?"),
    )
    return found


def _announced(topic: str, read: Read, passage: Passage) -> _Announced | None:
    text = read.scan.folded[passage.start : passage.end]
    if not all(re.search(pattern, text) for pattern in data(_WORDS)["topics"][topic]):
        return None
    when = _when(text, read)
    if when is None:
        return None
    first, last, rest = when
    day = read.earliest
    month = day.year * 12 + day.month - 1 if day else None
    is_done = bool(_pattern("done").search(text)) and (month is None or first <= month)
    is_to_come = bool(_pattern("to_come").search(text)) or (month is not None and first > month)
    if is_done == is_to_come:
        return None
    is_first = bool(_pattern("first").search(text))
    return _Announced(read, passage, first, last, is_done, is_first, rest)


def _when(text: str, read: Read) -> tuple[int, int, frozenset[str]] | None:
    """Return first and last month of the time that a sentence names, and the other years in it."""
    parts: dict[str, list[int]] = data(_WORDS)["parts"]
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", text))
    match = _part().search(text)
    if match:
        own = match["year"] or (str(read.earliest.year) if read.earliest else "")
        if not own:
            return None
        first, last = parts[match["part"]]
        return int(own) * 12 + first, int(own) * 12 + last, frozenset(years - {own})
    if len(years) != 1:
        return None
    return int(max(years)) * 12, int(max(years)) * 12 + 11, frozenset()


@cache
def _part() -> re.Pattern[str]:
    names = "|".join(sorted(data(_WORDS)["parts"], key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?P<part>{names})(?!\w)(?: (?:of|van|de|du|des jahres|von|in))?(?: (?P<year>20\d\d))?"
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(data(_WORDS)[name])})(?!\w)")
