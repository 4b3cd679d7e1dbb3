"""The register of promises of a case, and what is due on a day that the page shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from checker.domain.correspondence import PromiseOutcome
from checker.domain.errors import UsageFault
from checker.domain.person import Permission
from checker.storage.letters import Letter
from checker.storage.promises import NewPromise, Promise
from checker.web.access import require
from checker.web.correspondence_words import PROMISES
from checker.web.exports import asked_day
from checker.web.forms import day, line, paragraph
from checker.web.questions import number
from checker.web.signin import current_actor
from checker.web.state import current_store

blueprint = Blueprint("promises", __name__, url_prefix="/cases/<case>/promises")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What should have been there by a day."""

    on: str
    """ISO date that everything is compared with."""
    promises: tuple[Promise, ...]
    letters: tuple[tuple[Letter, int], ...]
    """Letters whose day has passed, each with the number of its questions without a reply."""


def due(case: str, on: str) -> Due:
    """Return promises and answers that should have been there by a day."""
    late = tuple(
        (letter, waiting)
        for letter, waiting in unanswered(case)
        if letter.body["deadline"] and letter.body["deadline"] <= on
    )
    promised = tuple(each for each in current_store().promises.of(case) if each.is_due(on))
    return Due(on=on, promises=promised, letters=late)


def unanswered(case: str) -> list[tuple[Letter, int]]:
    """Return the sent letters of a case, each with the number of its questions without a reply, if any."""
    store = current_store()
    sent = store.letters.sent(case)
    answered = store.questions.answered(case) if sent else frozenset()
    waiting = [(letter, len(set(letter.body["questions"]) - answered)) for letter in sent]
    return [(letter, questions) for letter, questions in waiting if questions]


@blueprint.get("/")
def show(case: str) -> str:
    """Show every promise, and what is due."""
    store = current_store()
    on = asked_day()
    return render_template(
        "promises.html",
        case=store.cases.get(case),
        promises=store.promises.of(case),
        due=due(case, on),
        outcomes=PROMISES,
        names=store.people.names(),
    )


@blueprint.post("/")
def add(case: str) -> Response:
    """Keep a promise."""
    require(Permission.WORK, case)
    form = request.form
    about = NewPromise(
        measure=paragraph(form, "measure"),
        due=day(form, "due"),
        quote=paragraph(form, "quote"),
        place=line(form, "place"),
    )
    current_store().promises.add(current_actor(), case, about)
    return redirect(url_for("promises.show", case=case), 303)


@blueprint.post("/<promise>")
def settle(case: str, promise: str) -> Response:
    """Say what became of a promise."""
    require(Permission.WORK, case)
    store, form = current_store(), request.form
    outcome = next((each for each in PromiseOutcome if each == form.get("outcome")), None)
    if outcome is None:
        raise UsageFault.say("Choose from the list what became of it.")
    seen = replace(store.promises.get(case, promise), version=number("version"))
    store.promises.settle(current_actor(), seen, outcome, paragraph(form, "text"))
    return redirect(url_for("promises.show", case=case), 303)
