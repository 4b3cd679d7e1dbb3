"""A page of a PDF as it is printed, with quotes drawn on it: the worker draws it, this process does not."""

from __future__ import annotations

import time
from typing import Any

from flask import Blueprint, Response, url_for

from checker.domain.errors import NotFound, RenderingFailed
from checker.storage.case_assessments import CaseAssessment
from checker.storage.pictures import KeptPicture
from checker.storage.records import Upload
from checker.storage.store import Store
from checker.web.downloads import note_reading
from checker.web.editions import PATIENCE, PAUSE, Plain
from checker.web.review_choice import Choice
from checker.web.state import current_store

blueprint = Blueprint("printed", __name__, url_prefix="/cases/<case>/assessments/<assessment>/pages")

PDF = "application/pdf"
ROOM = 2.0
"""Dots around a quote, so that its box does not touch the letters."""


@blueprint.get("/<paper>/<int:page>.png")
def image(case: str, assessment: str, paper: str, page: int) -> Response:
    """Hand out the picture of a page that was drawn before."""
    store = current_store()
    found = store.case_assessments.get(case, assessment)
    upload = _upload(store, found.id, paper)
    picture = store.pictures.find(upload.sha256, page) if upload else None
    if picture is None:
        raise NotFound.say("There is no picture of this page; open the page from the review.")
    note_reading("page.read", store.assessments.get(found.id), sha256=picture.sha256, page=str(page))
    return Response(picture.png, mimetype="image/png")


def printed(
    found: CaseAssessment, text: Plain, view: Plain, choice: Choice, shown: dict[str, Any]
) -> dict[str, Any]:
    """Return the picture of the page that is asked for, and the boxes of the quotes on it.

    ``fault`` holds a sentence where there is no picture, ``waits`` whether it is still being drawn.
    """
    number = _page(text, choice, shown)
    facts: dict[str, Any] = {
        "page": number,
        "pages": shown["document"]["pages"],
        "fault": None,
        "waits": False,
    }
    store = current_store()
    upload = _upload(store, found.id, shown["id"])
    if upload is None or shown["document"]["media_type"] != PDF or not number:
        return facts | {"picture": None}
    try:
        picture = _awaited(store, found.id, upload, number)
    except RenderingFailed as cause:
        return facts | {"picture": None, "fault": cause.message}
    if picture is None:
        return facts | {"picture": None, "waits": True}
    boxes = [
        {"mark": mark, "is_own": mark in shown["own"], **_box(picture, box)}
        for mark, place in text["part_of"].items()
        if place[0] == shown["id"]
        for box in text["printed"].get(mark, ())
        if box[0] == number
    ]
    address = url_for("printed.image", case=found.case, assessment=found.id, paper=shown["id"], page=number)
    return facts | {"picture": picture, "boxes": boxes, "address": address}


def _page(text: Plain, choice: Choice, shown: dict[str, Any]) -> int:
    """Return the page asked for, else that of the first quote of the chosen item, else the first."""
    if choice.page.isdecimal() and len(choice.page) < 6:
        return int(choice.page)
    marks = [choice.mark] if choice.mark in text["printed"] else []
    marks += [mark for mark in text["part_of"] if mark in shown["own"] and mark in text["printed"]]
    here = [mark for mark in marks if text["part_of"][mark][0] == shown["id"]]
    return int(text["printed"][here[0]][0][0]) if here else 1


def _upload(store: Store, assessment: str, document: str) -> Upload | None:
    """Return the file that a document was read from; None for what came inside of another."""
    number = document.removeprefix("d")
    job = store.assessments.get(assessment).job
    uploads = [each for each in store.jobs.uploads(job) if each.role == "document"]
    at = int(number) if number.isdecimal() and len(number) < 6 else 0
    return uploads[at - 1] if 0 < at <= len(uploads) else None


def _awaited(store: Store, assessment: str, upload: Upload, page: int) -> KeptPicture | None:
    """Return a picture, waiting a little for the worker to draw it; None where it takes longer."""
    found = store.pictures.find(upload.sha256, page)
    if found:
        return found
    wish = {"sha256": upload.sha256, "page": page, "name": upload.name}
    pending = store.jobs.pending("page", assessment, wish)
    job = pending.id if pending else store.jobs.add("page", wish, assessment=assessment)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        done = store.jobs.get(job)
        if done.state.is_over:
            if done.messages:
                raise RenderingFailed(done.messages[0], details=done.messages[1:])
            return store.pictures.find(upload.sha256, page)
        time.sleep(PAUSE)
    return None


def _box(picture: KeptPicture, box: list[float]) -> dict[str, float]:
    """Return where a box of the page stands on its picture."""
    _, left, bottom, right, top = box
    a, b, c, d, e, f = picture.placing
    across = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    down = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return {
        "x": round(min(across) - ROOM, 1),
        "y": round(min(down) - ROOM, 1),
        "width": round(max(across) - min(across) + 2 * ROOM, 1),
        "height": round(max(down) - min(down) + 2 * ROOM, 1),
    }
