"""`checker declaration`: an empty form for providers, and a check of a filled-in one."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from checker.cli.faults import DONE, FAULTS_FOUND
from checker.cli.terminal import Terminal, check_target, language_option, output_option, write_out
from checker.cli.wishes import read_source, wishes_options
from checker.declarations import Received, schema_of
from checker.declaring import declaration_questionnaire, declaration_template
from checker.domain.errors import UsageFault
from checker.domain.message import say
from checker.messages import tell
from checker.service import DEFAULT_RULES, Wishes, open_service

rules_option = click.option("--rules", default=DEFAULT_RULES, show_default=True, help="Name of the rule set.")


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
    text = declaration_template(open_service(terminal.settings), wishes, language)
    write_out(text.encode(), output)


@declaration.command("schema")
@rules_option
@language_option
@output_option
@click.pass_obj
def write_schema(terminal: Terminal, *, rules: str, language: str, output: Path | None) -> None:
    """Write the JSON Schema of a declaration, with its titles in one language."""
    check_target(output)
    schema = schema_of(open_service(terminal.settings).rule_set(rules), language)
    write_out(json.dumps(schema, indent=1, ensure_ascii=False).encode() + b"\n", output)


@declaration.command("questionnaire")
@wishes_options
@language_option
@output_option
@click.pass_obj
def write_questionnaire(terminal: Terminal, *, wishes: Wishes, language: str, output: Path | None) -> None:
    """Write the questions as an XLSX workbook with drop-downs, to send to a provider.

    With --service or --profile it asks only about duties that may bind the service.
    """
    check_target(output)
    if output is None and sys.stdout.isatty():
        raise UsageFault.say("A workbook cannot be shown in a terminal; name a file with --output.")
    write_out(declaration_questionnaire(open_service(terminal.settings), wishes, language), output)


@declaration.command("validate")
@click.argument("file", type=click.Path(path_type=Path))
@rules_option
@language_option
@click.pass_obj
def check(terminal: Terminal, *, file: Path, rules: str, language: str) -> int:
    """Check a filled-in declaration (YAML, JSON or XLSX) and print every fault with its place."""
    received = _received(terminal, file, rules)
    if _tell_faults(terminal, received):
        return FAULTS_FOUND
    terminal.say(say("{name} is a valid declaration under {rules}.", name=received.name, rules=rules))
    return DONE


@declaration.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@rules_option
@click.option(
    "--receipt",
    type=click.Path(path_type=Path),
    help="File for a receipt in JSON: received, or received and invalid, with every fault.",
)
@language_option
@output_option
@click.pass_obj
def take_in(
    terminal: Terminal, *, file: Path, rules: str, receipt: Path | None, language: str, output: Path | None
) -> int:
    """Take in a filled-in questionnaire and write what stands in it as YAML.

    A file with faults is not written; with --receipt it is still filed as received and invalid, and then the
    exit status is 1 as well.
    """
    check_target(output)
    check_target(receipt)
    received = _received(terminal, file, rules)
    errors = _tell_faults(terminal, received)
    if receipt:
        write_out(_receipt(received, language), receipt)
    if errors:
        return FAULTS_FOUND
    write_out(received.as_yaml(), output)
    return DONE


def _received(terminal: Terminal, file: Path, rules: str) -> Received:
    service = open_service(terminal.settings)
    return service.received(read_source(file), service.rule_set(rules))


def _tell_faults(terminal: Terminal, received: Received) -> int:
    """Print every fault, and return how many make the declaration invalid."""
    for fault in received.faults:
        terminal.print(fault.message)
    errors = len(received.errors)
    if errors:
        terminal.say(say("Faults in {name}: {count}.", name=received.name, count=errors))
    return errors


def _receipt(received: Received, language: str) -> bytes:
    """Return what was received, in which state, and every fault, as JSON."""
    plain = {
        "state": "received, invalid" if received.errors else "received",
        "file": received.name,
        "sha256": received.sha256,
        "rule_set": received.rule_set.id,
        "rule_set_version": received.rule_set.version,
        "answered": {key: received.stated(key) for key in ("rule_set_version", "questionnaire_version")},
        "faults": [
            {"severity": fault.severity, "message": tell(fault.message, language)}
            for fault in received.faults
        ],
    }
    return json.dumps(plain, indent=1, ensure_ascii=False).encode() + b"\n"
