"""`checker assess`: files in, assessment or report out."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from checker.cli.progress import progress_bar
from checker.cli.terminal import Terminal, check_target, language_option, output_option, write_out
from checker.domain.errors import UsageFault
from checker.service import Source, Wishes, open_service

FORMATS = ("text", "json", "pdf", "html")
SUFFIXES = {".json": "json", ".pdf": "pdf", ".html": "html", ".htm": "html", ".txt": "text"}
"""What the name of the output says about the format, where none is asked for."""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--service",
    "services",
    metavar="S[,S]",
    default="",
    help="Service types: intermediary, hosting, platform, marketplace, search, vlop, vlose.",
)
@click.option(
    "--profile", default="", metavar="FILE|NAME", help="A known service, or a file that describes one."
)
@click.option("--declaration", type=click.Path(path_type=Path), help="The provider's own declaration.")
@click.option(
    "--on", "on", metavar="DATE", help="Reference date, as 2024-05-23; default: the documents' own."
)
@click.option("--rules", default="eu-dsa", show_default=True, help="Name of the rule set.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Default: by the name of the output, else text."
)
@language_option
@output_option
@click.pass_obj
def assess(
    terminal: Terminal,
    files: tuple[Path, ...],
    services: str,
    profile: str,
    declaration: Path | None,
    on: str | None,
    rules: str,
    form: str | None,
    language: str,
    output: Path | None,
) -> None:
    """Assess what FILEs show about the duties of a rule set.

    The result is printed when it is complete; whatever it shows, the exit status is 0.
    """
    check_target(output)
    form = form or SUFFIXES.get(output.suffix.lower() if output else "", "text")
    if form == "pdf" and output is None and sys.stdout.isatty():
        raise UsageFault.say("A PDF cannot be shown in a terminal; name a file with --output.")
    wishes = Wishes(
        services=tuple(name.strip() for name in services.split(",") if name.strip()),
        profile=profile,
        declaration=read_source(declaration) if declaration else None,
        on=read_day(on) if on else None,
        rules=rules,
    )
    sources = [read_source(file) for file in files]
    service = open_service(terminal.settings)
    with progress_bar(language) as progress:
        assessed = service.assess(sources, wishes, progress)
        progress("render", 0, 1)
        content = service.render(assessed, form, language)
    write_out(content, output)


def read_source(file: Path) -> Source:
    """Return the bytes of a file; raises `UsageFault` where it cannot be read."""
    try:
        return Source(name=file.name, data=file.read_bytes())
    except OSError as cause:
        raise UsageFault.say(
            "{path} cannot be read: {cause}.", path=str(file), cause=cause.strerror or str(cause)
        ) from cause


def read_day(text: str) -> date:
    """Return a day written as 2024-05-23; raises `UsageFault` for anything else."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as cause:
        raise UsageFault.say(
            "{text} is no day; write it as year-month-day, such as 2024-05-23.", text=text
        ) from cause
