"""Figures that the documents state, with their holes visible."""

from __future__ import annotations

from babel import Locale

from checker.domain.document import Document
from checker.domain.figure import Figure, FigureUse
from checker.domain.message import say
from checker.domain.obligation import Obligation
from checker.domain.profile import Truth
from checker.report.display import shown
from checker.report.edition import Edition, Plain
from checker.report.quotes import quote
from checker.report.words import word

MOST_ROWS = 120
"""Figures printed; the rest is counted and stands in the JSON edition."""
LONGEST_SENTENCE = 160
TERRITORIES = {"EU": say("European Union"), "global": say("worldwide"), "other": say("another territory")}
REGIMES = {
    "dsa": say("Digital Services Act"),
    "voluntary": say("voluntary commitment"),
    "own_rules": say("own rules"),
    "other_law": say("another law"),
}
USABLE = {Truth.YES: say("usable"), Truth.NO: say("not usable"), Truth.UNKNOWN: say("open")}
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
        "value": _range(edition, figure) or f"{qualifier} {value}".strip(),
        "unit": shown(figure.unit) or None,
        "base": _printed(document, figure, "base"),
        "territory": _named(edition, figure, _printed(document, figure, "territory")),
        "period": shown(figure.period) if figure.period else None,
        "regime": word(REGIMES.get(figure.regime), edition.language) or None,
        "uses": [
            use_row(edition, use, duties[use.obligation]) for use in figure.uses if use.obligation in duties
        ],
        "about": [edition.place(duties[key]).partition(" ")[2] for key in about if key in duties],
    }


def use_row(edition: Edition, use: FigureUse, duty: Obligation) -> Plain:
    """Return one duty that asks for such a figure, whether this one can be used for it, and why."""
    return {
        "place": edition.place(duty),
        "usable": use.usable.value,
        "word": edition.tell(USABLE[use.usable]),
        "reasons": edition.tell_all(use.reasons),
    }


def _printed(document: Document, figure: Figure, kind: str) -> str | None:
    """Return what the document says about a figure, None where it says nothing."""
    part = figure.part(kind)
    return shown(document.quote(part.start, part.end)) if part else None


def _named(edition: Edition, figure: Figure, printed: str | None) -> str | None:
    """Return the territory; one that is neither Union nor state is called as the document calls it."""
    if figure.scope == "other" and printed:
        return edition.say("{territory} (not the European Union)", territory=printed)
    return territory(edition, figure.scope)


def _range(edition: Edition, figure: Figure) -> str:
    """Return both ends of a range, empty for a single number."""
    lower = figure.value if figure.upper is not None else figure.lower
    upper = figure.upper if figure.upper is not None else figure.value
    return "" if lower is None else f"{edition.number(lower)}–{edition.number(upper)}"


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
