"""Which rule set somebody means: an installed one by its name, or a folder."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from checker.domain.errors import CheckerError, UsageFault
from checker.domain.obligation import RuleSet
from checker.pluginmanager import Registry
from checker.rulesets import load
from checker.rulesets.sources import HEADER

rules_option = click.option(
    "--rules",
    "name",
    default="eu-dsa",
    show_default=True,
    metavar="NAME|FOLDER",
    help="An installed rule set, or a folder with a ruleset.yaml.",
)


def load_rules(registry: Registry, name: str, *, cases: bool = True) -> RuleSet:
    """Return a rule set; raises `NotFound` or `RuleSetError`."""
    return load(folder_of(registry, name), evaluators=frozenset(registry.evaluators), cases=cases)


def folder_of(registry: Registry, name: str) -> Traversable:
    """Return the folder of an installed rule set, or one on disk; raises `NotFound`."""
    try:
        offered = registry.rule_set(name)
    except CheckerError:
        folder = Path(name)
        if (folder / HEADER).is_file():
            return folder
        raise
    return files(offered.package) / offered.path


def writable_folder(registry: Registry, name: str) -> Path:
    """Return the folder of a rule set that lies on disk; raises `UsageFault` for one inside an archive."""
    folder = folder_of(registry, name)
    if not isinstance(folder, Path):
        raise UsageFault.say("The rule set {rules} does not lie in a folder that can be written.", rules=name)
    return folder
