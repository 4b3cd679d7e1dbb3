"""Runs all checks in the order of their numbers, and reads what is said about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from checker.domain.harmonised import NUMBER, HarmonisedReport
from checker.domain.harmonised_checks import CheckedReport, CheckInput, CheckResult, CheckText
from checker.domain.message import Localised, localised
from checker.harmonised import blanks, content, form, pairs, reach, sums
from checker.harmonised.reach import main_figure
from checker.harmonised.results import Amount

VERY_LARGE = 45_000_000
"""Recipients in the Union from which on a service is designated; Article 33(1) DSA."""

CHECKS: Mapping[str, Callable[[CheckInput], Iterator[CheckResult]]] = MappingProxyType(
    {
        "H1": form.parts_there,
        "H2": form.period,
        "H3": form.deadline,
        "H4": content.numbers,
        "H5": sums.keywords,
        "H6": content.descriptions,
        "H7": content.category_codes,
        "H8": content.scope_codes,
        "H9": content.rate_contexts,
        "H10": content.texts,
        "H11": form.one_service,
        "H12": form.file_format,
        "H13": form.versions,
        "H14": blanks.blanks,
        "S1": sums.totals,
        "S2": pairs.flaggers,
        "S3": pairs.items,
        "S4": pairs.actions,
        "S5": sums.grounds,
        "S6": sums.outcomes,
        "S7": pairs.automation,
        "S8": pairs.medians,
        "S9": reach.coverage,
        "S10": reach.over_time,
        "S11": reach.exposure,
        "S12": reach.statements,
    }
)
"""Every check by its id; each gives at least one result."""


def run_checks(given: CheckInput) -> CheckedReport:
    """Return a report with the results of all checks; none is left out, whatever a file lacks."""
    results = [each for check in CHECKS.values() for each in check(given)]
    return CheckedReport(given=given, results=tuple(results))


@cache
def check_texts() -> Mapping[str, CheckText]:
    """Return what is said about every check, by its id."""
    text = files("checker.harmonised").joinpath("checks.yaml").read_text(encoding="utf-8")
    return MappingProxyType({id_: _text(id_, fields) for id_, fields in yaml.safe_load(text).items()})


def _text(id_: str, fields: Mapping[str, Mapping[str, str]]) -> CheckText:
    told = {name: localised(**texts) for name, texts in fields.items()}
    none = Localised(texts=(("en", "none"), ("nl", "geen")))
    return CheckText(
        id=id_,
        title=told["title"],
        formula=told["formula"],
        basis=told["basis"],
        tolerance=told.get("tolerance", none),
        explanation=told["explanation"],
    )


def tier_by_content(report: HarmonisedReport) -> str:
    """Return the least kind of provider that would fill in the figures of a report."""
    filled = {
        (part.number, row.indicator, row.scope)
        for part, row, cell in report.cells()
        if cell.state == NUMBER and cell.number
    }
    numbers = {number for number, _, _ in filled}
    recipients = main_figure(report, 10, "recipients")
    if _very_large(recipients, staffed=9 in numbers):
        return "vlop" if numbers & {4, 7, 9} else "vlose"
    if any(
        number == 7 and (indicator, scope) != ("complaints", "TOTAL") for number, indicator, scope in filled
    ):
        return "platform"
    return "hosting" if 4 in numbers else "intermediary"


def _very_large(recipients: Amount, *, staffed: bool) -> bool:
    """Tell by its recipients, or without them by its staff for languages, whether a service is very large."""
    if recipients.blank:
        return staffed
    return recipients.number is None or recipients.number >= VERY_LARGE
