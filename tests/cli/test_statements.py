"""`checker statements`: convert, aggregate, compare."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from bench.made_statements import make_csv, make_zip

Run = Callable[..., Result]

# Ibis 12 calls DuckDB 2 by a name that DuckDB is about to drop.
pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_csv(tmp_path_factory.mktemp("dump") / "sor-global-made-full.csv", 2000)


def test_a_dump_is_converted_and_counted(run: Run, tmp_path: Path) -> None:
    made = run(
        "statements", "convert", make_zip(tmp_path, "made", "2025-09-01", 500), "--to", tmp_path / "archive"
    )
    assert made.exit_code == 0
    assert "500" in made.stderr
    counted = run("statements", "aggregate", made.stdout.strip(), "--format", "json", "--per", "total")
    volume = next(table for table in json.loads(counted.stdout)["tables"] if table["id"] == "volume")
    assert sum(row["count"] for row in volume["rows"]) == 500


def test_groups_come_as_csv(run: Run, dump: Path) -> None:
    done = run(
        "statements", "aggregate", dump, "--format", "csv", "--platform", "alpha video", "--state", "nl"
    )
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["platform"] for row in rows} == {"Alpha Video"}
    assert sum(int(row["state_NL"]) for row in rows) <= sum(int(row["statements"]) for row in rows)


def test_tables_are_told_in_dutch(run: Run, dump: Path) -> None:
    done = run("statements", "aggregate", dump, "--language", "nl")
    assert "Motiveringen per periode" in done.stdout
    assert "de mediaan" in done.stdout


def test_declared_figures_stand_beside_the_observed(run: Run, dump: Path, tmp_path: Path) -> None:
    declared = tmp_path / "declared.csv"
    declared.write_text("figure,declared\nown,500\n", encoding="utf-8")
    asked = ("statements", "compare", dump, "--declared", declared)
    several = run(*asked)
    assert (several.exit_code, "--platform" in several.stderr) == (2, True)
    done = run(*asked, "--platform", "Alpha Video", "--format", "json")
    own = next(each for each in json.loads(done.stdout)["figures"] if each["figure"] == "own")
    assert int(own["difference"]) == own["observed"] - 500


def test_a_file_that_is_no_dump_is_refused_input(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    done = run("statements", "aggregate", path)
    assert (done.exit_code, done.stderr.count("\n")) == (3, 1)


def test_without_the_extra_one_sentence_says_what_to_install(
    run: Run, dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ibis", None)
    done = run("statements", "aggregate", dump)
    assert done.exit_code == 2
    assert "checker[statements]" in done.stderr
