"""One narrow table from files of every schema: texts become days, codes and numbers of states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.plugins.statements import schema
from checker.plugins.statements.dumps import Dump, header_of, require
from checker.plugins.statements.engines import CSV_OPTIONS, EMBEDDED

if TYPE_CHECKING:
    from ibis.backends import BaseBackend
    from ibis.expr.types import BooleanValue, DateValue, IntegerValue, StringValue, Table, Value

TABLE = "table:"
"""Before the name of a table that the engine already has."""


def open_csv(engine: BaseBackend, paths: Sequence[Path], header: tuple[str, ...]) -> Table:
    """Return CSV files of one header as a table of texts."""
    options = dict(CSV_OPTIONS.get(engine.name, {}))
    if engine.name == EMBEDDED:
        options["columns"] = dict.fromkeys(header, "VARCHAR")
    return engine.read_csv([str(path) for path in paths], **options)


def open_dumps(engine: BaseBackend, dumps: Sequence[Dump]) -> list[Table]:
    """Return CSV and Parquet files as tables, one for each set of columns; nothing is read but headers."""
    by_header: dict[tuple[str, ...], list[Path]] = {}
    for dump in dumps:
        if dump.kind == "csv":
            by_header.setdefault(header_of(dump.path), []).append(dump.path)
    parquet = _open_parquet(engine, [dump for dump in dumps if dump.kind == "parquet"])
    return [*parquet, *(open_csv(engine, paths, header) for header, paths in sorted(by_header.items()))]


def _open_parquet(engine: BaseBackend, dumps: Sequence[Dump]) -> list[Table]:
    """Return a table for each set of columns if the engine reads many files at once, else for each dump."""
    by_schema: dict[str, list[Table]] = {}
    paths: dict[str, list[str]] = {}
    for dump in dumps:
        files = [str(file) for file in dump.parquet_files()]
        table = engine.read_parquet(files if engine.name == EMBEDDED else str(dump.path))
        require(table.columns, dump.path.name)
        key = repr(table.schema())
        by_schema.setdefault(key, []).append(table)
        paths.setdefault(key, []).extend(files)
    if engine.name != EMBEDDED:
        return [table for tables in by_schema.values() for table in tables]
    return [engine.read_parquet(paths[key]) for key in by_schema]


def typed(table: Table) -> Table:
    """Return a dump with the same columns, its days and moments as such; what is no day is left empty."""
    days = {name: day(table, name) for name in schema.DAYS if name in table.columns}
    moments = {
        name: table[name].try_cast("timestamp")
        for name in schema.MOMENTS
        if name in table.columns and table[name].type().is_string()
    }
    return table.mutate(**days, **moments)


def narrow(table: Table, families: Iterable[str], *, scope: bool) -> Table:
    """Return what figures are made from, under the same names and types for every schema."""
    columns = {
        "platform": table.platform_name.fill_null(""),
        "source": code(table.source_type, schema.SOURCES),
        "ground": code(table.decision_ground, schema.GROUNDS),
        "category": code(table.category, (*schema.CATEGORIES, *sorted(schema.OLD_CATEGORIES))),
        "detection": code(table.automated_detection, schema.ANSWERS),
        "decision": code(table.automated_decision, schema.DECISIONS),
        "hosted": day(table, "content_date"),
        "applied": day(table, "application_date"),
        "filed": day(table, "created_at" if "created_at" in table.columns else "received_date"),
        "weight": table.total.cast("int64") if "total" in table.columns else _one(),
    }
    columns |= {f"has_{name}": given(table[family_column(table, name)]) for name in families}
    if scope:
        columns |= {"scope": table.territorial_scope, "scope_states": states_in(table.territorial_scope)}
    return table.select(**columns)


def family_column(table: Table, family: str) -> str:
    """Return the column that holds a family of restrictions, empty where the table has none."""
    return next((name for name in schema.FAMILIES[family] if name in table.columns), "")


def code(column: StringValue, allowed: Sequence[str]) -> Value:
    """Return a code of the database, or `schema.UNKNOWN`: a file cannot make groups of its own."""
    return column.isin(list(allowed)).ifelse(column, schema.UNKNOWN)


def day(table: Table, name: str) -> DateValue:
    """Return a column as days; empty where it is absent or holds something else."""
    import ibis  # noqa: PLC0415

    if name not in table.columns:
        return ibis.null("date")
    column = table[name]
    kind = column.type()
    if kind.is_date():
        return column
    if kind.is_timestamp():
        return column.date()
    return column.cast("string").substr(0, len("2025-07-01")).try_cast("date")


def given(column: Value) -> BooleanValue:
    """Tell whether a column holds anything; lists are texts in CSV files and may be lists in Parquet."""
    if column.type().is_array():
        return column.length() > 0
    return column.notin(["", "[]"])


def states_in(column: Value) -> IntegerValue:
    """Return how many states a territorial scope names."""
    if column.type().is_array():
        return column.length()
    return (column.length() - column.replace('"', "").length()) // 2


def names_state(column: Value, state: str) -> BooleanValue:
    """Tell whether a territorial scope names a state."""
    return column.contains(state) if column.type().is_array() else column.contains(f'"{state}"')


def _one() -> IntegerValue:
    import ibis  # noqa: PLC0415

    return ibis.literal(1, type="int64")
