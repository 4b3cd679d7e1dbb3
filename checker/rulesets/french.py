"""French inflection where the dictionary is silent, and what of the dictionary is not wanted."""

from __future__ import annotations

from collections.abc import Iterator

_OTHER_WORDS = frozenset(
    {
        "a", "ai", "aie", "as", "au", "aux", "avant", "bien", "car", "ce", "ces", "cet", "comme", "compris",
        "con", "cons", "contre", "dans", "de", "des", "desormais", "du", "elle", "elles", "en", "entre", "es",
        "est", "et", "eu", "eue", "fut", "il", "ils", "la", "le", "les", "leur", "leurs", "lui", "ma", "mes",
        "moi", "moins", "mois", "mon", "ne", "non", "nos", "notre", "nous", "on", "or", "ou", "par", "pas",
        "pendant", "plus", "pour", "puis", "que", "qui", "sa", "sans", "se", "ses", "sien", "soi", "sois",
        "soit", "son", "sous", "suis", "sur", "ta", "tes", "toi", "ton", "tout", "tous", "un", "une", "unes",
        "uns", "vers", "vos", "votre", "vous", "vue", "vues", "vu", "vus",
    }
)  # fmt: skip
"""Forms that a reader takes for another word than the one they are derived from."""
_LITERARY = ("asse", "asses", "assiez", "assions", "assent", "issiez", "issions", "ussiez", "ussions",
             "ussent", "ames", "ates", "eriez", "erions")  # fmt: skip
"""Endings of tenses that nobody writes in a company's paper."""


def is_strange(form: str) -> bool:
    """Tell whether a form is mostly another word, or belongs to literature."""
    return form in _OTHER_WORDS or (len(form) > 6 and form.endswith(_LITERARY))


def sure_forms(word: str) -> Iterator[str]:
    """Yield forms that follow from the ending of a word alone: verbs in -er, plurals of nouns."""
    if word.endswith("er") and len(word) > 5:
        stem = word.removesuffix("er")
        soft = {"c": "c", "g": "ge"}.get(stem[-1], stem[-1])
        yield from (f"{stem}{ending}" for ending in ("e", "es", "ent", "ee", "ees", "ez", "era", "eront"))
        yield from (f"{stem[:-1]}{soft}{ending}" for ending in ("ons", "ant", "ait", "aient"))
    elif word.endswith(("tion", "sion", "ment", "age", "eur")) and len(word) > 5:
        yield f"{word}s"


def regular_forms(word: str) -> Iterator[str]:
    """Yield forms that a word may take by the rules; which of them exist the dictionary says."""
    yield from (f"{word}{ending}" for ending in ("s", "e", "es", "x"))
    if word.endswith("al"):
        yield from (f"{word}e", f"{word}es", f"{word[:-2]}aux")


def other_spellings(word: str) -> Iterator[str]:
    """Yield nothing: French has one spelling."""
    yield from ()
