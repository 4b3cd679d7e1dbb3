"""German inflection where the dictionary is silent, and what of the dictionary is not wanted."""

from __future__ import annotations

from collections.abc import Iterator

_ADDED_TO_NOUNS = ("ung", "heit", "keit", "schaft", "tat", "tion", "sion")
"""Endings of nouns that take -en in the plural, folded."""
_ADJECTIVES = ("lich", "isch", "bar", "haft", "los", "iert", "siert", "widrig", "fahig", "massig", "formig")
_ENDINGS = ("e", "en", "em", "er", "es")
_RARE = ("est", "etet", "stem", "stes", "erer")
"""Endings of the second person and of superlatives, which papers of companies do not use."""
_OTHER_WORDS = frozenset(
    {
        "alle", "aller", "alles", "als", "am", "an", "andern", "anders", "anzeige", "bar", "beim", "best",
        "beste", "da", "dann", "das", "dem", "den", "der", "des", "dich", "die", "dies", "du", "ein",
        "eine", "einem", "einen", "einer", "eines", "er", "es", "euch", "eure", "gar", "gemass", "gern",
        "habe", "haben", "hat", "her", "hin", "ich", "ihm", "ihn", "ihr", "ihre", "im", "in", "ins",
        "ist", "ja", "kein", "mal", "man", "mehr", "mein", "mich", "mir", "nach", "nun", "ob", "recht",
        "sehr", "sein", "seine", "seit", "selb", "sich", "sie", "sind", "so", "statt", "um", "uns",
        "viel", "viele", "vielen", "vom", "von", "vor", "wahr", "wann", "war", "was", "weg", "weil",
        "wenn", "wer", "werden", "wie", "wir", "wird", "wo", "zu", "zum", "zur",
    }
)  # fmt: skip
"""Forms that a reader takes for another word than the one they are derived from."""


def is_strange(form: str) -> bool:
    """Tell whether a form is mostly another word, or one that is seldom written."""
    return form in _OTHER_WORDS or (len(form) > 6 and form.endswith(_RARE))


def sure_forms(word: str) -> Iterator[str]:
    """Yield forms that follow from the ending of a word alone: nouns in -ung, adjectives, verbs in -ieren."""
    if word.endswith(_ADDED_TO_NOUNS) and len(word) > 6:
        yield f"{word}en"
    elif word.endswith("ieren"):
        yield from _of_verb_in_ieren(word.removesuffix("en"))
    elif word.endswith(_ADJECTIVES) and len(word) > 5:
        yield from (f"{word}{ending}" for ending in _ENDINGS)


def regular_forms(word: str) -> Iterator[str]:
    """Yield forms that a word may take by the rules; which of them exist the dictionary says."""
    yield from (f"{word}{ending}" for ending in (*_ENDINGS, "n", "s"))


def other_spellings(word: str) -> Iterator[str]:
    """Yield nothing: German has one spelling."""
    yield from ()


def _of_verb_in_ieren(stem: str) -> Iterator[str]:
    """Yield the forms of a verb in -ieren; `stem` ends in -ier."""
    yield from (
        f"{stem}e",
        f"{stem}t",
        f"{stem}te",
        f"{stem}ten",
        f"{stem}end",
        f"{stem}ende",
        f"{stem}enden",
    )
    yield from (f"{stem}t{ending}" for ending in _ENDINGS)
    yield from (f"{stem}ung", f"{stem}ungen")
