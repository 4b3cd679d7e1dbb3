"""`checker serve`: the web page on this machine, with a link that signs one browser in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from checker.cli.terminal import Terminal, language_option
from checker.domain.errors import UsageFault
from checker.domain.message import say

WAYS_IN = ("link", "password")
LOOPBACK = ("127.0.0.1", "::1", "localhost")


@click.command()
@click.option("--host", help="Address to listen on; default from the settings: this machine only.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on; 0 for any that is free.")
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the database and the originals.")
@language_option
@click.pass_obj
def serve(
    terminal: Terminal, *, host: str | None, port: int | None, data: Path | None, language: str
) -> None:
    """Serve the web page until Ctrl+C, and print a link that signs one browser in, once."""
    # Flask, SQLAlchemy and the pages are loaded for this command only: every other one starts without them.
    from checker.web import serving  # noqa: PLC0415

    settings = terminal.settings
    settings = replace(
        settings,
        host=host or settings.host,
        port=settings.port if port is None else port,
        data=data or settings.data,
        language=language,
    )
    if settings.sign_in not in WAYS_IN:
        raise UsageFault.say(
            "{value} is not a way to sign in; the setting sign_in is link or password.",
            value=settings.sign_in,
        )
    if settings.data.exists() and not settings.data.is_dir():
        raise UsageFault.say("{path} is a file; name a folder for the data.", path=str(settings.data))
    if settings.host not in LOOPBACK:
        terminal.say(
            say(
                "checker listens on {host}, so others on the network can reach it; traffic is not encrypted "
                "unless a server in front of it does so.",
                host=settings.host,
            )
        )

    def announce(link: str) -> None:
        if settings.sign_in == "link":
            terminal.print(say("Open this link to sign in; it works once: {link}", link=link))
        else:
            terminal.print(say("Sign in at {address}.", address=link))
        terminal.print(say("Stop with Ctrl+C."))

    serving.serve(settings, announce)
