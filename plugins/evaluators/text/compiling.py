"""The vocabulary of a rule set in some languages: compiled, or read back from the cache."""

from __future__ import annotations

from dataclasses import replace

import re2
from checker.plugins.evaluators.text.stored import from_bytes, to_bytes

from checker.cache import Cache, key_of
from checker.domain.obligation import Concept, RuleSet
from checker.matching import Vocabulary


def compiled(rule_set: RuleSet, languages: frozenset[str], cache: Cache) -> Vocabulary:
    """Return the vocabulary of a rule set in some languages."""
    concepts = rule_set.concepts
    if not languages.issuperset(rule_set.languages):
        concepts = tuple(_in_languages(concept, languages) for concept in concepts)
    key = key_of("vocabulary", rule_set.digest.encode(), " ".join(sorted(languages)).encode())
    data = cache.read(key)
    kept: Vocabulary | None = from_bytes(data, concepts, re2.compile) if data else None
    if kept is not None:
        return kept
    made = Vocabulary.build(concepts, rule_set.forms, compile_pattern=re2.compile)
    if cache.folder is not None:
        cache.write(key, to_bytes(made, concepts))
    return made


def _in_languages(concept: Concept, languages: frozenset[str]) -> Concept:
    return replace(concept, terms=tuple(term for term in concept.terms if term.language in languages))
