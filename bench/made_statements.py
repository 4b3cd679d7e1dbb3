"""Makes dumps of the Transparency Database in the documented schema; every value is invented.

The same rows each time: a value follows from the number of its row by arithmetic alone.

    bench/made_statements.py FOLDER [--rows N]
"""

from __future__ import annotations

import argparse
import hashlib
import zipfile
from collections.abc import Sequence
from pathlib import Path

import duckdb
from checker.plugins.statements import schema

PLATFORMS = ("Alpha Video", "Beta Market", "Gamma Social")
OLD_CATEGORIES = (*sorted(schema.OLD_CATEGORIES), "STATEMENT_CATEGORY_VIOLENCE")
UNION = tuple(state for state in schema.STATES if state not in {"IS", "LI", "NO"})
VISIBILITY = ("CONTENT_REMOVED", "CONTENT_DISABLED", "CONTENT_DEMOTED", "CONTENT_LABELLED")
FACTS = "The content was seen by our systems and weighed against our rules, which do not allow it here. "


def one_of(values: Sequence[str], salt: int) -> str:
    """Return SQL that picks a value by the row's number; a value given twice comes twice as often."""
    listed = ", ".join("'{}'".format(value.replace("'", "''")) for value in values)
    return f"list_extract([{listed}], 1 + mixed(i, {salt}) % {len(values)})"


def columns(new_codes: bool) -> dict[str, str]:
    """Return the SQL of every column of a full dump that is not empty."""
    first = "DATE '2025-07-01'" if new_codes else "DATE '2025-01-01'"
    applied = f"({first} + CAST(mixed(i, 1) % 180 AS INTEGER))"
    late = "CAST(CASE WHEN mixed(i, 2) % 10 < 8 THEN mixed(i, 3) % 3 ELSE mixed(i, 3) % 60 END AS INTEGER)"
    illegal = "mixed(i, 5) % 20 = 0"
    scope = f"""CASE mixed(i, 6) % 10 WHEN 0 THEN '["NL"]' WHEN 1 THEN '["DE","FR","NL"]' WHEN 2 THEN ''
        ELSE '["{'","'.join(UNION if new_codes else schema.STATES)}"]' END"""
    categories = schema.CATEGORIES if new_codes else OLD_CATEGORIES
    return {
        "uuid": "printf('%08x-0000-4000-8000-%012x', mixed(i, 7), i)",
        "decision_visibility": f"""CASE WHEN mixed(i, 8) % 5 = 0 THEN '' ELSE
            '["DECISION_VISIBILITY_' || {one_of(VISIBILITY, 9)} || '"]' END""",
        "decision_monetary": "CASE WHEN mixed(i, 10) % 50 = 0 THEN 'DECISION_MONETARY_OTHER' ELSE '' END",
        "decision_account": "CASE WHEN mixed(i, 8) % 5 = 0 THEN 'DECISION_ACCOUNT_SUSPENDED' ELSE '' END",
        "decision_ground": f"CASE WHEN {illegal} THEN '{schema.GROUNDS[0]}' ELSE '{schema.GROUNDS[1]}' END",
        "illegal_content_legal_ground": f"CASE WHEN {illegal} THEN 'Criminal code, article 1' ELSE '' END",
        "incompatible_content_ground": f"CASE WHEN {illegal} THEN '' ELSE 'Rules, \"part 3\"' END",
        "category": one_of(categories, 11),
        "content_type": f"'[\"CONTENT_TYPE_' || {one_of(('TEXT', 'TEXT', 'VIDEO', 'IMAGE'), 12)} || '\"]'",
        "content_language": one_of(("EN", "NL", "DE", "FR", ""), 13),
        "content_date": f"CAST({applied} - CAST(mixed(i, 14) % 400 AS INTEGER) AS VARCHAR)",
        "territorial_scope": scope,
        "application_date": f"CAST({applied} AS VARCHAR)",
        "decision_facts": f"'{FACTS}' || mixed(i, 15)",
        "source_type": one_of((schema.SOURCES[0], *schema.SOURCES, *[schema.SOURCES[3]] * 5), 16),
        "automated_detection": one_of(("Yes", "Yes", "Yes", "No"), 17),
        "automated_decision": one_of((*schema.DECISIONS, schema.DECISIONS[0]), 18),
        "platform_name": one_of(PLATFORMS, 19),
        "platform_uid": "CAST(i AS VARCHAR)",
        "created_at": f"CAST({applied} + {late} AS VARCHAR) || ' 12:00:' || printf('%02d', i % 60)",
    }


def make_csv(path: Path, rows: int, *, start: int = 0, new_codes: bool = True, light: bool = False) -> Path:
    """Write a CSV file with the rows from number `start` on; before July 2025 content_id_ean is missing."""
    values = columns(new_codes)
    names = [
        name for name in (schema.LIGHT if light else schema.FULL) if new_codes or name != "content_id_ean"
    ]
    listed = ", ".join(f"{values.get(name, repr(''))} AS {name}" for name in names)
    with duckdb.connect(config={"memory_limit": "500MB"}) as engine:
        # Products stay below 2^63, so that no engine has to round.
        engine.execute(
            "CREATE MACRO mixed(i, salt) AS "
            "((i * 2654435 + salt * 7919 + 12345) % 2147483647 * 48271 % 2147483647 * 69621) "
            "% 2147483647 // 7"
        )
        engine.execute(
            f"COPY (SELECT {listed} FROM range({start}, {start + rows}) AS made(i)) "  # noqa: S608
            f"TO '{path}' (HEADER, DELIMITER ',', QUOTE '\"', ESCAPE '\"')"
        )
    return path


def make_zip(folder: Path, slug: str, day: str, rows: int, *, chunk: int = 100_000) -> Path:
    """Write a dump as it is published: a zip of zips of CSV files, and its SHA-1 beside it."""
    outer = folder / f"sor-{slug}-{day}-full.zip"
    stem = f"sor-{slug}-{day}-full-00000"
    inner = folder / f"{stem}.csv.zip"
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as parts:
        for number, start in enumerate(range(0, rows, chunk)):
            part = make_csv(folder / f"{stem}-{number:05}.csv", min(chunk, rows - start), start=start)
            parts.write(part, part.name)
            part.unlink()
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(inner, inner.name)
    inner.unlink()
    digest = hashlib.sha1(outer.read_bytes(), usedforsecurity=False).hexdigest()
    outer.with_name(outer.name + ".sha1").write_text(f"{digest}  {outer.name}\n", encoding="utf-8")
    return outer


def main() -> None:
    """Write one CSV file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=100_000)
    asked = parser.parse_args()
    print(make_csv(asked.folder / f"sor-global-made-{asked.rows}-full.csv", asked.rows))


if __name__ == "__main__":
    main()
