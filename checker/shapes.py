"""Holds what people write against a JSON Schema and says in words what differs, everything at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sized
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, cast

from checker.domain.message import Message, say
from checker.domain.obligation import Place
from checker.yamltext import Fault, Table, fault_at, line_at

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

Schema = Mapping[str, Any]
"""A JSON Schema; beside a ``pattern``, the key ``wording`` names the sentence of `WORDINGS` for it."""
Path = tuple[str | int, ...]
"""Keys and numbers of items that lead to a value."""

WORDINGS = {
    "number": say("{place}: {key} must be a whole number, not {value}."),
    "decimal": say("{place}: {key} must be a number such as 12.5, not {value}."),
    "day": say("{place}: {key} must be a day such as 2024-02-17, not {value}."),
    "yes_no": say("{place}: {key} must be true or false, not {value}."),
    "name": say("{place}: {value} is no id; use small letters, digits, hyphens and underscores."),
    "language": say("{place}: {value} is no language code; use two small letters such as nl or en."),
    "citation": say("{place}: {value} is no citation; write act and article, such as dsa 16(2)(a)."),
    "file": say(
        "{place}: {value} is no file name; write the path inside the rule set, with forward slashes."
    ),
    "shared": say("{place}: {value} cannot be shared; write rule set, concepts or forms, and file."),
    "version": say("{place}: {value} is no version; write three numbers such as 0.1.0."),
    "celex": say("{place}: {value} is no CELEX number; it looks like 32022R2065."),
    "cell": say(
        "{place}: {value} is no address of a cell; it looks like 4/TOTAL/notices, with > 0 behind it where "
        "a zero shows nothing."
    ),
    "address": say("{place}: {value} is no address; it begins with http:// or https://."),
}
"""Sentences for texts that must follow a pattern."""

_KINDS = {
    ("array",): say("{place}: {key} must be a list, with dashes or in square brackets."),
    ("object",): say("{place}: {key} must be a group of keys, each with its value."),
    ("object", "string"): say("{place}: {key} must be a text or a group of keys."),
    ("string",): say("{place}: {key} must be a text, not a list or a group of keys."),
}


def read_schema(file: Traversable) -> Schema:
    """Return a JSON Schema that ships with checker."""
    schema: Schema = json.loads(file.read_text(encoding="utf-8"))
    return schema


def faults_of_shape(value: object, schema: Schema, file: str) -> tuple[Fault, ...]:
    """Return all that differs between a value of `read_yaml` and a schema, in the order of the file."""
    if fits(value, schema):
        return ()
    # Loading jsonschema takes as long as reading a whole rule set; most files never need its words.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    errors = [_Difference.of(error) for error in Draft202012Validator(schema).iter_errors(value)]
    found = [
        fault_at(Place(file=file, line=line_at(value, path)), message)
        for error in errors
        for path, message in _sentences(error)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda fault: fault.place.line))


def fits(value: object, schema: Schema) -> bool:
    """Tell quickly whether a value surely is what a schema asks; where not, jsonschema has the word.

    Ten times faster than jsonschema on a rule set. A keyword that is not known here makes the answer False.
    """
    return _fits(value, schema, schema.get("$defs", {}))


def _fits(value: object, schema: Schema, parts: Schema) -> bool:
    if "$ref" in schema:
        return len(schema) == 1 and _fits(value, parts[schema["$ref"].removeprefix("#/$defs/")], parts)
    if not schema.keys() <= _KNOWN:
        return False
    if isinstance(value, dict):
        return _fits_table(value, schema, parts)
    if isinstance(value, list):
        inner = schema.get("items")
        return _is_kind("array", value, schema, "minItems") and (
            inner is None or all(_fits(item, inner, parts) for item in value)
        )
    return isinstance(value, str) and _fits_text(value, schema)


_KNOWN = frozenset(
    {
        "$schema", "$defs", "title", "description", "wording",
        "type", "enum", "pattern", "minLength", "maxLength", "items", "minItems",
        "properties", "required", "additionalProperties", "propertyNames", "minProperties",
    }
)  # fmt: skip


def _is_kind(kind: str, value: Sized, schema: Schema, least: str) -> bool:
    """Tell whether a list or table is of a kind that a schema names, and holds enough."""
    kinds = schema.get("type", ())
    return (kind == kinds or kind in kinds) and "enum" not in schema and len(value) >= schema.get(least, 0)


def _fits_table(value: dict[str, Any], schema: Schema, parts: Schema) -> bool:
    known, other = schema.get("properties", {}), schema.get("additionalProperties", {})
    names = schema.get("propertyNames")
    if not _is_kind("object", value, schema, "minProperties"):
        return False
    if any(key not in value for key in schema.get("required", ())):
        return False
    if names is not None and not all(_fits(key, names, parts) for key in value):
        return False
    for key, inner in value.items():
        wanted = known.get(key, other)
        if wanted is False or not _fits(inner, wanted, parts):
            return False
    return True


def _fits_text(value: str, schema: Schema) -> bool:
    kinds = schema.get("type", "string")
    return (
        (kinds == "string" or "string" in kinds)
        and ("enum" not in schema or value in schema["enum"])
        and ("pattern" not in schema or re.search(schema["pattern"], value) is not None)
        and schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
    )


def suggestion(word: str, known: list[str]) -> str:
    """Return the known word that looks most like `word`, empty where none does."""
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.72)), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Difference:
    """What jsonschema found, with the types that its own class leaves open."""

    path: Path
    keyword: str
    """Of JSON Schema: ``required``, ``enum`` ..."""
    wanted: Any
    """Value of the keyword in the schema."""
    found: Any
    schema: Schema
    of_key: bool
    """True where a key itself is wrong, not its value."""

    @classmethod
    def of(cls, error: ValidationError) -> _Difference:
        return cls(
            path=tuple(error.absolute_path),
            keyword=str(error.validator),
            wanted=error.validator_value,
            found=error.instance,
            schema=cast(Schema, error.schema),
            of_key="propertyNames" in error.absolute_schema_path,
        )


def _sentences(error: _Difference) -> Iterator[tuple[Path, Message]]:
    """Yield the place and the sentence of each thing that one difference stands for."""
    known = sorted(error.schema.get("properties", ()))
    if error.keyword == "additionalProperties":
        strange = [key for key in error.found if key not in known]
        yield from (((*error.path, key), _strange_key(key, known)) for key in strange)
    elif error.keyword == "required":
        missing = [key for key in error.wanted if key not in error.found]
        yield from ((error.path, _missing(key, _key(error.path))) for key in missing)
    elif error.of_key:
        yield (*error.path, error.found), _one(error, error.found)
    else:
        yield error.path, _one(error, _key(error.path))


def _key(path: Path) -> str:
    """Return the nearest key, empty for the file itself."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _strange_key(key: str, known: list[str]) -> Message:
    if guess := suggestion(key, known):
        return say("{place}: the key {key} is not known here; is {guess} meant?", key=key, guess=guess)
    return say(
        "{place}: the key {key} is not known here; known are {known}.", key=key, known=", ".join(known)
    )


def _missing(key: str, around: str) -> Message:
    if around:
        return say("{place}: the key {key} is missing in {around}.", key=key, around=around)
    return say("{place}: the key {key} is missing.", key=key)


def _one(error: _Difference, key: str) -> Message:
    """Say how one value differs from what its place asks."""
    match error.keyword:
        case "type":
            return _of_another_kind(error, key)
        case "enum":
            allowed = ", ".join(error.wanted)
            return _filled(
                say("{place}: {key} must be one of {allowed}, not {value}."), key, error.found, allowed
            )
        case "pattern":
            return _filled(WORDINGS[error.schema["wording"]], key, error.found)
        case "minLength" | "minItems" | "minProperties":
            return say("{place}: {key} is empty; fill it in or leave the key out.", key=key)
        case "maxLength":
            return say("{place}: {key} is longer than {most} characters.", key=key, most=error.wanted)
        case _:
            return _filled(say("{place}: {key} cannot be {value}."), key, error.found)


def _of_another_kind(error: _Difference, key: str) -> Message:
    if not error.path:
        return say("{place}: the file must hold keys and values.")
    kinds = [error.wanted] if isinstance(error.wanted, str) else error.wanted
    return _filled(_KINDS[tuple(sorted(kinds))], key, error.found)


def _filled(message: Message, key: str, value: object, allowed: str = "") -> Message:
    """Fill in what the sentence names."""
    shown = value if isinstance(value, str) else ", ".join(value) if isinstance(value, Table) else ""
    values = {"key": key, "value": shown[:60], "allowed": allowed}
    named = {name: text for name, text in values.items() if "{" + name + "}" in message.text}
    return say(message.text, **named)
