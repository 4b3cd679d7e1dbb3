"""Cells of a report as evidence, quoted by offsets; a blank is no zero, an excerpt leaves open."""

from dataclasses import replace

import pytest
from checker.plugins.reports.evidence import MOST, evaluate

from checker.domain.assessment import Assessment
from checker.domain.document import Sheet
from checker.domain.evidence import Level
from checker.domain.finding import Outcome
from checker.domain.harmonised import HarmonisedReport
from checker.domain.harmonised_lines import document_of, is_of_template, report_of
from checker.domain.obligation import WantedCell
from checker.engine import Plugins, assess, verify_quotes
from checker.engine.serialise import from_json, to_json
from checker.offers import Evaluator
from tests.engine.made import applies, document, dossier, element, rule_set

EVALUATORS = {
    "text": Evaluator(name="text", evaluate=lambda *_: evaluate(dossier(), rule_set(), frozenset())),
    "report-cells": Evaluator(name="report-cells", evaluate=evaluate, every_element=True),
}


def weighed(report: HarmonisedReport, *cells: str) -> Assessment:
    wanted = tuple(WantedCell(address=each.removesuffix(" > 0"), above_zero="> 0" in each) for each in cells)
    rules = rule_set(element(cells=wanted))
    given = dossier(document(), report=report, lines=document_of(report, "report.zip"))
    made = assess(given, rules, Plugins(evaluators=EVALUATORS, checks={}), applies())
    verify_quotes(made)
    return made


def test_a_figure_is_quoted_with_its_place() -> None:
    made = weighed(report_of({"4/TOTAL/notices_tf": "3", "4/TOTAL/notices": "714523"}), "4/TOTAL/notices")
    [found] = made.findings[0].elements[0].evidence
    assert found.level is found.relied_level is Level.SUBSTANTIATED
    lines = made.document(found.document)
    assert lines.quote(found.start, found.end) == "TOTAL · Number of notices received: 714523"
    assert lines.sheet(found.start) == Sheet(part=4, file="", row=3, column=1)
    [backing] = found.backings
    assert lines.quote(backing.start, backing.end) == "714523"
    assert made.documents == (document(),)
    assert from_json(to_json(made)) == made


@pytest.mark.parametrize(
    ("text", "wanted", "level"),
    [
        ("0", "4/TOTAL/notices", Level.SUBSTANTIATED),
        ("0", "4/TOTAL/notices > 0", Level.SILENT),
        ("", "4/TOTAL/notices", Level.SILENT),
        ("2.2 - 2.7", "4/TOTAL/notices", Level.DESCRIBED),
        ("7", "4/*/notices", Level.SUBSTANTIATED),
        ("7", "4/TOTAL/items", Level.SILENT),
    ],
)
def test_what_stands_in_a_cell_decides(text: str, wanted: str, level: Level) -> None:
    [part] = weighed(report_of({"4/TOTAL/notices": text}), wanted).findings[0].elements
    assert part.relied_level is level


def test_a_blank_is_named_among_what_came_close() -> None:
    [part] = weighed(report_of({"4/TOTAL/notices": ""}), "4/TOTAL/notices").findings[0].elements
    assert part.outcome is Outcome.NOT_ADDRESSED
    assert part.certificate
    [miss] = part.certificate.near_misses
    assert miss.reason.text == "The cell is blank; a blank is not a zero."


def test_an_excerpt_leaves_open_what_it_does_not_hold() -> None:
    whole = report_of({"4/TOTAL/notices": "", "4/TOTAL/items": "5"})
    excerpt = replace(whole, parts=tuple(replace(part, complete=False) for part in whole.parts))
    [part] = weighed(excerpt, "4/TOTAL/notices").findings[0].elements
    assert part.outcome is Outcome.CANNOT_TELL
    assert [message.text.split(";")[0] for message in part.diagnostics] == [
        "Part {part} of the report is an excerpt"
    ]
    [part] = weighed(excerpt, "4/TOTAL/items").findings[0].elements
    assert part.outcome is Outcome.ADDRESSED


def test_few_cells_stand_for_many() -> None:
    states = {f"10/recipients/{state}/value": "5" for state in ("AT", "BE", "BG", "CY", "CZ")}
    [part] = weighed(report_of(states), "10/recipients/??/value").findings[0].elements
    assert len(part.evidence) == MOST
    assert dict(part.evidence[0].reasons[-1].values)["count"] == len(states) - MOST


def test_a_member_state_is_no_language() -> None:
    report = report_of({"8/accuracy/AT/value": "0.9"})
    [part] = weighed(report, "8/accuracy/[a-z][a-z]/value").findings[0].elements
    assert part.relied_level is Level.SILENT


@pytest.mark.parametrize(
    ("pattern", "known"),
    [
        ("4/TOTAL/notices", True),
        ("3/STATEMENT_CATEGORY_*/??/orders_act", True),
        ("11/training/value", True),
        ("9/linguistic/[a-z][a-z]/value", True),
        ("4/TOTAL/notice", False),
        ("10/recipients/nl/value", False),
        ("2/TOTAL/notices", False),
    ],
)
def test_addresses_are_held_against_the_template(pattern: str, known: bool) -> None:
    assert is_of_template(pattern) is known
