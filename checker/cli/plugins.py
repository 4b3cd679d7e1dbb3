"""`checker plugins`: what is installed, what is used, and what each offers."""

from __future__ import annotations

import click

from checker.cli.terminal import Terminal, language_option
from checker.domain.message import Message, say
from checker.messages import tell, translate
from checker.pluginmanager import Plugin, Registry, installed_plugins, open_registry

_STATES: dict[tuple[bool, bool], Message] = {
    (True, False): say("in use"),
    (False, False): say("installed, not in use; add it to the setting plugins"),
    (False, True): say("blocked"),
}


@click.command()
@language_option
@click.pass_obj
def plugins(terminal: Terminal, language: str) -> None:
    """List the installed plugins and what those in use offer."""
    registry = open_registry(terminal.settings)
    for plugin in installed_plugins(terminal.settings):
        click.echo(f"{plugin}: {tell(_STATES[plugin.enabled, plugin.blocked], language)}")
        for kind, name in _offers(registry, plugin):
            click.echo(f"  {translate(kind, language)} {name}")


def _offers(registry: Registry, plugin: Plugin) -> list[tuple[str, str]]:
    return sorted(offer for offer, source in registry.sources.items() if source == plugin)
