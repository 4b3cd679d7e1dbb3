"""`checker report`: formats, exit codes, sentences."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.harmonised.forms import as_ods, as_xlsx, as_zip
from tests.harmonised.made import Report, clean, earlier

Run = Callable[..., Result]
STATEMENTS = 2000


def written(report: Report, folder: Path) -> Path:
    folder.mkdir()
    for file in report.files():
        (folder / file.name).write_bytes(file.data)
    return folder


def test_a_report_without_deviations_ends_with_zero(run: Run, tmp_path: Path) -> None:
    now, before = written(clean(), tmp_path / "now"), written(clean(earlier()), tmp_path / "before")
    done = run("report", "check", now, "--against", before, "--statements", STATEMENTS)
    assert done.exit_code == 0, done.output
    assert "Deviations from the template: 0" in done.stdout
    assert "does not hold: 0" in done.stdout


def test_a_deviation_ends_with_one_and_is_printed_with_its_numbers(run: Run, tmp_path: Path) -> None:
    report = clean()
    report.set(4, "terms", "77", "TOTAL")
    done = run("report", "check", written(report, tmp_path / "report"), "--language", "nl")
    assert done.exit_code == 1
    assert "4/TOTAL: terms = 77 ≠ Σ 15 CATEGORY = 76; het verschil is 1." in done.stdout
    assert "Grondslag: " in done.stdout
    assert "Mogelijke verklaring: " in done.stdout


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("r.zip", lambda report: as_zip(report.files())),
        ("r.xlsx", lambda report: as_xlsx(report.tables)),
        ("r.ods", lambda report: as_ods(report.tables)),
    ],
)
def test_one_file_is_a_report_too(
    run: Run, tmp_path: Path, name: str, make: Callable[[Report], bytes]
) -> None:
    (tmp_path / name).write_bytes(make(clean()))
    done = run("report", "check", tmp_path / name, "--format", "json", "--tier", "vlop")
    data = json.loads(done.stdout)
    assert [part["there"] for part in data["parts"]] == [True] * 11
    assert data["deviation_count"] == 0
    assert data["deviating"] == 0


@pytest.mark.parametrize(
    ("suffix", "begin"), [("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-"), ("xlsx", b"PK"), ("json", b"{")]
)
def test_the_name_of_the_output_says_the_format(run: Run, tmp_path: Path, suffix: str, begin: bytes) -> None:
    folder, target = written(clean(), tmp_path / "report"), tmp_path / f"out.{suffix}"
    assert run("report", "check", folder, "-o", target).exit_code == 0
    assert target.read_bytes().startswith(begin)
    assert run("report", "compare", folder, folder, "-o", target).exit_code == 0
    assert target.read_bytes().startswith(begin)


def test_words_of_a_report_are_no_markup(run: Run, tmp_path: Path) -> None:
    report = clean()
    for part, table in report.tables.items():
        if part != 2:
            for row in table[1:]:
                row[1] = "<script>alert(1)</script>"
    folder, target = written(report, tmp_path / "report"), tmp_path / "out.html"
    run("report", "check", folder, "-o", target)
    assert "<script" not in target.read_text(encoding="utf-8")


def test_reports_stand_side_by_side(run: Run, tmp_path: Path) -> None:
    now, before = written(clean(), tmp_path / "now"), written(clean(earlier()), tmp_path / "before")
    done = run("report", "compare", now, before)
    assert done.exit_code == 0
    assert "From before to now: " in done.stdout
    assert "1: 54000003   2: 54000003" in done.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", "nowhere"], 2),
        (["check", "empty"], 3),
        (["check", "words.csv"], 3),
        (["compare", "words.csv"], 2),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "words.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = run("report", *words)
    assert done.exit_code == code
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
