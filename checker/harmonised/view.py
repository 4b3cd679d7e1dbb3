"""A checked report as plain values, in one language: what templates, workbooks and JSON are made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from checker.domain.harmonised import NUMBER, Deviation, HarmonisedReport, Place
from checker.domain.harmonised_checks import DEVIATES, HOLDS, STATES, CheckedReport, CheckResult
from checker.domain.harmonised_checks import NOT_APPLICABLE as DOES_NOT_APPLY
from checker.domain.harmonised_checks import NOT_POSSIBLE as CANNOT_BE_DONE
from checker.domain.harmonised_template import COLUMNS, INDICATORS, PARTS
from checker.domain.message import Message, say
from checker.harmonised.charts import charts
from checker.harmonised.form import period_of
from checker.harmonised.reach import main_figure
from checker.harmonised.results import shown
from checker.harmonised.running import check_texts
from checker.messages import tell

Plain = Mapping[str, object]
TEMPLATE, TEXT_TEMPLATE, STYLE = "harmonised.html", "harmonised.txt", "harmonised.css"
MOST_SHOWN = 40
"""Results of one check that are printed in full; all of them stand in JSON and workbook."""
MOST_PLACES = 4

STATE_WORDS: Mapping[str, Message] = {
    DEVIATES: say("does not hold"),
    HOLDS: say("holds"),
    DOES_NOT_APPLY: say("not applicable"),
    CANNOT_BE_DONE: say("not possible"),
}
SORT_WORDS: Mapping[str, Message] = {
    "structure": say("structure"),
    "format": say("format"),
    "codes": say("codes"),
    "text": say("text"),
}
TIER_WORDS: Mapping[str, Message] = {
    "intermediary": say("intermediary service"),
    "hosting": say("hosting service"),
    "platform": say("online platform"),
    "vlop": say("very large online platform"),
    "vlose": say("very large online search engine"),
}
TIER_FROM: Mapping[str, Message] = {
    "given": say("as asked for"),
    "register": say("by the register of designated services"),
    "content": say("by what the report fills in"),
}
MAIN_FIGURES = (
    (3, "orders_act"), (3, "orders_act_items"), (3, "orders_info"), (4, "notices"), (4, "notices_tf"),
    (4, "items"), (4, "action_time"), (4, "action_time_tf"), (4, "law"), (4, "terms"), (5, "measures"),
    (5, "measures_automated"), (6, "measures"), (6, "measures_automated"), (7, "complaints"), (7, "disputes"),
    (7, "suspensions_content"), (8, "automated"), (8, "not_automated"), (9, "internal"), (9, "external"),
    (9, "linguistic"), (10, "recipients"),
)  # fmt: skip
"""The figures that stand for a report as a whole: part and indicator."""


def label_of(part: int, indicator: str) -> str:
    """Return what the template calls a column or a row, in English as in Annex I."""
    labels = INDICATORS.get(part, ()) if part not in {3, 4, 5, 6} else COLUMNS[part]
    return next((label.text for label in labels if label.id == indicator), indicator)


def heading(report: HarmonisedReport) -> dict[str, str]:
    """Return what a report says about itself."""
    period = period_of(report)
    return {
        "service": " · ".join(report.services) or "–",
        "provider": report.stated("provider") or "–",
        "published": report.stated("published") or "–",
        "period": f"{period[0].isoformat()}/{period[1].isoformat()}" if period else "–",
    }


def view(checked: CheckedReport, language: str) -> Plain:
    """Return the plain view of a checked report."""
    report = checked.given.report
    counts = {state: sum(each.state == state for each in checked.results) for state in STATES}
    return {
        "template": TEMPLATE,
        "text_template": TEXT_TEMPLATE,
        "style": STYLE,
        "language": language,
        "kind": "check",
        "report": heading(report),
        "tier": tell(TIER_WORDS[checked.given.tier], language),
        "tier_from": tell(TIER_FROM[checked.given.tier_from], language),
        "counts": [{"state": tell(STATE_WORDS[state], language), "count": counts[state]} for state in STATES],
        "deviating": counts[DEVIATES],
        "parts": [_part(report, number) for number in PARTS],
        "checks": [_check(checked, id_, language) for id_ in check_texts()],
        "deviations": deviations(report.deviations, language),
        "deviation_count": len(report.deviations),
        "figures": [_figure(report, part, indicator) for part, indicator in MAIN_FIGURES],
        "charts": charts(report, language),
        "files": [{"name": file.name, "size": file.size, "sha256": file.sha256} for file in report.files],
        "reader": report.reader,
    }


def _part(report: HarmonisedReport, number: int) -> Plain:
    part = report.part(number)
    return {
        "number": number,
        "name": PARTS[number],
        "file": part.file if part else "–",
        "rows": len(part.rows) if part else 0,
        "numbers": sum(cell.state == NUMBER for row in part.rows for cell in row.cells) if part else 0,
        "there": part is not None,
        "complete": part is not None and part.complete,
    }


def _figure(report: HarmonisedReport, part: int, indicator: str) -> Plain:
    found = main_figure(report, part, indicator)
    return {
        "part": part,
        "id": indicator,
        "label": label_of(part, indicator),
        "value": "" if found.blank else shown(found.number) if found.number is not None else "?",
        "place": ", ".join(map(str, found.places[:1])),
    }


def _check(checked: CheckedReport, id_: str, language: str) -> Plain:
    text = check_texts()[id_]
    results = [each for each in checked.results if each.check == id_]
    deviating = [each for each in results if each.state == DEVIATES]
    undone = [each for each in results if each.state == CANNOT_BE_DONE]
    counts = checked.counts(id_)
    return {
        "id": id_,
        "hard": text.hard,
        "title": text.title(language),
        "formula": text.formula(language),
        "basis": text.basis(language),
        "tolerance": text.tolerance(language),
        "explanation": text.explanation(language),
        "counts": ", ".join(
            f"{tell(STATE_WORDS[state], language)}: {counts[state]}" for state in STATES if counts[state]
        ),
        "deviating": [result_view(each, language) for each in deviating[:MOST_SHOWN]],
        "more": max(len(deviating) - MOST_SHOWN, 0),
        "undone": _reasons(undone, language),
    }


def _reasons(results: Iterable[CheckResult], language: str) -> list[str]:
    """Return the first reasons why a check was not possible."""
    told = list(dict.fromkeys(tell(each.message, language) for each in results))
    return told[:3] + ([f"… (+{len(told) - 3})"] if len(told) > 3 else [])


def result_view(result: CheckResult, language: str) -> Plain:
    """Return one result as plain values."""
    return {
        "check": result.check,
        "state": tell(STATE_WORDS[result.state], language),
        "part": result.part,
        "message": tell(result.message, language),
        "places": places(result.places),
    }


def places(found: Iterable[Place]) -> str:
    """Return the first places of many as row:column, those in one file behind its name."""
    all_ = list(found)
    told = [
        f"{file} {', '.join(f'{each.row}:{each.column}' if each.column else str(each.row) for each in group)}"
        for file, group in groupby(all_[:MOST_PLACES], key=lambda each: each.file)
    ]
    more = len(all_) - MOST_PLACES
    return "; ".join(told) + (f" (+{more})" if more > 0 else "")


def deviations(found: Iterable[Deviation], language: str) -> list[Plain]:
    """Return the deviations, those of one kind in one file together."""

    def key(each: Deviation) -> tuple[int, str, str]:
        return (each.part, each.place.file, each.kind)

    groups = [(each, list(all_)) for each, all_ in groupby(sorted(found, key=key), key=key)]
    return [
        {
            "part": part,
            "kind": kind,
            "sort": tell(SORT_WORDS[all_[0].sort], language),
            "count": len(all_),
            "message": tell(all_[0].message, language),
            "places": places(each.place for each in all_),
        }
        for (part, _, kind), all_ in groups
    ]
