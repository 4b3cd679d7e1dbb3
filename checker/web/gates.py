"""What is still open before an assessment may be offered or signed, each point with where to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from checker.domain.case import State
from checker.domain.errors import UsageFault
from checker.domain.message import Message, say
from checker.domain.person import Permission
from checker.report.decided import GATES
from checker.storage.case_assessments import CaseAssessment
from checker.storage.decisions import Decision, holding, unresolved
from checker.storage.set_aside import PutAside
from checker.web.access import require
from checker.web.editions import SCREEN, Plain, opened
from checker.web.forms import paragraph
from checker.web.language import current_language
from checker.web.review_items import NOT_APPLICABLE, expired, items
from checker.web.signin import current_actor
from checker.web.state import current_store

blueprint = Blueprint("gates", __name__, url_prefix="/cases/<case>/assessments/<assessment>/gates")

GUARDED = frozenset({State.OFFERED, State.FINAL})
"""States that an assessment reaches only when nothing is open."""
MENDED: Mapping[str, Message] = {
    "quotes": say("Accept each finding, or decide otherwise."),
    "expired": say("Decide anew; until then the machine's word stands."),
    "remarks": say("Resolve or withdraw each of them."),
    "reasons": say("Decide, with the reason in a few words."),
    "second": say("Have it finished, and settle each difference."),
    "registers": say("Bring the register up to date and assess again."),
    "pages": say("Ask the sender for a copy with text in it, and assess again."),
    "shelf": say("Withdraw the decision, or rest it on a source that stands there."),
}
"""How each point that is open is mended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Something that is open."""

    gate: str
    name: str
    """Tells it apart from others of its kind, also later."""
    words: str
    address: str
    """Where it can be mended."""


@blueprint.get("/")
def show(case: str, assessment: str) -> str:
    """Show every point that is open, and what was set aside."""
    store = current_store()
    found = store.case_assessments.get(case, assessment)
    points = open_points(found)
    return render_template(
        "gates.html",
        case=store.cases.get(case),
        found=found,
        gates=[
            (name, (words, MENDED[name]), [each for each in points if each.gate == name])
            for name, words in GATES.items()
        ],
        count=len(points),
        put_aside=store.set_aside.of(found.id),
        names=store.people.names(),
        refused=bool(points) and request.args.get("refused") == "yes",
    )


@blueprint.post("/")
def set_aside(case: str, assessment: str) -> Response:
    """Leave the open points of a kind open, with a reason."""
    require(Permission.WORK, case)
    found, gate = current_store().case_assessments.get(case, assessment), request.form.get("gate", "")
    names = [point.name for point in open_points(found) if point.gate == gate]
    reason = paragraph(request.form, "reason")
    current_store().set_aside.add(current_actor(), found.id, gate, names, reason)
    return redirect(url_for("gates.show", case=case, assessment=assessment), 303)


def open_points(found: CaseAssessment) -> list[Point]:
    """Return every point that is neither mended nor set aside; raises `UsageFault` while there is no view."""
    store = current_store()
    view = opened(store, found.id, SCREEN, current_language())
    if view is None:
        raise UsageFault.say("The pages of this assessment are still being prepared; try again.")
    aside = store.set_aside.of(found.id)
    decisions = store.decisions.of(found.id)
    points = [*_of_findings(found, view, decisions), *_of_readings(found), *_of_papers(found, view)]
    return [point for point in points if not _is_aside(point, aside)]


def _is_aside(point: Point, aside: tuple[PutAside, ...]) -> bool:
    return any(each.gate == point.gate and point.name in each.points for each in aside)


def _of_findings(found: CaseAssessment, view: Plain, decisions: tuple[Decision, ...]) -> Iterator[Point]:
    today = current_store().decisions.clock().date()
    every = {each.spot: each for each in items(view, decisions, today)}
    every |= {each.spot: each for each in items(view, decisions, today, whole=True)}

    def point(gate: str, spot: tuple[str, str], name: str) -> Point:
        item = every[spot]
        asks = item.part["asks"] if item.part else item.duty["title"]
        of: dict[str, Any] = {} if item.part else {"of": "duties"}
        address = url_for("review.show", case=found.case, assessment=found.id, item=item.name, **of)
        return Point(gate=gate, name=name, words=f"{item.duty['citation']} · {asks}", address=address)

    for spot, item in every.items():
        if item.part and item.is_unchecked:
            yield point("quotes", spot, item.name)
        if (
            not item.part
            and item.stands == NOT_APPLICABLE
            and not (item.held or item.duty["applies"]["reasons"])
        ):
            yield point("reasons", spot, item.name)
    there = {each.id for each in current_store().sources.of(found.case)}
    bare = [each for each in holding(decisions, today).values() if each.said.source not in {"", *there}]
    for gate, those in (
        ("expired", expired(decisions, today)),
        ("remarks", unresolved(decisions)),
        ("shelf", bare),
    ):
        for each in those:
            if (spot := (each.said.obligation, each.said.element)) in every:
                yield point(gate, spot, each.id)


def _of_readings(found: CaseAssessment) -> Iterator[Point]:
    store = current_store()
    names = store.people.names()
    address = url_for("second.show", case=found.case, assessment=found.id)
    for reading in store.second_readings.of(found.id):
        settled = store.second_readings.reconciled(reading.id)
        grades = store.second_readings.grades(reading.id)
        differ = [each for each in grades if each.first != each.second and each.spot not in settled]
        if reading.finished is None or differ:
            yield Point(gate="second", name=reading.id, words=names[reading.reader], address=address)


def _of_papers(found: CaseAssessment, view: Plain) -> Iterator[Point]:
    case = url_for("cases.show", case=found.case)
    for each in view["old_registers"]:
        yield Point(gate="registers", name=each["id"], words=each["words"], address=case + "#assessments")
    for document in view["documents"]:
        for page in document["unread"]:
            words = f"{document['label']} {document['name']}, {page['page']}: {page['reason']}"
            name = f"{document['sha256']}:{page['page']}"
            yield Point(gate="pages", name=name, words=words, address=case + "#documents")
