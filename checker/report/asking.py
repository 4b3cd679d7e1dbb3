"""Drafts of questions from the views of an assessment: one for each gap, in every language of the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.domain.correspondence import Asked
from checker.report.edition import Plain

View = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question as the rules put it; texts are by language."""

    obligation: str
    element: str
    kind: Asked
    citation: Mapping[str, str]
    text: Mapping[str, str]
    wanted: Mapping[str, str]
    said: Mapping[str, str]
    level: Plain
    """Of the element, in the first language."""


def drafts(views: Mapping[str, View]) -> list[Draft]:
    """Return one draft for each question of the views, which are one assessment by language."""
    by_language = {language: _asked(view) for language, view in views.items()}
    first = next(iter(by_language.values()))
    found = []
    for spot, (_, part) in first.items():
        each = {language: asked[spot] for language, asked in by_language.items() if spot in asked}
        said = {language: _said(own) for language, (_, own) in each.items()}
        found.append(
            Draft(
                obligation=spot[0],
                element=spot[1],
                kind=Asked.CLARIFY if part["quotes"] else Asked.SUPPLY,
                citation={language: duty["citation"] for language, (duty, _) in each.items()},
                text={language: own["question"]["text"] for language, (_, own) in each.items()},
                wanted={language: own["question"]["wanted"] for language, (_, own) in each.items()},
                said=said,
                level=part["level"],
            )
        )
    return found


def _asked(view: View) -> dict[tuple[str, str], tuple[View, View]]:
    """Return duty and element of every question, at the first element that it would settle."""
    found: dict[tuple[str, str], tuple[View, View]] = {}
    known = set()
    for duty in view["duties"]:
        for part in duty["elements"]:
            if part["question"] and part["question"]["id"] not in known:
                known.add(part["question"]["id"])
                found[duty["id"], part["id"]] = (duty, part)
    return found


def _said(part: View) -> str:
    """Return the most telling passage with its place, empty where the documents are silent."""
    quote = next(iter(part["quotes"]), None)
    return f"“{quote['text']}” ({quote['where']})" if quote else ""
