"""Who may see and do what: one check for every address, by the case, assessment or upload that it names."""

from __future__ import annotations

from flask import Flask, g, request

from checker.domain.errors import NotAllowed, NotFound
from checker.domain.person import Permission
from checker.storage.cases import Case, no_case
from checker.storage.records import Job
from checker.web.signin import current_session, is_signed_in
from checker.web.state import current_store

REPORTS = ("report", "comparison")
"""Kinds of jobs on harmonised transparency reports."""


def guard_work(app: Flask) -> None:
    """Have every address that names a case or something in one answer only who may read it."""
    app.before_request(_refuse_outsiders)
    app.jinja_env.globals["may"] = may


def permissions(case: str = "") -> frozenset[Permission]:
    """Return what the person who asks may do in a case, or everywhere."""
    if not is_signed_in():
        return frozenset()
    known: dict[str, frozenset[Permission]] = g.setdefault("permissions", {})
    if case not in known:
        known[case] = current_store().people.permissions(current_session().person, case)
    return known[case]


def may(permission: str, case: str = "") -> bool:
    """Tell whether the person who asks may do something in a case, or everywhere; for templates too."""
    return Permission(permission) in permissions(case)


def require(permission: Permission, case: str = "") -> None:
    """Refuse whoever may not do something in a case, or everywhere; raises `NotAllowed`."""
    if permission not in permissions(case):
        raise NotAllowed.say("Your role does not allow this; ask whoever gives out the roles.")


def require_any(wanted: frozenset[Permission], case: str) -> None:
    """Refuse whoever has none of several permissions in a case; raises `NotAllowed`."""
    if not wanted & permissions(case):
        raise NotAllowed.say("Your role does not allow this; ask whoever gives out the roles.")


def readable_case(case: str) -> Case:
    """Return a case; raises `NotFound`, also for one that the person may not read."""
    found = current_store().cases.get(case)
    if Permission.READ not in permissions(found.id):
        raise no_case(case)
    return found


def readable_upload(job: str, *kinds: str) -> Job:
    """Return the job that an upload began; raises `NotFound`, also for one that the person may not read.

    `kinds` are those that are meant; without one, assessments.
    """
    found = current_store().jobs.upload(job, *kinds)
    if not _is_readable(found):
        raise NotFound.say(
            "There is no upload with the number {id}; look on the start page for what there is.", id=job
        )
    return found


def require_work_on(job: Job) -> None:
    """Refuse whoever may not start or stop work like this job; raises `NotAllowed`."""
    if job.case or job.author != current_session().person:
        require(Permission.WORK, job.case)


def only_own() -> str | None:
    """Return the person whose work outside of cases is listed; None for everybody's."""
    return None if Permission.READ in permissions() else current_session().person


def _refuse_outsiders() -> None:
    named = request.view_args or {}
    store = current_store()
    if not is_signed_in():
        return
    if "case" in named:
        readable_case(named["case"])
    if "assessment" in named and "case" not in named:
        row = store.assessments.get(named["assessment"])
        if not _is_readable(store.jobs.get(row.job)):
            raise NotFound.say(
                "There is no assessment with the number {id}; look on the start page for what there is.",
                id=named["assessment"],
            )
    if "job" in named:
        readable_upload(named["job"])
    if "report" in named:
        readable_upload(named["report"], *REPORTS)


def _is_readable(job: Job) -> bool:
    """Tell whether the person may see what a job made: their own, or that of a case they may read."""
    is_own = not job.case and job.author == current_session().person
    return is_own or Permission.READ in permissions(job.case)
