"""The words of the checks, in four languages, read from the YAML files beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import re2
import yaml

from checker.domain.message import Localised
from checker.domain.obligation import Concept, Place, Term
from checker.matching import Vocabulary

WORDS = "words.yaml"
_PATTERN = "re:"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where PyYAML was built with it."""


@cache
def data(name: str) -> Mapping[str, Any]:
    """Return a YAML file of the checks."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    content: Mapping[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 both loaders are safe ones
    return content


@cache
def vocabulary() -> Vocabulary:
    """Return the words of all checks, compiled once."""
    concepts = tuple(_concept(id, terms) for id, terms in data(WORDS).items())
    return Vocabulary.build(concepts, compile_pattern=re2.compile)


def _concept(id: str, by_language: Mapping[str, list[str]]) -> Concept:
    place = Place(file=WORDS, line=0)
    terms = tuple(
        Term(
            text=text.removeprefix(_PATTERN),
            language=language,
            place=place,
            is_pattern=text.startswith(_PATTERN),
        )
        for language, texts in by_language.items()
        for text in texts
    )
    return Concept(id=id, note=Localised(texts=()), terms=terms, place=place)
