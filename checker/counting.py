"""The order of the calls for statements of reasons: from dumps to counts, and to what is declared.

It stands beside `checker.service`, which knows the order of the calls for papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from checker.domain.errors import NotFound, UsageFault
from checker.domain.harmonised import HarmonisedReport
from checker.domain.statements import Converted, StatementFigures, StatementQuestion
from checker.offers import StatementSource
from checker.reporting import ReportFiles, open_report
from checker.service import Service
from checker.statements.comparing import ComparedFigure, compare
from checker.statements.declared import figures_in_file, figures_in_report, is_figures_file


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedStatements:
    """What was counted, and every figure beside what is declared."""

    figures: StatementFigures
    compared: tuple[ComparedFigure, ...]


def convert_dumps(service: Service, dumps: Sequence[Path], folder: Path) -> Converted:
    """Write dumps as Parquet; raises `UsageFault` or `UnreadableDocument`."""
    return _source(service).convert(dumps, folder)


def count_statements(
    service: Service, sources: Sequence[str], question: StatementQuestion
) -> StatementFigures:
    """Count the statements in dumps; raises `UsageFault` or `UnreadableDocument`."""
    return _source(service).aggregate(sources, question)


def compare_statements(
    service: Service,
    sources: Sequence[str],
    question: StatementQuestion,
    declared: ReportFiles,
) -> ComparedStatements:
    """Count statements and hold them against a harmonised report, or against a file of declared figures.

    Of a report, service and period are taken where the question leaves them open. Raises what
    `open_report` raises, `DeclarationError`, `UsageFault` or `UnreadableDocument`.
    """
    if len(declared.files) == 1 and is_figures_file(declared.files[0].data):
        stated = figures_in_file(declared.files[0].data, declared.name)
    else:
        report = open_report(service, declared)
        stated, question = figures_in_report(report), _about(report, question)
    figures = count_statements(service, sources, question)
    if len({group.platform for group in figures.groups}) > 1 and not question.platforms:
        raise UsageFault.say(
            "The files hold several platforms; say with --platform which of them declares the figures."
        )
    return ComparedStatements(figures=figures, compared=compare(figures, stated))


def _source(service: Service) -> StatementSource:
    """Return the source of the plugin that is enabled; of several the first by name."""
    sources = service.registry.statement_sources
    if not sources:
        raise NotFound.say("No plugin reads statements of reasons; add statements to the setting plugins.")
    return sources[min(sources)]


def _about(report: HarmonisedReport, question: StatementQuestion) -> StatementQuestion:
    return replace(
        question,
        platforms=question.platforms or report.services[:1],
        first=question.first or _day(report.stated("period_start")),
        last=question.last or _day(report.stated("period_end")),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
