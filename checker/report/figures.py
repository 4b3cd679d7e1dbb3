"""Figures that the documents state, with their holes visible."""

from __future__ import annotations

from babel import Locale

from checker.domain.figure import Figure
from checker.domain.message import say
from checker.report.display import shown
from checker.report.edition import Edition, Plain
from checker.report.quotes import quote
from checker.report.words import word

MOST_ROWS = 120
"""Figures printed; the rest is counted and stands in the JSON edition."""
LONGEST_SENTENCE = 160
TERRITORIES = {"EU": say("European Union"), "global": say("worldwide"), "other": say("another territory")}
QUALIFIERS = {">": say("more than"), "<": say("less than"), "~": say("about")}


def figures(edition: Edition) -> Plain:
    """Return the figures in the order of the documents, and how many are not printed."""
    found = edition.assessment.figures
    return {
        "rows": [figure_row(edition, figure) for figure in found[:MOST_ROWS]],
        "count": len(found),
        "left_out": max(0, len(found) - MOST_ROWS),
        "territories": territories(edition, found),
    }


def figure_row(edition: Edition, figure: Figure) -> Plain:
    """Return one figure: as printed, plain value, unit, territory, period, and the duties it stands with."""
    document = edition.assessment.document(figure.document)
    duties = {duty.id: duty for duty in edition.rule_set.obligations}
    about = dict.fromkeys(element.rpartition(".")[0] for element in figure.about)
    qualifier = word(QUALIFIERS.get(figure.qualifier), edition.language)
    value = edition.number(int(figure.value) if figure.value == int(figure.value) else figure.value)
    return quote(edition, figure.document, figure.start, figure.end, LONGEST_SENTENCE) | {
        "printed": shown(document.quote(figure.number_start, figure.number_end)),
        "value": f"{qualifier} {value}".strip(),
        "unit": shown(figure.unit) or None,
        "territory": territory(edition, figure.scope),
        "period": shown(figure.period) if figure.period else None,
        "about": [edition.place(duties[key]).partition(" ")[2] for key in about if key in duties],
    }


def territory(edition: Edition, scope: str | None) -> str | None:
    """Return a territory in words; None where the document states none."""
    if not scope:
        return None
    if scope in TERRITORIES:
        return word(TERRITORIES[scope], edition.language)
    name: str = Locale(edition.language).territories.get(scope, shown(scope))
    return name


def territories(edition: Edition, found: tuple[Figure, ...]) -> list[Plain]:
    """Count the figures by territory, most first; figures without one last."""
    names = [territory(edition, figure.scope) for figure in found]
    stated = sorted({name for name in names if name}, key=lambda name: (-names.count(name), name))
    rows: list[Plain] = [{"territory": name, "count": names.count(name)} for name in stated]
    return rows + ([{"territory": None, "count": names.count(None)}] if None in names else [])
