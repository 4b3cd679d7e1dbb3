"""`checker worker`: the assessing and rendering without the web page."""

from __future__ import annotations

import signal
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import FrameType

import click

from checker.cli.opened import data_option, opened
from checker.cli.terminal import Terminal, language_option
from checker.domain.message import say


@click.command()
@data_option
@language_option
@click.pass_obj
def worker(terminal: Terminal, *, data: Path | None, language: str) -> None:
    """Do what the web page puts into the queue, until Ctrl+C."""
    from checker import logs  # noqa: PLC0415
    from checker.worker.minding import minded_workers  # noqa: PLC0415

    settings = replace(terminal.settings, data=data or terminal.settings.data)
    logs.begin()
    signal.signal(signal.SIGTERM, _interrupt)
    with (
        suppress(KeyboardInterrupt),
        opened(settings, None) as store,
        minded_workers(settings, store, max(1, settings.workers)),
    ):
        terminal.print(say("The worker is ready. Stop with Ctrl+C."))
        while True:
            signal.pause()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
