"""English inflection where the dictionary is silent: regular endings and both spellings."""

from __future__ import annotations

from collections.abc import Iterator

_OTHER_WORDS = frozenset(
    {
        "ad", "ai", "ared", "aren", "ares", "arst", "best", "better", "didn", "didst", "doesn", "don", "dont",
        "doth", "for", "four", "gon", "haf", "hast", "hath", "hav", "he", "ins", "isn", "lessed", "lesses",
        "lessing", "mighted", "mighting", "mights", "or", "oughter", "our", "people", "reis", "that", "these",
        "this", "those", "to", "us", "ve", "wasn", "wass", "we", "weren", "wouldn",
    }
)  # fmt: skip
"""Forms that a reader takes for another word than the one they are derived from."""
_SPELLINGS = (
    ("isation", "ization"),
    ("isations", "izations"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("our", "or"),
    ("ours", "ors"),
    ("elled", "eled"),
    ("elling", "eling"),
)
_VOWELS = "aeiou"
SHORTEST_STEM = 3
"""Letters before an ending that two spellings share; hour and four have one spelling."""


def is_strange(form: str) -> bool:
    """Tell whether a form is mostly another word, or one that nobody has written for centuries."""
    return form in _OTHER_WORDS or form.endswith(("ceth", "cest", "edst", "geth", "gest"))


def sure_forms(word: str) -> Iterator[str]:
    """Yield forms that follow from the ending of a word alone: none in English."""
    yield from ()


def regular_forms(word: str) -> Iterator[str]:
    """Yield the forms that a word takes by the rules; which of them exist the dictionary says."""
    yield from other_spellings(word)
    if len(word) < 3:
        return
    if word.endswith("y") and word[-2] not in _VOWELS:
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
    elif word.endswith("e"):
        yield from (f"{word}s", f"{word}d", f"{word[:-1]}ing")
    elif word.endswith(("s", "x", "ch", "sh")):
        yield from (f"{word}es", f"{word}ed", f"{word}ing")
    else:
        yield from (f"{word}s", f"{word}ed", f"{word}ing")


def other_spellings(word: str) -> Iterator[str]:
    """Yield a word as it is spelled across the ocean, or would be."""
    for pair in _SPELLINGS:
        for here, there in (pair, pair[::-1]):
            stem = word.removesuffix(here)
            if stem != word and len(stem) >= SHORTEST_STEM:
                yield stem + there
