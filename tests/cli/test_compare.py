"""`checker compare` tells of two papers what is the same, changed, gone and new."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.plugins.tables.test_changes import NEW, OLD

Run = Callable[..., Result]


@pytest.fixture
def papers(tmp_path: Path) -> tuple[Path, Path]:
    """Write two versions of a paper."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_what_changed_is_told_with_its_places(run: Run, papers: tuple[Path, Path]) -> None:
    done = run("compare", *papers, "--language", "en")
    assert done.exit_code == 0
    assert "Only figures changed: 1" in done.stdout
    assert "  - line 5: We have 400 people who review notices." in done.stdout
    assert "  + line 5: We have 300 people who review notices." in done.stdout
    assert "Gone: 1" in done.stdout
    assert "Verdwenen: 1" in run("compare", *papers, "--language", "nl").stdout


def test_the_same_paper_has_changed_in_nothing(run: Run, papers: tuple[Path, Path]) -> None:
    done = run("compare", papers[0], papers[0], "--language", "en")
    assert "The same: 4" in done.stdout
    assert "Gone: 0" in done.stdout


def test_json_quotes_by_offset(run: Run, papers: tuple[Path, Path]) -> None:
    plain = json.loads(run("compare", *papers, "--format", "json").stdout)
    assert plain["counts"] == {"figures": 1, "gone": 1, "new": 1, "same": 1, "wording": 1}
    gone = next(change for change in plain["changes"] if change["kind"] == "gone")
    assert gone["new"] is None
    assert OLD[gone["old"]["start"] : gone["old"]["end"]] == gone["old"]["quote"]


def test_a_paper_that_is_not_there_is_named(run: Run, papers: tuple[Path, Path]) -> None:
    done = run("compare", papers[0], papers[0].with_name("lost.txt"))
    assert done.exit_code != 0
    assert "lost.txt" in done.stderr
