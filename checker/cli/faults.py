"""The one table from faults to exit codes, and the one place where a fault becomes a sentence."""

from __future__ import annotations

import os
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

import click

from checker.cli.terminal import harmless
from checker.domain import errors
from checker.domain.message import Message, say
from checker.messages import tell

DONE, FAULTS_FOUND, REFUSED_USE, REFUSED_INPUT, INTERNAL = range(5)
"""0 done; 1 faults found by lint, test or validate; 2 wrong use; 3 input refused; 4 internal."""

EXIT_CODES: tuple[tuple[type[errors.CheckerError], int], ...] = (
    (errors.UsageFault, REFUSED_USE),
    (errors.NotFound, REFUSED_USE),
    (errors.NotAllowed, REFUSED_USE),
    (errors.UploadRefused, REFUSED_INPUT),
    (errors.UnreadableDocument, REFUSED_INPUT),
    (errors.ReaderDied, REFUSED_INPUT),
    (errors.DeclarationError, REFUSED_INPUT),
    (errors.RuleSetError, REFUSED_INPUT),
    (errors.RegisterError, REFUSED_INPUT),
    (errors.PluginError, INTERNAL),
    (errors.RenderingFailed, INTERNAL),
    (errors.StoreError, INTERNAL),
)

MOST_DETAILS = 50
DEBUG = "CHECKER_DEBUG"
"""Set to 1, this environment variable shows tracebacks; for people who work on checker."""


def exit_code(fault: errors.CheckerError) -> int:
    """Return the exit code of a fault."""
    return next((code for kind, code in EXIT_CODES if isinstance(fault, kind)), INTERNAL)


def tell_fault(fault: errors.CheckerError, language: str) -> None:
    """Print a fault as one sentence on standard error, and each of its details on a line of its own."""
    _tell(fault.message, language)
    for detail in fault.details[:MOST_DETAILS]:
        _tell(detail, language, "  ")
    if len(fault.details) > MOST_DETAILS:
        more = say("… and {number} more.", number=len(fault.details) - MOST_DETAILS)
        _tell(more, language, "  ")
    _show_when_debugging(fault)


def _tell(message: Message, language: str, indent: str = "") -> None:
    click.echo(indent + harmless(tell(message, language)), err=True)


def tell_surprise(fault: Exception, language: str) -> None:
    """Print what nobody expected as one sentence that says where its details were written."""
    handle, name = tempfile.mkstemp(prefix="checker-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as log:
        log.write("\n".join(_places(fault)))
    message = say(
        "Something went wrong inside checker ({error}); the details are in {log}. Nothing was written.",
        error=type(fault).__name__,
        log=str(Path(name)),
    )
    _tell(message, language)
    _show_when_debugging(fault)


def _places(fault: BaseException | None) -> Iterator[str]:
    """Yield where an exception and those before it were raised; what they say may quote a document."""
    while fault is not None:
        yield f"{type(fault).__module__}.{type(fault).__qualname__}"
        yield "".join(traceback.format_tb(fault.__traceback__))
        fault = fault.__cause__ or fault.__context__


def _show_when_debugging(fault: Exception) -> None:
    if os.environ.get(DEBUG) == "1":
        click.echo("".join(traceback.format_exception(fault)), err=True)
