"""The cases that somebody may read, looked up once for all numbers and lists of the overview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import msgspec

from checker.storage.case_assessments import CaseAssessment
from checker.storage.cases import Case
from checker.web.editions import SCREEN, ask_for, kept_body
from checker.web.language import current_language
from checker.web.signin import current_session
from checker.web.state import current_store


class _Register(msgspec.Struct):
    id: str
    words: str


class _Pages(msgspec.Struct):
    page: int
    reason: str


class _Document(msgspec.Struct):
    label: str
    name: str
    unread: tuple[_Pages, ...]


class _View(msgspec.Struct):
    """The few parts of a view that a desk needs; the rest is passed over."""

    old_registers: tuple[_Register, ...]
    documents: tuple[_Document, ...]


@dataclass(kw_only=True)
class Desk:
    """The cases that the person may read, looked up once for all lists of a page."""

    person: str

    @cached_property
    def open(self) -> tuple[Case, ...]:
        """Cases that are not closed."""
        return current_store().cases.of(self.person)

    @cached_property
    def closed(self) -> tuple[Case, ...]:
        """Cases that are."""
        return current_store().cases.of(self.person, is_closed=True)

    @cached_property
    def assessments(self) -> Mapping[str, tuple[CaseAssessment, ...]]:
        """Assessments of every open case, oldest first."""
        return {case.id: current_store().case_assessments.of(case.id) for case in self.open}

    @cached_property
    def newest(self) -> list[tuple[Case, CaseAssessment]]:
        """The newest assessment of every open case that has one."""
        return [
            (case, max(found, key=lambda each: each.position))
            for case in self.open
            if (found := self.assessments[case.id])
        ]

    @cached_property
    def today(self) -> str:
        """The day that everything is compared with."""
        return current_store().decisions.clock().date().isoformat()

    @cached_property
    def views(self) -> Mapping[str, _View | None]:
        """What the newest assessments say of registers and pages; None while their pages are being made."""
        store, language = current_store(), current_language()
        found: dict[str, _View | None] = {}
        for _, each in self.newest:
            body = kept_body(store, each.id, language)
            if body is None:
                ask_for(store, each.id, SCREEN, language)
            found[each.id] = msgspec.json.decode(body, type=_View) if body else None
        return found

    @property
    def waiting(self) -> int:
        """How many assessments are not counted yet, because their pages are being made."""
        return sum(view is None for view in self.views.values())


def desk() -> Desk:
    """Return the desk of the person who asks."""
    return Desk(person=current_session().person)
