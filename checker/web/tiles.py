"""The numbers of the overview: each list by one function, whose length is the number that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flask import url_for

from checker.domain.case import State
from checker.domain.message import Message, say
from checker.messages import format_day
from checker.storage.case_assessments import CaseAssessment
from checker.storage.cases import Case
from checker.web.desk import Desk
from checker.web.language import current_language, told
from checker.web.promises import due, unanswered
from checker.web.state import current_store


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a list."""

    case: Case
    address: str
    about: str
    """What it is, in the language of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A number with the list that it counts."""

    id: str
    title: Message
    means: Message
    """What exactly is counted."""
    entries: Callable[[Desk], Iterator[Entry]]
    needs_views: bool = False


def _day(text: str) -> str:
    return format_day(text, current_language()) if text else "–"


def _of_case(case: Case) -> Entry:
    return Entry(case=case, address=url_for("cases.show", case=case.id), about=case.title)


def _of_assessment(case: Case, found: CaseAssessment, about: Message | None = None) -> Entry:
    words = about or say("assessment {number}", number=found.position)
    return Entry(case=case, address=url_for("cases.show", case=case.id) + "#assessments", about=told(words))


def _empty(at: Desk) -> Iterator[Entry]:
    return (_of_case(case) for case in at.open if not at.assessments[case.id])


def _in_state(state: State) -> Callable[[Desk], Iterator[Entry]]:
    def entries(at: Desk) -> Iterator[Entry]:
        return (_of_assessment(case, found) for case, found in at.newest if found.state is state)

    return entries


def _closed(at: Desk) -> Iterator[Entry]:
    return (_of_case(case) for case in at.closed)


def _unread_second(at: Desk) -> Iterator[Entry]:
    for case, found in at.newest:
        readings = current_store().second_readings.of(found.id)
        if found.state.is_open and not any(reading.finished for reading in readings):
            begun = say("assessment {number}, begun by a second reader", number=found.position)
            yield _of_assessment(case, found, begun if readings else None)


def _differences(at: Desk) -> Iterator[Entry]:
    store = current_store()
    for case, found in at.newest:
        for reading in store.second_readings.of(found.id):
            settled = store.second_readings.reconciled(reading.id)
            grades = store.second_readings.grades(reading.id) if reading.finished else ()
            for grade in grades:
                if grade.first != grade.second and grade.spot not in settled:
                    address = url_for("second.show", case=case.id, assessment=found.id)
                    yield Entry(case=case, address=address, about=" · ".join(filter(None, grade.spot)))


def _letters(at: Desk) -> Iterator[Entry]:
    for case in at.open:
        for letter, questions in unanswered(case.id):
            words = say(
                "letter {number}, sent {sent}, answer asked by {day}; questions without a reply: {questions}",
                number=letter.position,
                sent=_day(letter.sent),
                day=_day(str(letter.body["deadline"])),
                questions=questions,
            )
            address = url_for("letters.show", case=case.id, assessment=letter.assessment, letter=letter.id)
            yield Entry(case=case, address=address, about=told(words))


def _late_letters(at: Desk) -> Iterator[Entry]:
    for case in at.open:
        for letter, _ in due(case.id, at.today).letters:
            words = say(
                "letter {number}, answer asked by {day}",
                number=letter.position,
                day=_day(str(letter.body["deadline"])),
            )
            address = url_for("letters.show", case=case.id, assessment=letter.assessment, letter=letter.id)
            yield Entry(case=case, address=address, about=told(words))


def _promises(at: Desk) -> Iterator[Entry]:
    for case in at.open:
        for promise in due(case.id, at.today).promises:
            words = say("{measure} – by {day}", measure=promise.about.measure, day=_day(promise.about.due))
            address = url_for("promises.show", case=case.id) + f"#p-{promise.id}"
            yield Entry(case=case, address=address, about=told(words))


def _registers(at: Desk) -> Iterator[Entry]:
    for case, found in at.newest:
        if view := at.views[found.id]:
            address = url_for("cases.show", case=case.id) + "#assessments"
            yield from (Entry(case=case, address=address, about=each.words) for each in view.old_registers)


def _pages(at: Desk) -> Iterator[Entry]:
    for case, found in at.newest:
        view = at.views[found.id]
        for document in view.documents if view else ():
            for each in document.unread:
                words = f"{document.label} {document.name}, {each.page}: {each.reason}"
                address = url_for("cases.show", case=case.id) + "#documents"
                yield Entry(case=case, address=address, about=words)


def _cases(id: str, title: Message, entries: Callable[[Desk], Iterator[Entry]]) -> Tile:
    return Tile(id=id, title=title, means=say("By the newest assessment of each open case."), entries=entries)


GROUPS: tuple[tuple[Message, tuple[Tile, ...]], ...] = (
    (
        say("Cases by state"),
        (
            _cases("empty", say("Nothing assessed yet"), _empty),
            _cases("working", say("In work"), _in_state(State.WORKING)),
            _cases("hearing", say("Out for hearing"), _in_state(State.HEARING)),
            _cases("offered", say("Waiting for a signature"), _in_state(State.OFFERED)),
            _cases("final", say("Signed, not closed"), _in_state(State.FINAL)),
            Tile(id="closed", title=say("Closed cases"), means=say("Every closed case."), entries=_closed),
        ),
    ),
    (
        say("Waiting for people"),
        (
            Tile(
                id="second",
                title=say("Waiting for a second reading"),
                means=say("Newest assessments that are open and that no second reader has finished."),
                entries=_unread_second,
            ),
            Tile(
                id="differences",
                title=say("Differences between readers to settle"),
                means=say("Graded otherwise by a second reader who has finished, and not settled."),
                entries=_differences,
            ),
        ),
    ),
    (
        say("Waiting for platforms"),
        (
            Tile(
                id="letters",
                title=say("Letters awaiting a reply"),
                means=say("Sent letters with a question that has no reply."),
                entries=_letters,
            ),
            Tile(
                id="late",
                title=say("Letters past their day"),
                means=say("Those whose day for an answer has come."),
                entries=_late_letters,
            ),
            Tile(
                id="promises",
                title=say("Promises due"),
                means=say("Open promises whose day has come."),
                entries=_promises,
            ),
        ),
    ),
    (
        say("What assessments rest on"),
        (
            Tile(
                id="registers",
                title=say("Registers that have grown old"),
                means=say("Named by the newest assessment of each open case."),
                entries=_registers,
                needs_views=True,
            ),
            Tile(
                id="pages",
                title=say("Pages that were not read"),
                means=say("In the documents of the newest assessment of each open case."),
                entries=_pages,
                needs_views=True,
            ),
        ),
    ),
)
"""Every tile, in the order of the page."""
TILES: Mapping[str, Tile] = {tile.id: tile for _, tiles in GROUPS for tile in tiles}
