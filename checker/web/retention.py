"""Retention: what would go and why, proposals, deletion by somebody else, holds, and what is left."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from checker import keeping
from checker.domain.errors import UsageFault
from checker.domain.message import Message, say
from checker.domain.person import Permission
from checker.domain.retention import KINDS, Rules, read_rules
from checker.web.access import require
from checker.web.forms import line, paragraph
from checker.web.signin import confirmed_actor, current_actor
from checker.web.state import current_settings, current_store

blueprint = Blueprint("retention", __name__)

ROWS: dict[str, Message] = {
    "case_documents": say("documents"),
    "sources": say("sources on the shelf"),
    "case_assessments": say("assessments"),
    "editions": say("reports and pages"),
    "results": say("results of transparency reports"),
    "decisions": say("decisions and comments"),
    "second_grades": say("grades of second readers"),
    "questions": say("questions"),
    "letters": say("letters"),
    "replies": say("replies"),
    "promises": say("promises"),
    "heard": say("comments of the platform"),
    "redactions": say("redactions"),
}
"""Tables whose rows are told one by one; the others are told together."""


def rules() -> Rules:
    """Return the rules of the settings."""
    return read_rules(current_settings().retention)


@blueprint.get("/retention/")
def show() -> str:
    """Show every closed case with what becomes of it, holds, and what is left of deleted cases."""
    require(Permission.PEOPLE)
    store, rules_now = current_store(), rules()
    plans = store.retention.plan(rules_now)
    return render_template(
        "retention.html",
        going=[plan for plan in plans if plan.goes],
        staying=[plan for plan in plans if not plan.goes],
        rules=rules_now,
        kinds=KINDS,
        rows=ROWS,
        holds=[hold for hold in store.holds.every() if not hold.lifted],
        numbers={hold.case: store.cases.get(hold.case).number for hold in store.holds.every()},
        tombstones=store.tombstones.every(),
        names=store.people.names(),
        me=current_actor(),
    )


@blueprint.post("/retention/<any(propose, withdraw):what>")
def propose(what: str) -> Response:
    """Propose to delete the ticked cases, or take the proposals back."""
    require(Permission.PEOPLE)
    store, cases = current_store(), request.form.getlist("case")
    if what == "propose":
        store.retention.propose(current_actor(), cases, rules())
    else:
        store.retention.withdraw(current_actor(), cases)
    return redirect(url_for("retention.show"), 303)


@blueprint.post("/retention/delete")
def delete() -> Response:
    """Delete the ticked cases, which somebody else has proposed."""
    require(Permission.PEOPLE)
    keeping.delete(current_store(), confirmed_actor(), request.form.getlist("case"), rules())
    return redirect(url_for("retention.show") + "#deleted", 303)


@blueprint.post("/retention/holds")
def hold_by_number() -> Response:
    """Have a case kept, known by its number."""
    require(Permission.PEOPLE)
    store, number = current_store(), line(request.form, "number", 64)
    case = store.cases.by_number(number)
    if case is None:
        raise UsageFault.say("There is no case with the number {number}.", number=number)
    store.holds.set(current_actor(), case.id, paragraph(request.form, "reason"))
    return redirect(url_for("retention.show") + "#holds", 303)


@blueprint.post("/retention/holds/<hold>/lift")
def lift_hold(hold: str) -> Response:
    """Lift a hold of any case."""
    require(Permission.PEOPLE)
    store = current_store()
    store.holds.lift(current_actor(), store.holds.get(hold), paragraph(request.form, "reason"))
    return redirect(url_for("retention.show") + "#holds", 303)


@blueprint.post("/cases/<case>/holds")
def hold_case(case: str) -> Response:
    """Have this case kept."""
    require(Permission.SIGN, case)
    current_store().holds.set(current_actor(), case, paragraph(request.form, "reason"))
    return redirect(url_for("cases.show", case=case) + "#holds", 303)


@blueprint.post("/cases/<case>/holds/<hold>/lift")
def lift_of_case(case: str, hold: str) -> Response:
    """Lift a hold of this case."""
    require(Permission.SIGN, case)
    store = current_store()
    found = next((each for each in store.holds.of(case) if each.id == hold), None)
    store.holds.lift(current_actor(), found or store.holds.get(""), paragraph(request.form, "reason"))
    return redirect(url_for("cases.show", case=case) + "#holds", 303)
