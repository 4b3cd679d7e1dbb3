"""Files and functions stay small, and say what they are and what they take."""

import ast
from pathlib import Path

from tests.house.tree import ROOT, functions, parsed, python_files, type_of_function

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
FILES = python_files("checker", "plugins", "rules", "templates", "scripts", "tests")
BY_HAND = [path for path in FILES if "migrations" not in path.parts]
"""Migrations are written once by a tool, one statement a column, and never read as code again."""


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def unannotated(function: type_of_function) -> list[str]:
    """Return what a function leaves without a type."""
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    starred = [argument for argument in (arguments.vararg, arguments.kwarg) if argument]
    bare = [argument.arg for argument in [*named, *starred] if argument.annotation is None]
    missing = [name for name in bare if name not in {"self", "cls"}]
    return missing if function.returns else [*missing, "return"]


def test_there_are_files() -> None:
    assert ROOT / "checker" / "__init__.py" in FILES


def test_files_are_short() -> None:
    long = {name(path) for path in FILES if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE}
    assert not long


def test_files_say_what_they_are() -> None:
    assert [name(path) for path in FILES if not ast.get_docstring(parsed(path))] == []


def test_functions_are_short() -> None:
    long = {
        f"{name(path)}:{function.lineno} {function.name}": length
        for path in BY_HAND
        for function in functions(path)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    }
    assert not long


def test_everything_is_annotated() -> None:
    bare = {
        f"{name(path)}:{function.lineno} {function.name}": missing
        for path in FILES
        for function in functions(path)
        if (missing := unannotated(function))
    }
    assert not bare
