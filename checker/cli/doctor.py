"""`checker doctor`: what is wrong with this installation, and what to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from checker.cli.opened import data_option
from checker.cli.terminal import Terminal, language_option
from checker.domain.message import say


@click.command()
@data_option
@language_option
@click.pass_obj
def doctor(terminal: Terminal, *, data: Path | None, language: str) -> int:
    """Look for what is wrong with this installation; 1 where there is something."""
    from checker import examining  # noqa: PLC0415

    settings = replace(terminal.settings, data=data or terminal.settings.data)
    if terminal.list_faults(examining.faults(settings)):
        return 1
    terminal.print(say("Nothing is wrong."))
    return 0
