"""`checker statements`: dumps of the Transparency Database, counted and held against what is declared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TypedDict, TypeVar, cast

import click

from checker.cli.report import read_files
from checker.cli.terminal import Terminal, check_target, language_option, output_option, write_out
from checker.cli.wishes import read_day
from checker.counting import compare_statements, convert_dumps, count_statements
from checker.domain.message import say
from checker.domain.statements import APPLIED, DAY, FILED, MONTH, TOTAL, StatementQuestion
from checker.service import Service, open_service
from checker.settings import Settings
from checker.statements.writing import FORMATS, write_comparison, write_figures

F = TypeVar("F", bound=Callable[..., object])
paths = click.Path(path_type=Path)


class Typed(TypedDict):
    """What the options hold as they were typed."""

    platforms: tuple[str, ...]
    first: str | None
    last: str | None
    dated_by: str
    per: str
    states: tuple[str, ...]


OPTIONS = (
    click.option(
        "--platform", "platforms", multiple=True, metavar="NAME", help="Only this platform; may be repeated."
    ),
    click.option("--from", "first", metavar="DATE", help="First day that counts, such as 2025-07-01."),
    click.option("--until", "last", metavar="DATE", help="Last day that counts, such as 2025-12-31."),
    click.option(
        "--dated-by",
        type=click.Choice((APPLIED, FILED)),
        default=APPLIED,
        show_default=True,
        help="By the day the restriction began, or the day the statement was sent.",
    ),
    click.option(
        "--per",
        type=click.Choice((DAY, MONTH, TOTAL)),
        default=MONTH,
        show_default=True,
        help="Length of the periods that are counted apart.",
    ),
    click.option(
        "--state",
        "states",
        multiple=True,
        metavar="CODE",
        help="Count statements whose scope names this state, such as NL; may be repeated.",
    ),
)


def question_options(command: F) -> F:
    """Add the options that say what is counted; the command takes one `StatementQuestion`."""

    @wraps(command)
    def asked(*given: object, **named: object) -> object:
        typed = {name: named.pop(name) for name in Typed.__annotations__}
        return command(*given, question=_question(cast(Typed, typed)), **named)

    for option in reversed(OPTIONS):
        asked = option(asked)
    return cast(F, asked)


def _question(typed: Typed) -> StatementQuestion:
    return StatementQuestion(
        platforms=typed["platforms"],
        first=read_day(typed["first"]) if typed["first"] else None,
        last=read_day(typed["last"]) if typed["last"] else None,
        dated_by=typed["dated_by"],
        per=typed["per"],
        states=tuple(dict.fromkeys(code.upper() for code in typed["states"])),
    )


files_argument = click.argument("files", nargs=-1, required=True, metavar="FILE...")
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True
)
engine_option = click.option(
    "--engine", metavar="URL", help="Engine that counts, such as pyspark; default from the settings."
)


@click.group()
def statements() -> None:
    """Count statements of reasons, and hold them against what a platform declares."""


@statements.command()
@click.argument("dumps", nargs=-1, required=True, type=paths, metavar="DUMP...")
@click.option("--to", "folder", required=True, type=paths, help="Folder for the Parquet files.")
@language_option
@click.pass_obj
def convert(terminal: Terminal, *, dumps: tuple[Path, ...], folder: Path, language: str) -> None:
    """Write daily dumps (zip or CSV) as Parquet, once; what is there already is left alone."""
    made = convert_dumps(open_service(terminal.settings), dumps, folder)
    for note in made.notes:
        terminal.say(note)
    for file in made.files:
        click.echo(file)
    terminal.say(say("Statements written: {rows}.", rows=made.rows))


@statements.command()
@files_argument
@question_options
@engine_option
@format_option
@language_option
@output_option
@click.pass_obj
def aggregate(
    terminal: Terminal,
    *,
    files: tuple[str, ...],
    question: StatementQuestion,
    engine: str | None,
    form: str,
    language: str,
    output: Path | None,
) -> None:
    """Count the statements in FILEs: dumps or aggregates as CSV, zip or Parquet."""
    check_target(output)
    figures = count_statements(_service(terminal.settings, engine), files, question)
    write_out(write_figures(figures, form, language).encode(), output)


@statements.command()
@files_argument
@click.option(
    "--declared",
    required=True,
    type=paths,
    metavar="PATH",
    help="Harmonised report of the platform, or a CSV file with the columns figure,declared.",
)
@question_options
@engine_option
@format_option
@language_option
@output_option
@click.pass_obj
def compare(
    terminal: Terminal,
    *,
    files: tuple[str, ...],
    declared: Path,
    question: StatementQuestion,
    engine: str | None,
    form: str,
    language: str,
    output: Path | None,
) -> None:
    """Hold the statements in FILEs against the figures that a platform declares.

    Of a report, platform and period are taken unless they are named.
    """
    check_target(output)
    stated = read_files(declared, terminal.settings.largest_upload)
    found = compare_statements(_service(terminal.settings, engine), files, question, stated)
    write_out(write_comparison(found.figures, found.compared, form, language).encode(), output)


def _service(settings: Settings, engine: str | None) -> Service:
    return open_service(replace(settings, statements_engine=engine) if engine else settings)
