"""Everything a person reads exists in Dutch: no sentence of the code or the templates is missing."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from tests.house.tree import ROOT, repository_files

IN_TEMPLATES = re.compile(r"""\b_\(\s*(?:"((?:[^"\\]|\\.)+)"|'((?:[^'\\]|\\.)+)')""")
FILES = [path for path in repository_files() if path.is_relative_to(ROOT)]
PYTHON = [
    path
    for path in FILES
    if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in {"checker", "plugins"}
]
TEMPLATES = [
    path for path in FILES if path.suffix == ".html" and path.relative_to(ROOT).parts[0] == "templates"
]


@cache
def translated() -> dict[str, str]:
    """Return every key of the Dutch catalogue with its text."""
    found: dict[str, str] = {}
    for file in sorted((ROOT / "checker" / "locale" / "nl").glob("*.po")):
        with file.open("rb") as source:
            found |= {str(entry.id): str(entry.string) for entry in read_po(source, locale="nl") if entry.id}
    return found


def said(path: Path) -> Iterator[str]:
    """Yield the sentences that a module makes with `say` of the domain or raises as an error."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    makes = any(
        isinstance(node, ast.ImportFrom)
        and node.module == "checker.domain.message"
        and "say" in [n.name for n in node.names]
        for node in ast.walk(tree)
    )
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        named = isinstance(node.func, ast.Name) and node.func.id == "say" and makes
        raised = isinstance(node.func, ast.Attribute) and node.func.attr == "say"
        first = node.args[0]
        if (
            (named or raised)
            and isinstance(first, ast.Constant)
            and isinstance(first.value, str)
            and " " in first.value
        ):
            yield first.value


def test_there_is_something_to_look_at() -> None:
    assert len(PYTHON) > 100
    assert len(TEMPLATES) > 10
    assert len(translated()) > 300


def test_every_sentence_of_a_module_is_in_dutch() -> None:
    known = translated()
    missing = {
        f"{path.relative_to(ROOT)}: {key}" for path in PYTHON for key in said(path) if not known.get(key)
    }
    assert not missing, "\n".join(sorted(missing))


def test_every_text_of_a_template_is_in_dutch() -> None:
    known = translated()
    missing = {
        f"{path.relative_to(ROOT)}: {key}"
        for path in TEMPLATES
        for key in texts_of(path)
        if not known.get(key.replace('\\"', '"').replace("\\'", "'"))
    }
    assert not missing, "\n".join(sorted(missing))


def texts_of(path: Path) -> list[str]:
    """Return the keys that a template has translated, as they stand there."""
    return [double or single for double, single in IN_TEMPLATES.findall(path.read_text(encoding="utf-8"))]
