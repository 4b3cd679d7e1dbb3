"""Harmonised transparency reports, alone or in a case: handed in, listed, and laid side by side."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from checker.domain.errors import UsageFault
from checker.domain.harmonised_codes import TIERS
from checker.domain.message import Message, say
from checker.domain.person import Permission
from checker.harmonised.view import TIER_WORDS
from checker.storage.records import Job, JobState, Upload
from checker.web.access import REPORTS, only_own, readable_upload, require
from checker.web.forms import Fault, keep_report, line, name_of
from checker.web.signin import current_actor
from checker.web.state import current_settings, current_store

blueprint = Blueprint("reports", __name__)

MOST_COMPARED = 6


@blueprint.get("/reports/")
def index() -> str:
    """Show the form, and the reports that were handed in outside of cases."""
    return _index("")


@blueprint.get("/cases/<case>/reports/")
def index_of_case(case: str) -> str:
    """Show the form, and the reports of a case."""
    return _index(case)


@blueprint.post("/reports/")
def add() -> Response | tuple[str, int]:
    """Take a report in outside of every case, and queue its checks."""
    return _add("")


@blueprint.post("/cases/<case>/reports/")
def add_to_case(case: str) -> Response | tuple[str, int]:
    """Take a report into a case, and queue its checks."""
    return _add(case)


@blueprint.post("/reports/compare")
def compare() -> Response | tuple[str, int]:
    """Queue the comparison of reports that were handed in before."""
    return _compare("")


@blueprint.post("/cases/<case>/reports/compare")
def compare_in_case(case: str) -> Response | tuple[str, int]:
    """Queue the comparison of reports of a case."""
    return _compare(case)


def checked_reports(case: str) -> tuple[Job, ...]:
    """Return the reports of a case, or of no case, that could be read, newest first."""
    jobs = current_store().jobs.of_kinds(["report"], None if case else only_own(), case)
    return tuple(job for job in jobs if job.state is JobState.DONE)


def files_of(job: Job) -> tuple[Upload, ...]:
    """Return the files of a report, without those of an earlier one."""
    return tuple(each for each in current_store().jobs.uploads(job.id) if each.role == "report")


def _add(case: str) -> Response | tuple[str, int]:
    require(Permission.WORK, case)
    store, form = current_store(), request.form
    uploads, faults = keep_report(request.files, store.originals, current_settings().largest_upload)
    statements = form.get("statements", "").strip()
    if statements and not (statements.isdecimal() and statements.isascii() and len(statements) < 13):
        count = say("Write the number of statements of reasons in digits only, such as 1200000.")
        faults = (*faults, Fault(field="statements", message=count))
    if faults:
        return _index(case, faults[0].message), 422
    earlier, earlier_name = _earlier(form.get("earlier", ""), case)
    wish = {
        "name": name_of(uploads),
        "tier": tier if (tier := form.get("tier", "")) in TIERS else "",
        "statements": int(statements) if statements else None,
        "earlier_name": earlier_name,
    }
    job = store.jobs.add("report", wish, [*uploads, *earlier], by=current_actor(), case=case)
    return redirect(url_for("report_results.show", report=job), 303)


def _compare(case: str) -> Response | tuple[str, int]:
    require(Permission.WORK, case)
    store = current_store()
    wanted = list(dict.fromkeys(request.form.getlist("report")))
    if not 2 <= len(wanted) <= MOST_COMPARED:
        return _index(case, say("Tick two to {most} reports to compare.", most=MOST_COMPARED)), 422
    chosen = sorted((_report_in(each, case) for each in wanted), key=lambda job: job.number)
    uploads = [
        replace(upload, role=f"report{at}")
        for at, job in enumerate(chosen, start=1)
        for upload in files_of(job)
    ]
    names = [str(job.request["name"]) for job in chosen]
    made = store.jobs.add("comparison", {"names": names}, uploads, by=current_actor(), case=case)
    return redirect(url_for("report_results.show", report=made), 303)


def _earlier(name: str, case: str) -> tuple[list[Upload], str]:
    if not name:
        return [], ""
    job = _report_in(name, case)
    return [replace(each, role="earlier") for each in files_of(job)], str(job.request["name"])


def _report_in(name: str, case: str) -> Job:
    """Return a report of the same case, or of none; raises `NotFound` or `UsageFault`."""
    job = readable_upload(name, "report")
    if job.case != case:
        raise UsageFault.say("Choose a report from the list on this page.")
    return job


def _index(case: str, fault: Message | None = None) -> str:
    store = current_store()
    jobs = store.jobs.of_kinds(REPORTS, None if case else only_own(), case)
    return render_template(
        "reports.html",
        case=store.cases.get(case) if case else None,
        jobs=jobs,
        is_busy=any(not job.state.is_over for job in jobs),
        ready=checked_reports(case),
        fault=fault,
        tiers=[(tier, TIER_WORDS[tier]) for tier in TIERS],
        form=request.form,
        statements=line(request.form, "statements", 20),
        limit=current_settings().largest_upload // (1024 * 1024),
    )
