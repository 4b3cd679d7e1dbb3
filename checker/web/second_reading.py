"""The second reader: a sample graded blind, then the differences, how far both agree, and how they settle."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from checker.domain.agreement import ONE_IN, agreement, drawn
from checker.domain.case import DecisionKind, Reason
from checker.domain.errors import NotAllowed, UsageFault
from checker.domain.person import Permission
from checker.storage.case_assessments import CaseAssessment
from checker.storage.decisions import NewDecision
from checker.storage.second_readings import Grade, SecondReading, Spot
from checker.web.access import require, require_any
from checker.web.editions import READING, SCREEN, Plain, opened
from checker.web.forms import paragraph
from checker.web.language import current_language
from checker.web.paper import paper
from checker.web.review_choice import Choice
from checker.web.review_items import CONTRADICTED, Item, items
from checker.web.review_words import grades
from checker.web.signin import current_actor, current_session, is_signed_in
from checker.web.state import current_store

blueprint = Blueprint("second", __name__, url_prefix="/cases/<case>/assessments/<assessment>/second")

ALWAYS = frozenset({"substantiated", CONTRADICTED})
"""Grades of which every element is in the sample."""
SEEN_BLIND = frozenset({"downloads.original", "printed.image", "case_steps.step"})
"""What shows no finding, beside the pages of the second reader."""


def guard_blindness(app: Flask) -> None:
    """Have every page with findings refuse a second reader who is in the middle of grading them."""
    app.before_request(_refuse_a_look)


def _refuse_a_look() -> None:
    assessment = (request.view_args or {}).get("assessment")
    is_open = request.blueprint == blueprint.name or request.endpoint in SEEN_BLIND
    if not assessment or is_open or not is_signed_in():
        return
    if current_store().second_readings.is_blind(current_session().person, assessment):
        raise NotAllowed.say(
            "You are grading this assessment as its second reader; its findings are shown when you have "
            "graded everything. The page of the case leads to your second reading."
        )


@blueprint.get("/")
def show(case: str, assessment: str) -> str | tuple[str, int]:
    """Show the second readings: what they found where they are finished, how far they are where not."""
    store = current_store()
    found = store.case_assessments.get(case, assessment)
    view = opened(store, found.id, SCREEN, current_language())
    if view is None:
        return render_template("preparing.html"), 202
    readings = store.second_readings.of(found.id)
    person = current_session().person
    own = next((each for each in readings if each.reader == person), None)
    return render_template(
        "second_reading.html",
        case=store.cases.get(case),
        found=found,
        results=[_result(each, view, found) for each in readings],
        own=own,
        may_begin=own is None and not store.case_assessments.has_worked_on(person, found.id),
        sample=len(_sample(found, view)),
        one_in=ONE_IN,
        names=store.people.names(),
        grades=grades(view),
    )


@blueprint.post("/begin")
def begin(case: str, assessment: str) -> Response:
    """Draw the sample and begin to grade it."""
    require(Permission.REVIEW, case)
    store = current_store()
    found, view = store.case_assessments.get(case, assessment), _view(assessment)
    reading = store.second_readings.begin(current_actor(), found.id, _sample(found, view))
    return redirect(url_for("second.grade", case=case, assessment=assessment, reading=reading), 303)


@blueprint.get("/<reading>")
def grade(case: str, assessment: str, reading: str) -> str | Response:
    """Show the next element to grade: what is asked and the passages, without what was found."""
    store = current_store()
    found = _own(case, assessment, reading)
    graded = {each.spot for each in store.second_readings.grades(found.id)}
    left = [spot for spot in found.sample if spot not in graded]
    if not left:
        return redirect(url_for("second.show", case=case, assessment=assessment), 303)
    view, text = _view(assessment), opened(store, assessment, READING)
    if text is None:
        raise _waiting()
    item = _items(view, left[:1])[0]
    choice = Choice.from_address(request.args)
    return render_template(
        "second_grade.html",
        case=store.cases.get(case),
        reading=found,
        item=item,
        passages=_passages(item, text),
        done=len(graded),
        choice=choice,
        view=view,
        paper=_blind(paper(text, view, choice.place, None)),
        part_of=text["part_of"],
        grades=grades(view),
    )


@blueprint.post("/<reading>")
def keep(case: str, assessment: str, reading: str) -> Response:
    """Keep a grade, beside what stands at this moment."""
    store, form = current_store(), request.form
    found, view = _own(case, assessment, reading), _view(assessment)
    require(Permission.REVIEW, case)
    spot = (form.get("duty", ""), form.get("element", ""))
    second = form.get("grade", "")
    if spot not in found.sample or second not in grades(view):
        raise UsageFault.say("Choose what you found.")
    item = _items(view, [spot], found.assessment)[0]
    said = Grade(spot=spot, first=item.stands, second=second, text=paragraph(form, "text"))
    store.second_readings.grade(current_actor(), found, said)
    return redirect(url_for("second.grade", case=case, assessment=assessment, reading=reading), 303)


@blueprint.post("/<reading>/settle")
def settle(case: str, assessment: str, reading: str) -> Response:
    """Settle a difference: what holds from now on, and why."""
    require_any(frozenset({Permission.WORK, Permission.REVIEW}), case)
    store, form = current_store(), request.form
    store.case_assessments.get(case, assessment)
    found, view = store.second_readings.get(assessment, reading), _view(assessment)
    spot, verdict = (form.get("duty", ""), form.get("element", "")), form.get("grade", "")
    if spot not in found.sample or verdict not in grades(view) or not paragraph(form, "text"):
        raise UsageFault.say("Choose what holds, and say in a few words why.")
    machine = _items(view, [spot])[0].machine
    is_same = verdict == machine
    said = NewDecision(
        obligation=spot[0],
        element=spot[1],
        kind=DecisionKind.ACCEPT if is_same else DecisionKind.CHANGE,
        machine=machine,
        verdict="" if is_same else verdict,
        reason=None if is_same else Reason.SECOND_READER,
        text=paragraph(form, "text"),
    )
    store.second_readings.reconcile(current_actor(), found, said)
    return redirect(url_for("second.show", case=case, assessment=assessment) + f"#{reading}", 303)


def _own(case: str, assessment: str, reading: str) -> SecondReading:
    store = current_store()
    store.case_assessments.get(case, assessment)
    found = store.second_readings.get(assessment, reading)
    if found.reader != current_session().person:
        raise NotAllowed.say("This second reading is somebody else's; begin one of your own.")
    return found


def _view(assessment: str) -> Plain:
    view = opened(current_store(), assessment, SCREEN, current_language())
    if view is None:
        raise _waiting()
    return view


def _waiting() -> UsageFault:
    return UsageFault.say("The pages of this assessment are still being prepared; try again.")


def _sample(found: CaseAssessment, view: Plain) -> tuple[Spot, ...]:
    """Draw the sample: every substantiated or contradicted element of a binding duty, some of the others."""
    every = [item for item in items(view, (), current_store().decisions.clock().date()) if item.severity]
    always = [item.spot for item in every if item.machine in ALWAYS]
    run = current_store().assessments.get(found.id).run_id
    return drawn(run, always, [item.spot for item in every])


def _items(view: Plain, spots: list[Spot], assessment: str = "") -> list[Item]:
    """Return the items at some spots, with what was decided in an assessment about the documents alone."""
    store = current_store()
    found = store.decisions.of(assessment) if assessment else ()
    decisions = [each for each in found if each.said.kind is not DecisionKind.LIFT]
    by_spot = {item.spot: item for item in items(view, decisions, store.decisions.clock().date())}
    return [by_spot[spot] for spot in spots]


def _passages(item: Item, text: Plain) -> list[Plain]:
    """Return the passages about an element in the order of the documents, quotes and near misses alike."""
    misses = [
        miss for part in item.parts if part["certificate"] for miss in part["certificate"]["near_misses"]
    ]
    by_mark = {passage["mark"]: passage for passage in (*item.quotes, *misses)}
    return [by_mark[mark] for mark in text["part_of"] if mark in by_mark]


def _blind(shown: dict[str, Any]) -> dict[str, Any]:
    """Return the pane with the document without its marks, which would tell what was quoted."""
    return shown | {"own": frozenset(), "duties": {}}


def _result(reading: SecondReading, view: Plain, found: CaseAssessment) -> dict[str, Any]:
    """Return how far a reading is; of a finished one the counts, and the differences with how they ended."""
    store = current_store()
    given = store.second_readings.grades(reading.id)
    plain: dict[str, Any] = {"reading": reading, "graded": len(given), "differences": []}
    if reading.finished is None:
        return plain
    settled = store.second_readings.reconciled(reading.id)
    decisions = {each.id: each for each in store.decisions.of(found.id)}
    differences = [each for each in given if each.first != each.second]
    shown = _items(view, [each.spot for each in differences])
    return plain | {
        "agreement": agreement([(each.first, each.second) for each in given]),
        "used": [name for name in grades(view) if any(name in (each.first, each.second) for each in given)],
        "differences": [
            {"grade": each, "item": item, "settled": decisions.get(settled.get(each.spot, ""))}
            for each, item in zip(differences, shown, strict=True)
        ],
    }
