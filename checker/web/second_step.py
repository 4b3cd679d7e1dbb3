"""The second step of signing in: a passkey, or a code of an app, which is set up in one's account."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from checker.domain.errors import NotFound, UsageFault
from checker.domain.message import Message, say
from checker.domain.person import Actor
from checker.storage.doors import Purpose
from checker.storage.second_factors import address
from checker.web import ceremony
from checker.web.signin import (
    HALFWAY,
    agent,
    confirmed_actor,
    current_actor,
    current_session,
    let_in,
    origin,
    passkey_refused,
    too_hasty,
)
from checker.web.state import current_store

blueprint = Blueprint("second_step", __name__)

WRONG = say("This code is not right, or was used before; wait for the next one and try once more.")


@blueprint.get("/sign-in/code")
def ask() -> str | Response:
    """Ask for the code, once the password was right."""
    return _page() if _waiting() else redirect(url_for("signin.enter"))


@blueprint.post("/sign-in/code")
def answer() -> Response | tuple[str, int]:
    """Sign in whoever shows the code."""
    store, person = current_store(), _waiting()
    if person is None:
        return redirect(url_for("signin.enter"), 303)
    account, slow = store.people.get(person), f"second step of {person}"
    if wait := too_hasty(slow):
        return _page(wait), 403
    by = Actor(person=person, name=account.name, origin=origin())
    if not store.second_factors.fits(by, request.form.get("code", "")):
        store.attempts.failed(slow, origin())
        return _page(WRONG), 403
    store.attempts.forget(slow, origin())
    return _enter(person)


@blueprint.get("/sign-in/passkey")
def question() -> dict[str, object]:
    """Say what the browser asks a device for a passkey with."""
    person = _waiting()
    if person is None:
        raise NotFound.say("Nobody waits here for the second step; sign in anew.")
    return ceremony.question(person, must_verify=False)


@blueprint.post("/sign-in/passkey")
def show_passkey() -> Response | tuple[str, int]:
    """Sign in whoever shows a passkey."""
    person = _waiting()
    if person is None:
        return redirect(url_for("signin.enter"), 303)
    by = Actor(person=person, name=current_store().people.get(person).name, origin=origin())
    answer = request.form.get("passkey", "")
    if fault := passkey_refused(by, f"second step of {person}", answer, must_verify=False):
        return _page(fault), 403
    return _enter(person)


@blueprint.post("/account/second-step")
def begin() -> str | Response:
    """Show a new secret, and ask for the first code of it."""
    store = current_store()
    person = store.people.get(current_session().person)
    actor = confirmed_actor() if person.has_password else current_actor()
    return _set_up(store.second_factors.begin(actor))


@blueprint.post("/account/second-step/confirm")
def confirm() -> str | tuple[str, int]:
    """Have the code asked for from now on, and show recovery codes, once."""
    store, actor = current_store(), current_actor()
    secret = store.second_factors.secret(actor.person)
    try:
        codes = store.second_factors.confirm(actor, request.form.get("code", ""))
    except UsageFault as fault:
        return _set_up(secret, fault.message), 422
    return render_template("recovery.html", codes=codes)


@blueprint.post("/account/second-step/remove")
def remove() -> Response:
    """Sign in without a code again."""
    store = current_store()
    person = store.people.get(current_session().person)
    actor = confirmed_actor() if person.has_password else current_actor()
    store.second_factors.remove(actor, actor.person)
    return redirect(url_for("account.show"), 303)


def _enter(person: str) -> Response:
    """Open the session of somebody who took the second step."""
    doors = current_store().doors
    doors.use_up(session.get(HALFWAY, ""), Purpose.HALFWAY)
    return let_in(doors.open(person, origin(), agent()))


def _waiting() -> str | None:
    """Return who has shown the password in this browser within the last minutes."""
    token = session.get(HALFWAY)
    return current_store().doors.invited(token, Purpose.HALFWAY) if isinstance(token, str) else None


def _page(fault: Message | None = None) -> str:
    person, store = _waiting() or "", current_store()
    return render_template(
        "second_step.html",
        fault=fault,
        can_show=bool(ceremony.good_passkeys(person)),
        has_app=store.second_factors.has_app(person),
    )


def _set_up(secret: str, fault: Message | None = None) -> str:
    login = current_store().people.get(current_session().person).login
    parts = [secret[at : at + 4] for at in range(0, len(secret), 4)]
    return render_template(
        "second_step_new.html", parts=parts, link=address(secret, login) if secret else "", fault=fault
    )
