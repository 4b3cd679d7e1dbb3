"""The newest assessments of cases that somebody may read, opened so that they can be laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.domain.case import State
from checker.messages import format_day
from checker.storage.case_assessments import CaseAssessment
from checker.storage.cases import Case
from checker.storage.decisions import Decision, holding
from checker.storage.records import AssessmentRow
from checker.web.editions import SCREEN, Plain, ask_for, kept_view
from checker.web.language import current_language
from checker.web.signin import current_session
from checker.web.state import current_store

Spot = tuple[str, str]
"""Obligation and element; the element is empty for the duty as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One assessment of one case, with everything that a comparison shows of it."""

    case: Case
    found: CaseAssessment
    row: AssessmentRow
    view: Plain
    held: Mapping[Spot, Decision]
    """What people decided, by what it is about."""
    dates: Mapping[str, str]
    """ISO dates that people gave documents in the case, by fingerprint."""

    def part(self, element: str) -> tuple[Plain, Plain] | None:
        """Return duty and element as this assessment has them, or None where its rules do not."""
        return next(
            (
                (duty, part)
                for duty in self.view["duties"]
                for part in duty["elements"]
                if part["id"] == element
            ),
            None,
        )

    def dated(self, document: Plain) -> str:
        """Return the date of a document as text: what people gave it, else what it says; or nothing."""
        if given := self.dates.get(document["sha256"]):
            return format_day(given, current_language())
        return str((document["dated"] or {}).get("day", ""))

    @property
    def unread(self) -> list[str]:
        """Pages that were not read, each with its document."""
        return [
            f"{document['label']} {document['name']}: {each['pages']}"
            for document in self.view["documents"]
            for each in document["unread_ranges"]
        ]


def readable() -> tuple[Case, ...]:
    """Return every case that the person may read and that holds an assessment, by platform and number."""
    cases = current_store().cases
    person = current_session().person
    every = (*cases.of(person), *cases.of(person, is_closed=True))
    return tuple(
        sorted(
            (case for case in every if case.assessments),
            key=lambda case: (case.platform.casefold(), case.number.casefold(), case.id),
        )
    )


def newest(case: Case) -> CaseAssessment | None:
    """Return the last signed assessment of a case, else the last one, of those that may be looked at."""
    seen = seen_of(case)
    signed = [found for found in seen if found.state is State.FINAL]
    return max(signed or seen, key=lambda found: found.position, default=None)


def seen_of(case: Case) -> list[CaseAssessment]:
    """Return the assessments of a case without those that the person reads second, blind."""
    store = current_store()
    person = current_session().person
    return [
        found
        for found in store.case_assessments.of(case.id)
        if not store.second_readings.is_blind(person, found.id)
    ]


def papers(chosen: Iterable[tuple[Case, CaseAssessment]]) -> tuple[list[Paper], list[Case]]:
    """Open assessments in the order given; return also the cases whose pages are still being made."""
    store, language = current_store(), current_language()
    today = store.decisions.clock().date()
    ready: list[Paper] = []
    waiting: list[Case] = []
    for case, found in chosen:
        view = kept_view(store, found.id, language)
        if view is None:
            ask_for(store, found.id, SCREEN, language)
            waiting.append(case)
            continue
        held = holding(store.decisions.of(found.id), today)
        dates = {each.sha256: each.dated for each in store.case_documents.of(case.id) if each.dated}
        row = store.assessments.get(found.id)
        ready.append(Paper(case=case, found=found, row=row, view=view, held=held, dates=dates))
    return ready, waiting
