"""`checker assess --report`: a document and a harmonised report as one dossier."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_a_real_paper_stands_beside_a_real_report(run: Run, shared: Path) -> None:
    paper = shared / "corpus" / "documents" / "tiktok-position-paper-2024.txt"
    report = shared / "reports" / "tiktok"
    done = run("assess", paper, "--profile", "tiktok", "--report", report, "--format", "json")
    assert done.exit_code == 0
    assessment = json.loads(done.stdout)
    [table] = [each for each in assessment["tabulations"] if each["id"] == "held-against-report"]
    rows = [[cell["message"]["said"] for cell in row["cells"]] for row in table["rows"]]
    cells = {figure: cell.split(" (")[0] for figure, cell, *_ in rows}
    assert cells["> 142 miljoen gebruikers"] == "178,300,000: 10/recipients/TOTAL/value"
    assert cells["5,8 miljoen gebruikers"] == "7,500,000: 10/recipients/NL/value"
    assert cells["> 6000 moderatoren"] == "3,674: 9/internal/TOTAL/value + 9/external/TOTAL/value"
    assert cells["162 Nederlandstalig"] == "55: 9/linguistic/nl/value"
    assert all("2025-07-01/2025-12-31" in row[-1] for row in rows)


@pytest.mark.parametrize(("language", "place"), [("en", "report, part"), ("nl", "verslag, deel")])
def test_cells_are_evidence_with_their_place(
    run: Run, paper: Path, shared: Path, language: str, place: str
) -> None:
    wishes = ("--service", "vlop", "--report", shared / "reports" / "tiktok", "--language", language)
    said = run("assess", paper, *wishes).stdout
    row = {"en": "row 2, column 7", "nl": "rij 2, kolom 7"}[language]
    assert f"{place} 4, {row}: “TOTAL · Number of notices received: 714523”" in " ".join(said.split())
    found = json.loads(run("assess", paper, *wishes, "--format", "json").stdout)
    articles = {
        finding["obligation"].split("-")[1]
        for finding in found["findings"]
        for part in finding["elements"]
        if any(quote["cell"] for quote in part["evidence"])
    }
    assert articles == {"15", "16", "20", "21", "22", "24", "42"}


def test_a_report_changes_the_number_of_the_run(run: Run, paper: Path, shared: Path) -> None:
    with_report = run(
        "assess", paper, "--service", "vlop", "--report", shared / "reports" / "tiktok", "--format", "json"
    )
    without = run("assess", paper, "--service", "vlop", "--format", "json")
    one, other = (json.loads(done.stdout) for done in (with_report, without))
    assert one["run_id"] != other["run_id"]
    assert other["report"] is None
    assert [document["id"] for document in one["documents"]] == ["d1"]


def test_a_folder_without_a_report_is_refused_in_one_sentence(run: Run, paper: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "a.csv").write_text("x\n", encoding="utf-8")
    done = run("assess", paper, "--service", "vlop", "--report", empty)
    assert done.exit_code == 3
    assert done.stderr.count("\n") == 1
