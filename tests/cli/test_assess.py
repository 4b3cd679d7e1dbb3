"""`checker assess`: complete output or none, and the exit codes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from checker import service

Run = Callable[..., Result]
BASIC = ("--service", "vlop", "--on", "2024-06-01")


def test_json_goes_to_standard_output_and_nothing_to_standard_error(run: Run, paper: Path) -> None:
    done = run("assess", paper, *BASIC, "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    printed = json.loads(done.stdout)
    assert printed["reference"]["earliest"] == "2024-06-01"
    quotes = [
        evidence["quote"]
        for finding in printed["findings"]
        if finding["obligation"].startswith("dsa-16-")
        for element in finding["elements"]
        for evidence in element["evidence"]
    ]
    assert any("online form" in quote for quote in quotes)


def test_text_is_the_default_and_speaks_the_language_asked_for(run: Run, paper: Path) -> None:
    english = run("assess", paper, *BASIC)
    dutch = run("assess", paper, *BASIC, "--language", "nl")
    assert english.exit_code == dutch.exit_code == 0
    assert "online form" in english.stdout
    assert "Peildatum" in dutch.stdout
    assert "Peildatum" not in english.stdout


def test_several_files_are_assessed_together(run: Run, paper: Path, tmp_path: Path) -> None:
    mail = tmp_path / "note.txt"
    mail.write_text("Users can appeal every decision within six months.", encoding="utf-8")
    printed = json.loads(run("assess", paper, mail, *BASIC, "--format", "json").stdout)
    assert [(document["id"], document["name"]) for document in printed["documents"]] == [
        ("d1", "paper.md"),
        ("d2", "note.txt"),
    ]


def test_the_name_of_the_output_tells_the_format_and_the_file_is_complete(
    run: Run, paper: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out.json"
    output.write_text("what was there before", encoding="utf-8")
    done = run("assess", paper, *BASIC, "-o", output)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert json.loads(output.read_bytes())["form"] == "checker-assessment-1"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_several_rule_sets_are_assessed_together(run: Run, paper: Path) -> None:
    named = ("--rules", "eu-tco", "--rules", "eu-political-ads")
    printed = json.loads(run("assess", paper, "--service", "vlop", *named, "--format", "json").stdout)
    assert printed["rule_set"] == "eu-tco,eu-political-ads"
    assert {finding["obligation"].split("-")[0] for finding in printed["findings"]} == {"tco", "ttpa"}


def test_a_known_service_is_named_by_profile(run: Run, paper: Path) -> None:
    printed = json.loads(run("assess", paper, "--profile", "tiktok", "--format", "json").stdout)
    assert printed["profile"]["designated_on"]
    assert "vlop" in printed["profile"]["services"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--service", "vlopp"), "vlopp is no service type"),
        ((), "--service"),
        (("--service", "vlop", "--on", "1 May"), "1 May is no day"),
        (("--service", "vlop", "--on", "2024-02-30"), "2024-02-30 is no day"),
        (("--service", "vlop", "--rules", "us-law"), "no rule set us-law; choose from: eu-"),
        (("--profile", "nobody-knows"), "nobody-knows"),
        (("--service", "vlop", "--declaration", "nowhere.yaml"), "nowhere.yaml cannot be read"),
        (("--service", "vlop", "-o", "nowhere/out.json"), "nowhere/out.json cannot be written"),
        (("--service", "vlop", "-o", "."), "is a folder"),
        (("--service", "vlop", "--format", "rtf"), "rtf"),
        (("--colour",), "--colour"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_two(
    run: Run, paper: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = run("assess", paper, *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there_is_wrong_use(run: Run) -> None:
    done = run("assess", "nowhere.pdf", *BASIC, "--language", "nl")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("nowhere.pdf kan niet worden gelezen")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("paper.pdf", b"PK\x03\x04" + b"\0" * 40),
        ("paper.pdf", b"%PDF-1.7\n1 0 obj\n<<"),
        ("noise.bin", bytes(range(256)) * 8),
    ],
)
def test_input_that_is_refused_leaves_nothing_behind(
    run: Run, tmp_path: Path, name: str, data: bytes
) -> None:
    path, output = tmp_path / name, tmp_path / "out.pdf"
    path.write_bytes(data)
    done = run("assess", path, *BASIC, "-o", output)
    assert (done.exit_code, done.stdout) == (3, "")
    assert name in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 2
    assert not output.exists()


def test_a_declaration_that_is_refused_names_every_fault(run: Run, paper: Path, tmp_path: Path) -> None:
    declaration = tmp_path / "d.yaml"
    declaration.write_text("rule_set: &x eu-dsa\nanswers: *x\n", encoding="utf-8")
    done = run("assess", paper, *BASIC, "--declaration", declaration)
    assert (done.exit_code, done.stdout) == (3, "")
    assert "d.yaml:1" in done.stderr
    assert "d.yaml:2" in done.stderr


def test_a_declaration_stands_beside_the_paper(run: Run, paper: Path, tmp_path: Path) -> None:
    declaration = tmp_path / "d.yaml"
    run("declaration", "template", "--service", "vlop", "-o", declaration)
    text = declaration.read_text(encoding="utf-8")
    declaration.write_text(text.replace("answer: unknown", "answer: no"), encoding="utf-8")
    alone = json.loads(run("assess", paper, *BASIC, "--format", "json").stdout)
    beside = json.loads(run("assess", paper, *BASIC, "--declaration", declaration, "--format", "json").stdout)
    assert [finding["level"] for finding in beside["findings"]] == [
        finding["level"] for finding in alone["findings"]
    ]
    comparisons = {
        element["declared"]["comparison"]
        for finding in beside["findings"]
        for element in finding["elements"]
        if element["declared"]
    }
    assert "conflict" in comparisons


def test_what_nobody_expected_is_one_sentence_that_names_its_log(
    run: Run, paper: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = "text of a document"

    def surprise(*_given: object, **_named: object) -> None:
        raise LookupError(secret)

    monkeypatch.setattr(service, "assess", surprise)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done = run("assess", paper, *BASIC)
    assert (done.exit_code, done.stdout) == (4, "")
    assert len(done.stderr.strip().splitlines()) == 1
    [log] = tmp_path.glob("checker-*.log")
    assert str(log) in done.stderr
    written = log.read_text(encoding="utf-8")
    assert "LookupError" in written
    assert secret not in written + done.stderr


def test_a_traceback_is_shown_to_those_who_ask(
    run: Run, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKER_DEBUG", "1")
    done = run("assess", paper, "--service", "vlopp")
    assert done.exit_code == 2
    assert "Traceback" in done.stderr
