"""The plugin: statements of reasons from the Transparency Database."""

from __future__ import annotations

from functools import partial

from checker.plugins.statements.converting import convert
from checker.plugins.statements.figures import aggregate

from checker.hookspecs import hookimpl
from checker.offers import StatementSource
from checker.settings import Settings


@hookimpl
def checker_statement_sources(settings: Settings) -> list[StatementSource]:
    """Offer dumps and aggregates of the database, counted by the engine that the settings name."""
    return [
        StatementSource(
            name="transparency-database",
            convert=convert,
            aggregate=partial(aggregate, backend=settings.statements_engine),
        )
    ]
