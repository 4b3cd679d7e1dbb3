"""`checker declaration`: an empty form for providers, and a check of a filled-in one."""

from __future__ import annotations

import json
from pathlib import Path

import click

from checker.cli.faults import FAULTS_FOUND
from checker.cli.terminal import Terminal, check_target, language_option, output_option, write_out
from checker.cli.wishes import read_source, wishes_options
from checker.declarations import schema_of, validate
from checker.domain.message import say
from checker.service import Wishes, open_service


@click.group()
def declaration() -> None:
    """Make and check declarations of providers about themselves."""


@declaration.command("template")
@wishes_options
@language_option
@output_option
@click.pass_obj
def write_template(terminal: Terminal, *, wishes: Wishes, language: str, output: Path | None) -> None:
    """Write an empty declaration: YAML with the questions as comments.

    With --service or --profile it asks only about duties that may bind the service.
    """
    check_target(output)
    text = open_service(terminal.settings).declaration_template(wishes, language)
    write_out(text.encode(), output)


@declaration.command("schema")
@click.option("--rules", default="eu-dsa", show_default=True, help="Name of the rule set.")
@language_option
@output_option
@click.pass_obj
def write_schema(terminal: Terminal, *, rules: str, language: str, output: Path | None) -> None:
    """Write the JSON Schema of a declaration, with its titles in one language."""
    check_target(output)
    schema = schema_of(open_service(terminal.settings).rule_set(rules), language)
    write_out(json.dumps(schema, indent=1, ensure_ascii=False).encode() + b"\n", output)


@declaration.command("validate")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--rules", default="eu-dsa", show_default=True, help="Name of the rule set.")
@language_option
@click.pass_obj
def check(terminal: Terminal, *, file: Path, rules: str, language: str) -> int:
    """Check a filled-in declaration and print every fault with its line."""
    source = read_source(file)
    faults = validate(source.data, source.name, open_service(terminal.settings).rule_set(rules))
    for fault in faults:
        terminal.print(fault.message)
    errors = sum(fault.severity == "error" for fault in faults)
    if errors:
        terminal.say(say("Faults in {name}: {count}.", name=source.name, count=errors))
        return FAULTS_FOUND
    terminal.say(say("{name} is a valid declaration under {rules}.", name=source.name, rules=rules))
    return 0
