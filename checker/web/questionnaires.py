"""Questionnaires of a case: begun, filled in part by part, taken away, handed in, and sent back filled in."""

from __future__ import annotations

import io
from dataclasses import replace

import yaml
from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from checker.declarations import questionnaire
from checker.declarations.drafted import ABOUT, Asked, Section, faults_of_draft, read_asked, sections
from checker.declarations.layout import FIELD_QUESTIONS, WORDS
from checker.declarations.template import help_of, template
from checker.domain.case import DocumentKind
from checker.domain.errors import NotFound, UploadRefused, UsageFault
from checker.domain.message import Message
from checker.domain.person import Permission
from checker.domain.profile import SERVICES
from checker.storage.questionnaires import Draft
from checker.storage.records import Upload
from checker.web.access import require
from checker.web.case_files import take_in
from checker.web.downloads import attachment
from checker.web.language import current_language
from checker.web.questionnaire_fields import FIGURE, TRUTHS, about_sent, rows_of, section_sent
from checker.web.signin import current_actor
from checker.web.start import SERVICE_WORDS, offered_rule_sets
from checker.web.state import current_settings, current_store

blueprint = Blueprint("questionnaires", __name__, url_prefix="/cases/<case>/questionnaires")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 2_000_000
"""Bytes of a questionnaire that is handed in on the page."""


@blueprint.get("/")
def index(case: str) -> str:
    """Show the questionnaires of a case, and the forms to begin one and to send a filled-in file."""
    return _index(case)


@blueprint.post("/")
def begin(case: str) -> Answer:
    """Begin a questionnaire for the newest profile of the case."""
    require(Permission.WORK, case)
    store, rules = current_store(), request.form.get("rules", "")
    if rules not in {each["id"] for each in offered_rule_sets()}:
        raise UsageFault.say("Choose a rule set from the list.")
    made = store.questionnaires.begin(current_actor(), case, rules, store.cases.profile(case))
    return _to(case, made)


@blueprint.post("/received")
def receive(case: str) -> Answer | tuple[str, int]:
    """Take a filled-in file in as a declaration of the case, and show its receipt."""
    require(Permission.WORK, case)
    store = current_store()
    try:
        job = take_in(case, DocumentKind.DECLARATION)
    except UploadRefused as refusal:
        return _index(case, refusal.message), 422
    document = next(each for each in store.case_documents.of(case) if each.job == job)
    return redirect(url_for("case_files.show", case=case, document=document.id), 303)


@blueprint.get("/<draft>/")
def show(case: str, draft: str) -> str:
    """Show the sections of a questionnaire with what is answered of each."""
    return _page(current_store().questionnaires.get(case, draft))


@blueprint.get("/<draft>/sections/<section>")
def section(case: str, draft: str, section: str) -> str:
    """Show the questions of one section."""
    found = current_store().questionnaires.get(case, draft)
    asked = _asked(found)
    every = sections(asked)
    return render_template(
        "questionnaire_section.html",
        case=current_store().cases.get(case),
        draft=found,
        asked=asked,
        section=None if section == ABOUT else _section(every, section),
        after=_after(every, section),
        faults=[each for each in faults_of_draft(found.answers, asked) if each.severity == "error"],
        service_words=[(name, SERVICE_WORDS[name][0]) for name in SERVICES],
        words=WORDS,
        fields=FIELD_QUESTIONS,
        truths=TRUTHS,
        figure=FIGURE,
        rows_of=rows_of,
        help_of=help_of,
    )


@blueprint.post("/<draft>/sections/<section>")
def save(case: str, draft: str, section: str) -> Answer:
    """Keep the answers of one section, complete or not."""
    require(Permission.WORK, case)
    seen = _as_seen(case, draft)
    asked, form = _asked(seen), request.form
    every = sections(asked)
    answers = (
        about_sent(form, asked, seen.answers)
        if section == ABOUT
        else section_sent(form, _section(every, section), seen.answers)
    )
    current_store().questionnaires.save(current_actor(), seen, answers, section)
    after = _after(every, section)
    if form.get("then") == "next" and after:
        return redirect(url_for("questionnaires.section", case=case, draft=draft, section=after), 303)
    return _to(case, draft)


@blueprint.post("/<draft>/hand-in")
def hand_in(case: str, draft: str) -> Answer | tuple[str, int]:
    """File a questionnaire as a declaration; with faults only where that was asked for."""
    require(Permission.WORK, case)
    store, seen = current_store(), _as_seen(case, draft)
    faults = [each for each in faults_of_draft(seen.answers, _asked(seen)) if each.severity == "error"]
    if faults and request.form.get("invalid") != "yes":
        return _page(seen, is_handed_in=True), 422
    data = _as_yaml(seen)
    name = f"questionnaire-{seen.position}.yaml"
    kept = store.originals.keep(io.BytesIO(data), name, LARGEST)
    upload = Upload(role="declaration", sha256=kept.sha256, name=name, size=kept.size)
    document = store.questionnaires.hand_in(current_actor(), seen, upload, is_valid=not faults)
    return redirect(url_for("case_files.show", case=case, document=document), 303)


@blueprint.get("/<draft>/questionnaire.<any(xlsx, yaml):form>")
def download(case: str, draft: str, form: str) -> Response:
    """Hand out a questionnaire as it stands, to be filled in elsewhere."""
    store = current_store()
    found = store.questionnaires.get(case, draft)
    asked = _asked(found)
    store.audit.note(current_actor(), "questionnaire.read", f"questionnaire/{found.id}", case, form=form)
    rules, language = asked.rule_set, current_language()
    about = (rules, rules.obligations, asked.profile, language, found.answers)
    if form == "yaml":
        return attachment(
            template(*about).encode(), "application/yaml", f"questionnaire-{found.position}.yaml"
        )
    return attachment(questionnaire(*about), XLSX, f"questionnaire-{found.position}.xlsx")


def _as_yaml(draft: Draft) -> bytes:
    """Return a questionnaire as a declaration; questions without an answer stand in it as unknown."""
    asked = _asked(draft)
    unknown = {element.id: {"answer": "unknown"} for element in asked.rule_set.elements}
    plain = {**draft.answers, "answers": {**unknown, **draft.answers.get("answers", {})}}
    return str(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=100)).encode()


def _asked(draft: Draft) -> Asked:
    if not draft.asked:
        raise UsageFault.say("The questions are still being chosen; open the page again in a moment.")
    return read_asked(draft.asked)


def _section(every: tuple[Section, ...], key: str) -> Section:
    found = next((each for each in every if each.key == key), None)
    if found is None:
        raise NotFound.say("This questionnaire has no section {key}.", key=key)
    return found


def _after(every: tuple[Section, ...], key: str) -> str:
    """Return the section that follows, empty after the last."""
    keys = [ABOUT, *(each.key for each in every), ""]
    return keys[keys.index(key) + 1] if key in keys[:-1] else ""


def _as_seen(case: str, draft: str) -> Draft:
    """Return a questionnaire in the version that the form was made from."""
    text = request.form.get("version", "")
    version = int(text) if text.isdecimal() and len(text) < 10 else 0
    return replace(current_store().questionnaires.get(case, draft), version=version)


def _page(draft: Draft, *, is_handed_in: bool = False) -> str:
    store = current_store()
    asked = read_asked(draft.asked) if draft.asked else None
    every = sections(asked) if asked else ()
    homes = {element.id: each.key for each in every for element in each.elements}
    return render_template(
        "questionnaire.html",
        case=store.cases.get(draft.case),
        draft=draft,
        asked=asked,
        job=store.jobs.get(draft.job),
        sections=[(each, each.answered(draft.answers), len(each.elements)) for each in every],
        faults=faults_of_draft(draft.answers, asked) if asked else (),
        homes=homes,
        about=ABOUT,
        is_handed_in=is_handed_in,
    )


def _index(case: str, fault: Message | None = None) -> str:
    store = current_store()
    return render_template(
        "questionnaires.html",
        case=store.cases.get(case),
        drafts=store.questionnaires.of(case),
        profile=store.cases.profile(case),
        rule_sets=[(each["id"], each[current_language()]) for each in offered_rule_sets()],
        names=store.people.names(),
        fault=fault,
        limit=current_settings().largest_upload // (1024 * 1024),
    )


def _to(case: str, draft: str) -> Answer:
    return redirect(url_for("questionnaires.show", case=case, draft=draft), 303)
