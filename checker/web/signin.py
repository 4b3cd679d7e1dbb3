"""How one comes in: a link that works once, printed by `checker serve`, as notebooks do."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, Flask, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from checker.domain.message import say
from checker.domain.person import Actor
from checker.storage.doors import Session
from checker.storage.store import Store
from checker.web.errors import page
from checker.web.state import current_store

KEPT_AS = "door"
SESSION = "session"
OPEN_TO_ALL = frozenset({"signin.enter", "signin.left"})

blueprint = Blueprint("signin", __name__)

HOW_TO_GET_IN = say(
    "You are not signed in: open the link that checker printed in the terminal when it started. "
    "It works once; start checker again for a new one."
)
USED = say(
    "This sign-in link has been used or has grown too old; the browser where it was used is still "
    "signed in. For a new link, start checker again."
)


def sign_in_link(store: Store, address: str) -> str:
    """Return a link that signs one browser in, once.

    Args:
        store: Where the digest of the link is kept.
        address: Of the server as the browser reaches it: ``http://127.0.0.1:8410``.
    """
    return f"{address}/sign-in?token={store.doors.make_link(store.people.local().id)}"


def guard(app: Flask) -> None:
    """Have every page refuse who is not signed in."""
    app.before_request(_refuse_strangers)
    app.jinja_env.globals["is_signed_in"] = is_signed_in


def is_signed_in() -> bool:
    """Tell whether the browser held the key of an open session when it asked."""
    return g.get(SESSION) is not None


def current_session() -> Session:
    """Return the session of the browser that asks; only for addresses that refuse strangers."""
    return cast(Session, g.session)


def current_actor() -> Actor:
    """Return who asks, for the audit trail."""
    found = current_session()
    return Actor(
        person=found.person,
        name=found.name,
        origin=origin(),
        confirmed=current_store().doors.is_fresh(found),
    )


def origin() -> str:
    """Return the address of the browser that asks."""
    return request.remote_addr or ""


def agent() -> str:
    """Return what the browser says about itself."""
    return request.user_agent.string


def _refuse_strangers() -> tuple[str, int] | None:
    if request.endpoint == "static":
        return None
    key = session.get(KEPT_AS)
    g.session = current_store().doors.session(key) if isinstance(key, str) else None
    return None if g.session or request.endpoint in OPEN_TO_ALL else page(403, HOW_TO_GET_IN)


@blueprint.get("/sign-in")
def enter() -> Response | tuple[str, int]:
    """Sign a browser in with a link."""
    key = current_store().doors.use_link(request.args.get("token", ""), origin(), agent())
    if key is None:
        return redirect(url_for("start.show")) if is_signed_in() else page(403, USED)
    language = session.get("language")
    session.clear()
    session[KEPT_AS] = key
    if language:
        session["language"] = language
    return redirect(url_for("start.show"))


@blueprint.post("/sign-out")
def leave() -> Response:
    """Sign a browser out."""
    current_store().doors.close(str(session.get(KEPT_AS, "")))
    session.clear()
    return redirect(url_for("signin.left"))


@blueprint.get("/signed-out")
def left() -> str:
    """Say that one is signed out, and how to come back."""
    return render_template("signed_out.html")
