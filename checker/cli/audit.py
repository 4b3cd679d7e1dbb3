"""`checker audit`: is the audit trail whole, and what does it say."""

from __future__ import annotations

import json
from pathlib import Path

import click

from checker.cli.opened import data_option, opened
from checker.cli.terminal import Terminal, language_option
from checker.domain.errors import UsageFault
from checker.domain.message import say

FAULTS_FOUND = 1


@click.group()
def audit() -> None:
    """Check and write out who did what."""


@audit.command()
@click.option("--head", metavar="NUMBER:HASH", help="End of the chain as it was written down earlier.")
@data_option
@language_option
@click.pass_obj
def verify(terminal: Terminal, *, head: str | None, data: Path | None, language: str) -> int:
    """Check that no entry was changed, removed or put in between; 1 where one was."""
    from checker.storage.audit import Head  # noqa: PLC0415

    known = Head(number=_number(head), hash=head.partition(":")[2]) if head else None
    with opened(terminal.settings, data) as store:
        faults, end = list(store.audit.faults(known)), store.audit.head()
    for fault in faults:
        terminal.print(fault)
    if not faults:
        terminal.print(
            say(
                "The audit trail is whole: {number} entries, the last with the hash {hash}.",
                number=end.number,
                hash=end.hash,
            )
        )
    return FAULTS_FOUND if faults else 0


@audit.command()
@click.option("--case", help="Id of a case, as it stands in its address; default: everything.")
@data_option
@click.pass_obj
def export(terminal: Terminal, *, case: str | None, data: Path | None) -> None:
    """Write the entries, one JSON object a line, oldest first."""
    from checker.storage.audit import as_plain  # noqa: PLC0415

    with opened(terminal.settings, data) as store:
        for entry in store.audit.export(case):
            click.echo(json.dumps(as_plain(entry), sort_keys=True))


def _number(head: str) -> int:
    number, colon, _ = head.partition(":")
    if not (colon and number.isdecimal() and len(number) < 12):
        raise UsageFault.say(
            "{text} is not the end of a chain; write the number of an entry, a colon and its hash.",
            text=head[:80],
        )
    return int(number)
