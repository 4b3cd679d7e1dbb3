"""Finds every sentence of the report that a catalogue must translate."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = (
    *sorted((ROOT / "checker" / "report").glob("*.py")),
    *sorted((ROOT / "plugins" / "renderers").glob("*.py")),
)
TEMPLATES = tuple(
    path for path in sorted((ROOT / "templates" / "report").rglob("*")) if path.suffix in {".html", ".txt"}
)
CALL = re.compile(r'_\(\s*"((?:[^"\\]|\\.)*)"')


def sentences() -> set[str]:
    """Return the keys that the report's code and templates ask a catalogue for."""
    found = {text for path in SOURCES for text in said(path)}
    return found | {text for path in TEMPLATES for text in CALL.findall(path.read_text(encoding="utf-8"))}


def said(path: Path) -> Iterator[str]:
    """Yield the first argument of every call of `say`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "say" and isinstance(node.args[0].value, str):
                yield node.args[0].value
