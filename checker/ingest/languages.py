"""Which language a passage is in: function words vote, and where they do not decide a classifier is asked.

The classifier knows every official language of the European Union, so that a passage in a language the
rules cannot read is recognised as such; it is loaded only when needed, because that costs more than
reading a paper.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from checker.ingest.function_words import OWN

LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
    "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
)  # fmt: skip
"""ISO 639-1 codes the classifier chooses from."""

_NOT_LETTERS = str.maketrans(dict.fromkeys("0123456789.,;:!?()[]{}\"'“”‘’«»/\\|*_#<>=+-–—•\n\t\xa0", " "))

_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*")

_LANGUAGE_OF = {word: language for language, own in OWN for word in own}
_VOTERS = frozenset(_LANGUAGE_OF)

FEW_WORDS = 6
"""A passage of fewer different words takes the language of its neighbours where the votes leave it open."""


def vote(text: str) -> tuple[str, int]:
    """Return the language most function words are of, and its lead; no language where none leads."""
    counts: dict[str, int] = {}
    for word in _VOTERS.intersection(text.lower().split()):
        counts[_LANGUAGE_OF[word]] = counts.get(_LANGUAGE_OF[word], 0) + 1
    first, second = sorted((count, language) for language, count in (*counts.items(), ("", 0), ("", 0)))[
        :-3:-1
    ]
    lead = first[0] - second[0]
    return (first[1], lead) if lead else ("", 0)


def tell_languages(texts: Sequence[str], classify: Callable[[str], str] | None = None) -> list[str]:
    """Return the language of each of some texts that follow one another in a document.

    Args:
        texts: Sentences, headings, rows, in the order in which they stand.
        classify: Asked about passages that neither votes nor neighbours decide; the shipped one unless given.

    Returns:
        One ISO 639-1 code for each text, empty where too little stands there to tell.
    """
    texts = [_ADDRESS.sub(" ", text) if "@" in text or "/" in text else text for text in texts]
    votes = {text: vote(text) for text in dict.fromkeys(texts)}
    told = [votes[text] for text in texts]
    sure = [language if lead >= 2 else "" for language, lead in told]
    around = _neighbours(sure)
    vocabulary = _Vocabulary(texts, sure)
    settled = []
    for text, (language, lead), near in zip(texts, told, around, strict=True):
        if lead >= 2 or (lead and (not near or language == near)):
            settled.append(language)
        else:
            settled.append(_undecided(text, near, vocabulary, classify or _classified))
    return settled


class _Vocabulary:
    """The words of the passages whose language is certain; gathered when first asked for."""

    def __init__(self, texts: Sequence[str], sure: Sequence[str]) -> None:
        self._texts, self._sure = texts, sure
        self._words: dict[str, set[str]] = {}

    def of(self, language: str) -> set[str]:
        """Return the words that stand in passages of one language."""
        if language not in self._words:
            pairs = zip(self._texts, self._sure, strict=True)
            text = " ".join(text for text, sure in pairs if sure == language)
            self._words[language] = set(text.lower().split())
        return self._words[language]


def _neighbours(sure: list[str]) -> list[str]:
    """Return, for each text, the language of the nearest certain text before it, else after it."""
    around, last = [], next(filter(None, sure), "")
    for language in sure:
        last = language or last
        around.append(last)
    return around


def _undecided(text: str, near: str, vocabulary: _Vocabulary, classify: Callable[[str], str]) -> str:
    words = [word for word in text.translate(_NOT_LETTERS).split() if len(word) > 1]
    if not words:
        return ""
    if near and (len(set(words)) < FEW_WORDS or _looks_like_names(words)):
        return near
    if len(words) < 2:
        return ""
    if near and 2 * sum(word.lower() in vocabulary.of(near) for word in words) >= len(words):
        return near
    return classify(text)


def _looks_like_names(words: list[str]) -> bool:
    """Tell whether most words begin with a capital: names and titles say little about a language."""
    return 2 * sum(not word[0].islower() for word in words) > len(words)


@lru_cache(maxsize=4096)
def _classified(text: str) -> str:
    language, confidence = _classifier().classify(text)
    return str(language) if confidence > 0.5 else ""


@lru_cache(maxsize=1)
def _classifier() -> Any:  # noqa: ANN401 - the library has no types
    from py3langid import modelio  # noqa: PLC0415 - takes 0.8 s and is seldom needed
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    # The library unpacks its model through a temporary file; a process that reads documents may write none.
    files = modelio.tempfile
    modelio.tempfile = SimpleNamespace(TemporaryFile=_in_memory)
    try:
        classifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    finally:
        modelio.tempfile = files
    classifier.set_languages(list(LANGUAGES))
    return classifier


def _in_memory(suffix: str) -> BytesIO:
    return BytesIO(suffix[:0].encode())
