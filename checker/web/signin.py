"""How one comes in: with a password, or by a link that works once, printed by `checker serve`."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, Flask, g, redirect, render_template, request, session, url_for
from flask import Response as Answer
from werkzeug.wrappers import Response

from checker.domain.errors import UsageFault
from checker.domain.message import Message, say
from checker.domain.person import Actor
from checker.storage.doors import Purpose, Session
from checker.storage.store import Store
from checker.web import ceremony
from checker.web.errors import page
from checker.web.state import current_pace, current_settings, current_store, is_program

KEPT_AS = "door"
HALFWAY = "halfway"
SESSION = "session"
OPEN_TO_ALL = frozenset(
    {
        "signin.enter",
        "signin.left",
        "signin.with_password",
        "signin.accept",
        "signin.choose",
        "api.description",
        "second_step.ask",
        "second_step.answer",
        "second_step.question",
        "second_step.show_passkey",
        "watching.live",
        "watching.ready",
        "watching.metrics",
        "watching.security",
        "single_sign_on.begin",
        "single_sign_on.finish",
    }
)
LONGEST_LOGIN = 255

blueprint = Blueprint("signin", __name__)

HOW_TO_GET_IN = say(
    "You are not signed in: open the link that checker printed in the terminal when it started. "
    "It works once; start checker again for a new one. Or sign in with a password."
)
USED = say(
    "This sign-in link has been used or has grown too old; the browser where it was used is still "
    "signed in. For a new link, start checker again or ask your administrator."
)
HOW_TO_ASK = say(
    "Send a token in the header Authorization, as Bearer; one is made on the page of your account, and it "
    "works until its end or until it is revoked."
)
WRONG = say("Name and password do not belong together; try once more.")


def sign_in_link(store: Store, address: str) -> str:
    """Return a link that signs one browser in, once, as the person who works on this machine.

    Args:
        store: Where the digest of the link is kept.
        address: Of the server as the browser reaches it: ``http://127.0.0.1:8410``.
    """
    return f"{address}/sign-in?token={store.doors.make_link(store.people.local().id)}"


def guard(app: Flask) -> None:
    """Have every page refuse who is not signed in."""
    app.before_request(_refuse_strangers)
    app.jinja_env.globals.update(
        is_signed_in=is_signed_in, current_session=current_session, has_passkeys=has_passkeys
    )


def is_signed_in() -> bool:
    """Tell whether the browser held the key of an open session when it asked."""
    return g.get(SESSION) is not None


def current_session() -> Session:
    """Return the session of the browser that asks; only for addresses that refuse strangers."""
    return cast(Session, g.session)


def has_passkeys() -> bool:
    """Tell whether who asks can show a passkey here."""
    return bool(ceremony.good_passkeys(current_session().person))


def current_key() -> str:
    """Return the key of that session."""
    return str(session.get(KEPT_AS, ""))


def current_actor() -> Actor:
    """Return who asks, for the audit trail."""
    found = current_session()
    is_fresh = current_store().doors.is_fresh(found)
    return Actor(person=found.person, name=found.name, origin=origin(), confirmed=is_fresh)


def confirmed_actor() -> Actor:
    """Return who asks, after comparing password or passkey in the form where they proved it too long ago.

    Raises `UsageFault` where neither is good.
    """
    actor, store = current_actor(), current_store()
    if actor.confirmed:
        return actor
    login, answer = store.people.get(actor.person).login, request.form.get("passkey", "")
    password = request.form.get("password", "")
    if fault := passkey_refused(actor, login, answer) if answer else refused(login, password):
        raise UsageFault(fault)
    store.doors.confirm(actor, current_key())
    return Actor(person=actor.person, name=actor.name, origin=actor.origin, confirmed=True)


def refused(login: str, password: str) -> Message | None:
    """Compare name and password; return why nobody is let in, or None where they fit. Failures slow down."""
    store = current_store()
    if wait := too_hasty(login):
        return wait
    person = store.people.by_login(login)
    if not store.people.is_password(person.id if person else "", password):
        store.attempts.failed(login, origin())
        return WRONG
    store.attempts.forget(login, origin())
    return None


def passkey_refused(by: Actor, login: str, answer: str, *, must_verify: bool = True) -> Message | None:
    """Look at a browser's answer; return why nobody is let in, or None. Failures slow down."""
    store = current_store()
    if wait := too_hasty(login):
        return wait
    if not ceremony.is_shown(by, answer, must_verify=must_verify):
        store.attempts.failed(login, origin())
        return ceremony.NOT_TAKEN
    store.attempts.forget(login, origin())
    return None


def too_hasty(login: str) -> Message | None:
    """Return how long to wait after too many failures, or None where the next attempt is heard now."""
    wait = current_store().attempts.wait(login, origin())
    seconds = int(wait.total_seconds()) + 1
    sentence = say("There were too many attempts; try again in {seconds} seconds.", seconds=seconds)
    return sentence if wait else None


def origin() -> str:
    """Return the address of the browser that asks."""
    return request.remote_addr or ""


def agent() -> str:
    """Return what the browser says about itself."""
    return request.user_agent.string


def _refuse_strangers() -> Answer | None:
    if request.endpoint == "static":
        return None
    g.session = _program() if is_program() else _browser()
    if is_program() and (refusal := _refuse_haste()):
        return refusal
    if g.session or request.endpoint in OPEN_TO_ALL:
        return None
    return page(401, HOW_TO_ASK) if is_program() else page(403, HOW_TO_GET_IN)


def _browser() -> Session | None:
    key = session.get(KEPT_AS)
    return current_store().doors.session(key) if isinstance(key, str) else None


def _program() -> Session | None:
    """Return the standing of a program; cookies count for nothing, so no other site can ask in its place."""
    kind, _, key = request.headers.get("Authorization", "").partition(" ")
    return current_store().tokens.session(key.strip()) if kind.lower() == "bearer" else None


def _refuse_haste() -> Answer | None:
    seconds = current_pace().wait(current_session().id if is_signed_in() else origin())
    if not seconds:
        return None
    wait = int(seconds) + 1
    answer = page(429, say("There were too many requests; ask again in {seconds} seconds.", seconds=wait))
    answer.headers["Retry-After"] = str(wait)
    return answer


@blueprint.get("/sign-in")
def enter() -> str | Response:
    """Sign a browser in with a link; without one, ask for name and password."""
    token = request.args.get("token")
    if token is None:
        return redirect(url_for("start.show")) if is_signed_in() else _form()
    key = current_store().doors.use_link(token, origin(), agent())
    if key is None:
        return redirect(url_for("start.show")) if is_signed_in() else page(403, USED)
    return let_in(key)


@blueprint.post("/sign-in")
def with_password() -> Response | tuple[str, int]:
    """Sign a browser in with name and password."""
    store, login = current_store(), request.form.get("login", "")[:LONGEST_LOGIN]
    fault = refused(login, request.form.get("password", ""))
    person = store.people.by_login(login)
    if fault or person is None:
        return _form(login, fault or WRONG), 403
    return _step_on(person.id)


@blueprint.get("/invitation")
def accept() -> str | Response | tuple[str, int]:
    """Ask somebody who was invited for a password."""
    return _invitation(request.args.get("token", ""))


@blueprint.post("/invitation")
def choose() -> str | Response | tuple[str, int]:
    """Keep the password of somebody who was invited, and sign them in."""
    store, token = current_store(), request.form.get("token", "")
    person = store.doors.invited(token)
    password = request.form.get("password", "")
    if person is None:
        return page(403, USED)
    if password != request.form.get("again", ""):
        return _invitation(token, say("The two passwords differ; write the same one twice."))
    by = Actor(person=person, name=store.people.get(person).name, origin=origin())
    try:
        store.people.set_password(by, person, password)
    except UsageFault as fault:
        return _invitation(token, fault.message)
    store.doors.use_up(token)
    return _step_on(person)


@blueprint.post("/sign-out")
def leave() -> Response:
    """Sign a browser out."""
    current_store().doors.close(current_key())
    session.clear()
    return redirect(url_for("signin.left"))


@blueprint.get("/signed-out")
def left() -> str:
    """Say that one is signed out, and how to come back."""
    return render_template("signed_out.html")


def _form(login: str = "", fault: Message | None = None) -> str:
    return render_template(
        "sign_in.html", login=login, fault=fault, is_elsewhere=bool(current_settings().oidc_issuer)
    )


def _invitation(token: str, fault: Message | None = None) -> str | Response | tuple[str, int]:
    store = current_store()
    person = store.doors.invited(token)
    if person is None:
        return page(403, USED)
    body = render_template("invitation.html", secret=token, person=store.people.get(person), fault=fault)
    return (body, 422) if fault else body


def _step_on(person: str) -> Response:
    """Let somebody in whose password was right, or ask for the second step."""
    store = current_store()
    if not store.second_factors.is_needed(person):
        return let_in(store.doors.open(person, origin(), agent()))
    session[HALFWAY] = store.doors.make_link(person, Purpose.HALFWAY)
    return redirect(url_for("second_step.ask"), 303)


def let_in(key: str) -> Response:
    """Begin a cookie of its own for a new session; the chosen language stays."""
    language = session.get("language")
    session.clear()
    session[KEPT_AS] = key
    if language:
        session["language"] = language
    return redirect(url_for("start.show"), 303 if request.method == "POST" else 302)
