"""What came of a harmonised transparency report: a page with filters, and files to take away."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import msgspec
from flask import Blueprint, Response, render_template, request
from markupsafe import Markup

from checker.domain.errors import NotFound, RenderingFailed
from checker.domain.harmonised_checks import STATES
from checker.harmonised.view import SORT_WORDS, STATE_WORDS
from checker.messages import LANGUAGES
from checker.storage.records import Edition, Job
from checker.web.access import REPORTS, readable_upload
from checker.web.downloads import PATIENCE, attachment
from checker.web.editions import PAUSE
from checker.web.language import current_language
from checker.web.signin import current_actor
from checker.web.state import current_store

blueprint = Blueprint("report_results", __name__, url_prefix="/reports/<report>")

AT_ONCE = 200
"""Rows of one table that are shown on one page."""
Plain = Mapping[str, Any]


@blueprint.get("/")
def show(report: str) -> str:
    """Show how far the work is, or what came of it."""
    store = current_store()
    job = readable_upload(report, *REPORTS)
    found = store.results.find(job.id, "screen", current_language())
    case = store.cases.get(job.case) if job.case else None
    if found is None:
        uploads = store.jobs.uploads(job.id)
        return render_template("report_progress.html", job=job, uploads=uploads, case=case)
    view = _drawn(msgspec.json.decode(found.body))
    template = "report_checked.html" if job.kind == "report" else "report_compared.html"
    chosen = {name: request.args.get(name, "") for name in ("state", "check", "part", "sort", "kind")}
    shown = _chosen(view, chosen) if job.kind == "report" else {}
    return render_template(template, job=job, view=view, case=case, chosen=chosen, **shown, **_words())


@blueprint.get("/checked.<any(xlsx, json, pdf):suffix>")
def file(report: str, suffix: str) -> Response | tuple[str, int]:
    """Hand out cells, checks and deviations as a workbook or JSON, or the printed page."""
    job = readable_upload(report, *REPORTS)
    asked = request.args.get("language", "")
    language = asked if asked in LANGUAGES else current_language()
    store = current_store()
    if store.results.find(job.id, "screen", language) is None:
        raise NotFound.say("There is no result of this report yet; look on its page how far it is.")
    found = store.results.find(job.id, suffix, language) or _printed(job, language)
    if found is None:
        return render_template("preparing.html"), 202
    store.audit.note(current_actor(), "report.read", f"job/{job.id}", job.case, kind=suffix)
    return attachment(found.body, found.media_type, f"{job.kind}-{job.id}-{language}.{suffix}")


def _printed(job: Job, language: str) -> Edition | None:
    """Return the PDF of a checked report; None where the worker takes long to make it."""
    store, wish = current_store(), {"of": job.id, "language": language}
    pending = store.jobs.pending_of("report_file", wish)
    made = pending.id if pending else store.jobs.add("report_file", wish, by=current_actor(), case=job.case)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        done = store.jobs.get(made)
        if done.state.is_over:
            if done.messages:
                raise RenderingFailed(done.messages[0], details=done.messages[1:])
            return store.results.find(job.id, "pdf", language)
        time.sleep(PAUSE)
    return None


def _drawn(view: dict[str, Any]) -> Plain:
    """Return a view as it was kept, its drawings as markup again: the worker wrote them, nobody else."""
    drawn = [{**chart, "svg": Markup(chart["svg"])} for chart in view.get("charts", ())]  # noqa: S704
    return {**view, "charts": drawn}


def _chosen(view: Plain, chosen: Mapping[str, str]) -> dict[str, object]:
    """Return the results and deviations that the filters ask for, one page of each."""
    results = [
        each
        for each in view["results"]
        if chosen["state"] in ("", each["state"])
        and chosen["check"] in ("", each["check"])
        and chosen["part"] in ("", str(each["part"]))
    ]
    deviations = [
        each
        for each in view["all_deviations"]
        if chosen["sort"] in ("", each["sort"])
        and chosen["kind"] in ("", each["kind"])
        and chosen["part"] in ("", str(each["part"]))
    ]
    return {
        "results": _page_of(results, "page"),
        "deviations": _page_of(deviations, "page2"),
        "result_count": len(results),
        "deviation_count": len(deviations),
        "kinds": sorted({each["kind"] for each in view["all_deviations"]}),
        "at_once": AT_ONCE,
        "pages": {name: _number(name) for name in ("page", "page2")},
    }


def _page_of(rows: list[Plain], name: str) -> list[Plain]:
    first = (_number(name) - 1) * AT_ONCE
    return rows[first : first + AT_ONCE]


def _number(name: str) -> int:
    text = request.args.get(name, "")
    return max(int(text), 1) if text.isdecimal() and text.isascii() and len(text) < 6 else 1


def _words() -> dict[str, object]:
    return {"states": {state: STATE_WORDS[state] for state in STATES}, "sorts": SORT_WORDS}
