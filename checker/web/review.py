"""The review: a queue, one finding with its reasons beside the document, and what is decided about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from checker.domain.case import DecisionKind, Reason
from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Permission
from checker.report.decided import KINDS, REASONS
from checker.report.standing import lifted
from checker.storage.case_assessments import CaseAssessment
from checker.storage.decisions import Decision, NewDecision
from checker.web.access import permissions, require_any
from checker.web.editions import READING, SCREEN, Plain, opened
from checker.web.forms import day, line, paragraph
from checker.web.language import current_language
from checker.web.paper import paper
from checker.web.printed import printed
from checker.web.review_choice import Choice, Window, window
from checker.web.review_items import Item, items
from checker.web.review_words import CHOSEN_BY_HAND, FILTERED, grades, signs
from checker.web.signin import current_actor, current_session
from checker.web.state import current_store

blueprint = Blueprint("review", __name__, url_prefix="/cases/<case>/assessments/<assessment>/review")

DECIDE = frozenset({Permission.WORK, Permission.REVIEW})


@blueprint.get("/")
def show(case: str, assessment: str) -> str | tuple[str, int]:
    """Show the queue, the chosen item in full, and the document beside it."""
    store = current_store()
    found = store.case_assessments.get(case, assessment)
    view = opened(store, found.id, SCREEN, current_language())
    text = opened(store, found.id, READING)
    if view is None or text is None:
        return render_template("preparing.html"), 202
    choice = Choice.from_address(request.args)
    decisions = store.decisions.of(found.id)
    every = items(view, decisions, store.decisions.clock().date(), whole=choice.is_whole)
    seen = window(choice.passing(every, current_session().person), choice, every)
    return render_template(
        "review.html",
        case=store.cases.get(case),
        found=found,
        view=view,
        choice=choice,
        window=seen,
        every=every,
        may_decide=found.state.is_open and bool(DECIDE & permissions(case)),
        names=store.people.names(),
        words={"reasons": REASONS, "by_hand": CHOSEN_BY_HAND, "kinds": KINDS, "states": FILTERED},
        grades=grades(view, whole=choice.is_whole),
        signs=signs(view, whole=choice.is_whole),
        **_beside(found, text, view, choice, seen, decisions),
    )


@blueprint.post("/")
def decide(case: str, assessment: str) -> Response:
    """Keep what somebody decides about an item, and about elements of it that were ticked."""
    require_any(DECIDE, case)
    store = current_store()
    found = store.case_assessments.get(case, assessment)
    view = opened(store, found.id, SCREEN, current_language())
    if view is None:
        raise UsageFault.say("The pages of this assessment are still being prepared; try again.")
    choice = Choice.from_address(request.values)
    today = store.decisions.clock().date()
    every = items(view, store.decisions.of(found.id), today, whole=choice.is_whole)
    item = next((each for each in every if each.name == choice.item), None)
    if item is None:
        raise NotFound.say("This assessment has no finding with that name; choose one from the list.")
    store.decisions.add_all(current_actor(), found.id, [_said(item, view), *_ticked(item, view)])
    listed = choice.passing(every, current_session().person)
    after = window(listed, choice, every).after
    goes_on = request.form.get("then") == "next" and after is not None
    query: dict[str, Any] = choice.query(item=after.name, mark="") if goes_on and after else choice.query()
    return redirect(url_for("review.show", case=case, assessment=assessment, **query), 303)


def _beside(
    found: CaseAssessment,
    text: Plain,
    view: Plain,
    choice: Choice,
    seen: Window,
    decisions: tuple[Decision, ...],
) -> dict[str, Any]:
    """Return the chosen item's history, and the document with its passages or as it is printed."""
    chosen = seen.chosen
    if chosen is None:
        return {"paper": None, "printed": None, "history": [], "withdrawn": {}, "part_of": text["part_of"]}
    shown = paper(text, view, choice.place, {"elements": chosen.parts})
    about = [each for each in decisions if (each.said.obligation, each.said.element) == chosen.spot]
    sources = current_store().sources.every(found.case)
    ends = (DecisionKind.WITHDRAW, DecisionKind.RESOLVE)
    return {
        "paper": shown,
        "printed": printed(found, text, view, choice, shown) if choice.show == "page" else None,
        "history": about,
        "withdrawn": {each.said.about: each for each in about if each.said.kind in ends},
        "part_of": text["part_of"],
        "sources": [each for each in sources if each.withdrawn is None],
        "titles": {each.id: each.about.title for each in sources},
        "readable": current_store().sources.with_text(found.case),
        "lifts": lifted(current_language()),
    }


def _said(item: Item, view: Plain) -> NewDecision:
    """Read a decision from its form; the machine's word is taken from the assessment, never from the form."""
    form = request.form
    kind = next((kind for kind in DecisionKind if kind == form.get("kind")), None)
    if kind is None:
        raise UsageFault.say("Choose from the page what you want to do.")
    is_change, is_lift = kind is DecisionKind.CHANGE, kind is DecisionKind.LIFT
    verdict = form.get("verdict", "") if kind.replaces else ""
    if is_change and verdict and verdict not in grades(view, whole=item.part is None):
        raise UsageFault.say("Choose from the list what holds instead.")
    if is_change and verdict == item.machine:
        raise UsageFault.say("That is what was found already; accept it, or choose what holds instead.")
    return NewDecision(
        obligation=item.spot[0],
        element=item.spot[1],
        kind=kind,
        machine=item.machine,
        verdict=verdict,
        reason=_reason(form) if is_change else None,
        text=paragraph(form, "text"),
        basis=line(form, "basis", 500),
        until=day(form, "until") if kind.settles else "",
        about=form.get("about", "")[:32],
        source=form.get("source", "")[:32] if is_lift else "",
        place=line(form, "place") if is_lift else "",
        quote=line(form, "quote", 2_000) if is_lift else "",
    )


def _reason(form: Mapping[str, str]) -> Reason | None:
    return next((reason for reason in CHOSEN_BY_HAND if reason == form.get("reason")), None)


def _ticked(item: Item, view: Plain) -> list[NewDecision]:
    """Return the acceptance of every element that was ticked beside the duty as a whole."""
    if item.part is not None or request.form.get("kind") != DecisionKind.ACCEPT:
        return []
    wanted = frozenset(request.form.getlist("with"))
    parts = [Item(duty=item.duty, part=part) for part in item.duty["elements"] if part["id"] in wanted]
    return [
        NewDecision(
            obligation=each.spot[0], element=each.spot[1], kind=DecisionKind.ACCEPT, machine=each.machine
        )
        for each in parts
    ]
