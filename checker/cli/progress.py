"""A progress bar on standard error, for work that takes long and a person who watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from checker.domain.message import say
from checker.engine import Progress
from checker.messages import tell

PATIENCE = 1.0
"""Seconds before a bar appears: short work needs none."""
WIDTH = 24

_STEPS = {
    "read": say("Reading documents"),
    "evaluate": say("Weighing them against the rules"),
    "render": say("Writing the report"),
}


def silent(_step: str, _done: int, _total: int) -> None:
    """Show nothing."""


@contextmanager
def progress_bar(language: str) -> Iterator[Progress]:
    """Yield what shows progress on a terminal, and nothing anywhere else; the line is wiped at the end."""
    if not sys.stderr.isatty():
        yield silent
        return
    started = time.monotonic()
    shown = 0

    def show(step: str, done: int, total: int) -> None:
        nonlocal shown
        if step in _STEPS and time.monotonic() - started >= PATIENCE:
            filled = WIDTH * done // max(total, 1)
            line = f"{tell(_STEPS[step], language)} {'━' * filled}{'─' * (WIDTH - filled)} {done}/{total}"
            sys.stderr.write("\r" + line.ljust(shown))
            sys.stderr.flush()
            shown = len(line)

    try:
        yield show
    finally:
        if shown:
            sys.stderr.write("\r" + " " * shown + "\r")
            sys.stderr.flush()
