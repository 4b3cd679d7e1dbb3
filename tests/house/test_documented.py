"""What is documented exists, and what exists is documented: hooks, settings, commands."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from checker import hookspecs
from checker.settings import Settings
from tests.house.tree import ROOT, functions

DOCS = ROOT / "docs"
HOOKS = [
    function.name
    for function in functions(ROOT / "checker" / "hookspecs.py")
    if any(isinstance(mark, ast.Name) and mark.id == "hookspec" for mark in function.decorator_list)
]
SETTINGS = [field.name for field in fields(Settings)]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
CODE = re.compile(r"^```.*?^```|^ {4}\S.*?$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
COMMAND_LINE = re.compile(r"(?:^|[\s`/])checker((?: [a-z][a-z-]*)+)")


def prose() -> str:
    """Return everything the documentation says."""
    return "\n".join(
        path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
    )


def hooks_in_the_guide() -> set[str]:
    """Return the names in the guide for plugin authors that look like hooks."""
    return set(re.findall(r"\bchecker_\w+", (DOCS / "plugin-authors.md").read_text(encoding="utf-8")))


def default_of(setting: str) -> object:
    """Return the default of a setting."""
    return getattr(Settings(), setting)


def commands() -> Iterator[str]:
    """Yield every command that a person can type, without its options."""
    from checker.cli import main

    yield from _below(main, "checker")


def _below(command: click.Command, name: str) -> Iterator[str]:
    if not isinstance(command, click.Group):
        yield name
        return
    for word, inner in command.commands.items():
        yield from _below(inner, f"{name} {word}")


def test_hooks_are_found() -> None:
    assert len(HOOKS) == sum(name.startswith("checker_") for name in vars(hookspecs))
    assert HOOKS


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_is_explained_to_plugin_authors(hook: str) -> None:
    assert hook in hooks_in_the_guide()


def test_plugin_authors_are_told_of_no_other_hook() -> None:
    assert hooks_in_the_guide() <= set(HOOKS)


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_is_explained_to_operators(setting: str) -> None:
    text = (DOCS / "operating.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| `{setting}` \|", text, re.MULTILINE)


@pytest.mark.parametrize("setting", [name for name in SETTINGS if isinstance(default_of(name), int | str)])
def test_the_stated_default_is_true(setting: str) -> None:
    text = (DOCS / "operating.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| `{setting}` \| ([^|]+) \|", text, re.MULTILINE)
    assert row
    assert row.group(1).strip("`").split()[0] == (str(default_of(setting)) or "none")


def test_operators_are_told_of_no_other_setting() -> None:
    text = (DOCS / "operating.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    variables = set(re.findall(r"\bCHECKER_([A-Z_]+)\b", text)) - {"DEBUG", "SETTINGS", "SHARED"}
    assert rows == set(SETTINGS)
    assert {name.lower() for name in variables} <= set(SETTINGS)


def test_every_command_is_documented() -> None:
    text = prose()
    known = list(commands())
    assert known
    assert [name for name in known if not re.search(rf"\b{name}\b", text)] == []


def test_every_documented_command_exists() -> None:
    known = set(commands())
    code = "\n".join(CODE.findall(prose()))
    typed = [f"checker{words}" for words in COMMAND_LINE.findall(code)]
    assert typed
    assert [line for line in typed if not any(f"{line} ".startswith(f"{name} ") for name in known)] == []


@pytest.mark.parametrize("path", [*ROOT.glob("*.md"), *DOCS.glob("*.md")], ids=lambda path: str(path.name))
def test_links_lead_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []
