"""`checker declaration`: the empty form and the check of a filled-in one."""

import json
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
