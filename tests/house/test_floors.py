"""Who may import whom: one table of floors, and one owner for each large library."""

import re
import sys
from collections.abc import Iterable
from importlib.metadata import packages_distributions

import pytest

from tests.house.tree import INSTALLED_AS, Import, imports, module_name, project, python_files

FLOORS = {
    "domain": 0,
    "cache": 1, "files": 1, "memory": 1, "offers": 1, "hookspecs": 1, "settings": 1, "logs": 1,
    "matching": 1, "messages": 1, "shapes": 1, "texts": 1, "workbooks": 1, "yamltext": 1,
    "ingest": 2, "rulesets": 2, "declarations": 2, "engine": 2, "report": 2, "storage": 2,
    "harmonised": 2, "statements": 2,
    "pluginmanager": 2,
    "service": 3, "reporting": 3, "counting": 3, "declaring": 3, "keeping": 3, "examining": 3,
    "exporting": 3, "filing": 3, "taking_part": 3,
    "worker": 4, "web": 4, "cli": 4,
}  # fmt: skip
DATA_ONLY = {"locale", "samples"}
OPEN_TO_PLUGINS = {
    "cache", "memory", "domain", "offers", "hookspecs", "settings", "matching", "messages", "texts",
}  # fmt: skip
OWNERS = {
    "alembic": ("checker.storage",),
    "click": ("checker.cli",),
    "fido2": ("checker.web",),
    "flask": ("checker.web",),
    "flask_wtf": ("checker.web",),
    "prometheus_client": ("checker.web",),
    "pluggy": ("checker.hookspecs", "checker.pluginmanager"),
    "sqlalchemy": ("checker.storage",),
    "weasyprint": ("checker.plugins.renderers",),
    "werkzeug": ("checker.web",),
    "wtforms": ("checker.web",),
}
"""Libraries that one part of checker keeps to itself."""

EVERY_IMPORT = [found for path in python_files(*INSTALLED_AS) for found in imports(path)]


def part(module: str) -> str:
    """Return the part of checker that a module belongs to: the second word of its name."""
    return module.split(".")[1] if "." in module else ""


def source(found: Import) -> str:
    """Return the name of the module that imports."""
    return module_name(found.file)


def is_within(module: str, packages: Iterable[str]) -> bool:
    """Tell whether a module is one of `packages` or stands below one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def in_core(found: Import) -> bool:
    """Tell whether the import is one from checker proper, not from a plugin, to another part."""
    return found.file.parts[-2:] != ("checker", "__init__.py") and part(source(found)) in FLOORS


def report(faults: Iterable[Import]) -> str:
    """Write faults one a line."""
    return "\n".join(str(fault) for fault in faults)


def test_every_module_stands_on_a_floor() -> None:
    parts = {part(module_name(path)) for path in python_files("checker")} - {""}
    assert parts, "no module found: the test looks in the wrong place"
    assert parts <= FLOORS.keys() | DATA_ONLY


def test_nothing_imports_from_a_floor_above() -> None:
    known = [found for found in EVERY_IMPORT if in_core(found) and part(found.name) in FLOORS]
    own = [found for found in known if found.name.startswith("checker.")]
    assert own
    faults = [found for found in own if FLOORS[part(found.name)] > FLOORS[part(source(found))]]
    assert not faults, report(faults)


def test_neighbours_on_the_second_floor_do_not_know_each_other() -> None:
    second = {name for name, floor in FLOORS.items() if floor == 2}
    faults = [
        found
        for found in EVERY_IMPORT
        if found.name.startswith("checker.")
        and part(source(found)) in second
        and part(found.name) in second - {part(source(found))}
    ]
    assert not faults, report(faults)


@pytest.mark.parametrize("ground", ["domain", "matching"])
def test_the_ground_needs_the_standard_library_only(ground: str) -> None:
    package = f"checker.{ground}"
    here = [found for found in EVERY_IMPORT if is_within(source(found), [package])]
    assert here, f"{package} imports nothing: the test looks in the wrong place"
    allowed = sys.stdlib_module_names | {"checker"}
    faults = [
        found
        for found in here
        if found.name.split(".")[0] not in allowed
        or (found.name.startswith("checker") and not is_within(found.name, [package, "checker.domain"]))
    ]
    assert not faults, report(faults)


def test_plugins_use_what_a_stranger_may_use() -> None:
    doors = [f"checker.{name}" for name in OPEN_TO_PLUGINS]
    shipped = ["checker.plugins", "checker.rules", "checker.templates"]
    faults = [
        found
        for found in EVERY_IMPORT
        if is_within(source(found), shipped)
        and found.name.split(".")[0] == "checker"
        and not is_within(found.name, [*doors, *shipped])
    ]
    assert not faults, report(faults)


def test_checker_never_imports_a_plugin() -> None:
    shipped = ["checker.plugins", "checker.rules", "checker.templates"]
    faults = [found for found in EVERY_IMPORT if in_core(found) and is_within(found.name, shipped)]
    assert not faults, report(faults)


def test_folders_are_imported_under_their_installed_names() -> None:
    folders = {"plugins", "rules", "templates", "tests", "scripts"}
    faults = [found for found in EVERY_IMPORT if found.name.split(".")[0] in folders]
    assert not faults, report(faults)


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_with_an_owner_is_imported_there_only(library: str) -> None:
    users = [found for found in EVERY_IMPORT if found.name.split(".")[0] == library]
    faults = [found for found in users if not is_within(source(found), OWNERS[library])]
    assert not faults, report(faults)


def test_every_library_is_declared() -> None:
    metadata = project()["project"]
    assert isinstance(metadata, dict)
    extras = metadata["optional-dependencies"]
    lines = [*metadata["dependencies"], *extras["statements"], *extras["suggestions"]]
    declared = {re.split(r"[^\w-]", line)[0].lower() for line in lines}
    distributions = packages_distributions()
    known = sys.stdlib_module_names | {"checker"}
    faults = [
        found
        for found in EVERY_IMPORT
        if (top := found.name.split(".")[0]) not in known
        and not declared & {name.lower().replace("_", "-") for name in distributions.get(top, [])}
    ]
    assert not faults, report(faults)
