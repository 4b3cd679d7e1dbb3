"""Small charts of a harmonised report: drawn as SVG, each with the numbers as a table to stand beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_percent
from lxml import etree
from markupsafe import Markup

from checker.domain.harmonised import HarmonisedReport
from checker.domain.harmonised_codes import HIGH, categories_of
from checker.domain.message import Message, say
from checker.harmonised.reach import main_figure
from checker.harmonised.results import Amount, amount
from checker.messages import format_value, tell

Plain = Mapping[str, object]
NAMES = {
    "ANIMAL_WELFARE": say("Animal welfare"),
    "CONSUMER_INFORMATION": say("Consumer information"),
    "CYBER_VIOLENCE": say("Cyber violence"),
    "CYBER_VIOLENCE_AGAINST_WOMEN": say("Cyber violence against women"),
    "DATA_PROTECTION_AND_PRIVACY_VIOLATIONS": say("Data protection and privacy"),
    "ILLEGAL_OR_HARMFUL_SPEECH": say("Illegal or harmful speech"),
    "INTELLECTUAL_PROPERTY_INFRINGEMENTS": say("Intellectual property"),
    "NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS": say("Civic discourse or elections"),
    "PROTECTION_OF_MINORS": say("Protection of minors"),
    "RISK_FOR_PUBLIC_SECURITY": say("Public security"),
    "SCAMS_AND_FRAUD": say("Scams and fraud"),
    "SELF_HARM": say("Self-harm"),
    "UNSAFE_AND_PROHIBITED_PRODUCTS": say("Unsafe and prohibited products"),
    "VIOLENCE": say("Violence"),
    "OTHER_VIOLATION_TC": say("Other breach of the terms"),
    "NOT_SPECIFIED_ORDER": say("Order that names no category"),
    "NOT_SPECIFIED_NOTICE": say("Notice that names no category"),
}
"""What the high-level categories are called here; the template calls them by their codes."""
BARS, ROW, LABELS, WIDTH, HEAD = 240, 24, 216, 640, 30
"""Of the drawing, in its own units: longest bar, height of a row, room for labels, whole width, legend."""
WHOLE, PART, INK = "#b9cde2", "#154273", "#1d1d1d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart of two figures: a whole, and what of it is a part."""

    id: str
    title: Message
    whole: Message
    part: Message | None
    rows: tuple[tuple[str, Amount, Amount | None], ...]


BY_CATEGORY = (
    (4, "notices", "notices_tf", say("Notices by category"), say("Notices"), say("of trusted flaggers")),
    (
        5, "measures", "measures_automated", say("Measures of its own motion against illegal content"),
        say("Measures"), say("after automated detection only"),
    ),
    (
        6, "measures", "measures_automated", say("Measures of its own motion under the terms"),
        say("Measures"), say("after automated detection only"),
    ),
)  # fmt: skip


def charts(report: HarmonisedReport, language: str) -> list[Plain]:
    """Return the charts of one report, as plain values; one without any number is left out."""
    drawings = [_by_category(report, language, *each) for each in BY_CATEGORY]
    return [plain(each, language) for each in drawings if _scale(each)]


def users(named: Sequence[tuple[str, HarmonisedReport]], language: str) -> list[Plain]:
    """Return the chart of the users that several reports state, in their order."""
    rows = tuple((name, main_figure(report, 10, "recipients"), None) for name, report in named)
    title = say("Average monthly users in the Union")
    drawing = Drawing(id="users", title=title, whole=say("Users"), part=None, rows=rows)
    return [plain(drawing, language)] if _scale(drawing) else []


def plain(drawing: Drawing, language: str) -> Plain:
    """Return a chart with its table: ``columns``, and ``rows`` of a label and its cells."""
    columns = [drawing.whole, *((drawing.part, say("share")) if drawing.part else ())]
    return {
        "id": drawing.id,
        "title": tell(drawing.title, language),
        "columns": [tell(each, language) for each in columns],
        "rows": [
            {"label": label, "cells": _cells(whole, part, language)} for label, whole, part in drawing.rows
        ],
        "svg": svg(drawing, language),
    }


def svg(drawing: Drawing, language: str) -> Markup:
    """Draw a chart; the part stands below its whole and is darker, and both numbers are written out.

    What it says is escaped by the writer of XML, so templates need not trust anything else.
    """
    height = HEAD + ROW * len(drawing.rows)
    title = tell(drawing.title, language)
    root = etree.Element(
        "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {height}", width=str(WIDTH),
        height=str(height), role="img",
    )  # fmt: skip
    root.set("class", "chart")
    root.set("aria-label", title)
    root.set("font-family", "Checker Sans, sans-serif")
    root.set("font-size", "12")
    etree.SubElement(root, "title").text = title
    etree.SubElement(root, "desc").text = tell(say("The numbers stand in the table beside it."), language)
    _legend(root, drawing, language)
    scale = _scale(drawing)
    for at, (label, whole, part) in enumerate(drawing.rows):
        top = HEAD + at * ROW
        _text(root, LABELS - 8, top + 13, label, anchor="end")
        for amount_, down, kind in ((whole, 2, "whole"), (part, 11, "part")):
            if amount_ and amount_.number is not None:
                _bar(root, top + down, float(amount_.number / scale) * BARS if scale else 0.0, kind)
        figures = _cells(whole, part, language)[:2]
        _text(root, LABELS + BARS + 8, top + 13, " / ".join(figures))
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704


def _by_category(
    report: HarmonisedReport, language: str, number: int, whole: str, part: str,
    title: Message, whole_word: Message, part_word: Message,
) -> Drawing:  # fmt: skip
    found = report.part(number)
    own = {row.category: row for row in found.rows if not row.keyword} if found else {}
    rows = tuple(
        (
            tell(NAMES[code.removeprefix(HIGH)], language),
            amount(found, own.get(code), whole),
            amount(found, own.get(code), part),
        )
        for code in categories_of(number)
        if found
    )
    return Drawing(id=f"part-{number}", title=title, whole=whole_word, part=part_word, rows=rows)


def _scale(drawing: Drawing) -> Decimal:
    """Return the largest number, by which bars are measured; 0 where there is none."""
    numbers = [each.number for _, whole, part in drawing.rows for each in (whole, part) if each]
    return max((number for number in numbers if number is not None), default=Decimal(0))


def _cells(whole: Amount, part: Amount | None, language: str) -> list[str]:
    cells = [_told(whole, language)]
    if part is not None:
        cells += [_told(part, language), _share(whole.number, part.number, language)]
    return cells


def _told(found: Amount, language: str) -> str:
    if found.number is None:
        return "–" if found.blank else "?"
    return format_value(float(found.number), language)


def _share(whole: Decimal | None, part: Decimal | None, language: str) -> str:
    if not whole or part is None:
        return "–"
    return str(format_percent(part / whole, "0.0%", locale=language))


def _legend(root: etree._Element, drawing: Drawing, language: str) -> None:
    _bar(root, 4, 24, "whole")
    _text(root, LABELS + 30, 13, tell(drawing.whole, language))
    if drawing.part:
        _bar(root, 4, 24, "part", LABELS + 140)
        _text(root, LABELS + 170, 13, tell(drawing.part, language))


def _bar(root: etree._Element, top: int, width: float, kind: str, left: int = LABELS) -> None:
    etree.SubElement(
        root, "rect", {"class": kind}, x=str(left), y=str(top), width=f"{max(width, 0):.2f}", height="8",
        fill=WHOLE if kind == "whole" else PART, stroke=PART,
    ).set("stroke-width", "0.6")  # fmt: skip


def _text(root: etree._Element, left: int, top: int, text: str, anchor: str = "start") -> None:
    found = etree.SubElement(root, "text", {"text-anchor": anchor}, x=str(left), y=str(top), fill=INK)
    found.text = text
