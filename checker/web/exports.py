"""Editions to take away, and what the public one leaves out."""

from __future__ import annotations

import time
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from checker.domain.correspondence import Ground
from checker.domain.errors import NotFound, RenderingFailed, UsageFault
from checker.domain.message import Message, say
from checker.domain.person import Permission
from checker.exporting import FORMS, LETTER, Export, digest, gathered
from checker.messages import LANGUAGES
from checker.report.exported import FULL, HEARING, PUBLIC, edition_paper
from checker.report.redacting import GROUNDS, LeftOut, count, proposals
from checker.storage.case_assessments import CaseAssessment
from checker.storage.records import Edition
from checker.web.access import require
from checker.web.downloads import PATIENCE, attachment
from checker.web.editions import PAUSE, SCREEN, opened
from checker.web.forms import day, paragraph
from checker.web.language import current_language
from checker.web.signin import current_actor
from checker.web.state import current_store

blueprint = Blueprint("exports", __name__, url_prefix="/cases/<case>/assessments/<assessment>/exports")

EDITIONS: dict[str, tuple[Message, Message]] = {
    FULL: (
        say("Full edition"),
        say("Findings with decisions, quotes, comments of the platform and questions."),
    ),
    HEARING: (
        say("Edition for hearing"),
        say("Passages with their places and the platform's comments; no levels, outcomes or decisions."),
    ),
    PUBLIC: (
        say("Public edition"),
        say("As the full edition without comments of the platform and without the words chosen below."),
    ),
}
FORM_NAMES = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "json": "JSON"}
SUFFIXES = {"findings": "csv", "evidence": "csv", "figures": "csv"}


@blueprint.get("/")
def show(case: str, assessment: str) -> str | tuple[str, int]:
    """Show the editions, and what the public one leaves out."""
    store = current_store()
    found = store.case_assessments.get(case, assessment)
    view = opened(store, found.id, SCREEN, current_language())
    if view is None:
        return render_template("preparing.html"), 202
    paper = edition_paper(PUBLIC, view, current_language())
    chosen = store.redactions.of(found.id)
    known = {each.words.casefold() for each in chosen}
    return render_template(
        "exports.html",
        case=store.cases.get(case),
        found=found,
        editions=EDITIONS,
        forms={name: FORMS[name] for name in EDITIONS},
        form_names=FORM_NAMES,
        on=asked_day(),
        chosen=[(each, count(paper, LeftOut(words=each.words, ground=each.ground))) for each in chosen],
        proposed=[
            (each, count(paper, each)) for each in proposals(paper) if each.words.casefold() not in known
        ],
        grounds=GROUNDS,
        names=store.people.names(),
    )


@blueprint.get("/<edition>.<form>")
def download(case: str, assessment: str, edition: str, form: str) -> Response | tuple[str, int]:
    """Hand out an edition; the worker writes it where it is not there."""
    found = current_store().case_assessments.get(case, assessment)
    if edition == LETTER:
        raise NotFound.say("There is no edition of this name in this form; choose one from the page.")
    return handed_out(found, Export(edition=edition, form=form, language=asked_language(), on=asked_day()))


@blueprint.post("/redactions")
def redact(case: str, assessment: str) -> Answer:
    """Leave words out of the public edition."""
    require(Permission.WORK, case)
    store, form = current_store(), request.form
    found = store.case_assessments.get(case, assessment)
    ground = next((ground for ground in Ground if ground == form.get("ground")), None)
    if ground is None:
        raise UsageFault.say("Choose a ground from the list.")
    for words in form.getlist("words"):
        if words.strip():
            reason = paragraph(form, "reason")
            store.redactions.choose(current_actor(), found.id, " ".join(words.split())[:500], ground, reason)
    return _back(case, assessment)


@blueprint.post("/redactions/<redaction>/withdraw")
def restore(case: str, assessment: str, redaction: str) -> Answer:
    """Leave words in again."""
    require(Permission.WORK, case)
    store = current_store()
    found = store.case_assessments.get(case, assessment)
    store.redactions.withdraw(current_actor(), store.redactions.get(found.id, redaction))
    return _back(case, assessment)


def handed_out(found: CaseAssessment, export: Export) -> Response | tuple[str, int]:
    """Return an export as a download, with an entry in the audit trail; 202 while it is being written."""
    store = current_store()
    if opened(store, found.id, SCREEN, export.language) is None:
        return render_template("preparing.html"), 202
    made = _awaited(found, export)
    if made is None:
        return render_template("preparing.html"), 202
    thing, about = f"assessment/{found.id}", {"edition": export.kind, "letter": export.letter}
    store.audit.note(
        current_actor(),
        "export.read",
        thing,
        found.case,
        **about,
        language=export.language,
        sha256=made.sha256,
    )
    suffix = SUFFIXES.get(export.form, export.form)
    stem = f"{export.form}-" if export.form in SUFFIXES else ""
    run = store.assessments.get(found.id).run_id
    name = f"checker-{export.edition}-{stem}{run}-{export.language}.{suffix}"
    return attachment(made.body, made.media_type, name)


def _awaited(found: CaseAssessment, export: Export) -> Edition | None:
    store = current_store()
    wanted = digest(gathered(store, found, export))
    kept = store.assessments.edition(found.id, export.kind, export.language, wanted)
    if kept:
        return kept
    asked: dict[str, Any] = {name: getattr(export, name) for name in export.__slots__}
    pending = store.jobs.pending("export", found.id, asked)
    job = pending.id if pending else store.jobs.add("export", asked, assessment=found.id)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not store.jobs.get(job).state.is_over:
        time.sleep(PAUSE)
    if messages := store.jobs.get(job).messages:
        raise RenderingFailed(messages[0], details=messages[1:])
    return store.assessments.edition(found.id, export.kind, export.language, wanted)


def asked_language() -> str:
    """Return the language that the address names, else that of the page."""
    asked = request.args.get("language", "")
    return asked if asked in LANGUAGES else current_language()


def asked_day() -> str:
    """Return the day that the address names, else today; pages show it, and exports print it."""
    return day(request.args, "on") or current_store().decisions.clock().date().isoformat()


def _back(case: str, assessment: str) -> Answer:
    return redirect(url_for("exports.show", case=case, assessment=assessment) + "#redactions", 303)
