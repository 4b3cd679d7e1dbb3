"""Figures of documents beside the cells of a harmonised report: the difference, and what it may come from.

Nothing follows from a difference by itself; territory, period and way of counting are named beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.domain.assessment import Dossier
from checker.domain.document import Document
from checker.domain.figure import Figure
from checker.domain.harmonised import NUMBER, TOTAL, HarmonisedReport, Part, address
from checker.domain.message import Message, localised, say
from checker.domain.obligation import RuleSet
from checker.domain.observation import Span
from checker.domain.tabulation import Column, TabulatedCell, TabulatedRow, Tabulation
from checker.messages import LANGUAGES as TOLD
from checker.messages import tell
from checker.offers import Evaluation

LANGUAGES = {
    "nl": re.compile(
        r"nederlandstalig|dutch[- ](?:speaking|language)|niederländischsprachig|néerlandophone", re.I
    ),
    "en": re.compile(r"engelstalig|english[- ](?:speaking|language)|englischsprachig|anglophone", re.I),
    "de": re.compile(r"duitstalig|german[- ](?:speaking|language)|deutschsprachig|germanophone", re.I),
    "fr": re.compile(r"franstalig|french[- ](?:speaking|language)|französischsprachig|francophone", re.I),
}
"""How documents in four languages name people who work in a language."""
_AFTER = 40
"""Characters after a number in which the language of those that are counted may stand."""
_MODERATORS = re.compile(r"moderat|modérat", re.I)
_USERS = re.compile(r"gebruikers|users|recipients|afnemers|nutzer|utilisat", re.I)
_NOTICES = re.compile(r"meldingen|kennisgevingen|notices|hinweise|notifications", re.I)
_FLAGGERS = re.compile(
    r"trusted flagger|betrouwbare flagger|vertrauenswürdige|signaleurs? de confiance", re.I
)
_OWN_RULES = re.compile(
    r"(?:richtlijnen|voorwaarden|guidelines|community standards|terms|richtlinien|règles)", re.I
)
_ITEMS = re.compile(
    r"stukken|video|acties|items|pieces|actions|inhalte|beiträge|contenus|measures|maatregelen|mesures", re.I
)
_REMOVED = re.compile(
    r"verwijder|remov|taken down|offline|entfern|gelöscht|retir|supprim|tegen .{0,40}inhoud"
    r"|ondernomen|getroffen|actions? taken|took action|ergriffen|prises?\b",
    re.I,
)

_COLUMNS = (
    Column(id="figure", label=say("Figure in the document")),
    Column(id="cell", label=say("Cell of the report")),
    Column(id="difference", label=say("Difference")),
    Column(id="caveats", label=say("Before comparing")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a report states what a figure is about."""

    part: int
    column: str
    indicator: str = ""
    category: str = ""
    by_state: bool = False
    """Whether the part has a row for every Member State."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A figure beside the cells whose numbers add up to what it is about."""

    value: Decimal
    cells: tuple[str, ...]
    places: tuple[str, ...]
    scope: str


STAFF = (
    Address(part=9, column="value", indicator="internal"),
    Address(part=9, column="value", indicator="external"),
)
LINGUISTIC = (Address(part=9, column="value", indicator="linguistic"),)
RECIPIENTS = (Address(part=10, column="value", indicator="recipients", by_state=True),)
NOTICES = (Address(part=4, column="notices", category=TOTAL),)
NOTICES_OF_FLAGGERS = (Address(part=4, column="notices_tf", category=TOTAL),)
MEASURES = (Address(part=6, column="measures", category=TOTAL),)


def held_against(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Tabulation, ...]:
    """Return one table of the figures for which the report has a cell; none without a report."""
    report = dossier.report
    if report is None:
        return ()
    once = {
        (figure.document, figure.number_start, figure.number_end): figure for figure in evaluation.figures
    }
    figures = [once[key] for key in sorted(once)]
    rows = [row for figure in figures if (row := _row(figure, dossier.document(figure.document), report))]
    note = say(
        "Figures of the documents: {figures}; with a cell of the report on the same matter: {held}. "
        "Difference: the report less the document. A difference can come from territory, period or "
        "way of counting. Report: {service}, {period}.",
        figures=len(figures),
        held=len(rows),
        service=", ".join(report.services),
        period=", ".join(report.periods),
    )
    title = say("Figures of the documents beside the harmonised report")
    return (Tabulation(id="held-against-report", title=title, note=note, columns=_COLUMNS, rows=tuple(rows)),)


def _row(figure: Figure, document: Document, report: HarmonisedReport) -> TabulatedRow | None:
    addresses, language = _addresses(figure, document)
    scope = language or (figure.scope if figure.scope and addresses and addresses[0].by_state else "")
    held = _held(report, addresses, scope or TOTAL) or _held(report, addresses, TOTAL)
    if held is None:
        return None
    span = Span(document=figure.document, start=figure.start, end=figure.end)
    caveats = tuple(_caveats(figure, held, report, addresses))
    return TabulatedRow(
        cells=(
            TabulatedCell(column="figure", message=_stated(figure, document), spans=(span,)),
            TabulatedCell(column="cell", message=_cell(held)),
            TabulatedCell(column="difference", message=_difference(figure, held)),
            TabulatedCell(column="caveats", message=_joined(caveats)),
        )
    )


def _addresses(figure: Figure, document: Document) -> tuple[tuple[Address, ...], str]:
    """Return the cells that state what a figure is about, and the code of a language where one is counted."""
    sentence = document.text[figure.start : figure.end]
    near = f"{figure.unit} {document.text[figure.number_end : figure.number_end + _AFTER]}"
    if _MODERATORS.search(figure.unit) or _MODERATORS.search(sentence):
        for code, words in LANGUAGES.items():
            if words.search(near):
                return LINGUISTIC, code
    if _MODERATORS.search(figure.unit):
        return STAFF, ""
    if _USERS.search(figure.unit):
        return RECIPIENTS, ""
    if _NOTICES.search(figure.unit):
        return (NOTICES_OF_FLAGGERS if _FLAGGERS.search(sentence) else NOTICES), ""
    if _ITEMS.search(figure.unit) and (_REMOVED.search(sentence) or _OWN_RULES.search(sentence)):
        return MEASURES, ""
    return (), ""


def _held(report: HarmonisedReport, addresses: Sequence[Address], scope: str) -> Held | None:
    """Return the sum of some cells; None where one of them is missing or no number."""
    value, names, places = Decimal(0), [], []
    for wanted in addresses:
        part = report.part(wanted.part)
        found = _number(part, wanted, scope) if part else None
        if found is None:
            return None
        value += found[0]
        names.append(found[1])
        places.append(found[2])
    if not names:
        return None
    return Held(value=value, cells=tuple(names), places=tuple(places), scope=scope)


def _number(part: Part, wanted: Address, scope: str) -> tuple[Decimal, str, str] | None:
    row_scope = "" if wanted.category else scope
    row = part.row(wanted.indicator, row_scope, category=wanted.category)
    cell = row.cell(wanted.column) if row else None
    if row is None or cell is None or cell.state != NUMBER or cell.number is None:
        return None
    return cell.number, address(part, row, cell), str(part.place(row, cell))


def _stated(figure: Figure, document: Document) -> Message:
    number = document.text[figure.number_start : figure.number_end]
    sign = {">": "> ", "<": "< ", "~": "± "}.get(figure.qualifier, "")
    return say("{sign}{number} {unit}", sign=sign, number=number, unit=figure.unit)


def _cell(held: Held) -> Message:
    return say(
        "{value}: {cells} ({places})",
        value=_plain(held.value),
        cells=" + ".join(held.cells),
        places=", ".join(held.places),
    )


def _difference(figure: Figure, held: Held) -> Message:
    stated = Decimal(repr(figure.value))
    less = _plain(held.value - stated)
    if stated <= 0 or not _same_territory(figure, held):
        return say("{difference}", difference=less)
    share = round(float((held.value - stated) / stated * 100), 1)
    return say("{difference} ({share} % of the figure in the document)", difference=less, share=share)


def _same_territory(figure: Figure, held: Held) -> bool:
    """Tell whether a figure and a cell can speak of the same territory; a language is none."""
    if held.scope.islower():
        return True
    return figure.scope is None or figure.scope == ("EU" if held.scope == TOTAL else held.scope)


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _caveats(
    figure: Figure, held: Held, report: HarmonisedReport, addresses: Sequence[Address]
) -> Iterator[Message]:
    """Yield what to keep in mind before the two numbers are compared."""
    if figure.scope == "global":
        yield say("The document speaks of the whole world, the report of the Union.")
    elif figure.scope is None:
        yield say("The document names no territory; the report speaks of the Union.")
    elif figure.scope not in ("EU", held.scope) and held.scope == TOTAL:
        yield say(
            "The document speaks of {scope}; this cell is for the Union as a whole.", scope=figure.scope
        )
    periods = ", ".join(report.periods)
    if figure.period:
        yield say(
            "The document speaks of {period}, the report of {reported}.",
            period=figure.period,
            reported=periods,
        )
    else:
        yield say("The document names no period; the report speaks of {reported}.", reported=periods)
    if figure.qualifier:
        yield say("The document does not give an exact number.")
    yield from _ways_of_counting(addresses, held.scope)


def _ways_of_counting(addresses: Sequence[Address], scope: str) -> Iterator[Message]:
    if addresses == STAFF:
        yield say(
            "The report adds up employed and contracted moderators; the document may count more people."
        )
    elif addresses == LINGUISTIC:
        yield say(
            "The report counts moderators with sufficient expertise in the language, each per language."
        )
    elif addresses == RECIPIENTS:
        yield say("The report counts monthly active recipients on average over the period.")
    elif addresses == MEASURES:
        yield say(
            "The report counts measures of its own initiative under its own rules; measures after notices "
            "and measures against illegal content stand in other parts."
        )


def _joined(messages: Sequence[Message]) -> Message:
    """Return several sentences as one message, each kept as a template of its own."""
    texts = localised(**{code: " ".join(tell(each, code) for each in messages) for code in TOLD})
    return say("{sentences}", sentences=texts)
