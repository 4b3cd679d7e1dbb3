"""Registers are read whole or not at all, the newest counts, and every fault is named with its line."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from checker.domain.errors import RegisterError, UsageFault
from checker.domain.register import Register
from checker.rulesets.registers import read_registers, register_faults
from checker.rulesets.tables import LARGEST
from checker.rulesets.updating import Update, Vouched, keep, prepare
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
VOUCHED = Vouched(as_of=date(2026, 11, 20), source="the list of that day", confidence="high")


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


def made(register: Register, text: str | bytes, vouched: Vouched = VOUCHED) -> Update:
    """Return what a new file makes of a register."""
    return prepare(text if isinstance(text, bytes) else text.encode(), register, "new.csv", vouched)


def refused(register: Register, text: str | bytes, vouched: Vouched = VOUCHED) -> list[str]:
    """Return every fault of a new file."""
    with pytest.raises(
        RegisterError, match=r"new\.csv was not taken over, and nothing was changed"
    ) as caught:
        made(register, text, vouched)
    return [detail.english() for detail in caught.value.details]


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


def test_an_update_tells_what_differs(tmp_path: Path) -> None:
    register = flaggers(rule_set(tmp_path))
    new = HEAD + LANTERN.replace("minors", "minors; fraud") + LANTERN.replace("Lantern", "Torch")
    update = made(register, new)
    assert update.added == ("Torch",)
    assert update.gone == ("Beacon",)
    assert [(change.name, change.cells) for change in update.changed] == [
        ("Lantern", (("areas", "minors", "minors; fraud"),))
    ]
    assert update.rows == 2


def test_another_source_alone_is_no_change(tmp_path: Path) -> None:
    register = flaggers(rule_set(tmp_path))
    update = made(register, (HEAD + LANTERN + BEACON).replace("list", "another list"))
    assert (update.added, update.changed, update.gone) == ((), (), ())


def test_the_published_columns_are_taken(tmp_path: Path) -> None:
    register = flaggers(rule_set(tmp_path))
    text = (
        "name,country_code,dsc_name,areas_of_expertise_raw,designation_date,status,website\n"
        "Beacon,GR,EETT,fraud,2024-03,active,beacon.example\n"
    )
    update = made(register, text)
    assert update.gone == ("Lantern",)
    assert [change.name for change in update.changed] == ["Beacon"]
    assert b"Beacon,,EL,EETT,2024-03,fraud,beacon.example,active,the list of that day,2026-11-20,,high," in (
        update.content
    )
    assert refused(register, text, Vouched(as_of=date(2026, 11, 20))) == [
        "new.csv:2: source is empty; every row needs it.",
        "new.csv:2: confidence is empty; every row needs it.",
    ]


def test_reference_columns_of_designations_are_taken_and_sizes_are_kept() -> None:
    register = next(each for each in read_registers(DSA) if each.name == "designated-services")
    text = (
        "service,kind,designated_on,member_state_of_establishment,obligations_apply_from\n"
        "TikTok,VLOP,2023-04-25,IE,2023-08-25\nNew Place,VLOSE,2026-11-10,NL,2027-03-10\n"
    )
    update = made(register, text)
    assert update.added == ("New Place",)
    assert update.changed == ()
    assert len(update.gone) == 28
    assert update.left_out == ("kind", "obligations_apply_from")
    assert "micro_or_small" in update.carried
    lines = update.content.decode().splitlines()
    assert lines[1].startswith(
        "tiktok,TikTok,,TikTok Technology Limited,vlop,IE,Coimisiún na Meán,2023-04-25,,no,no,"
    )
    assert lines[2].startswith("new-place,New Place,,,vlose,NL,,2026-11-10,,,,")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name\n",
        "\0\0\0",
        "name,country\n=cmd(),NL\n",
        '"',
        "a;b\n1;2;3\n",
        b"\xff\xfe\x00",
        b"PK\x03\x04",
        "a," * 99,
    ],
)
def test_no_file_gets_past_the_door_broken(tmp_path: Path, text: str | bytes) -> None:
    register = flaggers(rule_set(tmp_path))
    assert refused(register, text)


def test_a_file_without_rows_empties_no_register(tmp_path: Path) -> None:
    assert refused(flaggers(rule_set(tmp_path)), HEAD) == ["new.csv:1: the file holds no rows."]


def test_the_newest_counts_and_the_old_one_stays(tmp_path: Path) -> None:
    folder, data = rule_set(tmp_path / "rules"), tmp_path / "data"
    old = flaggers(folder, data)
    for day in (date(2026, 11, 20), date(2026, 11, 21)):
        keep(made(old, HEAD + LANTERN), old, data, day)
    register = flaggers(folder, data)
    assert register.as_of == date(2026, 11, 21)
    assert register.is_update
    assert len(register.rows) == 1
    assert register.digest != old.digest
    assert sorted(file.name for file in (data / "registers" / "small" / "trusted-flaggers").iterdir()) == [
        "2026-11-20.csv",
        "2026-11-21.csv",
    ]
    assert flaggers(folder) == old


def test_a_newer_rule_set_goes_before_an_older_update(tmp_path: Path) -> None:
    folder, data = rule_set(tmp_path / "rules"), tmp_path / "data"
    old = flaggers(folder)
    keep(made(old, HEAD + LANTERN), old, data, date(2025, 6, 2))
    shipped = folder / "registers" / "trusted-flaggers.csv"
    shipped.write_text(shipped.read_text().replace("2025-06-01", "2026-01-01"))
    assert not flaggers(folder, data).is_update


def test_what_is_put_in_its_place_must_be_newer(tmp_path: Path) -> None:
    register = flaggers(rule_set(tmp_path))
    with pytest.raises(UsageFault, match="in use is from 2025-06-01; what is put in its place must be newer"):
        keep(made(register, HEAD + LANTERN), register, tmp_path, date(2025, 6, 1))


def test_a_kept_file_that_was_broken_since_is_named(tmp_path: Path) -> None:
    folder, data = rule_set(tmp_path / "rules"), tmp_path / "data"
    register = flaggers(folder, data)
    keep(made(register, HEAD + LANTERN), register, data, date(2026, 1, 1)).write_text("name\nLantern\n")
    with pytest.raises(
        RegisterError, match="The register trusted-flaggers cannot be used; number of faults: "
    ):
        flaggers(folder, data)
