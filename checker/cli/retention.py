"""`checker retention`: what would go and why, what goes, and what is left of what went."""

from __future__ import annotations

import json
from pathlib import Path

import click

from checker.cli.opened import data_option, opened
from checker.cli.terminal import Terminal, language_option
from checker.domain.errors import UsageFault
from checker.domain.message import say
from checker.domain.person import TERMINAL
from checker.domain.retention import KINDS, read_rules
from checker.messages import in_every_language


@click.group()
def retention() -> None:
    """Delete closed cases whose time is over, by the rules of the settings."""


@retention.command()
@data_option
@language_option
@click.pass_obj
def plan(terminal: Terminal, *, data: Path | None, language: str) -> None:
    """List every closed case with whether it goes, and why; nothing is changed."""
    rules = read_rules(terminal.settings.retention)
    with opened(terminal.settings, data) as store:
        for each in store.retention.plan(rules):
            kind = in_every_language(KINDS[each.term.kind])
            why = in_every_language(each.why)
            terminal.print(say("Case {number} ({kind}): {why}.", number=each.number, kind=kind, why=why))
            if each.goes:
                terminal.print(
                    say(
                        "  {rows} rows and {alone} originals go; {shared} originals belong to other cases "
                        "too. Proposed by: {name}.",
                        rows=sum(each.rows.values()),
                        alone=sum(each.originals.values()),
                        shared=len(each.originals) - sum(each.originals.values()),
                        name=each.proposed.name if each.proposed else "-",
                    )
                )


@retention.command()
@click.argument("numbers", metavar="NUMBER...", nargs=-1, required=True)
@data_option
@language_option
@click.pass_obj
def delete(terminal: Terminal, *, numbers: tuple[str, ...], data: Path | None, language: str) -> None:
    """Delete the cases with these NUMBERs, which somebody has proposed on the page Retention."""
    from checker import keeping  # noqa: PLC0415

    rules = read_rules(terminal.settings.retention)
    with opened(terminal.settings, data) as store:
        known = {each.number: each.case for each in store.retention.plan(rules)}
        if strange := [number for number in numbers if number not in known]:
            raise UsageFault.say("No closed case has the number {number}.", number=", ".join(strange))
        for left in keeping.delete(store, TERMINAL, [known[number] for number in numbers], rules):
            terminal.print(
                say(
                    "Case {number} is deleted; entry {entry} of the audit trail holds the digest {digest}.",
                    number=left.number,
                    entry=left.entry,
                    digest=left.sha256,
                )
            )


@retention.command()
@data_option
@click.pass_obj
def deleted(terminal: Terminal, *, data: Path | None) -> None:
    """Write what is left of deleted cases, one JSON object a line, newest first."""
    from checker.storage.tombstones import as_plain  # noqa: PLC0415

    with opened(terminal.settings, data) as store:
        for left in store.tombstones.every():
            click.echo(json.dumps(as_plain(left), sort_keys=True))
