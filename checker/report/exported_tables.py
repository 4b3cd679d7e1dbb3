"""Findings, evidence and figures as tables, with the same columns in every edition and language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.domain.message import Message, say
from checker.messages import tell
from checker.report.contributions import Contributions
from checker.workbooks import Sheet, Value

View = Mapping[str, Any]
FINDINGS: dict[str, Message] = {
    "duty": say("name of the duty"),
    "citation": say("place in the law"),
    "title": say("title of the duty"),
    "outcome": say("outcome of the duty as found"),
    "element": say("name of the element"),
    "asks": say("what the element asks"),
    "core": say("core element, yes or no"),
    "asked": say("level that is asked"),
    "found": say("level as found"),
    "stands": say("what holds by a person's decision, else the level as found"),
    "why": say("why, in the words of who decided"),
    "source": say("source on the shelf that the decision rests on"),
    "quotes": say("number of quotes"),
}
EVIDENCE: dict[str, Message] = {
    "duty": say("name of the duty"),
    "element": say("name of the element"),
    "document": say("label of the document"),
    "where": say("place in the document"),
    "language": say("language of the quote"),
    "quote": say("the words of the document"),
    "level": say("level that the quote shows"),
    "flags": say("letters of the flags"),
    "rule": say("line of the rule"),
}
FIGURES: dict[str, Message] = {
    "printed": say("number as printed"),
    "value": say("number as read"),
    "unit": say("what is counted"),
    "territory": say("territory"),
    "period": say("period"),
    "where": say("place in the document"),
    "sentence": say("the words of the document"),
}
COLUMNS = {"findings": FINDINGS, "evidence": EVIDENCE, "figures": FIGURES}
"""Tables with their columns and what each means."""


def tables(view: View, people: Contributions) -> dict[str, list[list[Value]]]:
    """Return the rows of every table; a column that nothing is known of is empty."""
    makers = {"findings": _findings(view, people), "evidence": _evidence(view), "figures": _figures(view)}
    return {name: [[row[key] for key in COLUMNS[name]] for row in rows] for name, rows in makers.items()}


def sheets(rows: Mapping[str, list[list[Value]]], language: str) -> Iterator[Sheet]:
    """Yield the sheets of a workbook: the tables, then what their columns mean."""
    for name, columns in COLUMNS.items():
        yield name, list(columns), rows[name]
    meant = [
        [name, column, tell(means, language)]
        for name, columns in COLUMNS.items()
        for column, means in columns.items()
    ]
    yield "columns", ["sheet", "column", "meaning"], meant


def _findings(view: View, people: Contributions) -> Iterator[dict[str, Value]]:
    for duty in view["duties"]:
        for part in duty["elements"]:
            stands = people.standing.get((duty["id"], part["id"]))
            yield {
                "duty": duty["id"],
                "citation": duty["citation"],
                "title": duty["title"],
                "outcome": duty["outcome"]["id"],
                "element": part["id"],
                "asks": part["asks"],
                "core": "yes" if part["is_core"] else "no",
                "asked": part["asked_level"]["id"],
                "found": part["level"]["id"],
                "stands": stands.id if stands else part["level"]["id"],
                "why": stands.text if stands else "",
                "source": stands.source if stands else "",
                "quotes": len(part["quotes"]),
            }


def _evidence(view: View) -> Iterator[dict[str, Value]]:
    for duty in view["duties"]:
        for part in duty["elements"]:
            pairs = [quote for pair in part["contradictions"] for quote in pair]
            for quote in [*part["quotes"], *pairs]:
                yield {
                    "duty": duty["id"],
                    "element": part["id"],
                    "document": quote["document"],
                    "where": quote["where"],
                    "language": quote["language"],
                    "quote": quote["text"],
                    "level": quote["level"]["id"],
                    "flags": "".join(flag["letter"] for flag in quote["flags"]),
                    "rule": quote["rule"],
                }


def _figures(view: View) -> Iterator[dict[str, Value]]:
    for each in view["figures"]:
        known: dict[str, Value] = {key: each[key] for key in FIGURES if key != "sentence"}
        yield known | {"sentence": each["text"]}
