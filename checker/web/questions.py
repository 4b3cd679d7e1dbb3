"""Questions to the platform: drafts from the gaps, those that were chosen, replies, and the letters."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from checker.domain.correspondence import Asked, ReplyOutcome
from checker.domain.errors import UsageFault
from checker.domain.person import Permission
from checker.messages import LANGUAGES
from checker.report.asking import Draft, drafts
from checker.storage.case_assessments import CaseAssessment
from checker.storage.questions import ChosenQuestion, NewQuestion
from checker.web.access import require
from checker.web.correspondence_words import ASKED, REPLIES
from checker.web.editions import SCREEN, Plain, opened
from checker.web.forms import day, paragraph
from checker.web.signin import current_actor
from checker.web.state import current_store

blueprint = Blueprint("questions", __name__, url_prefix="/cases/<case>/assessments/<assessment>/questions")


@blueprint.get("/")
def show(case: str, assessment: str) -> str | tuple[str, int]:
    """Show drafts, chosen questions with their replies, and letters."""
    store = current_store()
    found = store.case_assessments.get(case, assessment)
    every = _drafts(found)
    if every is None:
        return render_template("preparing.html"), 202
    chosen = store.questions.of(found.id)
    taken = {(each.about.obligation, each.about.element) for each in chosen}
    replies = store.questions.replies(found.id)
    return render_template(
        "case_questions.html",
        case=store.cases.get(case),
        found=found,
        drafts=[each for each in every if (each.obligation, each.element) not in taken],
        chosen=chosen,
        replies={each.id: [reply for reply in replies if reply.question == each.id] for each in chosen},
        letters=store.letters.of(found.id),
        kinds=ASKED,
        outcomes=REPLIES,
        languages=LANGUAGES,
        names=store.people.names(),
    )


@blueprint.post("/")
def take(case: str, assessment: str) -> Response:
    """Take drafts over as questions."""
    require(Permission.WORK, case)
    store = current_store()
    found = store.case_assessments.get(case, assessment)
    every = _drafts(found)
    if every is None:
        raise UsageFault.say("The pages of this assessment are still being prepared; try again.")
    wanted = frozenset(request.form.getlist("draft"))
    chosen = [_taken(each) for each in every if f"{each.obligation} {each.element}" in wanted]
    store.questions.take(current_actor(), found.id, chosen)
    return _back(case, assessment)


@blueprint.post("/<question>")
def change(case: str, assessment: str, question: str) -> Response:
    """Give a question other words, another kind or another place, or leave it out."""
    require(Permission.WORK, case)
    store, form = current_store(), request.form
    found = store.case_assessments.get(case, assessment)
    seen = _as_seen(store.questions.get(found.id, question))
    if form.get("what") == "drop":
        store.questions.drop(current_actor(), seen)
        return _back(case, assessment)
    about = replace(
        seen.about,
        kind=next((kind for kind in Asked if kind == form.get("kind")), seen.about.kind),
        text={code: paragraph(form, f"text-{code}") for code in LANGUAGES},
        wanted={code: paragraph(form, f"wanted-{code}") for code in LANGUAGES},
    )
    store.questions.change(current_actor(), seen, about, number("position") or seen.position)
    return _back(case, assessment)


@blueprint.post("/<question>/replies")
def reply(case: str, assessment: str, question: str) -> Response:
    """Keep what came back on a question."""
    require(Permission.WORK, case)
    store, form = current_store(), request.form
    found = store.case_assessments.get(case, assessment)
    outcome = next((each for each in ReplyOutcome if each == form.get("outcome")), None)
    if outcome is None:
        raise UsageFault.say("Choose from the list how far the question is answered.")
    seen = store.questions.get(found.id, question)
    store.questions.reply(current_actor(), seen, day(form, "received"), outcome, paragraph(form, "text"))
    return _back(case, assessment)


def number(name: str) -> int:
    """Return a number of the form, 0 where it is none."""
    text = request.form.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _drafts(found: CaseAssessment) -> list[Draft] | None:
    """Return the drafts, or None while a view is being made."""
    views: dict[str, Plain] = {}
    for code in LANGUAGES:
        view = opened(current_store(), found.id, SCREEN, code)
        if view is None:
            return None
        views[code] = view
    return drafts(views)


def _taken(draft: Draft) -> NewQuestion:
    return NewQuestion(
        obligation=draft.obligation,
        element=draft.element,
        kind=draft.kind,
        citation=draft.citation,
        text=draft.text,
        wanted=draft.wanted,
        said=draft.said,
    )


def _as_seen(question: ChosenQuestion) -> ChosenQuestion:
    return replace(question, version=number("version"))


def _back(case: str, assessment: str) -> Response:
    return redirect(url_for("questions.show", case=case, assessment=assessment) + "#chosen", 303)
