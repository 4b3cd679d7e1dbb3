"""What every command shares: the settings, the language of the person, and how the output is written."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import click

from checker.domain.errors import UsageFault
from checker.domain.message import Message
from checker.files import SHARED, replace_file, writing
from checker.messages import LANGUAGES, tell
from checker.settings import Settings

FAULTS_FOUND = 1
HIDDEN = frozenset(("Cc", "Cf", "Cs"))
"""Categories of characters without a shape: controls, marks of writing direction, halves of pairs."""


def harmless(text: str) -> str:
    """Return a sentence in which no word of somebody else's file can act on the terminal."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(letter) in HIDDEN else letter for letter in text
    )


@dataclass(slots=True, kw_only=True)
class Terminal:
    """The person at the other end; the one value of a run that changes, when an option names a language."""

    settings: Settings = field(default_factory=Settings)
    language: str = "en"

    def use(self, settings: Settings) -> None:
        """Take over the settings, and their language."""
        self.settings = settings
        if settings.language in LANGUAGES:
            self.language = settings.language

    def say(self, message: Message) -> None:
        """Print a sentence on standard error."""
        click.echo(harmless(tell(message, self.language)), err=True)

    def print(self, message: Message) -> None:
        """Print a sentence on standard output."""
        click.echo(harmless(tell(message, self.language)))

    def list_faults(self, faults: Iterable[Message]) -> int:
        """Print every sentence on standard output; return the exit code: 1 where there was one."""
        code = 0
        for fault in faults:
            self.print(fault)
            code = FAULTS_FOUND
        return code


def _choose(context: click.Context, _option: click.Parameter, language: str | None) -> str:
    terminal = context.ensure_object(Terminal)
    terminal.language = language or terminal.language
    return terminal.language


language_option = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    callback=_choose,
    is_eager=True,
    help="Language of messages and report; default from the settings.",
)
"""Eager, so that a fault in another option is already told in the language asked for."""


output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="File to write; it appears when it is complete. Default: standard output.",
)


def check_target(target: Path | None) -> None:
    """Refuse a place that cannot be written before any work is done for it; raises `UsageFault`."""
    if target is None or str(target) == "-":
        return
    if target.is_dir():
        raise UsageFault.say("{path} is a folder; name a file in it.", path=str(target))
    if not target.parent.is_dir() or not os.access(target.parent, os.W_OK):
        raise UsageFault.say(
            "{path} cannot be written: there is no folder {folder} that you may write to.",
            path=str(target),
            folder=str(target.parent),
        )


def write_out(content: bytes, target: Path | None) -> None:
    """Write a complete result to a file, which is replaced in one step, or to standard output."""
    if target is None or str(target) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    with writing(target):
        replace_file(content, target, SHARED)
