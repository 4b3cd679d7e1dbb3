"""Accounts and roles, for administrators."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from checker.domain.errors import UsageFault
from checker.domain.message import Message, say
from checker.domain.person import Permission, Role
from checker.storage.doors import Purpose
from checker.web.access import require
from checker.web.forms import line
from checker.web.signin import current_actor
from checker.web.state import current_settings, current_store

blueprint = Blueprint("people", __name__, url_prefix="/people")

ROLE_WORDS: dict[Role, tuple[Message, Message]] = {
    Role.VIEWER: (say("viewer"), say("reads cases")),
    Role.CASE_HANDLER: (say("case handler"), say("opens cases, assesses, decides, offers for signature")),
    Role.REVIEWER: (say("second reader"), say("reads with fresh eyes, comments, sends back")),
    Role.MANAGER: (say("manager"), say("signs, sends back, reopens, says who takes part")),
    Role.RULE_EDITOR: (say("rule editor"), say("changes rule sets")),
    Role.ADMINISTRATOR: (say("administrator"), say("makes accounts and gives roles; sees no case by that")),
}
"""What each role is called, and what it is for."""


@blueprint.before_request
def _only_administrators() -> None:
    require(Permission.PEOPLE)


@blueprint.get("/")
def show() -> str:
    """Show every account with its roles, and the form for a new one."""
    return _page()


@blueprint.post("/")
def add() -> str | tuple[str, int]:
    """Make an account and show the link by which the person chooses a password."""
    store, form = current_store(), request.form
    roles = [role for role in Role if role in form.getlist("role")]
    try:
        person = store.people.add(current_actor(), line(form, "login"), line(form, "name"), roles)
    except UsageFault as fault:
        return _page(fault.message), 422
    return _invited(person)


@blueprint.post("/<person>/invite")
def invite(person: str) -> str:
    """Show a new link by which somebody chooses a password."""
    return _invited(person)


@blueprint.post("/<person>/roles")
def set_roles(person: str) -> Response:
    """Give and take the roles that hold everywhere."""
    store, actor = current_store(), current_actor()
    wanted = {role for role in Role if role in request.form.getlist("role")}
    store.people.keep_roles(actor, store.people.get(person).id, wanted)
    return redirect(url_for("people.show"), 303)


@blueprint.post("/<person>/<any(disable, enable):what>")
def set_disabled(person: str, what: str) -> Response:
    """Close an account, or open it again."""
    people = current_store().people
    (people.disable if what == "disable" else people.enable)(current_actor(), person)
    return redirect(url_for("people.show"), 303)


@blueprint.post("/<person>/second-step/remove")
def remove_second_step(person: str) -> Response:
    """Let somebody who lost the device sign in without a code and without a passkey."""
    store = current_store()
    store.second_factors.reset(current_actor(), store.people.get(person).id)
    return redirect(url_for("people.show"), 303)


def _invited(person: str) -> str:
    store = current_store()
    found = store.people.get(person)
    token = store.doors.make_link(found.id, Purpose.INVITE)
    store.audit.note(current_actor(), "person.invited", f"person/{found.id}")
    base = current_settings().public_address.rstrip("/") or request.host_url.rstrip("/")
    return render_template("invited.html", person=found, link=f"{base}/invitation?token={token}")


def _page(fault: Message | None = None) -> str:
    store = current_store()
    held: dict[str, set[Role]] = {}
    for given in store.people.roles(case=""):
        held.setdefault(given.person, set()).add(given.role)
    return render_template(
        "people.html",
        people=store.people.all(),
        held=held,
        second_step=store.second_factors.is_needed,
        roles=ROLE_WORDS,
        fault=fault,
        form=request.form,
    )
