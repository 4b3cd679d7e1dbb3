"""Letters with questions: written, looked at, taken away, and noted as sent; people send them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from checker.domain.errors import UsageFault
from checker.domain.person import Permission
from checker.exporting import LETTER, LETTER_FIELDS, Export, paper_of, questions_of
from checker.report.letters import BASES
from checker.storage.case_assessments import CaseAssessment
from checker.storage.letters import Letter
from checker.web.access import require
from checker.web.exports import asked_language, handed_out
from checker.web.forms import day, line, paragraph
from checker.web.language import told
from checker.web.questions import number
from checker.web.signin import current_actor
from checker.web.state import current_store

blueprint = Blueprint("letters", __name__, url_prefix="/cases/<case>/assessments/<assessment>/letters")

DAYS = frozenset({"dated", "deadline"})


@blueprint.post("/")
def write(case: str, assessment: str) -> Answer:
    """Begin a letter with the questions that were ticked."""
    require(Permission.WORK, case)
    store = current_store()
    found = store.case_assessments.get(case, assessment)
    capacity = store.cases.get(case).capacity
    chosen = [each.id for each in store.questions.of(found.id) if each.id in request.form.getlist("question")]
    if not chosen:
        raise UsageFault.say("Tick at least one question.")
    body: dict[str, Any] = dict.fromkeys(LETTER_FIELDS, "")
    body |= {
        "capacity": str(capacity),
        "has_powers": capacity.has_powers and request.form.get("powers") == "yes",
        "questions": chosen,
        "basis": told(BASES[capacity]),
    }
    letter = store.letters.write(current_actor(), found.id, body)
    return redirect(url_for("letters.show", case=case, assessment=assessment, letter=letter), 303)


@blueprint.get("/<letter>/")
def show(case: str, assessment: str, letter: str) -> str:
    """Show a letter as it reads, and its fields."""
    store = current_store()
    found = store.case_assessments.get(case, assessment)
    kept = store.letters.get(found.id, letter)
    language = asked_language()
    return render_template(
        "letter.html",
        case=store.cases.get(case),
        found=found,
        letter=kept,
        language=language,
        paper=paper_of(store, found, kept, language),
        chosen=questions_of(store, found, [each.id for each in store.questions.of(found.id)]),
    )


@blueprint.post("/<letter>/")
def change(case: str, assessment: str, letter: str) -> Answer:
    """Change a letter, or note that it was sent."""
    require(Permission.WORK, case)
    store, form = current_store(), request.form
    found = store.case_assessments.get(case, assessment)
    seen = replace(store.letters.get(found.id, letter), version=number("version"))
    if form.get("what") == "sent":
        _send(found, seen)
    else:
        texts = {name: _field(name) for name in LETTER_FIELDS}
        chosen = [each.id for each in store.questions.of(found.id) if each.id in form.getlist("question")]
        body = {**seen.body, **texts, "questions": chosen}
        store.letters.change(current_actor(), seen, body)
    return redirect(url_for("letters.show", case=case, assessment=assessment, letter=letter), 303)


@blueprint.get("/<letter>/letter.<any(pdf, docx):suffix>")
def download(case: str, assessment: str, letter: str, suffix: str) -> Response | tuple[str, int]:
    """Hand out a letter."""
    store = current_store()
    found = store.case_assessments.get(case, assessment)
    kept = store.letters.get(found.id, letter)
    on = store.assessments.get(found.id).created.date().isoformat()
    export = Export(edition=LETTER, form=suffix, language=asked_language(), on=on, letter=kept.id)
    return handed_out(found, export)


def _send(found: CaseAssessment, seen: Letter) -> None:
    """Freeze a letter with its questions in the words in which they went out."""
    store, sent = current_store(), day(request.form, "sent")
    missing = [name for name in ("addressee", "dated") if not seen.body[name]]
    if seen.body["has_powers"] and not (seen.body["deadline"] and seen.body["purpose"]):
        missing.append("deadline")
    if not sent or missing:
        raise UsageFault.say(
            "Before a letter is noted as sent it needs an addressee, its date and the day on which it went "
            "out; one with powers also its purpose and the day by which the answer is to be there."
        )
    frozen = questions_of(store, found, seen.body["questions"])
    store.letters.change(current_actor(), seen, {**seen.body, "frozen": frozen}, sent)


def _field(name: str) -> str:
    if name in DAYS:
        return day(request.form, name)
    return (
        paragraph(request.form, name)
        if name in {"addressee", "purpose", "signed"}
        else line(request.form, name)
    )
