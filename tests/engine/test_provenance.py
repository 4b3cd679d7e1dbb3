"""Digests of what took part: the same however it was installed, another when it changed."""

import sys
from pathlib import Path

import pytest

from checker.engine.provenance import code_digest, libraries


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "digested"
    (folder / "inner").mkdir(parents=True)
    for name in ("__init__.py", "inner/__init__.py", "inner/part.py"):
        (folder / name).write_text(f"# {name}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "digested", raising=False)
    return folder


def test_every_python_file_of_a_package_counts(package: Path) -> None:
    before = code_digest("digested")
    (package / "inner" / "part.py").write_text("# changed\n", encoding="utf-8")
    assert code_digest("digested") != before


def test_what_is_no_code_and_what_is_named_by_itself_does_not_count(package: Path) -> None:
    before = code_digest("digested")
    (package / "inner" / "data.txt").write_text("data", encoding="utf-8")
    (package / "plugins").mkdir()
    (package / "plugins" / "__init__.py").write_text("", encoding="utf-8")
    assert code_digest("digested") == before


def test_a_single_module_counts_by_itself(package: Path) -> None:
    before = code_digest("digested.inner.part")
    (package / "__init__.py").write_text("# changed\n", encoding="utf-8")
    assert code_digest("digested.inner.part") == before


def test_a_module_that_has_no_file_has_no_digest() -> None:
    assert code_digest("sys") == code_digest("nowhere_at_all") == ""


def test_libraries_are_named_with_their_versions() -> None:
    named = {part.name: part.version for part in libraries()}
    assert named["python"].count(".") == 2
    assert all(named.values())
