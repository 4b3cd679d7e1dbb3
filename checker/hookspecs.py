"""Every hook of checker: each asks a plugin once, at start, what it offers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from checker.offers import (
        Check,
        Evaluator,
        Reader,
        Renderer,
        ReportReader,
        RuleFolder,
        StatementSource,
        Suggester,
        Tabulator,
        TemplateFolder,
    )
    from checker.settings import Settings

PROJECT = "checker"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def checker_readers(settings: Settings) -> Iterable[Reader]:  # type: ignore[empty-body]
    """Offer readers, one for each family of formats.

    Example::

        @hookimpl
        def checker_readers(settings):
            return [Reader(name="rtf", media_types=("application/rtf",), read=read_rtf, recognises=is_rtf)]
    """


@hookspec
def checker_report_readers(settings: Settings) -> Iterable[ReportReader]:  # type: ignore[empty-body]
    """Offer readers of reports that are tables, such as harmonised transparency reports.

    Example::

        @hookimpl
        def checker_report_readers(settings):
            return [ReportReader(name="old-reports", read=read_old_reports)]
    """


@hookspec
def checker_statement_sources(settings: Settings) -> Iterable[StatementSource]:  # type: ignore[empty-body]
    """Offer what reads and counts statements of reasons, such as the dumps of the Transparency Database.

    Example::

        @hookimpl
        def checker_statement_sources(settings):
            return [StatementSource(name="archive", convert=to_parquet, aggregate=count_archive)]
    """


@hookspec
def checker_evaluators(settings: Settings) -> Iterable[Evaluator]:  # type: ignore[empty-body]
    """Offer evaluators; an element of a rule set names the one that looks for it.

    Example::

        @hookimpl
        def checker_evaluators(settings):
            return [Evaluator(name="seals", evaluate=look_for_seals)]
    """


@hookspec
def checker_checks(settings: Settings) -> Iterable[Check]:  # type: ignore[empty-body]
    """Offer checks, which cross findings, figures and dates and return observations.

    Example::

        @hookimpl
        def checker_checks(settings):
            return [Check(name="weekdays", check=find_impossible_weekdays)]
    """


@hookspec
def checker_tabulators(settings: Settings) -> Iterable[Tabulator]:  # type: ignore[empty-body]
    """Offer tabulators, which put what sentences say into tables.

    Example::

        @hookimpl
        def checker_tabulators(settings):
            return [Tabulator(name="seals", tabulate=table_of_seals)]
    """


@hookspec
def checker_suggesters(settings: Settings) -> Iterable[Suggester]:  # type: ignore[empty-body]
    """Offer suggesters, which name passages that a person may look at where nothing was found.

    Example::

        @hookimpl
        def checker_suggesters(settings):
            return [Suggester(name="seals", suggest=passages_with_seals, model=read_seals)]
    """


@hookspec
def checker_renderers(settings: Settings) -> Iterable[Renderer]:  # type: ignore[empty-body]
    """Offer renderers, one for each report format.

    Example::

        @hookimpl
        def checker_renderers(settings):
            return [Renderer(name="rtf", format="rtf", media_type="text/rtf", suffix=".rtf", render=to_rtf)]
    """


@hookspec
def checker_rule_sets(settings: Settings) -> Iterable[RuleFolder]:  # type: ignore[empty-body]
    """Offer rule sets: folders of YAML inside the plugin's package.

    Example::

        @hookimpl
        def checker_rule_sets(settings):
            return [RuleFolder(name="nl-uitvoeringswet", package="my_rules", path="nl-uitvoeringswet")]
    """


@hookspec
def checker_templates(settings: Settings) -> Iterable[TemplateFolder]:  # type: ignore[empty-body]
    """Offer template folders; `settings.report_templates` names the one reports are made with.

    Example::

        @hookimpl
        def checker_templates(settings):
            return [TemplateFolder(name="ministry-report", package="my_templates", path="report")]
    """
