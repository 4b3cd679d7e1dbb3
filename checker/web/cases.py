"""Cases: the list, a new one, and the page of one with what is in it and who takes part."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from checker.domain.case import Capacity, DocumentKind
from checker.domain.errors import UsageFault
from checker.domain.message import Message, say
from checker.domain.person import Permission, Role
from checker.storage.audit import as_plain
from checker.storage.cases import Case
from checker.web.access import require, require_any
from checker.web.case_pages import case_page
from checker.web.case_words import ACTIONS, CAPACITIES
from checker.web.forms import Fault, keep_files, line, paragraph, read_wish
from checker.web.signin import current_actor, current_session
from checker.web.start import SERVICE_WORDS, known_profiles
from checker.web.state import current_settings, current_store

blueprint = Blueprint("cases", __name__, url_prefix="/cases")

GIVEN_BY_HANDLERS = (Role.VIEWER, Role.CASE_HANDLER, Role.REVIEWER)
"""Roles that a case handler may give in the own case; that of manager is given by managers."""


@blueprint.get("/")
def index() -> str:
    """Show the cases that one may read."""
    is_closed = request.args.get("closed") == "yes"
    cases = current_store().cases.of(current_session().person, is_closed=is_closed)
    return render_template("cases.html", cases=cases, is_closed=is_closed)


@blueprint.get("/new")
def new() -> str:
    """Show the form for a new case."""
    require(Permission.WORK)
    return _new_page()


@blueprint.post("/")
def add() -> Answer | tuple[str, int]:
    """Open a case, with the documents that were sent along."""
    require(Permission.WORK)
    store, actor, form = current_store(), current_actor(), request.form
    wish = read_wish(form, frozenset(each["id"] for each in known_profiles()), [], has_declaration=False)
    has_files = any(file.filename for file in request.files.getlist("documents"))
    uploads, faults = keep_files(request.files, store.originals, current_settings().largest_upload)
    every = [*_faults_of_case(), *wish.faults, *(faults if has_files else ())]
    if every:
        return _new_page(every), 422
    try:
        case = store.cases.open(
            actor,
            number=line(form, "number", 64),
            title=line(form, "title"),
            platform=line(form, "platform"),
            capacity=Capacity(form["capacity"]),
            facts={"services": list(wish.services), "profile": wish.profile, "size": wish.size},
        )
    except UsageFault as fault:
        return _new_page([Fault(field="number", message=fault.message)]), 422
    if uploads:
        store.case_documents.add(actor, case, uploads, DocumentKind.POSITION_PAPER)
    return redirect(url_for("cases.show", case=case), 303)


@blueprint.get("/<case>/")
def show(case: str) -> str:
    """Show a case."""
    return case_page(current_store().cases.get(case))


@blueprint.post("/<case>/change")
def change(case: str) -> Answer | tuple[str, int]:
    """Change what a case is called."""
    require(Permission.WORK, case)
    found, form = _as_seen(case), request.form
    faults = [fault for fault in _faults_of_case() if fault.field != "number"]
    if faults:
        return case_page(found, faults[0].message), 422
    capacity = Capacity(form["capacity"])
    current_store().cases.change(
        current_actor(), found, title=line(form, "title"), platform=line(form, "platform"), capacity=capacity
    )
    return redirect(url_for("cases.show", case=case), 303)


@blueprint.post("/<case>/<any(close, open):what>")
def set_closed(case: str, what: str) -> Answer:
    """Close a case, or open it again."""
    require_any(frozenset({Permission.WORK, Permission.SIGN}), case)
    current_store().cases.set_closed(current_actor(), _as_seen(case), is_closed=what == "close")
    return redirect(url_for("cases.show", case=case), 303)


@blueprint.post("/<case>/profile")
def set_profile(case: str) -> Answer | tuple[str, int]:
    """Add a version of the profile."""
    require(Permission.WORK, case)
    store, form = current_store(), request.form
    wish = read_wish(form, frozenset(each["id"] for each in known_profiles()), [], has_declaration=False)
    if wish.faults:
        return case_page(store.cases.get(case), wish.faults[0].message), 422
    facts = {"services": list(wish.services), "profile": wish.profile, "size": wish.size}
    store.cases.set_profile(current_actor(), case, facts, paragraph(form, "reason"), _number("version"))
    return redirect(url_for("cases.show", case=case) + "#profile", 303)


@blueprint.post("/<case>/people")
def set_role(case: str) -> Answer:
    """Give or take a role in this case."""
    require_any(frozenset({Permission.WORK, Permission.SIGN}), case)
    form, people = request.form, current_store().people
    role = next((role for role in Role if role.is_of_case and role == form.get("role")), None)
    if role is None:
        raise UsageFault.say("Choose a role from the list.")
    if role not in GIVEN_BY_HANDLERS:
        require(Permission.SIGN, case)
    change_role = people.take if form.get("what") == "take" else people.give
    change_role(current_actor(), form.get("person", ""), role, case)
    return redirect(url_for("cases.show", case=case) + "#people", 303)


@blueprint.get("/<case>/audit")
def audit(case: str) -> str:
    """Show what was done in a case, newest first."""
    store = current_store()
    before = request.args.get("before", "")
    entries = store.audit.entries(case, before=int(before) if before.isdecimal() and len(before) < 10 else 0)
    return render_template(
        "case_audit.html",
        case=store.cases.get(case),
        entries=entries,
        actions=ACTIONS,
        head=store.audit.head(),
    )


@blueprint.get("/<case>/audit.jsonl")
def audit_file(case: str) -> Response:
    """Hand out the audit trail of a case, one entry a line, as it is hashed."""
    store = current_store()
    store.audit.note(current_actor(), "audit.read", f"case/{case}", case)
    lines = [json.dumps(as_plain(entry), sort_keys=True) + "\n" for entry in store.audit.export(case)]
    answer = Response("".join(lines), mimetype="application/jsonl")
    answer.headers.set("Content-Disposition", "attachment", filename=f"audit-{case}.jsonl")
    return answer


def _as_seen(case: str) -> Case:
    """Return a case; raises `Overtaken` later where it is another version than the form was made from."""
    return replace(current_store().cases.get(case), version=_number("version"))


def _number(name: str) -> int:
    text = request.form.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _faults_of_case() -> list[Fault]:
    form = request.form
    wanted: list[tuple[str, Message]] = [
        ("number", say("Fill in the number of the case.")),
        ("title", say("Fill in what the case is about.")),
        ("platform", say("Fill in the name of the platform.")),
    ]
    faults = [Fault(field=name, message=message) for name, message in wanted if not line(form, name)]
    if form.get("capacity") not in set(Capacity):
        faults.append(Fault(field="capacity", message=say("Choose as what you work on this case.")))
    return faults


def _new_page(faults: list[Fault] | None = None) -> str:
    year = datetime.now(UTC).year
    return render_template(
        "case_new.html",
        faults=faults or [],
        form=request.form,
        capacities=CAPACITIES,
        services=[(name, *words) for name, words in SERVICE_WORDS.items()],
        profiles=known_profiles(),
        year=year,
        limit=current_settings().largest_upload // (1024 * 1024),
    )
