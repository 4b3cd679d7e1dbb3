"""What the pages of a questionnaire send: one section at a time, by the keys of a declaration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.declarations.drafted import Asked, Section
from checker.declarations.layout import WORDS
from checker.declarations.schema import LONGEST
from checker.domain.obligation import Element
from checker.domain.profile import SERVICES
from checker.web.forms import Fields, line, paragraph

Plain = Mapping[str, Any]
FIGURE = ("value", "unit", "scope", "period")
MOST_FIGURES = 30
TRUTHS = ("yes", "no", "unknown")


def about_sent(fields: Fields, asked: Asked, plain: Plain) -> Plain:
    """Return the declaration with what was sent about the service and about who answers."""
    facts = {
        fact.id: said if (said := fields.get(f"fact.{fact.id}", "")) in TRUTHS else "unknown"
        for fact in asked.rule_set.facts
    }
    profile = {
        "name": line(fields, "name", 200),
        "services": [name for name in SERVICES if name in fields.getlist("service")],
        "designated_on": line(fields, "designated_on", 20),
        "facts": facts,
    }
    who = {"signed_by": line(fields, "signed_by", 200), "dated": line(fields, "dated", 20)}
    return {**plain, **who, "profile": profile}


def section_sent(fields: Fields, section: Section, plain: Plain) -> Plain:
    """Return the declaration with the answers of one section; what was emptied is taken out."""
    answers = dict(plain.get("answers", {}))
    for element in section.elements:
        answers.pop(element.id, None)
        if answer := _answer(fields, element):
            answers[element.id] = answer
    return {**plain, "answers": answers}


def rows_of(element: Element, plain: Plain) -> list[Mapping[str, str]]:
    """Return the figures of a question as the page shows them, with one empty row where it asks for some."""
    stated = list(plain.get("answers", {}).get(element.id, {}).get("figures", ()))
    return [*stated, {}] if stated or element.declared == "figure" else []


def _answer(fields: Fields, element: Element) -> dict[str, object]:
    said = fields.get(f"{element.id}.answer", "")
    answer: dict[str, object] = {"answer": said if said in WORDS else "unknown"}
    if description := paragraph(fields, f"{element.id}.description", LONGEST + 1):
        answer["description"] = description
    if links := paragraph(fields, f"{element.id}.links", 20_000).split():
        answer["links"] = links
    if figures := _figures(fields, element):
        answer["figures"] = figures
    return answer if len(answer) > 1 or answer["answer"] != "unknown" else {}


def _figures(fields: Fields, element: Element) -> list[dict[str, str]]:
    columns = {key: fields.getlist(f"{element.id}.{key}")[:MOST_FIGURES] for key in FIGURE}
    rows = [
        {key: " ".join(texts[at].split())[:300] for key, texts in columns.items() if at < len(texts)}
        for at in range(max(map(len, columns.values())))
    ]
    return [{key: text for key, text in row.items() if text} for row in rows if any(row.values())]
