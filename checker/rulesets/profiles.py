"""What is known about a provider's service: read from a file, or from the register of designations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from checker.domain.errors import NotFound, UsageFault
from checker.domain.message import Message, say
from checker.domain.obligation import Place
from checker.domain.profile import Profile, Truth, with_implied
from checker.domain.register import Register, names_of, spoken
from checker.rulesets.parts import to_day, unknown
from checker.rulesets.registers import read_registers
from checker.shapes import Schema, faults_of_shape, read_schema, suggestion
from checker.yamltext import Fault, Table, fault_at, read_yaml

LARGEST = 256 * 1024
"""Bytes of a profile file."""
DESIGNATIONS, COORDINATORS = "designated-services", "digital-services-coordinators"
"""Registers that say what a service is, and who supervises in a Member State."""
SIZES = ("micro_or_small", "small_until_recently")
"""Columns of the register of designations that are facts of a rule set."""


def read_profile(
    source: str | Path,
    *,
    facts: frozenset[str] | None = None,
    known: Mapping[str, Profile] | None = None,
) -> Profile:
    """Return the profile in a file, or of a designated service by its id, name or alias.

    Args:
        source: Path of a YAML file, or a name; a text with a dot or a slash that no register knows is a path.
        facts: Facts that the rule set declares; None to leave them unchecked.
        known: What `profiles_of` gives; None for the register that checker ships.

    Raises:
        NotFound: No register knows the name.
        UsageFault: The file cannot be read; the details name every fault with its line.
    """
    known = known_profiles() if known is None else known
    found = None if isinstance(source, Path) else known.get(spoken(source))
    if found is not None:
        return found
    path = Path(source)
    if isinstance(source, Path) or path.suffix or len(path.parts) > 1:
        return _from_file(path, facts)
    raise NotFound(_no_such_service(str(source), known))


@cache
def known_profiles() -> Mapping[str, Profile]:
    """Return every service of the register that checker ships, by id, name and alias."""
    return profiles_of(read_registers(files("checker.rules") / "eu-dsa"))


def profiles_of(registers: Iterable[Register]) -> Mapping[str, Profile]:
    """Return every service that registers of designations know, by id, name and alias."""
    every = tuple(registers)
    coordinators = {
        row["member_state"]: row
        for register in every
        if register.name == COORDINATORS
        for row in register.records()
    }
    found: dict[str, Profile] = {}
    for register in every:
        if register.name == DESIGNATIONS:
            for row in register.records():
                profile = _from_row(row, register, coordinators)
                for name in names_of(row):
                    found.setdefault(spoken(name), profile)
    return found


def _from_row(
    row: Mapping[str, str], register: Register, coordinators: Mapping[str, Mapping[str, str]]
) -> Profile:
    facts = {name: row[name] for name in SIZES if row.get(name)}
    state = row.get("member_state", "")
    return Profile(
        name=row["name"],
        services=with_implied(tuple(row["services"].split())),
        facts=tuple(sorted((name, Truth(value)) for name, value in facts.items())),
        designated_on=date.fromisoformat(row["designated_on"]),
        source=f"{register.name}.csv, {row['as_of']}",
        designation_ended_on=date.fromisoformat(row["ended_on"]) if row.get("ended_on") else None,
        member_state=state,
        coordinator=row.get("coordinator", "") or coordinators.get(state, {}).get("name", ""),
        other_authorities=coordinators.get(state, {}).get("other_authorities", ""),
    )


def with_coordinator(profile: Profile, registers: Iterable[Register]) -> Profile:
    """Return a profile with the names of who supervises in its Member State, as a register knows them."""
    if profile.coordinator or not profile.member_state:
        return profile
    rows = (row for register in registers if register.name == COORDINATORS for row in register.records())
    found = next((row for row in rows if row["member_state"] == profile.member_state), {})
    return replace(
        profile,
        coordinator=found.get("name", ""),
        other_authorities=found.get("other_authorities", ""),
    )


def _no_such_service(name: str, known: Mapping[str, Profile]) -> Message:
    names = sorted({profile.name for profile in known.values()})
    if not names:
        return say(
            "No installed rule set knows any service, so {name} is not known; describe it in a file.",
            name=name,
        )
    guess = suggestion(spoken(name), list(known))
    if guess:
        return say(
            "The register knows no service {name}; is {guess} meant?", name=name, guess=known[guess].name
        )
    return say("The register knows no service {name}; it knows {known}.", name=name, known=", ".join(names))


def _from_file(path: Path, facts: frozenset[str] | None) -> Profile:
    table, faults = _table(path)
    faults += list(faults_of_shape(table, _schema(), path.name))
    if not faults:
        faults += _strange_facts(table, facts, path)
        faults += _no_designation_without_size(table, path)
        faults += _ended_and_stated(table, path)
    profile = _from_table(table, path, faults) if not faults else None
    if profile is None or faults:
        count = len(faults)
        raise UsageFault(
            say("The profile {file} cannot be used; number of faults: {count}.", file=path.name, count=count),
            details=tuple(fault.message for fault in faults),
        )
    return profile


def _from_table(table: Table, path: Path, faults: list[Fault]) -> Profile:
    """Return what a profile file says; days that the calendar does not have are added to `faults`."""
    ended = table.get("ended", Table())
    days = {name: to_day(ended[name], _place(ended, name, path), faults) for name in sorted(ended)}
    return Profile(
        name=table["name"],
        services=with_implied(tuple(table["services"])),
        facts=tuple(sorted((name, Truth(value)) for name, value in table.get("facts", {}).items())),
        designated_on=to_day(table.get("designated_on"), _place(table, "designated_on", path), faults),
        source=table.get("source", path.name),
        ended=tuple((name, day) for name, day in days.items() if day),
        designation_ended_on=to_day(
            table.get("designation_ended_on"), _place(table, "designation_ended_on", path), faults
        ),
        member_state=table.get("member_state", ""),
    )


def _table(path: Path) -> tuple[Table, list[Fault]]:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        text = data[:LARGEST].decode("utf-8-sig", errors="strict" if len(data) <= LARGEST else "ignore")
    except OSError as cause:
        reason = cause.strerror or type(cause).__name__
        raise UsageFault.say(
            "The profile {file} cannot be read: {cause}.", file=str(path), cause=reason
        ) from cause
    except UnicodeDecodeError as cause:
        raise UsageFault.say("The profile {file} is not UTF-8 text.", file=str(path)) from cause
    if len(data) > LARGEST:
        raise UsageFault.say("The profile {file} is too large to be one.", file=str(path))
    value, faults = read_yaml(text, path.name)
    return value if isinstance(value, Table) else Table(), list(faults)


def _place(table: Table, key: str, path: Path) -> Place:
    return Place(file=path.name, line=table.lines.get(key, 1))


def _strange_facts(table: Table, facts: frozenset[str] | None, path: Path) -> list[Fault]:
    if facts is None:
        return []
    return [
        unknown(_place(stated, name, path), "fact", name, sorted(facts))
        for stated in (table.get("facts", {}), table.get("ended", {}))
        for name in stated
        if name not in facts
    ]


def _no_designation_without_size(table: Table, path: Path) -> list[Fault]:
    if {"vlop", "vlose"} & set(table["services"]):
        return []
    sentence = say("{place}: only a service that is vlop or vlose has a day of designation.")
    return [
        fault_at(_place(table, key, path), sentence)
        for key in ("designated_on", "designation_ended_on")
        if key in table
    ]


def _ended_and_stated(table: Table, path: Path) -> list[Fault]:
    """Return a fault for every fact that is stated and said to have ended on a day."""
    ended = table.get("ended", Table())
    return [
        fault_at(
            _place(ended, name, path),
            say("{place}: {name} stands under facts and under ended; keep one of the two.", name=name),
        )
        for name in ended
        if name in table.get("facts", {})
    ]


@cache
def _schema() -> Schema:
    return read_schema(files("checker.rulesets") / "schema" / "profile.json")
