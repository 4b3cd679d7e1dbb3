"""The command line: `checker`, its commands, and one place where a fault becomes one sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from checker.cli.assess import assess
from checker.cli.audit import audit
from checker.cli.backup import backup, restore, verify
from checker.cli.compare import compare
from checker.cli.declaration import declaration
from checker.cli.doctor import doctor
from checker.cli.faults import INTERNAL, REFUSED_USE, exit_code, tell_fault, tell_surprise
from checker.cli.people import people
from checker.cli.plugins import plugins
from checker.cli.profile import profile
from checker.cli.registers import registers
from checker.cli.report import report
from checker.cli.retention import retention
from checker.cli.rules import rules
from checker.cli.serve import serve
from checker.cli.statements import statements
from checker.cli.terminal import Terminal
from checker.cli.worker import worker
from checker.domain.errors import CheckerError
from checker.memory import few_collections, let_be
from checker.settings import read_settings

INTERRUPTED, READER_GONE = 130, 141
"""Exit codes that shells know: stopped with Ctrl+C; the reader of the output has gone."""


class Door(click.Group):
    """The group of all commands; nothing leaves it but a result, or a sentence and an exit code."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: object,
    ) -> NoReturn:
        """Run a command and end the process with the code of what came of it."""
        terminal = Terminal()
        try:
            terminal.use(read_settings())
            with few_collections():
                code = super().main(args, prog_name or "checker", complete_var, False, obj=terminal, **extra)
                let_be()
            sys.exit(code if isinstance(code, int) else 0)
        except CheckerError as fault:
            tell_fault(fault, terminal.language)
            sys.exit(exit_code(fault))
        except click.ClickException as fault:
            fault.show()
            sys.exit(REFUSED_USE)
        except (click.Abort, KeyboardInterrupt):
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            # Whoever read the output has gone; what is left in the buffer has nowhere to go either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(READER_GONE)
        except Exception as fault:
            tell_surprise(fault, terminal.language)
            sys.exit(INTERNAL)


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="checker", prog_name="checker")
def main() -> None:
    """Read what online platforms say about themselves and weigh it against the Digital Services Act."""


for command in (
    assess, audit, backup, compare, declaration, doctor, people, plugins, profile, registers, report, restore,
    retention, rules, serve, statements, verify, worker,
):  # fmt: skip
    main.add_command(command)
