"""`checker people`: accounts from the terminal, above all the first administrator."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.opened import data_option, opened
from checker.cli.terminal import Terminal, language_option
from checker.domain.message import say
from checker.domain.person import TERMINAL, Role


@click.group()
def people() -> None:
    """Make accounts for the web page, and list them."""


@people.command("add")
@click.argument("login")
@click.option("--name", help="As others see it; default: the name to sign in with.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice([role.value for role in Role]),
    help="Held everywhere.",
)
@data_option
@language_option
@click.pass_obj
def add(
    terminal: Terminal,
    *,
    login: str,
    name: str | None,
    roles: tuple[str, ...],
    data: Path | None,
    language: str,
) -> None:
    """Make an account and print the link by which the person chooses a password."""
    from checker.storage.doors import Purpose  # noqa: PLC0415

    settings = terminal.settings
    with opened(settings, data) as store:
        person = store.people.add(TERMINAL, login, name or login, [Role(role) for role in roles])
        token = store.doors.make_link(person, Purpose.INVITE)
    address = settings.public_address.rstrip("/") or f"http://{settings.host}:{settings.port}"
    terminal.print(
        say(
            "Link by which {name} chooses a password; it works once, within seven days: {link}",
            name=name or login,
            link=f"{address}/invitation?token={token}",
        )
    )


@people.command("list")
@data_option
@click.pass_obj
def show(terminal: Terminal, *, data: Path | None) -> None:
    """List the accounts, one a line: name to sign in with, name, roles held everywhere."""
    with opened(terminal.settings, data) as store:
        held: dict[str, list[str]] = {}
        for given in store.people.roles(case=""):
            held.setdefault(given.person, []).append(given.role)
        for person in store.people.all():
            state = "closed" if person.disabled else ",".join(held.get(person.id, [])) or "-"
            click.echo(f"{person.login}\t{person.name}\t{state}")
