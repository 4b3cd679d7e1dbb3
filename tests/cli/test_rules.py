"""`checker rules`: what an author types and reads."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from tests.rulesets.small import DUTIES, RULESET, write
from tests.rulesets.test_lint import with_forms


def checker(*words: str | Path) -> Result:
    """Type a command."""
    return CliRunner().invoke(main, ["rules", *map(str, words)])


def plain(text: str) -> str:
    """Return what was printed on one line, so that the width of the terminal does not matter."""
    return re.sub(r"\s+", " ", text)


def test_a_sound_rule_set_has_nothing_to_lint(tmp_path: Path) -> None:
    done = checker("lint", "--rules", with_forms(tmp_path))
    assert done.exit_code == 0
    assert "faults 0, warnings 0." in done.output


def test_lint_prints_place_and_reason_and_ends_with_one(tmp_path: Path) -> None:
    folder = write(tmp_path, duties=DUTIES.replace("notice]", "notices]"))
    done = checker("lint", "--rules", folder, "--language", "nl")
    assert done.exit_code == 1
    assert (
        "obligations/art16.yaml:13: in geen enkel bestand onder concepts staat het begrip notices; is notice "
        "bedoeld? [fout]" in done.output
    )


def test_cases_that_hold_end_with_zero(tmp_path: Path) -> None:
    done = checker("test", "--rules", write(tmp_path))
    assert (done.exit_code, plain(done.output)) == (
        0,
        "4 cases: 4 as expected, 0 pending, 0 to look at. ",
    )


def test_a_case_that_differs_is_told_in_full(tmp_path: Path) -> None:
    duties = DUTIES.replace(
        "orders., expect: {confirmation: silent}", "a notice., expect: {confirmation: silent}"
    )
    done = checker("test", "--rules", write(tmp_path, duties=duties))
    assert done.exit_code == 1
    told = plain(done.output)
    assert "obligations/art16.yaml:17 dsa-16-4: look-alike" in told
    assert "dsa-16-4.confirmation: expected silent, found asserted." in told
    assert "receipt: “confirm” ← confirm (concepts/words.yaml:8)" in told
    assert "4 cases: 3 as expected, 0 pending, 1 to look at." in told


def test_cases_of_one_obligation(tmp_path: Path) -> None:
    assert "0 cases:" in checker("test", "dsa-9-9", "--rules", write(tmp_path)).output


def test_an_obligation_is_shown_as_a_page(tmp_path: Path) -> None:
    done = checker("show", "dsa-16-4", "--rules", write(tmp_path), "--language", "nl")
    told = plain(done.output)
    assert done.exit_code == 0
    for part in (
        "dsa-16-4 Bevestigen",
        "artikel 16, lid 4 DSA · hostingdiensten",
        "dsa-16-4.confirmation (kern)",
        "receipt + notice · in één zin · gesteld (obligations/art16.yaml:13)",
        "notice: *melding*",
        "Hoe?",
        "Wij bevestigen elke melding.",
    ):
        assert part in told


def test_an_unknown_obligation_is_a_sentence(tmp_path: Path) -> None:
    done = checker("show", "dsa-1", "--rules", write(tmp_path))
    assert done.exit_code == 2
    assert "The rule set small holds no obligation dsa-1" in done.output


def test_a_rule_set_that_cannot_be_opened_names_every_fault(tmp_path: Path) -> None:
    done = checker("list", "--rules", write(tmp_path, ruleset=RULESET.replace("scopes:", "scope:")))
    assert done.exit_code == 3
    assert "ruleset.yaml:19: the key scope is not known here; is scopes meant?" in done.output


def test_an_unknown_rule_set_is_a_sentence(tmp_path: Path) -> None:
    done = checker("list", "--rules", tmp_path / "none")
    assert done.exit_code == 2
    assert "There is no rule set" in done.output


def test_the_shipped_obligations_are_listed_by_theme() -> None:
    done = checker("list")
    assert done.exit_code == 0
    assert "Notice and action" in done.output
    assert re.search(r"^dsa-16-4 .+ Article 16\(4\) DSA +elements: \d$", done.output, re.MULTILINE)


@pytest.mark.slow
def test_forms_are_written_beside_the_rules(tmp_path: Path) -> None:
    done = checker("forms", "--rules", write(tmp_path))
    assert done.exit_code == 0
    assert '"notice": "' in (tmp_path / "forms" / "en.yaml").read_text(encoding="utf-8")
