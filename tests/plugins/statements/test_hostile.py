"""Files that are no dumps: one sentence each, and nothing half-written."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from checker.plugins.statements import dumps
from checker.plugins.statements.converting import convert
from checker.plugins.statements.figures import aggregate

from checker.domain.errors import CheckerError, UnreadableDocument
from checker.domain.statements import StatementQuestion
from tests.plugins.statements.rows import write_rows

# Ibis 12 calls DuckDB 2 by a name that DuckDB is about to drop.
pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")


def spoilt(change: Callable[[bytes], bytes]) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = write_rows(folder / "spoilt.csv", {}, {})
        path.write_bytes(change(path.read_bytes()))
        return path

    return make


def zipped(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / "spoilt.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, data)
        return path

    return make


CASES = {
    "cells too many": (spoilt(lambda data: data + b"1,2,3\r\n"), "line"),
    "an open quotation mark": (spoilt(lambda data: data + b'"open,' + b"x" * 50), "line"),
    "no UTF-8": (spoilt(lambda data: data.replace(b"Alpha", b"\xff\xfe\xfd")), "UTF-8"),
    "a cell of 40 MB": (spoilt(lambda data: data.replace(b"Alpha", b"x" * 40_000_000, 1)), "spoilt.csv"),
    "nothing": (spoilt(lambda _: b""), "is empty"),
    "other columns": (spoilt(lambda _: b"a,b\n1,2\n"), "it lacks platform_name"),
    "a column twice": (spoilt(lambda data: data.replace(b"uuid", b"category", 1)), "column twice: category"),
    "bytes": (spoilt(lambda _: bytes(range(128, 256)) * 9), "does not hold the names of columns"),
    "no zip": (spoilt(lambda _: b"PK\x03\x04 and no more"), "damaged or locked zip"),
    "no Parquet": (spoilt(lambda _: b"PAR1 and no more"), "spoilt.csv could not be read"),
    "an empty zip": (zipped("readme.txt", b"-"), "holds no CSV file"),
    "a zip with something else": (zipped("a.csv", b"a,b\n"), "it lacks platform_name"),
    "a zip with a damaged zip": (zipped("a.csv.zip", b"PK\x03\x04"), "damaged or locked zip"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_file_that_is_no_dump_gives_one_sentence(case: str, tmp_path: Path) -> None:
    make, words = CASES[case]
    path = make(tmp_path)
    with pytest.raises(UnreadableDocument) as told:
        aggregate([str(path)], StatementQuestion(), "duckdb")
    sentence = told.value.message.english()
    assert words in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("case", ["cells too many", "no zip", "a zip with something else"])
def test_nothing_is_left_of_a_conversion_that_fails(case: str, tmp_path: Path) -> None:
    path = CASES[case][0](tmp_path)
    target = tmp_path / "archive"
    with pytest.raises(UnreadableDocument):
        convert([path], target)
    assert list(target.iterdir()) == []


def test_a_part_larger_than_any_dump_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dumps, "LARGEST_PART", 1000)
    path = zipped("a.csv", b"x" * 1001)(tmp_path)
    with pytest.raises(UnreadableDocument, match="larger than 1000 bytes"):
        aggregate([str(path)], StatementQuestion(), "duckdb")


def test_names_in_a_zip_choose_no_place(tmp_path: Path) -> None:
    dump = write_rows(tmp_path / "a.csv", {})
    path = zipped("../../outside.csv", dump.read_bytes())(tmp_path)
    figures = aggregate([str(path)], StatementQuestion(), "duckdb")
    assert len(figures.groups) == 1
    assert not list(tmp_path.parent.rglob("outside.csv"))


@pytest.mark.parametrize("name", ["nowhere.csv", "all*.csv"])
def test_a_file_that_cannot_be_named_is_wrong_use(name: str, tmp_path: Path) -> None:
    with pytest.raises(CheckerError):
        aggregate([str(tmp_path / name)], StatementQuestion(), "duckdb")
