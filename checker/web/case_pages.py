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
    jobs = {document.job: store.jobs.get(document.job) for document in documents}
    assessments = store.case_assessments.of(case.id)
    return render_template(
        "case.html",
        case=case,
        fault=fault,
        documents=documents,
        jobs=jobs,
        receipts={each.id: store.case_documents.receipt(each.id, current_language()) for each in documents},
        is_reading=any(not job.state.is_over for job in jobs.values()),
        unfinished=store.jobs.unfinished(case=case.id),
        profiles_of_case=store.cases.profiles(case.id),
        assessments=[_assessment(each) for each in assessments],
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


def _assessment(found: CaseAssessment) -> dict[str, object]:
    """Return an assessment as the page lists it, with the steps that are open to the person."""
    store, mine = current_store(), permissions(found.case)
    steps = [
        {
            "to": after,
            "name": STEPS[before, after],
            "needs_reason": (before, after) in NEED_REASON,
            "needs_password": (before, after) in NEED_CONFIRMATION,
        }
        for (before, after), wanted in TRANSITIONS.items()
        if before is found.state and wanted & mine
    ]
    return {
        "in_case": found,
        "row": store.assessments.get(found.id),
        "history": store.case_assessments.steps(found.id),
        "steps": steps,
        "decisions": len(store.decisions.of(found.id)),
        "is_own": store.case_assessments.has_worked_on(current_session().person, found.id),
    }


def _words() -> dict[str, object]:
    return {
        "capacities": CAPACITIES,
        "states": STATES,
        "kinds": KINDS,
        "services": SERVICE_WORDS,
        "roles": {role: words for role, words in ROLE_WORDS.items() if Role(role).is_of_case},
    }
