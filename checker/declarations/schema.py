"""The JSON Schema of a declaration, made from the rule set whose elements it answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker.domain.obligation import Element, RuleSet
from checker.domain.profile import SERVICES

Schema = dict[str, Any]

ANSWERS = ("yes", "no", "partly", "unknown")
"""What may be answered; an element that is left out is unknown."""
QUESTIONNAIRE_VERSION = "1"
"""Version of the questions about the provider and of the shape of an answer, apart from the rules."""
LONGEST = 5_000
"""Characters of one description."""

_DAY: Schema = {"type": "string", "pattern": r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", "wording": "day"}
_TEXT: Schema = {"type": "string", "maxLength": LONGEST}
_FIGURE: Schema = {
    "type": "object",
    "additionalProperties": False,
    "required": ["value", "unit"],
    "properties": {
        "value": {"type": "string", "pattern": r"^-?[0-9]{1,30}([.][0-9]{1,30})?$", "wording": "decimal"},
        "unit": {"type": "string", "minLength": 1, "maxLength": 200},
        "scope": {"type": "string", "maxLength": 200},
        "period": {"type": "string", "maxLength": 200},
    },
}
_LINK: Schema = {"type": "string", "pattern": "^https?://[^ ]+$", "wording": "address", "maxLength": 2_000}


def schema_of(rule_set: RuleSet, language: str = "en", former: Iterable[str] = ()) -> Schema:
    """Return the schema of a declaration under a rule set.

    `former` are elements of another version of the rules, which may be answered too.
    Every value is a text, as the loader of people's YAML gives it; a figure is a text of digits with a point.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Declaration under {rule_set.title(language)} ({rule_set.id} {rule_set.version})",
        "type": "object",
        "additionalProperties": False,
        "required": ["rule_set", "answers"],
        "properties": {
            "rule_set": {"enum": list(dict.fromkeys((rule_set.id, *rule_set.id.split(","))))},
            "rule_set_version": {"type": "string", "maxLength": 40},
            "questionnaire_version": {"type": "string", "maxLength": 40},
            "profile": _profile(rule_set, language),
            "signed_by": {"type": "string", "maxLength": 200},
            "dated": _DAY,
            "answers": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    **{element: {"$ref": "#/$defs/answer"} for element in former},
                    **{element.id: _element(element, language) for element in rule_set.elements},
                },
            },
        },
        "$defs": {"answer": _answer(), "figure": _FIGURE},
    }


def _profile(rule_set: RuleSet, language: str) -> Schema:
    facts = {
        fact.id: {"enum": ["yes", "no", "unknown"], "title": fact.label(language)} for fact in rule_set.facts
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "name": {"type": "string", "maxLength": 200},
            "services": {"type": "array", "items": {"enum": list(SERVICES)}},
            "designated_on": _DAY,
            "facts": {"type": "object", "additionalProperties": False, "properties": facts},
        },
    }


def _answer() -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["answer"],
        "properties": {
            "answer": {"enum": list(ANSWERS)},
            "description": _TEXT,
            "figures": {"type": "array", "items": {"$ref": "#/$defs/figure"}},
            "links": {"type": "array", "items": _LINK},
        },
    }


def _element(element: Element, language: str) -> Schema:
    """Return the schema of one answer; an element that asks for a figure wants one with a yes."""
    answer: Schema = {"title": element.asks(language), "$ref": "#/$defs/answer"}
    if element.declared == "figure":
        answer["if"] = {"properties": {"answer": {"enum": ["yes", "partly"]}}, "required": ["answer"]}
        answer["then"] = {"required": ["figures"], "properties": {"figures": {"minItems": 1}}}
    return answer
