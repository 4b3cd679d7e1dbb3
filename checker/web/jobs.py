"""The way from upload to findings: what was received, how far the work is, how to stop it."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from checker.domain.message import Message, say
from checker.storage.records import Job, JobState
from checker.web.access import require_work_on
from checker.web.editions import SCREEN, Plain, opened
from checker.web.language import current_language, translated
from checker.web.signin import current_actor
from checker.web.state import current_store

blueprint = Blueprint("jobs", __name__)

STEPS: tuple[tuple[str, Message], ...] = (
    ("waiting", say("Received")),
    ("reading", say("Read the documents")),
    ("evaluating", say("Evaluate the rules")),
    ("preparing", say("Prepare the pages and the report")),
)
"""In the order in which they are taken."""


@blueprint.get("/uploads/<job>")
def show(job: str) -> str:
    """Show the receipt and the progress."""
    store = current_store()
    found = store.jobs.upload(job)
    return render_template(
        "progress.html",
        job=found,
        uploads=store.jobs.uploads(found.id),
        steps=steps_of(found),
        receipt=_receipt(found),
        seconds=int((store.jobs.clock() - found.created).total_seconds()),
    )


@blueprint.post("/uploads/<job>/cancel")
def cancel(job: str) -> Response:
    """Ask to stop the work."""
    store = current_store()
    require_work_on(store.jobs.upload(job))
    store.jobs.cancel(job, current_actor())
    return redirect(url_for("jobs.show", job=job), 303)


@blueprint.post("/uploads/<job>/again")
def again(job: str) -> Response:
    """Queue the same files with the same wishes once more."""
    store = current_store()
    found = store.jobs.upload(job)
    require_work_on(found)
    uploads = store.jobs.uploads(found.id)
    new = store.jobs.add(found.kind, found.request, uploads, by=current_actor(), case=found.case)
    return redirect(url_for("jobs.show", job=new), 303)


def steps_of(job: Job) -> list[dict[str, object]]:
    """Return every step with its state (``done``, ``now``, ``later``, ``stopped``) and its counts."""
    at = _step_at(job)
    return [
        {
            "name": translated(label.text),
            "state": _state_of(job, index, at),
            "done": job.progress.done if index == at else 0,
            "total": job.progress.total if index == at else 0,
        }
        for index, (_, label) in enumerate(STEPS)
    ]


def _step_at(job: Job) -> int:
    """Return the step that is being taken; one that was claimed has left the first."""
    if job.state is JobState.DONE:
        return len(STEPS)
    names = [name for name, _ in STEPS]
    at = names.index(job.progress.name) if job.progress.name in names else 0
    return max(at, 1) if job.state is JobState.RUNNING else at


def _state_of(job: Job, index: int, at: int) -> str:
    if index < at or index == 0:
        return "done"
    if index > at:
        return "later"
    return "stopped" if job.state.is_over else "now"


def _receipt(job: Job) -> list[Plain]:
    """Return what was received, document by document; nothing before it is read."""
    if job.state is not JobState.DONE:
        return []
    view = opened(current_store(), job.assessment, SCREEN, current_language())
    return view["documents"] if view else []
