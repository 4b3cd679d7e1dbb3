"""`checker report`: harmonised transparency reports, checked and compared."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker.cli.faults import DONE, FAULTS_FOUND
from checker.cli.terminal import Terminal, check_target, language_option, output_option, write_out
from checker.domain.errors import UsageFault
from checker.domain.harmonised_codes import TIERS
from checker.offers import Attachment
from checker.reporting import (
    ReportFiles,
    ReportWishes,
    check_report,
    compare_reports,
    render_check,
    render_comparison,
)
from checker.service import open_service

FORMATS = ("text", "json", "xlsx", "html", "pdf")
TABLES = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".xls"}
MOST_FILES = 400

format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Default: by the name of the output."
)
paths = click.Path(path_type=Path, exists=False)


@click.group()
def report() -> None:
    """Check and compare harmonised transparency reports."""


@report.command("check")
@click.argument("path", type=paths)
@click.option(
    "--tier", type=click.Choice(TIERS), help="Kind of provider. Default: by the register, or by content."
)
@click.option(
    "--against", type=paths, metavar="PATH", help="An earlier report or version of the same service."
)
@click.option(
    "--statements", type=click.IntRange(min=0), help="Statements of reasons in the Transparency Database."
)
@format_option
@language_option
@output_option
@click.pass_obj
def check(
    terminal: Terminal,
    *,
    path: Path,
    tier: str | None,
    against: Path | None,
    statements: int | None,
    form: str | None,
    language: str,
    output: Path | None,
) -> int:
    """Read the report in PATH (a folder of CSV files, a ZIP, XLSX or ODS) and run every check.

    The exit status is 1 where something deviates.
    """
    form = _form(form, output)
    enough = terminal.settings.largest_upload
    wishes = ReportWishes(
        tier=tier or "", other=read_files(against, enough) if against else None, statements=statements
    )
    given = read_files(path, enough)
    service = open_service(terminal.settings)
    checked = check_report(service, given, wishes)
    write_out(render_check(service, checked, form, language), output)
    return FAULTS_FOUND if checked.deviates else DONE


@report.command("compare")
@click.argument("many", nargs=-1, required=True, type=paths, metavar="PATH PATH...")
@format_option
@language_option
@output_option
@click.pass_obj
def compare(
    terminal: Terminal, *, many: tuple[Path, ...], form: str | None, language: str, output: Path | None
) -> None:
    """Put reports side by side: one service over time, or several services.

    Services stand in the order in which they are named; nothing is put in an order of merit.
    """
    form = _form(form, output)
    if len(many) < 2:
        raise UsageFault.say("There is nothing to compare; name at least two reports.")
    given = [read_files(path, terminal.settings.largest_upload) for path in many]
    service = open_service(terminal.settings)
    comparison = compare_reports(service, given)
    write_out(render_comparison(service, comparison, form, language), output)


def _form(form: str | None, output: Path | None) -> str:
    check_target(output)
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    form = form or (suffix if suffix in FORMATS else "text")
    if form in {"pdf", "xlsx"} and output is None and sys.stdout.isatty():
        raise UsageFault.say("This format cannot be shown in a terminal; name a file with --output.")
    return form


def read_files(path: Path, most: int) -> ReportFiles:
    """Return the files in a folder that can be tables, or the one file; raises `UsageFault`."""
    if path.is_dir():
        found = sorted(each for each in path.rglob("*") if each.suffix.lower() in TABLES and each.is_file())
        named = [(each.relative_to(path).as_posix(), each) for each in found[: MOST_FILES + 1]]
    else:
        named = [(path.name, path)]
    files, left = [], most + 1
    for name, each in named:
        data = _read(each, left)
        left -= len(data)
        files.append(Attachment(name=name, data=data))
    return ReportFiles(name=path.name or str(path), files=tuple(files))


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as source:
            return source.read(max(most, 0))
    except OSError as cause:
        raise UsageFault.say(
            "{path} cannot be read: {cause}.", path=str(path), cause=cause.strerror or str(cause)
        ) from cause
