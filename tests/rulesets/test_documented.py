"""The format in the documentation is the format that is read: every key of the one is in the other."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from checker.shapes import Schema, faults_of_shape, read_schema
from checker.yamltext import read_yaml
from tests.conftest import ROOT

GUIDE = ROOT / "docs" / "rule-authors.md"
PROFILES = ROOT / "docs" / "profiles.md"


def schema(kind: str) -> Schema:
    """Return a schema of rule sets."""
    return read_schema(files("checker.rulesets") / "schema" / f"{kind}.json")


def example(path: Path, first: str) -> str:
    """Return the YAML example of a page that begins with a key."""
    blocks = re.findall(r"```yaml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    return next(block for block in blocks if block.startswith(first))


EXAMPLES = {
    "ruleset": example(GUIDE, "id:"),
    "concepts": example(GUIDE, "concepts:"),
    "obligations": example(GUIDE, "obligations:"),
    "profile": example(PROFILES, "name:"),
}


def keys(part: object) -> Iterator[str]:
    """Yield every key that a schema knows by name."""
    if isinstance(part, dict):
        yield from part.get("properties", ())
        for inner in part.values():
            yield from keys(inner)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_example_is_read_without_fault(kind: str) -> None:
    value, faults = read_yaml(EXAMPLES[kind], "example.yaml")
    found = [*faults, *faults_of_shape(value, schema(kind), "example.yaml")]
    assert [str(fault.message) for fault in found] == []


@pytest.mark.parametrize("kind", EXAMPLES)
def test_every_key_is_explained(kind: str) -> None:
    text = (PROFILES if kind == "profile" else GUIDE).read_text(encoding="utf-8")
    assert [key for key in sorted(set(keys(schema(kind)))) if not re.search(rf"\b{key}\b", text)] == []
