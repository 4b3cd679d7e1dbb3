"""Words that lost the space between them where lines were joined: "theplatform", "contentpolicies"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

# Only words that open no other word: "in" would split "inform", "de" would split "deactivate".
GLUED_BEFORE = ("the", "and", "our", "with", "that", "this", "from", "their", "which", "these", "are",
                "its", "of", "to", "by", "an", "or", "is", "we", "onze", "van", "het", "dat", "wordt",
                "worden")  # fmt: skip
GLUED_AFTER = ("the", "and", "any", "our", "with", "that", "this", "from", "their", "which", "these",
               "for", "are", "of", "to", "onze", "van", "het", "dat", "wordt", "worden")  # fmt: skip
SHORTEST_REST = 4
SHORTEST_REST_OF_TWO = 6
"""Letters the known word needs beside a function word of two letters."""
WHOLE = frozenset({"vanwege"})
"""Words that are whole, although they could be taken apart."""
SIGNS_OF_JOINED_LINES = 8
"""Distinct words with a function word stuck to them that show that lines of a document were joined."""
SHORTEST_PAIR = 7
MOST_TIMES = 2
"""A pair that stands more often in a document is a word of its own."""
LEAST_TIMES = 2
"""How often each half must stand by itself in the document."""


def glued(forms: list[str], known: Callable[[str], bool]) -> dict[str, int]:
    """Find words that are two words without the space between them.

    A function word comes off any word of the vocabulary. Two other words are taken apart only in a document
    whose lines were evidently joined, and only where each half stands by itself elsewhere in it.

    Args:
        forms: The words of a text, in any order.
        known: Tells whether a word belongs to the vocabulary.

    Returns:
        Every glued word and the place at which its second half begins.
    """
    unknown = [form for form in set(forms) - WHOLE if not known(form)]
    cuts = _function_words(unknown, known)
    if len(cuts) >= SIGNS_OF_JOINED_LINES:
        counted = Counter(forms)
        pairs = (form for form in unknown if form not in cuts and counted[form] <= MOST_TIMES)
        cuts |= _pairs(pairs, counted, known)
    return cuts


def _function_words(forms: Iterable[str], known: Callable[[str], bool]) -> dict[str, int]:
    found = ((form, _cut_before(form, known) or _cut_after(form, known)) for form in forms)
    return {form: at for form, at in found if at}


def _pairs(forms: Iterable[str], counted: Mapping[str, int], known: Callable[[str], bool]) -> dict[str, int]:
    """Take words apart where the rarer half is most frequent."""
    cuts = {}
    for form in forms:
        if len(form) < SHORTEST_PAIR or not form.isalpha():
            continue
        halves = ((form[:at], form[at:], at) for at in range(2, len(form) - 1))
        usual = [
            (min(counted[left], counted[right]), at)
            for left, right, at in halves
            if counted.get(left, 0) >= LEAST_TIMES and counted.get(right, 0) >= LEAST_TIMES
            if known(left) or known(right)
        ]
        if usual:
            cuts[form] = max(usual)[1]
    return cuts


def _cut_before(form: str, known: Callable[[str], bool]) -> int:
    if not form.startswith(GLUED_BEFORE):
        return 0
    fitting = (
        len(word) for word in GLUED_BEFORE if form.startswith(word) and _rest(form[len(word) :], word, known)
    )
    return next(fitting, 0)


def _cut_after(form: str, known: Callable[[str], bool]) -> int:
    if not form.endswith(GLUED_AFTER):
        return 0
    fitting = (
        len(form) - len(word)
        for word in GLUED_AFTER
        if form.endswith(word) and _rest(form[: -len(word)], word, known)
    )
    return next(fitting, 0)


def _rest(rest: str, word: str, known: Callable[[str], bool]) -> bool:
    shortest = SHORTEST_REST_OF_TWO if len(word) == 2 else SHORTEST_REST
    return len(rest) >= shortest and known(rest)
