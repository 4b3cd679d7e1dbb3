"""One's own account: where one is signed in, the password, and tokens for programs."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from checker.domain.errors import UsageFault
from checker.domain.message import Message, say
from checker.storage.tokens import LASTS
from checker.web import ceremony
from checker.web.forms import line
from checker.web.signin import (
    KEPT_AS,
    agent,
    confirmed_actor,
    current_actor,
    current_session,
    origin,
    refused,
)
from checker.web.state import current_store

blueprint = Blueprint("account", __name__, url_prefix="/account")


@blueprint.get("/")
def show() -> str:
    """Show where one is signed in, and the form for a new password."""
    return _page()


@blueprint.post("/password")
def set_password() -> str | Response | tuple[str, int]:
    """Keep a new password, end all sessions, and open one here."""
    store, actor = current_store(), current_actor()
    if fault := _fault_of_form():
        return _page(fault), 422
    try:
        store.people.set_password(actor, actor.person, request.form.get("new", ""))
    except UsageFault as weak:
        return _page(weak.message), 422
    session[KEPT_AS] = store.doors.open(actor.person, origin(), agent())
    return redirect(url_for("account.show"), 303)


@blueprint.post("/sessions/<name>/end")
def end(name: str) -> Response:
    """End one of one's sessions."""
    actor = current_actor()
    current_store().doors.revoke(actor, actor.person, name)
    return redirect(url_for("account.show"), 303)


@blueprint.post("/tokens")
def make_token() -> str | tuple[str, int]:
    """Make a token for programs and show it, once."""
    store, form = current_store(), request.form
    days = form.get("days", "")
    try:
        person = store.people.get(current_session().person)
        actor = confirmed_actor() if person.has_password else current_actor()
        token = store.tokens.make(actor, line(form, "name"), int(days) if days.isdecimal() else 0)
    except UsageFault as fault:
        return _page(fault.message), 422
    return render_template("token.html", secret=token, name=line(form, "name"))


@blueprint.post("/tokens/<token>/revoke")
def revoke_token(token: str) -> Response:
    """End one of one's tokens."""
    current_store().tokens.revoke(current_actor(), token)
    return redirect(url_for("account.show") + "#tokens", 303)


def _fault_of_form() -> Message | None:
    person = current_store().people.get(current_session().person)
    if person.has_password and (fault := refused(person.login, request.form.get("password", ""))):
        return fault
    if request.form.get("new", "") != request.form.get("again", ""):
        return say("The two passwords differ; write the same one twice.")
    return None


def _page(fault: Message | None = None) -> str:
    store, here = current_store(), current_session()
    return render_template(
        "account.html",
        person=store.people.get(here.person),
        here=here,
        sessions=store.doors.sessions(here.person),
        tokens=store.tokens.of(here.person),
        lasts=LASTS,
        has_app=store.second_factors.has_app(here.person),
        passkeys=store.passkeys.of(here.person),
        keeps_passkeys=ceremony.place() is not None,
        codes_left=store.second_factors.codes_left(here.person),
        asks_password=not store.doors.is_fresh(here),
        fault=fault,
    )
