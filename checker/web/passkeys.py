"""Passkeys on the page of one's account: added, shown where a password would be asked for, removed."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from checker.domain.errors import NotAllowed
from checker.domain.person import Actor
from checker.web import ceremony
from checker.web.forms import line
from checker.web.signin import confirmed_actor, current_actor, current_session
from checker.web.state import current_store

blueprint = Blueprint("passkeys", __name__, url_prefix="/account/passkeys")


@blueprint.get("/question")
def question() -> dict[str, object]:
    """Say what the browser asks a device for a passkey with that stands in for the password."""
    return ceremony.question(current_session().person, must_verify=True)


@blueprint.post("/new")
def begin() -> str:
    """Ask for a name of the new passkey, and the browser for the passkey."""
    actor, store = _proved(), current_store()
    store.audit.note(actor, "passkey.begun", f"person/{actor.person}")
    wanted = ceremony.question_for_new(store.people.get(actor.person))
    return render_template("passkey_new.html", question=wanted)


@blueprint.post("/")
def keep() -> str | Response:
    """Keep the passkey that the browser has made; show recovery codes where there were none.

    Whatever is wrong, the way back leads over `begin`: a challenge that came for the asking would let a
    browser that somebody left open be given a passkey without the password.
    """
    actor, store = current_actor(), current_store()
    device, credential, counter = ceremony.made(actor.person, request.form.get("passkey", ""))
    codes = store.passkeys.add(actor, line(request.form, "name"), device, credential, counter)
    if codes and store.people.get(actor.person).has_password:
        return render_template("recovery.html", codes=codes)
    return redirect(url_for("account.show") + "#passkeys", 303)


@blueprint.post("/<passkey>/remove")
def remove(passkey: str) -> Response:
    """Have one of one's passkeys open nothing any more."""
    actor = _proved()
    current_store().passkeys.remove(actor, actor.person, passkey)
    return redirect(url_for("account.show") + "#passkeys", 303)


def _proved() -> Actor:
    """Return who asks; without a password, only who has just signed in."""
    if current_store().people.get(current_session().person).has_password:
        return confirmed_actor()
    actor = current_actor()
    if not actor.confirmed:
        raise NotAllowed.say("You signed in too long ago for this; sign out, sign in anew and do it then.")
    return actor
