"""`checker assess`: files in, assessment or report out."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from checker.cli.progress import progress_bar
from checker.cli.report import read_files
from checker.cli.terminal import Terminal, check_target, language_option, output_option, write_out
from checker.cli.wishes import read_source, wishes_options
from checker.domain.errors import UsageFault
from checker.service import Wishes, open_service

FORMATS = ("text", "json", "pdf", "html", "docx")
SUFFIXES = {".json": "json", ".pdf": "pdf", ".html": "html", ".htm": "html", ".docx": "docx"}
"""What the name of the output says about the format, where none is asked for."""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@wishes_options
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A harmonised transparency report of the service; figures are put beside its cells.",
)
@click.option(
    "--suggest",
    metavar="PLUGIN",
    default="",
    help="A plugin that names passages to look at where nothing was found; default from the settings.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the name of the output.")
@language_option
@output_option
@click.pass_obj
def assess(
    terminal: Terminal,
    *,
    files: tuple[Path, ...],
    wishes: Wishes,
    report: Path | None,
    suggest: str,
    form: str | None,
    language: str,
    output: Path | None,
) -> None:
    """Assess what FILEs show about the duties of a rule set.

    The result is written when it is complete; whatever it shows, the exit status is 0.
    """
    check_target(output)
    form = form or SUFFIXES.get(output.suffix.lower() if output else "", "text")
    if form == "pdf" and output is None and sys.stdout.isatty():
        raise UsageFault.say("A PDF cannot be shown in a terminal; name a file with --output.")
    enough = terminal.settings.largest_upload + 1
    sources = [read_source(file, enough) for file in files]
    if report:
        given = read_files(report, terminal.settings.largest_upload)
        wishes = replace(wishes, report=given.files, report_name=given.name)
    service = open_service(replace(terminal.settings, suggest=suggest or terminal.settings.suggest))
    with progress_bar(language) as progress:
        assessed = service.assess(sources, wishes, progress)
        progress("render", 0, 1)
        content = service.render(assessed, form, language)
    write_out(content, output)
