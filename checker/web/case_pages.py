"""Puts together what the page of a case shows."""

from __future__ import annotations

from flask import render_template

from checker.domain.case import NEED_CONFIRMATION, NEED_REASON, TRANSITIONS
from checker.domain.message import Message
from checker.domain.person import Role
from checker.report.decided import STATES
from checker.storage.case_assessments import CaseAssessment
from checker.storage.cases import Case
from checker.web.access import permissions
from checker.web.case_words import CAPACITIES, KINDS, STEPS
from checker.web.exports import asked_day
from checker.web.language import current_language
from checker.web.people import ROLE_WORDS
from checker.web.promises import due
from checker.web.reports import checked_reports
from checker.web.signin import current_actor, current_session
from checker.web.start import SERVICE_WORDS, known_profiles, offered_rule_sets
from checker.web.state import current_settings, current_store


def case_page(case: Case, fault: Message | None = None) -> str:
    """Return the page of a case, with a sentence about what went wrong where something did."""
    store = current_store()
    documents = store.case_documents.of(case.id)
    being_read = store.case_documents.being_read(case.id)
    return render_template(
        "case.html",
        case=case,
        fault=fault,
        documents=documents,
        receipts=store.case_documents.receipts(case.id, current_language()),
        being_read=being_read,
        is_reading=not being_read.isdisjoint(each.id for each in documents),
        unfinished=store.jobs.unfinished(case=case.id),
        profiles_of_case=store.cases.profiles(case.id),
        assessments=_assessments(case.id),
        reports=checked_reports(case.id),
        sources=store.sources.of(case.id),
        holds=store.holds.of(case.id),
        roles=store.people.roles(case=case.id),
        people=[person for person in store.people.all() if person.disabled is None],
        names=store.people.names(),
        is_fresh=current_actor().confirmed,
        due=due(case.id, asked_day()),
        words=_words(),
        profiles=known_profiles(),
        rule_sets=[(each["id"], each[current_language()]) for each in offered_rule_sets()],
        limit=current_settings().largest_upload // (1024 * 1024),
    )


def _assessments(case: str) -> list[dict[str, object]]:
    """Return the assessments as the page lists them; a query for each column, however many there are."""
    store = current_store()
    assessments = store.case_assessments.of(case)
    rows, history = store.assessments.listed(case), store.case_assessments.steps_in(case)
    decisions = store.decisions.counts(case)
    own = store.case_assessments.worked_on(current_session().person, case)
    return [
        {
            "in_case": found,
            "row": rows[found.id],
            "history": history.get(found.id, ()),
            "steps": _open_steps(found),
            "decisions": decisions.get(found.id, 0),
            "is_own": found.id in own,
        }
        for found in assessments
    ]


def _open_steps(found: CaseAssessment) -> list[dict[str, object]]:
    """Return the steps that are open to the person."""
    mine = permissions(found.case)
    return [
        {
            "to": after,
            "name": STEPS[before, after],
            "needs_reason": (before, after) in NEED_REASON,
            "needs_password": (before, after) in NEED_CONFIRMATION,
        }
        for (before, after), wanted in TRANSITIONS.items()
        if before is found.state and wanted & mine
    ]


def _words() -> dict[str, object]:
    return {
        "capacities": CAPACITIES,
        "states": STATES,
        "kinds": KINDS,
        "services": SERVICE_WORDS,
        "roles": {role: words for role, words in ROLE_WORDS.items() if Role(role).is_of_case},
    }
