"""The hearing: comments of the platform beside the findings, and what became of each."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from checker.domain.correspondence import HeardOutcome
from checker.domain.errors import UsageFault
from checker.domain.person import Permission
from checker.report.standing import HEARD
from checker.storage.hearing import NewComment
from checker.web.access import require
from checker.web.editions import SCREEN, opened
from checker.web.forms import day, paragraph
from checker.web.language import current_language
from checker.web.questions import number
from checker.web.signin import current_actor
from checker.web.state import current_store

blueprint = Blueprint("hearing", __name__, url_prefix="/cases/<case>/assessments/<assessment>/hearing")


@blueprint.get("/")
def show(case: str, assessment: str) -> str | tuple[str, int]:
    """Show the comments, and the form for another one."""
    store = current_store()
    found = store.case_assessments.get(case, assessment)
    view = opened(store, found.id, SCREEN, current_language())
    if view is None:
        return render_template("preparing.html"), 202
    return render_template(
        "hearing.html",
        case=store.cases.get(case),
        found=found,
        view=view,
        comments=store.hearing.of(found.id),
        places={
            (duty["id"], part["id"] if part else ""): (duty, part)
            for duty in view["duties"]
            for part in [None, *duty["elements"]]
        },
        outcomes=HEARD,
    )


@blueprint.post("/")
def add(case: str, assessment: str) -> Response:
    """Keep a comment of the platform."""
    require(Permission.WORK, case)
    store, form = current_store(), request.form
    found = store.case_assessments.get(case, assessment)
    view = opened(store, found.id, SCREEN, current_language())
    known = {
        f"{duty['id']} {part}".strip(): (duty["id"], part)
        for duty in (view["duties"] if view else ())
        for part in ["", *(part["id"] for part in duty["elements"])]
    }
    place = known.get(form.get("place", ""))
    if place is None:
        raise UsageFault.say("Choose from the list what the comment is about.")
    about = NewComment(
        obligation=place[0], element=place[1], received=day(form, "received"), text=paragraph(form, "text")
    )
    store.hearing.add(current_actor(), found.id, about)
    return redirect(url_for("hearing.show", case=case, assessment=assessment), 303)


@blueprint.post("/<comment>")
def settle(case: str, assessment: str, comment: str) -> Response:
    """Say what became of a comment."""
    require(Permission.WORK, case)
    store, form = current_store(), request.form
    found = store.case_assessments.get(case, assessment)
    outcome = next((each for each in HeardOutcome if each == form.get("outcome")), None)
    if outcome is None:
        raise UsageFault.say("Choose from the list what became of it.")
    seen = replace(store.hearing.get(found.id, comment), version=number("version"))
    store.hearing.settle(current_actor(), seen, outcome, paragraph(form, "why"))
    return redirect(url_for("hearing.show", case=case, assessment=assessment), 303)
