"""Every hostile file through the command line, as somebody types it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from checker.cli.faults import DONE, FAULTS_FOUND, REFUSED_INPUT
from tests.hostile.inputs import (
    ACCEPT,
    DECLARATION,
    DOCUMENT,
    REJECT,
    REPORT,
    RULES,
    WARN,
    Bad,
    Outcome,
    complaint,
    told,
)
from tests.rulesets import small

pytestmark = pytest.mark.slow


def typed(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def assessed(bad: Bad, folder: Path) -> Outcome:
    """Have a document assessed under a small rule set, and read the assessment."""
    target = folder / "out.json"
    target.unlink(missing_ok=True)
    rules = folder / "rules"
    if not rules.exists():
        small.write(rules)
    result = typed(
        "assess", written(bad, folder), "--service", "platform", "--on", "2024-06-01",
        "--rules", rules, "--format", "json", "--output", target,
    )  # fmt: skip
    if result.exit_code != DONE:
        return refused(bad, result)
    documents = json.loads(target.read_text(encoding="utf-8"))["documents"]
    said = [str(defect["message"]) for document in documents for defect in document["defects"]]
    said += [str(page["reason"]) for document in documents for page in document["pages"] if page["reason"]]
    return Outcome(kind=WARN if said else ACCEPT, words=told(said))


def declared(bad: Bad, folder: Path) -> Outcome:
    result = typed("declaration", "validate", written(bad, folder))
    if result.exit_code == FAULTS_FOUND:
        return Outcome(kind=REJECT, words=result.output)
    return Outcome(kind=ACCEPT) if result.exit_code == DONE else refused(bad, result)


def checked(bad: Bad, folder: Path) -> Outcome:
    target = folder / "report.json"
    result = typed("report", "check", written(bad, folder), "--format", "json", "--output", target)
    if result.exit_code not in {DONE, FAULTS_FOUND}:
        return refused(bad, result)
    deviations = json.loads(target.read_text(encoding="utf-8"))["deviations"]
    return Outcome(
        kind=WARN if deviations else ACCEPT, words=told(str(each["message"]) for each in deviations)
    )


def linted(bad: Bad, folder: Path) -> Outcome:
    """Have a file looked at as the duties of a rule set."""
    rules = folder / bad.name
    small.write(rules)
    (rules / "obligations" / "art16.yaml").write_bytes(bad.files[0].data)
    result = typed("rules", "lint", "--rules", rules)
    assert result.exit_code in {DONE, FAULTS_FOUND}, bad.name
    return Outcome(kind=REJECT if result.exit_code else ACCEPT, words=result.output)


def refused(bad: Bad, result: Result) -> Outcome:
    """Return a refusal: the exit code for it, and one sentence on standard error."""
    assert result.exit_code == REFUSED_INPUT, f"{bad.name}: {result.exit_code} {result.output[:500]}"
    return Outcome(kind=REJECT, words=result.output)


def written(bad: Bad, folder: Path) -> Path:
    """Return the path of the file, or of a folder with the files of a report."""
    if len(bad.files) == 1:
        path = folder / bad.name
        path.write_bytes(bad.files[0].data)
        return path
    path = folder / bad.name.replace(".", "-")
    path.mkdir()
    for file in bad.files:
        (path / file.name).write_bytes(file.data)
    return path


WAYS: dict[str, Callable[[Bad, Path], Outcome]] = {
    DOCUMENT: assessed,
    DECLARATION: declared,
    REPORT: checked,
    RULES: linted,
}


@pytest.mark.parametrize("kind", WAYS)
def test_every_file_ends_as_expected(bad_inputs: tuple[Bad, ...], tmp_path: Path, kind: str) -> None:
    complaints = []
    for bad in bad_inputs:
        if bad.kind == kind and not bad.is_about_its_name:
            outcome = WAYS[kind](bad, tmp_path)
            complaints.append(complaint(bad, outcome))
    assert not any(complaints), "\n".join(filter(None, complaints))
