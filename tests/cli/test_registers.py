"""`checker registers`: what an operator types and reads."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main

HEAD = "name,country,awarding_dsc,awarded_on\n"
ROW = "Lantern,NL,ACM,2026-11-02\n"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder of this test alone."""
    monkeypatch.setenv("CHECKER_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def checker(*words: str | Path) -> Result:
    """Type a command."""
    return CliRunner().invoke(main, ["registers", *map(str, words)])


def flaggers(folder: Path, text: str = HEAD + ROW) -> Path:
    """Write a list of trusted flaggers."""
    file = folder / "trusted-flaggers.csv"
    file.write_text(text, encoding="utf-8")
    return file


VOUCHED = ("--as-of", "2026-11-20", "--source", "the list", "--confidence", "high")


def test_the_list_says_how_old_each_is_on_a_day(data: Path) -> None:
    done = checker("list", "--on", "2026-11-21")
    assert done.exit_code == 0
    assert "eu-dsa/trusted-flaggers" in done.output
    assert (
        "trusted flaggers: 87 rows, as of 5 October 2026; the oldest row is of 5 October 2026." in done.output
    )
    assert "47 days old on 21 November 2026; its limit is 31: look for a newer one." in done.output
    assert "days old" not in checker("list").output
    assert "47 dagen oud op 21 november 2026; de grens is 31" in (
        checker("list", "--on", "2026-11-21", "--language", "nl").output
    )


def test_the_list_as_json(data: Path) -> None:
    rows = json.loads(checker("list", "--on", "2026-11-21", "--format", "json").output)
    flaggers = next(row for row in rows if row["name"] == "trusted-flaggers")
    assert (flaggers["rows"], flaggers["age"], flaggers["limit"], flaggers["is_update"]) == (
        87,
        47,
        31,
        False,
    )
    assert len(flaggers["digest"]) == 64


def test_an_update_is_told_and_used(data: Path, tmp_path: Path) -> None:
    done = checker("update", flaggers(tmp_path), *VOUCHED)
    assert done.exit_code == 0, done.output
    assert "Added: 1. Changed: 0. Gone: 87." in done.output
    assert "  added: Lantern" in done.output
    assert (
        "  no longer listed on 20 November 2026: Stichting Offlimits" in done.output or "… and" in done.output
    )
    assert "trusted-flaggers: 1 rows as of 20 November 2026, kept as" in done.output
    assert "Put in the place of what the rule set ships." in checker("list").output
    assert (data / "registers" / "eu-dsa" / "trusted-flaggers" / "2026-11-20.csv").is_file()


def test_a_broken_file_changes_nothing_and_every_fault_is_named(data: Path, tmp_path: Path) -> None:
    done = checker("update", flaggers(tmp_path, HEAD + "Lantern,XX,ACM,never\n"), "--as-of", "2026-11-20")
    assert done.exit_code == 3
    assert "was not taken over, and nothing was changed; number of faults: 4." in done.stderr
    assert "trusted-flaggers.csv:2: country must be the code of a Member State" in done.stderr
    assert not data.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--as-of", "yesterday"), "yesterday is no day"),
        (("--as-of", "2020-01-01", "--source", "l", "--confidence", "low"), "must be newer"),
        (
            ("--as-of", "2026-11-20", "--register", "flaggers"),
            "There is no register flaggers; there are codes-and",
        ),
    ],
)
def test_wrong_use_is_a_sentence(data: Path, tmp_path: Path, words: tuple[str, ...], sentence: str) -> None:
    done = checker("update", flaggers(tmp_path), *words)
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.output + done.stderr


def test_a_file_that_is_not_there_is_a_sentence(data: Path, tmp_path: Path) -> None:
    done = checker("update", tmp_path / "trusted-flaggers.csv", "--as-of", "2026-11-20")
    assert done.exit_code == 2
    assert "cannot be read: No such file or directory." in done.stderr


def test_a_service_of_an_updated_register_is_known(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,services,designated_on,member_state\nLampje,vlop,2026-11-10,NL\n", encoding="utf-8")
    done = checker("update", file, "--register", "designated-services", *VOUCHED)
    assert done.exit_code == 0, done.output + done.stderr
    known = CliRunner().invoke(main, ["profile", "lampje", "--on", "2026-11-21", "--rules", "eu-dsa"])
    assert known.exit_code == 0, known.stderr
    assert "designated-services.csv, 2026-11-20" in known.output
    assert "Autoriteit Consument" in known.output or "Authority for Consumers and Markets" in known.output
    assert (
        CliRunner().invoke(main, ["profile", "tiktok", "--on", "2026-11-21", "--rules", "eu-dsa"]).exit_code
        == 2
    )
