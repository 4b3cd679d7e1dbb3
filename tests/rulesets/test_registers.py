"""Registers are read whole or not at all, the newest counts, and every fault is named with its line."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from checker.domain.errors import RegisterError
from checker.domain.register import Register
from checker.rulesets.registers import read_registers, register_faults
from checker.rulesets.tables import LARGEST
from tests.conftest import ROOT
from tests.rulesets.small import RULESET, write

DSA = files("checker.rules") / "eu-dsa"
HEAD = "name,country,awarding_dsc,awarded_on,areas,source,as_of,confidence\n"
LANTERN = "Lantern,NL,ACM,2025-01-02,minors,list,2025-06-01,high\n"
BEACON = "Beacon,EL,EETT,2024-03,fraud,list,2025-06-01,low\n"
DECLARED = """registers:
  trusted-flaggers:
    title: {en: trusted flaggers, nl: betrouwbare flaggers}
    official: https://example.org/list
    days: "31"
files:
  - registers/trusted-flaggers.csv
"""


def rule_set(folder: Path, content: str | bytes = HEAD + LANTERN + BEACON) -> Path:
    """Write the small rule set with one register."""
    write(folder, ruleset=RULESET.replace("files:\n", DECLARED))
    (folder / "registers").mkdir()
    data = content if isinstance(content, bytes) else content.encode()
    (folder / "registers" / "trusted-flaggers.csv").write_bytes(data)
    return folder


def flaggers(folder: Path, data: Path | None = None) -> Register:
    """Return the register of the small rule set."""
    return read_registers(folder, data)[0]


def faults(folder: Path) -> list[str]:
    """Return what lint says about registers."""
    return [str(fault.message) for fault in register_faults(folder)]


def test_the_shipped_registers_are_sound() -> None:
    assert list(register_faults(DSA)) == []
    found = {register.name: len(register.rows) for register in read_registers(DSA)}
    assert found == {
        "codes-and-legislation-dates": 69,
        "designated-services": 29,
        "digital-services-coordinators": 27,
        "enforcement": 59,
        "government-channels": 85,
        "out-of-court-dispute-bodies": 11,
        "trusted-flaggers": 87,
    }


@pytest.mark.parametrize("register", read_registers(DSA), ids=lambda register: register.name)
def test_every_shipped_row_says_where_it_comes_from(register: Register) -> None:
    page = (ROOT / "docs" / "registers.md").read_text(encoding="utf-8")
    assert register.days
    assert register.official.startswith("https://")
    assert {"en", "nl"} <= set(register.title.languages)
    assert f"| `{register.name}` |" in page
    assert f"| {register.days} |" in page
    assert [column for column in register.columns if f"`{column}`" not in page] == []
    for row in register.records():
        assert row["source"]
        assert row["confidence"] in {"high", "medium", "low"}
        assert date.fromisoformat(row["as_of"]) <= register.as_of
        assert not (row["basis"] == "recall" and row["confidence"] == "high")


def test_a_name_is_found_by_its_alias() -> None:
    flagger = next(register for register in read_registers(DSA) if register.name == "trusted-flaggers")
    found = flagger.find("offlimits")
    assert found is not None
    assert found["awarded_on"] == "2025-09-09"
    assert flagger.find("nobody") is None


def test_a_register_is_as_of_its_newest_row(tmp_path: Path) -> None:
    register = flaggers(rule_set(tmp_path, HEAD + LANTERN + BEACON.replace("2025-06-01", "2025-07-01")))
    assert register.as_of == date(2025, 7, 1)
    assert register.rule_set == "small"
    assert not register.is_update


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (HEAD + LANTERN, []),
        (HEAD.replace(",", ";") + LANTERN.replace(",", ";"), []),
        ("", ["1: the file holds no columns."]),
        (b"name\n\xff\n", ["2: the file is not UTF-8 text."]),
        (b"x" * (LARGEST + 1), ["1: the file is too large to be a register."]),
        (
            HEAD + "Lantern,NL\n" + LANTERN + LANTERN,
            ["2: the row has 2 cells and the file 8 columns.", "4: line 3 has the same name, country."],
        ),
        (
            HEAD + "Lantern,XX,ACM,2025-13-02,,,yesterday,sure\n",
            [
                "2: as_of must be a day such as 2024-02-17, not yesterday.",
                "2: awarded_on must be a day, month or year such as 2024-02-17, 2024-02 or 2024, not "
                "2025-13-02.",
                "2: confidence must be high, medium or low, not sure.",
                "2: country must be the code of a Member State such as NL (Greece: EL), not XX.",
                "2: source is empty; every row needs it.",
            ],
        ),
        (
            HEAD.replace("source", "sorce") + LANTERN,
            [
                "1: the column source is missing.",
                "1: the column sorce is not known; is source meant?",
                "2: source is empty; every row needs it.",
            ],
        ),
        (HEAD.replace("areas", "name") + LANTERN, ["1: the column name stands there twice."]),
        (
            HEAD + LANTERN.replace("minors", "a\x1b[31mb"),
            ["2: cell 5 holds control characters or line breaks."],
        ),
        (
            HEAD + '"Lantern,NL,ACM\n',
            ["2: the line is no CSV; look for a quotation mark without its fellow."],
        ),
        (HEAD + LANTERN.replace("minors", "m" * 6000), ["2: cell 5 is longer than 5000 characters."]),
    ],
)
def test_every_fault_is_named_with_its_line(
    tmp_path: Path, content: str | bytes, sentences: list[str]
) -> None:
    folder = rule_set(tmp_path, content)
    wanted = [f"registers/trusted-flaggers.csv:{sentence}" for sentence in sentences]
    assert sorted(faults(folder)) == sorted(wanted)
    if sentences:
        with pytest.raises(RegisterError, match="The register trusted-flaggers cannot be used"):
            flaggers(folder)


def test_what_is_declared_is_there_and_what_is_there_is_declared(tmp_path: Path) -> None:
    folder = rule_set(tmp_path)
    (folder / "registers" / "trusted-flaggers.csv").rename(folder / "registers" / "others.csv")
    assert faults(folder) == [
        "ruleset.yaml:39: the register trusted-flaggers has no file trusted-flaggers.csv.",
        "registers/others.csv:1: the register others is not declared in ruleset.yaml.",
    ]


def test_a_register_that_checker_does_not_know_may_have_any_columns(tmp_path: Path) -> None:
    folder = rule_set(tmp_path)
    header = folder / "ruleset.yaml"
    header.write_text(header.read_text().replace("trusted-flaggers", "lighthouses"))
    (folder / "registers" / "trusted-flaggers.csv").unlink()
    (folder / "registers" / "lighthouses.csv").write_text(
        "tower,height,source,as_of,confidence\nBrandaris,53,map,2025-01-01,high\nBrandaris,54,map,2025-01-01,high\n"
    )
    assert faults(folder) == ["registers/lighthouses.csv:3: line 2 has the same tower."]
