"""`checker registers`: the dated lists of facts, how old they are, and newer ones in their place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from checker.cli.terminal import Terminal, language_option
from checker.cli.wishes import read_day, read_source
from checker.domain.errors import NotFound
from checker.domain.message import Message, say
from checker.domain.register import Register
from checker.rulesets.tables import LARGEST
from checker.rulesets.updating import Change, Update, Vouched, keep, prepare
from checker.service import open_service

MOST_TOLD = 40
"""Rows of one kind that are printed; of more, the number is said."""

rules_option = click.option(
    "--rules",
    default="eu-dsa",
    show_default=True,
    metavar="NAME|FOLDER",
    help="The rule set that has the registers.",
)


@click.group()
def registers() -> None:
    """List the registers of a rule set, and put newer ones in their place."""


@registers.command("list")
@rules_option
@click.option("--on", metavar="DATE", help="Day on which their age is counted, such as 2026-11-21.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@language_option
@click.pass_obj
def list_registers(terminal: Terminal, *, rules: str, on: str | None, form: str, language: str) -> None:
    """List registers: rows, day for which they are vouched for, age, where they are published."""
    day = read_day(on) if on else None
    found = open_service(terminal.settings).registers(rules)
    if form == "json":
        plain = [_plain(register, day) for register in found]
        click.echo(json.dumps(plain, indent=1, ensure_ascii=False))
        return
    print_registers(terminal, found, day)


def _plain(register: Register, day: date | None) -> dict[str, object]:
    return {
        "rule_set": register.rule_set,
        "name": register.name,
        "title": dict(register.title.texts),
        "rows": len(register.rows),
        "as_of": register.as_of.isoformat(),
        "oldest_row": oldest_row(register),
        "age": (day - register.as_of).days if day else None,
        "limit": register.days,
        "official": register.official,
        "digest": register.digest,
        "is_update": register.is_update,
    }


def oldest_row(register: Register) -> str:
    """Return the earliest day for which a row is vouched for, empty where there is no row."""
    return min((row["as_of"] for row in register.records()), default="")


def print_registers(terminal: Terminal, found: tuple[Register, ...], day: date | None) -> None:
    """Print registers with their rows and days; their age only where a day is given."""
    for register in found:
        click.echo(f"{register.rule_set}/{register.name}")
        for message in _about(register, day):
            click.echo("  ", nl=False)
            terminal.print(message)


def _about(register: Register, day: date | None) -> Iterator[Message]:
    yield say(
        "{title}: {rows} rows, as of {day}; the oldest row is of {oldest}.",
        title=register.title,
        rows=len(register.rows),
        day=register.as_of.isoformat(),
        oldest=oldest_row(register),
    )
    if day:
        age = (day - register.as_of).days
        on = day.isoformat()
        yield (
            say(
                "{age} days old on {on}; its limit is {limit}: look for a newer one.",
                age=age,
                on=on,
                limit=register.days,
            )
            if age > register.days
            else say("{age} days old on {on}; its limit is {limit}.", age=age, on=on, limit=register.days)
        )
    yield say("Published at {official}", official=register.official)
    if register.is_update:
        yield say("Put in the place of what the rule set ships.")


@registers.command("update")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as-of", "as_of", metavar="DATE", required=True, help="Day for which you vouch for the file.")
@click.option(
    "--register", "name", metavar="NAME", help="Which register it is; default: the name of the file."
)
@click.option("--source", default="", help="Where it was read; for rows that do not say it themselves.")
@click.option(
    "--confidence",
    type=click.Choice(("high", "medium", "low")),
    help="For rows that do not say it themselves.",
)
@rules_option
@language_option
@click.pass_obj
def update(
    terminal: Terminal,
    *,
    file: Path,
    as_of: str,
    name: str | None,
    source: str,
    confidence: str | None,
    rules: str,
    language: str,
) -> None:
    """Put a CSV FILE in the place of a register; what was there stays, and what changes is printed."""
    day = read_day(as_of)
    service = open_service(terminal.settings)
    register = _named(name or file.stem, service.registers(rules))
    given = read_source(file, LARGEST + 1)
    vouched = Vouched(as_of=day, source=source.strip(), confidence=confidence or "")
    made = prepare(given.data, register, given.name, vouched)
    kept = keep(made, register, terminal.settings.data, day)
    for message in _told(made, day):
        terminal.print(message)
    terminal.print(
        say(
            "{name}: {rows} rows as of {day}, kept as {file}.",
            name=register.name,
            rows=made.rows,
            day=day.isoformat(),
            file=str(kept),
        )
    )


def _named(name: str, found: tuple[Register, ...]) -> Register:
    known = {register.name: register for register in reversed(found)}
    if name not in known:
        raise NotFound.say(
            "There is no register {name}; there are {known}. Name one with --register.",
            name=name,
            known=", ".join(sorted(known)),
        )
    return known[name]


def _told(made: Update, day: date) -> Iterator[Message]:
    """Yield a line for every row that differs, and for columns that were not there or are not known."""
    if made.left_out:
        yield say(
            "Columns that the register does not have, left out: {columns}.", columns=", ".join(made.left_out)
        )
    if made.carried:
        yield say(
            "Columns that the file does not have, kept as they were: {columns}.",
            columns=", ".join(made.carried),
        )
    yield say(
        "Added: {added}. Changed: {changed}. Gone: {gone}.",
        added=len(made.added),
        changed=len(made.changed),
        gone=len(made.gone),
    )
    yield from _some([say("  added: {name}", name=name) for name in made.added])
    yield from _some([_changed(change) for change in made.changed])
    yield from _some(
        [say("  no longer listed on {day}: {name}", name=name, day=day.isoformat()) for name in made.gone]
    )


def _some(messages: list[Message]) -> Iterator[Message]:
    yield from messages[:MOST_TOLD]
    if len(messages) > MOST_TOLD:
        yield say("  … and {number} more.", number=len(messages) - MOST_TOLD)


def _changed(change: Change) -> Message:
    cells = "; ".join(f"{column}: “{before}” → “{after}”" for column, before, after in change.cells)
    return say("  changed: {name} ({cells})", name=change.name, cells=cells)
