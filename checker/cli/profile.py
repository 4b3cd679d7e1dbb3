"""`checker profile`: what is known about a service, and every duty that follows from it on a day."""

from __future__ import annotations

import json

import click

from checker.cli.profile_print import plain_of, print_bindings
from checker.cli.terminal import Terminal, language_option
from checker.cli.wishes import FACTS, read_day, service_types, stated_facts
from checker.domain.errors import UsageFault
from checker.service import Wishes, open_service


@click.command()
@click.argument("name", required=False, default="", metavar="[NAME|FILE]")
@click.option("--on", metavar="DATE", help="Day on which the duties are judged, such as 2024-05-23.")
@click.option(
    "--service", "services", metavar="S[,S]", default="", help="Service types, where no profile names them."
)
@FACTS
@click.option(
    "--rules",
    multiple=True,
    metavar="NAME|FOLDER",
    help="A rule set; several with commas or by repeating it; default: every one that is installed.",
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@language_option
@click.pass_obj
def profile(
    terminal: Terminal,
    *,
    name: str,
    on: str | None,
    services: str,
    facts: tuple[str, ...],
    rules: tuple[str, ...],
    form: str,
    language: str,
) -> None:
    """Print what is known about a service and which duties bind it on a day.

    NAME is a designated service, by its id, name or alias, or the path of a profile file.
    """
    if on is None:
        raise UsageFault.say("Name the day with --on, such as 2024-05-23; what holds depends on it.")
    service = open_service(terminal.settings)
    wishes = Wishes(
        services=service_types(services), profile=name, facts=stated_facts(facts), on=read_day(on)
    )
    named = tuple(name.strip() for text in rules for name in text.split(",") if name.strip())
    found = service.bindings(wishes, named or tuple(sorted(service.registry.rule_sets)))
    if form == "json":
        click.echo(json.dumps(plain_of(found, language), indent=1, ensure_ascii=False))
    else:
        print_bindings(found, terminal)
