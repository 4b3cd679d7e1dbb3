"""What counting statements of reasons costs, as a multiple of plain DuckDB SQL that gives the same figures.

Every run is a process of its own; a line gives CPU seconds (median), the ratio, and the highest memory. Runs
are interleaved. The same for a fifth and for twice the rows: how time and memory grow, by default from 1 to
10 million rows. Needs some 12 GB of disk.

    bench/statements.py [--rows N] [--rounds N] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import duckdb
from checker.plugins.statements import schema
from checker.plugins.statements.converting import convert
from checker.plugins.statements.engines import MEMORY
from checker.plugins.statements.figures import aggregate
from made_statements import make_csv

from checker.domain import statements as names
from checker.domain.statements import StatementQuestion

LIMITS = {"csv": 1.25, "parquet": 1.8}
MOST_MEMORY = 1024
"""MiB of one process."""
MOST_GROWTH = 1.25
"""Highest memory for twice the rows, as a multiple: what is held does not follow the rows."""
CODES = {
    "source": ("source_type", schema.SOURCES),
    "ground": ("decision_ground", schema.GROUNDS),
    "detection": ("automated_detection", schema.ANSWERS),
    "decision": ("automated_decision", schema.DECISIONS),
}
GIVEN = {
    "visibility": "decision_visibility",
    "monetary": "decision_monetary",
    "provision": "decision_provision",
    "account": "decision_account",
}


class Run(NamedTuple):
    """What one process took."""

    seconds: float
    """Of CPU."""
    memory: float
    """MiB at the highest."""
    result: str
    """Digest of what it counted."""


def sql(path: Path) -> str:
    """Return the query as somebody would write it by hand."""
    days = {
        name: f"TRY_CAST(left({name}, 10) AS DATE)"
        for name in ("content_date", "application_date", "created_at")
    }
    source = f"read_parquet('{path}/*.parquet')"
    if path.suffix == ".csv":
        columns = json.dumps(dict.fromkeys(schema.FULL, "VARCHAR")).replace('"', "'")
        form = "header=true, auto_detect=false, delim=',', quote='\"', escape='\"'"
        source = f"read_csv('{path}', {form}, columns={columns})"
    else:
        days |= {"content_date": "content_date", "application_date": "application_date",
                 "created_at": "CAST(created_at AS DATE)"}  # fmt: skip
    keys = {name: f"CASE WHEN {column} IN {codes} THEN {column} ELSE 'UNKNOWN' END"
            for name, (column, codes) in CODES.items()}  # fmt: skip
    renamed = " ".join(f"WHEN '{old}' THEN '{new}'" for old, new in schema.RENAMED.items())
    inner = f"""
        SELECT coalesce(platform_name, '') AS platform,
            {", ".join(f"{text} AS {name}" for name, text in keys.items())},
            CASE category {renamed} ELSE category END AS category_now, category AS category_then,
            {days["application_date"]} AS applied, date_diff('day', applied, {days["created_at"]}) AS filing,
            date_diff('day', {days["content_date"]}, applied) AS standing, territorial_scope AS scope,
            (length(scope) - length(replace(scope, '"', ''))) // 2 AS states,
            {", ".join(f"{column} AS {name}" for name, column in GIVEN.items())}
        FROM {source}"""  # noqa: S608
    return f"""
        SELECT platform, coalesce(year(applied) * 100 + month(applied), 0) AS period, source, ground,
            CASE WHEN category_now IN {
        (*schema.CATEGORIES, *schema.DROPPED)
    } THEN category_now ELSE 'UNKNOWN' END
                AS category,
            detection, decision,
            count(*) FILTER (category_then IN {tuple(sorted(schema.OLD_CATEGORIES))}), count(*),
            {
        ", ".join(f"count(*) FILTER ({name} IS NOT NULL AND {name} NOT IN ('', '[]'))" for name in GIVEN)
    },
            {
        ", ".join(
            f"count({time}), " + ", ".join(f"count(*) FILTER ({time} <= {limit})" for limit in names.WITHIN)
            for time in (names.FILING, names.STANDING)
        )
    },
            count(*) FILTER (states = 1), count(*) FILTER (states BETWEEN 2 AND 26),
            count(*) FILTER (states >= 27), count(*) FILTER (contains(scope, '"NL"'))
        FROM ({inner}) GROUP BY ALL"""  # noqa: S608


def by_hand(path: Path) -> list[tuple[object, ...]]:
    """Count with plain SQL, with the limits that checker sets."""
    with TemporaryDirectory() as spill:
        config: Mapping[str, str] = {
            "memory_limit": MEMORY,
            "temp_directory": spill,
            "preserve_insertion_order": "false",
        }
        with duckdb.connect(config=dict(config)) as engine:
            return sorted(engine.execute(sql(path)).fetchall())


def by_checker(path: Path) -> list[tuple[object, ...]]:
    """Count as `checker statements aggregate` does."""
    figures = aggregate([str(path)], StatementQuestion(states=("NL",)), "duckdb")
    return [
        (
            group.platform,
            int(group.period.replace("-", "") or 0),
            group.source,
            group.ground,
            group.category,
            group.detection,
            group.decision,
            *group.counts,
        )
        for group in figures.groups
    ]


def measure(how: str, path: Path) -> Run:
    """Run one way of counting in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", how, str(path)], capture_output=True, check=True, text=True
    )
    return Run(*json.loads(done.stdout))


def one(how: str, path: Path) -> None:
    """Count, and print what this process took."""
    rows = {"sql": by_hand, "checker": by_checker}[how](path)
    used = resource.getrusage(resource.RUSAGE_SELF)
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    print(json.dumps([used.ru_utime + used.ru_stime, highest_memory(), digest]))


def highest_memory() -> float:
    """Return the MiB this process held at most; what `getrusage` says starts with those of its parent."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def compare(kind: str, path: Path, rounds: int) -> tuple[Run, Run]:
    """Return the medians of plain SQL and of checker; raises where the figures differ."""
    runs = [(measure("sql", path), measure("checker", path)) for _ in range(rounds)]
    plain, own = (
        Run(
            statistics.median(run.seconds for run in side),
            max(run.memory for run in side),
            side[0].result,
        )
        for side in zip(*runs, strict=True)
    )
    if plain.result != own.result:
        raise SystemExit(f"{kind}: plain SQL and checker count differently")
    return plain, own


def made(folder: Path, rows: int) -> dict[str, Path]:
    """Make a dump and convert it; what is there already is taken."""
    path = folder / f"sor-global-made-{rows}-full.csv"
    if not path.exists():
        make_csv(path, rows)
    convert([path], folder)
    return {"csv": path, "parquet": folder / f"{path.stem}.parquet"}


def report(folder: Path, rows: int, rounds: int) -> bool:
    """Print a line for each kind of file and for its growth; return whether all is within the limits."""
    sizes = (rows // 5, rows, 2 * rows)
    files = {count: made(folder, count) for count in sizes}
    good = True
    print(f"{'':22}{'SQL':>9}{'checker':>9}{'ratio':>7}{'limit':>7}{'memory':>11}")
    for kind, limit in LIMITS.items():
        found = {}
        for count in sizes:
            plain, own = found[count] = compare(kind, files[count][kind], rounds)
            ratio = own.seconds / plain.seconds
            # A tenth of a second of starting up weighs too much in the smallest count to hold it to a limit.
            good &= (ratio <= limit or count == sizes[0]) and own.memory <= MOST_MEMORY
            print(
                f"{kind:8}{count:>12,}  {plain.seconds:7.2f} s{own.seconds:7.2f} s{ratio:7.2f}{limit:7.2f}"
                f"{own.memory:7.0f} MiB",
                flush=True,
            )
        for first in sizes[:-1]:
            plain, own = (found[sizes[-1]][side].seconds / found[first][side].seconds for side in (0, 1))
            grown = found[sizes[-1]][1].memory / found[first][1].memory
            good &= grown <= MOST_GROWTH or first == sizes[0]
            print(
                f"{kind:8}{first:>12,} to {sizes[-1]:,} rows: "
                f"CPU of SQL x{plain:.2f}, of checker x{own:.2f}; memory x{grown:.2f}"
            )
    return good


def main() -> int:
    """Measure; return 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--folder", type=Path, help="Where dumps are made and kept; default: a temporary folder."
    )
    asked = parser.parse_args()
    if asked.one:
        one(asked.one[0], Path(asked.one[1]))
        return 0
    with TemporaryDirectory() as place:
        return 0 if report(asked.folder or Path(place), asked.rows, asked.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
