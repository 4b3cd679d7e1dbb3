"""`checker backup`, `checker restore` and `checker verify`: complete copies, and proof."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import click

from checker.cli.opened import data_option, opened
from checker.cli.terminal import FAULTS_FOUND, Terminal, language_option
from checker.domain.message import say


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@data_option
@language_option
@click.pass_obj
def backup(terminal: Terminal, *, folder: Path, data: Path | None, language: str) -> None:
    """Copy everything that is kept into an empty FOLDER, while others work."""
    from checker.storage.backup import back_up  # noqa: PLC0415

    with opened(terminal.settings, data) as store:
        made = back_up(store, data or terminal.settings.data, folder, version("checker"))
    terminal.print(
        say(
            "{folder} holds a complete backup: {files} files, audit trail up to entry {number} with the hash "
            "{hash}.",
            folder=str(folder),
            files=made.files,
            number=made.head.number,
            hash=made.head.hash,
        )
    )
    terminal.print(say("Fingerprint of its list of files: {digest}", digest=made.sha256))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@data_option
@language_option
@click.pass_obj
def restore(terminal: Terminal, *, folder: Path, data: Path | None, language: str) -> int:
    """Put the backup in FOLDER back into an empty data folder, and verify it there."""
    from checker.storage import backup as backups  # noqa: PLC0415

    settings = terminal.settings
    backups.restore(folder, data or settings.data, settings.database)
    return _verify(terminal, data)


@click.command()
@click.option(
    "--backup",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A backup to look through, in place of the data folder.",
)
@data_option
@language_option
@click.pass_obj
def verify(terminal: Terminal, *, folder: Path | None, data: Path | None, language: str) -> int:
    """Read every original, quote, report and audit entry, and compare each with its fingerprint."""
    return _verify_backup(terminal, folder) if folder else _verify(terminal, data)


def _verify(terminal: Terminal, data: Path | None) -> int:
    from checker import keeping  # noqa: PLC0415

    with opened(terminal.settings, data) as store:
        return terminal.list_faults(keeping.faults(store)) or _all_well(terminal)


def _verify_backup(terminal: Terminal, folder: Path) -> int:
    from checker import keeping  # noqa: PLC0415
    from checker.storage import backup as backups  # noqa: PLC0415

    if terminal.list_faults(backups.faults(folder)):
        return FAULTS_FOUND
    with backups.opened(folder) as store:
        return terminal.list_faults(keeping.faults(store)) or _all_well(terminal)


def _all_well(terminal: Terminal) -> int:
    terminal.print(say("Everything is as it was kept."))
    return 0
