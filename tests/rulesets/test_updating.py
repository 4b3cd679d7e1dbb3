"""A newer file takes the place of a register whole or not at all; what differs is told."""

from datetime import date
from pathlib import Path

import pytest

from checker.domain.errors import RegisterError, UsageFault
from checker.domain.register import Register
from checker.rulesets.registers import read_registers
from checker.rulesets.updating import Update, Vouched, keep, prepare
from tests.rulesets.test_registers import BEACON, DSA, HEAD, LANTERN, flaggers, rule_set

VOUCHED = Vouched(as_of=date(2026, 11, 20), source="the list of that day", confidence="high")


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
