"""The pages of one assessment: findings beside the document, documents, questions, figures and tensions."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from checker.storage.records import AssessmentRow
from checker.web.editions import READING, SCREEN, Plain, opened
from checker.web.language import current_language
from checker.web.paper import paper
from checker.web.selection import Selection, shown_themes
from checker.web.state import current_store

blueprint = Blueprint("assessments", __name__, url_prefix="/assessments/<assessment>")


@blueprint.get("/")
def show(assessment: str) -> str | tuple[str, int]:
    """Show the findings, the chosen one in full, and the document beside it."""
    row = current_store().assessments.get(assessment)
    view, text = _view(row.id), opened(current_store(), row.id, READING)
    if view is None or text is None:
        return _being_prepared()
    selection = Selection.from_address(request.args)
    chosen = next((duty for duty in view["duties"] if duty["id"] == selection.duty), None)
    return render_template(
        "assessment.html",
        row=row,
        wished=_wished(row),
        view=view,
        selection=selection,
        themes=shown_themes(view, selection),
        chosen=chosen,
        paper=paper(text, view, selection, chosen),
        part_of=text["part_of"],
    )


@blueprint.get("/<any(documents, questions, figures, tables):name>")
def further(assessment: str, name: str) -> str | tuple[str, int]:
    """Show another page of the assessment."""
    row = current_store().assessments.get(assessment)
    view = _view(row.id)
    if view is None:
        return _being_prepared()
    uploads = current_store().jobs.uploads(row.job)
    return render_template(f"{name}.html", row=row, wished=_wished(row), view=view, uploads=uploads)


def _wished(row: AssessmentRow) -> str:
    """Return the language that the report was asked for in."""
    return str(current_store().jobs.get(row.job).request["language"])


def _view(assessment: str) -> Plain | None:
    return opened(current_store(), assessment, SCREEN, current_language())


def _being_prepared() -> tuple[str, int]:
    return render_template("preparing.html"), 202
