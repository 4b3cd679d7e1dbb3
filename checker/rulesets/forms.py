"""The table of inflected forms: which words it must hold, and whether it still fits the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from checker.domain.obligation import RuleSet
from checker.matching.terms import term_words
from checker.rulesets.shared import is_shared


def words_of(rule_set: RuleSet, language: str, *, shared: bool = True) -> tuple[str, ...]:
    """Return the words of the vocabulary in `language` whose inflected forms count, folded and sorted.

    Without `shared`, only those of its own vocabulary, for which its own tables are made.
    """
    texts = {
        term.text
        for concept in rule_set.concepts
        if shared or not is_shared(concept.place.file)
        for term in concept.terms
        if term.language == language and not term.is_pattern
    }
    return tuple(sorted({word for text in texts for word in term_words(text)}))


def fingerprint(words: tuple[str, ...]) -> str:
    """Return a short name for a list of words, written into the table that was made from them."""
    return sha256("\n".join(words).encode()).hexdigest()[:16]


def stale_languages(rule_set: RuleSet, made_from: Mapping[str, str]) -> tuple[str, ...]:
    """Return the languages whose table does not fit the vocabulary; `made_from` is what each table says."""
    return tuple(
        language
        for language in rule_set.languages
        if made_from.get(language) != fingerprint(words_of(rule_set, language, shared=False))
    )
