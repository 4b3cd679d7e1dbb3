"""The start page: what to assess, and what was assessed before."""

from __future__ import annotations

import io
from importlib.resources import files

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from checker.domain.message import Message, say
from checker.domain.person import Permission
from checker.messages import tell
from checker.storage.records import Job, Upload
from checker.web.access import may, only_own, readable_upload, require
from checker.web.forms import MOST_FILES, Fault, Wish, keep_files, keep_report, name_of, read_wish
from checker.web.language import current_language
from checker.web.signin import current_actor
from checker.web.state import current_settings, current_store

blueprint = Blueprint("start", __name__)

SAMPLE = "position-paper-nl.pdf"
SAMPLE_WISH = {"services": ["vlop"], "profile": "", "on": "2024-06-01"}
"""The sample is the paper of an invented very large platform of 2024."""
SHOWN = 20

SERVICE_WORDS: dict[str, tuple[Message, Message]] = {
    "vlop": (say("very large online platform"), say("designated by the European Commission")),
    "vlose": (say("very large online search engine"), say("designated by the European Commission")),
    "platform": (say("online platform"), say("stores what users post and shows it to the public")),
    "marketplace": (say("online marketplace"), say("consumers conclude contracts with traders")),
    "search": (say("online search engine"), say("searches, in principle, all websites")),
    "hosting": (say("hosting service"), say("stores what users give it")),
    "intermediary": (say("other intermediary service"), say("passes on or temporarily stores information")),
}
"""What each type is called, and how a case handler recognises it."""


@blueprint.get("/")
def show() -> str | Response:
    """Show the form and the recent assessments; whoever opens no cases sees theirs instead."""
    if not may("work"):
        return redirect(url_for("cases.index"))
    return _page(Wish(language=current_language()))


@blueprint.get("/uploads/<job>/change")
def change(job: str) -> str | Response:
    """Show the form again for the files of an earlier job; of a case, the page of the case."""
    found = current_store().jobs.upload(job)
    if found.case:
        return redirect(url_for("cases.show", case=found.case))
    return _page(Wish.from_request(found.request), again=found)


@blueprint.post("/uploads")
def send() -> Response | tuple[str, int]:
    """Take files in, or those of an earlier job, and queue their assessment."""
    require(Permission.WORK)
    store, settings = current_store(), current_settings()
    again = readable_upload(request.form["job"]) if "job" in request.form else None
    faults: tuple[Fault, ...] = ()
    if again:
        uploads = store.jobs.uploads(again.id)
    else:
        uploads, faults = keep_files(request.files, store.originals, settings.largest_upload)
        if any(file.filename for file in request.files.getlist("report")):
            tables, wrong = keep_report(request.files, store.originals, settings.largest_upload)
            uploads, faults = (*uploads, *tables), (*faults, *wrong)
    declared = any(upload.role == "declaration" for upload in uploads)
    profiles = frozenset(profile["id"] for profile in known_profiles())
    wish = read_wish(request.form, profiles, [each["id"] for each in offered_rule_sets()], declared)
    if every := (*faults, *wish.faults):
        return _page(wish, every, again), 422
    cells = [upload for upload in uploads if upload.role == "report"]
    kept = {**wish.request(), "report": name_of(cells)} if cells else wish.request()
    return _progress_of(store.jobs.add("assess", kept, uploads, by=current_actor()))


@blueprint.post("/sample")
def sample() -> Response:
    """Queue the assessment of the shipped sample."""
    require(Permission.WORK)
    store = current_store()
    data = (files("checker") / "samples" / SAMPLE).read_bytes()
    kept = store.originals.keep(io.BytesIO(data), SAMPLE, len(data))
    upload = Upload(role="document", sha256=kept.sha256, name=SAMPLE, size=kept.size)
    wish = {**SAMPLE_WISH, "language": current_language()}
    return _progress_of(store.jobs.add("assess", wish, [upload], by=current_actor()))


def known_profiles() -> list[dict[str, str]]:
    """Return the services that the registers know, as the worker put them up; none before it has told."""
    return _catalogue("profiles")


def offered_rule_sets() -> list[dict[str, str]]:
    """Return id and titles of the installed rule sets, as the worker put them up, the usual one first."""
    return _catalogue("rule_sets")


def _catalogue(kind: str) -> list[dict[str, str]]:
    offered = (current_store().notice("catalogue") or {}).get(kind)
    return offered if isinstance(offered, list) else []


def _offered(profile: dict[str, str]) -> dict[str, str]:
    """Return a known service as the form offers it: what it fills in, and one line of what is known."""
    sentences = (
        (say("Designated on {day}.", day=profile.get("designated_on", "")), "designated_on"),
        (say("Designation ended on {day}.", day=profile.get("ended_on", "")), "ended_on"),
        (say("Coordinator: {name}.", name=profile.get("coordinator", "")), "coordinator"),
        (say("Source: {source}.", source=profile.get("source", "")), "source"),
    )
    told = [tell(sentence, current_language()) for sentence, key in sentences if profile.get(key)]
    return {
        "id": profile["id"],
        "name": profile["name"],
        "services": profile.get("services", ""),
        "size": profile.get("size", ""),
        "about": " ".join(told),
    }


def _page(wish: Wish, faults: tuple[Fault, ...] = (), again: Job | None = None) -> str:
    store, settings = current_store(), current_settings()
    return render_template(
        "start.html",
        again=again,
        again_files=store.jobs.uploads(again.id) if again else (),
        wish=wish,
        faults=faults,
        services=[(name, *words) for name, words in SERVICE_WORDS.items()],
        profiles=[_offered(profile) for profile in known_profiles()],
        rule_sets=[(each["id"], each[current_language()]) for each in offered_rule_sets()],
        limit=settings.largest_upload // (1024 * 1024),
        most_files=MOST_FILES,
        recent=store.assessments.recent(SHOWN, author=only_own()),
        unfinished=store.jobs.unfinished(only_own()),
    )


def _progress_of(job: str) -> Response:
    return redirect(url_for("jobs.show", job=job), 303)
