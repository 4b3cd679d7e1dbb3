"""The order of the calls for harmonised transparency reports: from files to results and comparisons.

It stands beside `checker.service`, which knows the order of the calls for papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.domain.harmonised import HarmonisedReport
from checker.domain.harmonised_checks import CheckedReport, CheckInput
from checker.harmonised.comparing import Comparison, compare, comparison_view
from checker.harmonised.running import run_checks, tier_by_content
from checker.harmonised.view import Plain, view
from checker.harmonised.writing import comparison_workbook, dump, to_json, to_workbook
from checker.ingest.reports import read_report
from checker.offers import Attachment
from checker.report import render as render_view
from checker.service import DEFAULT_RULES, Service

REGISTER = "designated-services"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFiles:
    """Files that belong together: one report under the name it was handed in by."""

    name: str
    files: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWishes:
    """What somebody asks for when they hand in a report."""

    tier: str = ""
    """One of the tiers of the template; empty to tell it from the register, or from the report."""
    other: ReportFiles | None = None
    """A report of an earlier period, or an earlier version of this one."""
    statements: int | None = None
    """Statements of reasons in the Transparency Database for the same service and period."""


def open_report(service: Service, given: ReportFiles) -> HarmonisedReport:
    """Read a report; raises `UploadRefused`, `UnreadableDocument` or `ReaderDied`."""
    return read_report(given.files, service.registry.report_readers, service.settings, given.name)


def check_report(service: Service, given: ReportFiles, wishes: ReportWishes) -> CheckedReport:
    """Read a report and run every check over it; raises what `open_report` raises."""
    report = open_report(service, given)
    other = open_report(service, wishes.other) if wishes.other else None
    tier, source = tier_of(service, report, wishes.tier)
    return run_checks(
        CheckInput(report=report, tier=tier, tier_from=source, other=other, statements=wishes.statements)
    )


def compare_reports(service: Service, given: Sequence[ReportFiles]) -> Comparison:
    """Read several reports and put them side by side; raises what `open_report` raises."""
    reports = [open_report(service, each) for each in given]
    return compare([each.name for each in given], reports, tier_of(service, reports[0], "")[0])


def tier_of(service: Service, report: HarmonisedReport, wanted: str) -> tuple[str, str]:
    """Return what kind of provider reports, and where that comes from."""
    if wanted:
        return wanted, "given"
    for register in service.registers(DEFAULT_RULES):
        if register.name != REGISTER:
            continue
        for name in report.services:
            row = register.find(name)
            kinds = row["services"].split() if row and not row["ended_on"] else []
            for tier in ("vlop", "vlose"):
                if tier in kinds:
                    return tier, "register"
    return tier_by_content(report), "content"


def render_check(service: Service, checked: CheckedReport, form: str, language: str) -> bytes:
    """Return a checked report as ``text``, ``json``, ``xlsx``, ``html`` or ``pdf``."""
    if form == "json":
        return to_json(checked, language)
    if form == "xlsx":
        return to_workbook(checked, language)
    return _rendered(service, view(checked, language), form, language)


def render_comparison(service: Service, comparison: Comparison, form: str, language: str) -> bytes:
    """Return a comparison as ``text``, ``json``, ``xlsx``, ``html`` or ``pdf``."""
    plain = comparison_view(comparison, language)
    if form == "json":
        return dump({key: value for key, value in plain.items() if key != "charts"})
    return (
        comparison_workbook(plain, language) if form == "xlsx" else _rendered(service, plain, form, language)
    )


def _rendered(service: Service, plain: Plain, form: str, language: str) -> bytes:
    folder = service.registry.template_folder(service.settings.report_templates)
    return render_view(service.registry.renderers.values(), form, plain, language, folder)
