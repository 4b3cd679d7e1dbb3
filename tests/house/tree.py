"""Reads the repository as the house rules see it: files, modules, imports, functions."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
INSTALLED_AS = {"checker": "checker", "plugins": "checker.plugins", "rules": "checker.rules",
                "templates": "checker.templates"}  # fmt: skip
"""Top-level folders that are installed, and the package each becomes."""

type_of_function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One module that a file imports, by its full name."""

    file: Path
    line: int
    name: str

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} imports {self.name}"


@cache
def repository_files() -> tuple[Path, ...]:
    """Return every file that is in git or would be added to it."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return tuple(sorted(path for name in set(listed.split("\0")) if name and (path := ROOT / name).is_file()))


def python_files(*folders: str) -> list[Path]:
    """Return the Python files of the repository below `folders`."""
    return [
        path
        for path in repository_files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders
    ]


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def module_name(path: Path) -> str:
    """Return the name under which an installed file is imported."""
    first, *rest = path.relative_to(ROOT).with_suffix("").parts
    parts = rest[:-1] if rest[-1] == "__init__" else rest
    return ".".join([INSTALLED_AS.get(first, first), *parts])


@cache
def modules() -> frozenset[str]:
    """Return the names of all installed modules and packages."""
    return frozenset(module_name(path) for path in python_files(*INSTALLED_AS))


def imports(path: Path) -> Iterator[Import]:
    """Yield what a file imports, also inside functions and for type checkers only."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = _imported_from(node, path)
        else:
            continue
        yield from (Import(file=path, line=node.lineno, name=name) for name in names)


def _imported_from(node: ast.ImportFrom, path: Path) -> list[str]:
    """Resolve `from package import module` to the module, and any other name to its module."""
    base = node.module or ""
    if node.level:
        package = module_name(path).split(".")
        keep = len(package) - node.level + (path.name == "__init__.py")
        base = ".".join([*package[:keep], *filter(None, [base])])
    longer = [f"{base}.{alias.name}" for alias in node.names]
    return [name if name in modules() else base for name in longer]


def functions(path: Path) -> Iterator[type_of_function]:
    """Yield every function and method of a file."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, type_of_function):
            yield node


@cache
def project() -> dict[str, object]:
    """Return pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
