"""`checker rules try`: hits with the line of the rule that fired, and near misses."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from tests.cli.test_rules import plain
from tests.rulesets.small import write

PAPER = "# Paper\n\nWe run a shop.\n\nWe confirm every notice.\n\nA notice is read by our staff.\n"


def tried(folder: Path, rule: str, *words: str, paper: str = PAPER) -> Result:
    """Try a rule of the small set on a paper."""
    document = folder / "paper.md"
    document.write_text(paper, encoding="utf-8")
    rules = write(folder / "rules")
    return CliRunner().invoke(main, ["rules", "try", rule, str(document), "--rules", str(rules), *words])


@pytest.mark.parametrize("rule", ["dsa-16-4", "dsa-16-4.confirmation", "obligations/art16.yaml"])
def test_a_hit_names_the_lines_of_document_rule_and_vocabulary(rule: str, tmp_path: Path) -> None:
    done = tried(tmp_path, rule)
    told = plain(done.output)
    assert done.exit_code == 0
    assert "paper.md, line 5 asserted ← obligations/art16.yaml:13" in told
    assert "We [confirm] every [notice]." in told
    assert "receipt: “confirm” ← confirm (concepts/words.yaml:8)" in told
    assert "Elements: 1; hits: 1; near misses: 0." in told


def test_without_a_hit_near_misses_are_told(tmp_path: Path) -> None:
    told = plain(tried(tmp_path, "dsa-16-4", "--language", "nl", paper="A notice is read by staff.\n").output)
    assert "Geen treffer. Bijna-treffers: A [notice] is read by staff." in told
    assert "Er staat niets in over ontvangst." in told or "ontvangst" in told


def test_an_unknown_rule_is_a_sentence(tmp_path: Path) -> None:
    done = tried(tmp_path, "dsa-99")
    assert done.exit_code == 2
    assert "The rule set small holds no obligation, element or file dsa-99" in done.output


def test_nothing_in_a_document_acts_on_the_terminal(tmp_path: Path) -> None:
    paper = "We confirm every\u202e notice \x1b[31m of [bold]users[/bold].\n"
    done = tried(tmp_path, "dsa-16-4", paper=paper)
    assert "\x1b" not in done.output
    assert "\u202e" not in done.output
