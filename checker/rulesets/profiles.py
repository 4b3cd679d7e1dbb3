"""What is known about a provider's service: read from a file, or from the register of designations."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from checker.domain.errors import NotFound, UsageFault
from checker.domain.message import Message, say
from checker.domain.obligation import Place
from checker.domain.profile import Profile, Truth, with_implied
from checker.rulesets.parts import to_day, unknown
from checker.shapes import Schema, faults_of_shape, read_schema, suggestion
from checker.yamltext import Fault, Table, fault_at, read_yaml

LARGEST = 256 * 1024
"""Bytes of a profile file."""


def read_profile(source: str | Path, *, facts: frozenset[str] | None = None) -> Profile:
    """Return the profile in a file, or of a designated service by its id, name or alias.

    Args:
        source: Path of a YAML file, or a name; a text with a dot or a slash that no register knows is a path.
        facts: Facts that the rule set declares; None to leave them unchecked.

    Raises:
        NotFound: No register knows the name.
        UsageFault: The file cannot be read; the details name every fault with its line.
    """
    found = None if isinstance(source, Path) else known_profiles().get(_key(source))
    if found is not None:
        return found
    path = Path(source)
    if isinstance(source, Path) or path.suffix or len(path.parts) > 1:
        return _from_file(path, facts)
    raise NotFound(_no_such_service(str(source)))


@cache
def known_profiles() -> Mapping[str, Profile]:
    """Return every designated service of the shipped register, by id, name and alias."""
    register = files("checker.rules") / "eu-dsa" / "registers" / "designated-services.csv"
    return _read_register(register)


def _read_register(register: Traversable) -> Mapping[str, Profile]:
    found: dict[str, Profile] = {}
    for row in csv.DictReader(io.StringIO(register.read_text(encoding="utf-8"))):
        profile = Profile(
            name=row["name"],
            services=with_implied(tuple(row["services"].split())),
            facts=(("micro_or_small", Truth(row["micro_or_small"])),) if row["micro_or_small"] else (),
            designated_on=date.fromisoformat(row["designated_on"]),
            source=f"{register.name}, {row['as_of']}",
        )
        for name in (row["id"], row["name"], *row["aliases"].split("; ")):
            if name:
                found.setdefault(_key(name), profile)
    return found


def _key(name: str) -> str:
    return " ".join(name.replace("-", " ").casefold().split())


def _no_such_service(name: str) -> Message:
    known = sorted({profile.name for profile in known_profiles().values()})
    guess = suggestion(_key(name), list(known_profiles()))
    if guess:
        meant = known_profiles()[guess].name
        return say("The register knows no service {name}; is {guess} meant?", name=name, guess=meant)
    return say("The register knows no service {name}; it knows {known}.", name=name, known=", ".join(known))


def _from_file(path: Path, facts: frozenset[str] | None) -> Profile:
    table, faults = _table(path)
    faults += list(faults_of_shape(table, _schema(), path.name))
    if not faults:
        day = to_day(table.get("designated_on"), _place(table, "designated_on", path), faults)
        faults += _strange_facts(table, facts, path)
        faults += _no_designation_without_size(table, day, path)
    if faults:
        count = len(faults)
        raise UsageFault(
            say("The profile {file} cannot be used; number of faults: {count}.", file=path.name, count=count),
            details=tuple(fault.message for fault in faults),
        )
    return Profile(
        name=table["name"],
        services=with_implied(tuple(table["services"])),
        facts=tuple(sorted((name, Truth(value)) for name, value in table.get("facts", {}).items())),
        designated_on=day,
        source=table.get("source", path.name),
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
    stated = table.get("facts", {})
    if facts is None:
        return []
    return [
        unknown(_place(stated, name, path), "fact", name, sorted(facts))
        for name in stated
        if name not in facts
    ]


def _no_designation_without_size(table: Table, day: date | None, path: Path) -> list[Fault]:
    if day is None or {"vlop", "vlose"} & set(table["services"]):
        return []
    place = _place(table, "designated_on", path)
    return [fault_at(place, say("{place}: only a service that is vlop or vlose has a day of designation."))]


@cache
def _schema() -> Schema:
    return read_schema(files("checker.rulesets") / "schema" / "profile.json")
