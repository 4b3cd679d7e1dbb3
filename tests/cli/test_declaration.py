"""`checker declaration`: the empty form and the check of a filled-in one."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from jsonschema import Draft202012Validator

Run = Callable[..., Result]


def test_the_empty_form_is_valid(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    assert (
        run("declaration", "template", "--profile", "tiktok", "--language", "nl", "-o", form).exit_code == 0
    )
    done = run("declaration", "validate", form, "--language", "nl")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "geldige verklaring" in done.stderr


def test_a_form_for_one_service_asks_less(run: Run) -> None:
    every = run("declaration", "template").stdout
    hosting = run("declaration", "template", "--service", "hosting").stdout
    assert "dsa-42-" in every
    assert "dsa-42-" not in hosting
    assert "dsa-16-1" in hosting


def test_faults_are_printed_with_their_lines_and_exit_code_one(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    form.write_text("rule_set: eu-dsa\nanswers:\n  nothing: {answer: yes}\ncolour: red\n", encoding="utf-8")
    done = run("declaration", "validate", form)
    assert done.exit_code == 1
    assert [line.split(" ")[0] for line in done.stdout.splitlines()] == ["form.yaml:3:", "form.yaml:4:"]
    assert "2" in done.stderr


def test_a_form_that_is_not_there_is_wrong_use(run: Run) -> None:
    assert run("declaration", "validate", "nowhere.yaml").exit_code == 2


def test_the_schema_is_a_schema_with_titles_in_the_language_asked_for(run: Run) -> None:
    dutch = json.loads(run("declaration", "schema", "--language", "nl").stdout)
    english = json.loads(run("declaration", "schema").stdout)
    Draft202012Validator.check_schema(dutch)
    name = "dsa-16-4.confirmation"
    titles = [form["properties"]["answers"]["properties"][name]["title"] for form in (dutch, english)]
    assert len(set(titles)) == 2


def test_a_questionnaire_goes_out_and_comes_back(run: Run, tmp_path: Path) -> None:
    book, receipt, written = (tmp_path / name for name in ("q.xlsx", "receipt.json", "d.yaml"))
    assert run("declaration", "questionnaire", "--profile", "tiktok", "-o", book).exit_code == 0
    assert run("declaration", "validate", book).exit_code == 0
    done = run("declaration", "import", book, "--receipt", receipt, "-o", written)
    assert (done.exit_code, done.stdout) == (0, "")
    assert run("declaration", "validate", written).exit_code == 0
    filed = json.loads(receipt.read_text(encoding="utf-8"))
    assert (filed["state"], filed["answered"]["questionnaire_version"]) == ("received", "1")


def test_a_questionnaire_with_faults_is_filed_as_received_and_invalid(run: Run, tmp_path: Path) -> None:
    form, receipt, written = (tmp_path / name for name in ("form.yaml", "receipt.json", "d.yaml"))
    form.write_text("rule_set: eu-dsa\nanswers:\n  nothing: {answer: yes}\n", encoding="utf-8")
    done = run("declaration", "import", form, "--receipt", receipt, "-o", written, "--language", "nl")
    assert done.exit_code == 1
    assert not written.exists()
    filed = json.loads(receipt.read_text(encoding="utf-8"))
    assert filed["state"] == "received, invalid"
    assert ["nothing" in fault["message"] for fault in filed["faults"]] == [True]


def test_a_workbook_with_macros_is_refused_in_one_sentence(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "q.xlsx"
    with zipfile.ZipFile(book, "w") as opened:
        opened.writestr("xl/vbaProject.bin", b"x")
    done = run("declaration", "import", book, "--language", "nl")
    assert done.exit_code == 3
    assert done.stderr.count("\n") == 1
    assert "macro" in done.stderr
