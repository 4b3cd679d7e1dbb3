"""What differs from a schema is said in words, and the quick look agrees with jsonschema."""

import copy
import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checker.shapes import Schema, faults_of_shape, fits, read_schema, suggestion
from checker.yamltext import read_yaml
from tests.rulesets.small import CONCEPTS, DUTIES, RULESET

SCHEMA: Schema = {
    "type": "object",
    "required": ["name", "kind"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 5},
        "kind": {"enum": ["red", "green"]},
        "size": {"type": "string", "pattern": "^[0-9]+$", "wording": "number"},
        "list": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/word"}},
        "both": {"type": ["string", "object"]},
        "table": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z]{2}$", "wording": "language"},
            "additionalProperties": {"type": "string"},
        },
    },
    "$defs": {"word": {"type": "string"}},
}
SHIPPED = {
    "ruleset": RULESET,
    "concepts": CONCEPTS,
    "obligations": DUTIES,
}


def sentences(text: str) -> list[str]:
    """Return all that differs between a YAML text and the schema above."""
    value, found = read_yaml(text, "x.yaml")
    assert found == ()
    return [fault.message.english() for fault in faults_of_shape(value, SCHEMA, "x.yaml")]


def test_what_fits_has_no_fault() -> None:
    assert sentences("name: a\nkind: red\nsize: 12\nlist: [b]\nboth: {c: d}\ntable: {nl: e}\n") == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name: a", "x.yaml:1: the key kind is missing."),
        ("name: a\nkind: blue", "x.yaml:2: kind must be one of red, green, not blue."),
        ("name: ''\nkind: red", "x.yaml:1: name is empty; fill it in or leave the key out."),
        ("name: abcdef\nkind: red", "x.yaml:1: name is longer than 5 characters."),
        ("name: [a]\nkind: red", "x.yaml:1: name must be a text, not a list or a group of keys."),
        ("name: a\nkind: red\nsize: big", "x.yaml:3: size must be a whole number, not big."),
        ("name: a\nkind: red\nsise: 1", "x.yaml:3: the key sise is not known here; is size meant?"),
        (
            "name: a\nkind: red\nzzzz: 1",
            "x.yaml:3: the key zzzz is not known here; known are both, kind, list, name, size, table.",
        ),
        ("name: a\nkind: red\nlist: b", "x.yaml:3: list must be a list, with dashes or in square brackets."),
        ("name: a\nkind: red\nlist: []", "x.yaml:3: list is empty; fill it in or leave the key out."),
        (
            "name: a\nkind: red\nlist:\n  - b\n  - {c: d}",
            "x.yaml:5: list must be a text, not a list or a group of keys.",
        ),
        ("name: a\nkind: red\nboth: [a]", "x.yaml:3: both must be a text or a group of keys."),
        ("name: a\nkind: red\ntable: b", "x.yaml:3: table must be a group of keys, each with its value."),
        (
            "name: a\nkind: red\ntable:\n  nl: b\n  dutch: c",
            "x.yaml:5: dutch is no language code; use two small letters such as nl or en.",
        ),
    ],
)
def test_a_difference_is_said_in_words(text: str, sentence: str) -> None:
    assert sentences(text) == [sentence]


def test_every_difference_is_said_in_the_order_of_the_file() -> None:
    assert [line.split(":")[1] for line in sentences("size: x\nkind: blue\nzzzz: 1\n")] == [
        "1",
        "1",
        "2",
        "3",
    ]


def test_a_text_where_a_table_belongs() -> None:
    (fault,) = faults_of_shape("a", SCHEMA, "x.yaml")
    assert fault.message.english() == "x.yaml:1: the file must hold keys and values."


def test_the_word_that_was_meant() -> None:
    assert suggestion("hostng", ["hosting", "platform"]) == "hosting"
    assert suggestion("zzz", ["hosting", "platform"]) == ""


def shipped(kind: str) -> Schema:
    """Return a schema of rule sets."""
    return read_schema(files("checker.rulesets") / "schema" / f"{kind}.json")


@pytest.mark.parametrize("kind", SHIPPED)
def test_the_quick_look_knows_every_keyword_of_the_shipped_schemas(kind: str) -> None:
    value, _ = read_yaml(SHIPPED[kind], "x.yaml")
    assert fits(value, shipped(kind))


def test_a_keyword_that_the_quick_look_does_not_know_is_left_to_jsonschema() -> None:
    assert not fits("a", {"type": "string", "format": "date"})
    assert faults_of_shape("a", {"type": "string", "const": "a"}, "x.yaml") == ()


def places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every value inside a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, part in inner for found in places(part, (*path, key)))]


@given(st.sampled_from(sorted(SHIPPED)), st.data())
def test_the_quick_look_and_jsonschema_agree(kind: str, data: st.DataObject) -> None:
    value, _ = read_yaml(SHIPPED[kind], "x.yaml")
    changed: Any = {"": json.loads(json.dumps(value))}
    for _ in range(data.draw(st.integers(1, 3))):
        *above, last = data.draw(st.sampled_from([path for path in places(changed) if path]))
        holder = changed
        for step in above:
            holder = holder[step]
        change(holder, last, data.draw(st.sampled_from(["", "x", "12", [], {}, ["x"], {"x": "y"}, None])))
    schema = shipped(kind)
    assert fits(changed[""], schema) == Draft202012Validator(schema).is_valid(changed[""])


def change(holder: dict[str | int, object], key: str | int, value: object) -> None:
    """Put another value in a place, or take the place away."""
    if value is None and key != "":
        del holder[key]
    else:
        holder[key] = copy.deepcopy(value) if value is not None else ""
