"""Dutch inflection where the dictionary is silent, and what of the dictionary is not wanted."""

from __future__ import annotations

from collections.abc import Iterator

_DIMINUTIVES = ("je", "jes", "ske", "skes", "eke", "ekes", "oke", "okes", "uke")
_VERBS = ("ereren", "iceren", "iseren", "iveren", "iteren", "oteren", "ormeren", "ineren", "oleren", "uleren")
"""Endings of infinitives; plurals of nouns end in -eren too."""
_OTHER_WORDS = frozenset(
    {
        "al", "alle", "allen", "aller", "als", "as", "ben", "best", "beste", "beter", "betere",
        "beters", "dan", "dat", "die", "een", "eerste", "eersten", "ene", "enen", "ener", "gevaren",
        "goederen", "he", "het", "indien", "jong", "jun", "kans", "laats", "laatst", "laatste",
        "laatsten", "later", "latere", "laters", "meer", "nader", "naders", "ouder", "vaar", "vaart",
        "veel", "vele", "waar", "ware", "waren",
    }
)  # fmt: skip
"""Forms that a reader takes for another word than the one they are derived from."""


def is_strange(form: str) -> bool:
    """Tell whether a form is a diminutive, or is mostly another word."""
    return form in _OTHER_WORDS or (len(form) > 5 and form.endswith(_DIMINUTIVES))


def sure_forms(word: str) -> Iterator[str]:
    """Yield forms that follow from the ending of a word alone: plural in -ingen, verbs in -eren."""
    if word.endswith("ing") and len(word) > 6:
        yield f"{word}en"
    elif word.endswith(("eerd", "eerde")):
        participle = word.removesuffix("e")
        yield from (participle, f"{participle}e", *_of_stem(participle.removeprefix("ge").removesuffix("d")))
    elif word.endswith(_VERBS):
        yield from (f"ge{word[:-3]}erd", f"ge{word[:-3]}erde", *_of_stem(f"{word[:-3]}er"))


def regular_forms(word: str) -> Iterator[str]:
    """Yield forms that a word may take by the rules; which of them exist the dictionary says."""
    if word.endswith(("er", "or", "aar")):
        yield f"{word}s"
    else:
        yield from (f"{word}en", f"{word}s", f"{word}e")


def other_spellings(word: str) -> Iterator[str]:
    """Yield nothing: Dutch has one spelling."""
    yield from ()


def _of_stem(stem: str) -> Iterator[str]:
    """Yield the forms of a verb in -eren; `stem` ends in -eer."""
    yield from (
        f"{stem}t",
        f"{stem}de",
        f"{stem}den",
        f"{stem[:-2]}ren",
        f"{stem[:-2]}rend",
        f"{stem[:-2]}rende",
    )
