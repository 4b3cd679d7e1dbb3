"""Signing in through the provider that the settings name."""

from __future__ import annotations

import hmac
from dataclasses import asdict

from flask import Blueprint, redirect, request, session, url_for
from werkzeug.wrappers import Response

from checker.domain.errors import NotAllowed, NotFound
from checker.domain.person import Actor
from checker.storage.doors import Way
from checker.web import elsewhere
from checker.web.signin import agent, let_in, origin
from checker.web.state import current_settings, current_store

KEPT_AS = "elsewhere"

blueprint = Blueprint("single_sign_on", __name__, url_prefix="/sign-in/elsewhere")


@blueprint.before_request
def _only_where_set() -> None:
    if not current_settings().oidc_issuer:
        raise NotFound.say("No sign-in service is set up here.")


@blueprint.get("/")
def begin() -> Response:
    """Send the browser to the provider."""
    begun = elsewhere.begin(current_settings(), _back())
    session[KEPT_AS] = asdict(begun)
    return redirect(begun.address)


@blueprint.get("/back")
def finish() -> Response:
    """Sign in whom the provider vouches for."""
    kept = session.pop(KEPT_AS, None)
    state = request.args.get("state", "")
    if not kept or not hmac.compare_digest(kept["state"].encode(), state.encode()):
        raise NotAllowed.say("This sign-in was not begun in this browser, or is over; begin it anew.")
    if "code" not in request.args:
        raise NotAllowed.say("The sign-in service did not let you in.")
    settings, store = current_settings(), current_store()
    known = elsewhere.finish(settings, _back(), elsewhere.Begun(**kept), request.args["code"])
    by = Actor(person="", name=known.name, origin=origin())
    person = store.people.from_elsewhere(by, settings.oidc_issuer, known.subject, known.login, known.name)
    if store.people.get(person).disabled:
        raise NotAllowed.say("Your account here is closed; ask your administrator.")
    if known.roles is not None:
        store.people.keep_roles(by, person, known.roles)
    return let_in(store.doors.open(person, origin(), agent(), Way.ELSEWHERE))


def _back() -> str:
    """Return the address to which the provider sends the browser back."""
    base = current_settings().public_address.rstrip("/") or request.host_url.rstrip("/")
    return base + url_for("single_sign_on.finish")
