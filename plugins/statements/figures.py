"""Counts of statements in one pass over the files; the same expression runs on every engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from checker.plugins.statements import schema
from checker.plugins.statements.converting import readable
from checker.plugins.statements.dumps import recognise
from checker.plugins.statements.engines import connect, sentences
from checker.plugins.statements.known_faults import faults_about
from checker.plugins.statements.notes import notes_about
from checker.plugins.statements.tables import TABLE, family_column, names_state, narrow, open_dumps

from checker.domain import statements as names
from checker.domain.errors import UsageFault
from checker.domain.statements import StatementFigures, StatementGroup, StatementQuestion

if TYPE_CHECKING:
    from ibis.backends import BaseBackend
    from ibis.expr.types import BooleanValue, IntegerValue, Table

KEYS = ("platform", "period", "source", "ground", "category", "detection", "decision")
MOST_GROUPS = 100_000
_DATES = {names.FILING: ("applied", "filed"), names.STANDING: ("hosted", "applied")}


def aggregate(sources: Sequence[str], question: StatementQuestion, backend: str) -> StatementFigures:
    """Count the statements of files, or of tables that the engine has.

    Args:
        sources: paths of dumps or aggregates (CSV, zip, Parquet file or folder), or ``table:NAME``.
        question: which statements, and what is told apart.
        backend: ``duckdb``, or an URL that Ibis knows.

    Raises:
        UsageFault: the engine is not there, a file is not there, or there are too many groups.
        UnreadableDocument: a file is no dump, or is damaged; the sentence names it and, in a CSV, the line.
    """
    if strange := sorted(set(question.states) - set(schema.STATES)):
        raise UsageFault.say(
            "There is no state {code} in the database; choose from: {known}.",
            code=strange[0],
            known=", ".join(schema.STATES),
        )
    where = ", ".join(Path(source).name for source in sources)
    with TemporaryDirectory(prefix="checker-statements-") as work, sentences(where):
        engine = connect(backend, Path(work))
        tables = _open(engine, sources, Path(work))
        shared = _counts_of(tables, question)
        groups = _groups(_expression(tables, question, shared), shared)
    figures = StatementFigures(
        question=question,
        names=(names.OLD_CATEGORIES, *shared),
        groups=groups,
        files=tuple(Path(source).name for source in sources),
        backend=engine.name,
    )
    return replace(
        figures,
        notes=notes_about(figures, [table.columns for table in tables]),
        faults=faults_about(figures),
    )


def _open(engine: BaseBackend, sources: Sequence[str], work: Path) -> list[Table]:
    held = [engine.table(source.removeprefix(TABLE)) for source in sources if source.startswith(TABLE)]
    dumps = [recognise(Path(source)) for source in sources if not source.startswith(TABLE)]
    return [*held, *open_dumps(engine, readable(dumps, work))]


def _counts_of(tables: Sequence[Table], question: StatementQuestion) -> tuple[str, ...]:
    """Return the names of the counts that every table can answer."""

    def everywhere(*columns: str) -> bool:
        return all(set(columns) <= set(table.columns) for table in tables)

    found = [names.STATEMENTS]
    found += [
        family for family in names.RESTRICTIONS if all(family_column(table, family) for table in tables)
    ]
    for time, columns in {
        names.FILING: ("application_date", "created_at"),
        names.STANDING: ("content_date", "application_date"),
    }.items():
        if everywhere(*columns):
            found += [names.known(time), *(names.within(time, days) for days in names.WITHIN)]
    if everywhere("territorial_scope"):
        found += [*names.SCOPES, *map(names.in_state, question.states)]
    return tuple(found)


def _expression(tables: Sequence[Table], question: StatementQuestion, shared: tuple[str, ...]) -> Table:
    """Return the question as one expression: union, filter, group, count."""
    import ibis  # noqa: PLC0415

    families = [family for family in names.RESTRICTIONS if family in shared]
    scope = names.WHOLE_UNION in shared
    rows = ibis.union(*(narrow(table, families, scope=scope) for table in tables))
    rows = _chosen(rows, question)
    days = {time: rows[end].delta(rows[start], unit="day") for time, (start, end) in _DATES.items()}
    rows = rows.mutate(period=_period(rows, question), **days)
    weighted = any("total" in table.columns for table in tables)
    counts = {
        name: _count(rows, condition, weighted=weighted) for name, condition in _conditions(rows, shared)
    }
    return rows.group_by(list(KEYS)).aggregate(**counts)


def _chosen(rows: Table, question: StatementQuestion) -> Table:
    import ibis  # noqa: PLC0415

    if question.platforms:
        rows = rows.filter(rows.platform.lower().isin([name.lower() for name in question.platforms]))
    if question.first:
        rows = rows.filter(rows[question.dated_by] >= ibis.date(question.first.isoformat()))
    if question.last:
        rows = rows.filter(rows[question.dated_by] <= ibis.date(question.last.isoformat()))
    return rows


def _period(rows: Table, question: StatementQuestion) -> IntegerValue:
    """Return a day as the number 20250714, a month as 202507, anything else as 0."""
    import ibis  # noqa: PLC0415

    if question.per == names.TOTAL:
        return ibis.literal(0, type="int64")
    moment = rows[question.dated_by]
    number = moment.year() * 100 + moment.month()
    if question.per == names.DAY:
        number = number * 100 + moment.day()
    plausible = moment.year().between(2000, 2099)
    return plausible.ifelse(number, 0).cast("int64")


def _conditions(rows: Table, shared: tuple[str, ...]) -> Iterable[tuple[str, BooleanValue | None]]:
    """Yield every count with the condition under which a statement belongs to it; None for all."""
    plain = {names.STATEMENTS: None}
    plain |= {family: rows[f"has_{family}"] for family in names.RESTRICTIONS if family in shared}
    for time in _DATES:
        plain[names.known(time)] = rows[time].notnull()
        plain |= {names.within(time, limit): rows[time] <= limit for limit in names.WITHIN}
    if names.WHOLE_UNION in shared:
        plain |= {
            names.ONE_STATE: rows.scope_states == 1,
            names.SEVERAL_STATES: rows.scope_states.between(2, schema.OF_THE_UNION - 1),
            names.WHOLE_UNION: rows.scope_states >= schema.OF_THE_UNION,
        }
        plain |= {
            names.in_state(state): names_state(rows.scope, state)
            for state in schema.STATES
            if names.in_state(state) in shared
        }
    return ((name, plain[name]) for name in shared)


def _count(rows: Table, condition: BooleanValue | None, *, weighted: bool) -> IntegerValue:
    if weighted:
        counted = rows.weight if condition is None else condition.ifelse(rows.weight, 0)
        return counted.sum().cast("int64")
    return rows.count(where=condition)


def _groups(expression: Table, shared: tuple[str, ...]) -> tuple[StatementGroup, ...]:
    columns = expression.limit(MOST_GROUPS + 1).to_pyarrow().to_pydict()
    if len(columns[KEYS[0]]) > MOST_GROUPS:
        raise UsageFault.say(
            "The files give more than {most} groups; choose platforms, or count the whole time together.",
            most=MOST_GROUPS,
        )
    merged: dict[tuple[str, ...], list[int]] = {}
    for row in zip(*(columns[name] for name in (*KEYS, *shared)), strict=True):
        platform, period, source, ground, category, *automation = row[: len(KEYS)]
        now = schema.RENAMED.get(category, category)
        key = (platform, _written(period), source, ground, now, *automation)
        old = row[len(KEYS)] if category in schema.OLD_CATEGORIES else 0
        counts = [old, *(count or 0 for count in row[len(KEYS) :])]
        merged[key] = (
            [one + other for one, other in zip(merged[key], counts, strict=True)] if key in merged else counts
        )
    return tuple(
        StatementGroup(**dict(zip(KEYS, key, strict=True)), counts=tuple(counts))
        for key, counts in sorted(merged.items())
    )


def _written(period: int) -> str:
    text = str(period)
    return "" if not period else "-".join(filter(None, (text[:4], text[4:6], text[6:])))
