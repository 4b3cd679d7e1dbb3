"""The syntax of a vocabulary entry: words with marks, gaps and placeholders; see docs/rule-authors.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain, product
from math import prod
from typing import NamedTuple

from checker.domain.message import Message, say
from checker.matching.fold import fold

SHORTEST_INFIX = 5
SHORTEST_STEM = 2
GAP = 3
"""Largest number of words that ``...`` stands for."""
MOST_READINGS = 64

WORD = re.compile(r"[^\W_]+")

_STEM, _INFIX = (rf"[^\W_]{{{shortest},}}" for shortest in (SHORTEST_STEM, SHORTEST_INFIX))
_ONE = rf"(?:=?[^\W_]+|{_STEM}\*|\*{_STEM}|\*{_INFIX}\*)"
_SIMPLE = re.compile(rf"{_ONE}(?:\|{_ONE})*")
"""A place of single words, folded, with or without marks: most are."""


class Slot(NamedTuple):
    """One place of a term."""

    kind: str
    """``word`` (one of `tests`), ``maybe`` (one of `tests` or nothing), ``any`` (one word) or ``gap``."""
    tests: frozenset[str] = frozenset()
    """What a word can be asked, each as an author writes it, folded: ``melding`` in any of its forms,
    ``=melding`` as it stands, ``melding*``, ``*melding`` and ``*melding*``, or a placeholder."""
    language: str = ""
    """Code of the language whose inflected forms count."""


Reading = tuple[Slot, ...]
"""A term as places that follow each other; the first and the last are words."""


_SIGNS: Mapping[str, Reading] = {
    "...": (Slot("gap"),),
    "_": (Slot("any"),),
    "{number}": (Slot("word", frozenset({"{number}"})), Slot("maybe", frozenset({"{multiplier}"}))),
    "{percent}": (Slot("word", frozenset({"{percent}"})),),
    "{url}": (Slot("word", frozenset({"{url}"})),),
}
"""Gaps and placeholders."""


class TermFault(ValueError):
    """A term that nothing can match, with the reason for its author."""

    def __init__(self, message: Message) -> None:
        """Keep the reason."""
        super().__init__(message.english())
        self.message = message


class PlaceReader:
    """Reads the places of terms in one language; what comes back is read once."""

    def __init__(self, language: str = "") -> None:
        """Take the code of the language."""
        self._language = language
        self._places: dict[str, list[Reading]] = {}

    def place(self, written: str) -> list[Reading]:
        """Return what one place of a term may stand for."""
        known = self._places.get(written)
        if known is None:
            known = self._places[written] = self._read(written)
        return known

    def _read(self, written: str) -> list[Reading]:
        folded = written.lower() if written.isascii() else fold(written)
        if _SIMPLE.fullmatch(folded):
            return [(Slot("word", frozenset(folded.split("|")), self._language),)]
        return self._joined([_SIGNS.get(one) or self._words(one) for one in written.split("|")])

    def _joined(self, alternatives: list[Reading]) -> list[Reading]:
        """Make one place of all alternatives that are one word."""
        if len(alternatives) == 1:
            return alternatives
        single: list[frozenset[str]] = []
        rest: list[Reading] = []
        for slots in alternatives:
            if len(slots) == 1 and slots[0].kind == "word":
                single.append(slots[0].tests)
            else:
                rest.append(slots)
        together = Slot("word", frozenset().union(*single), self._language)
        return [*([(together,)] if single else []), *rest]

    def _words(self, written: str) -> Reading:
        """Read one alternative; punctuation inside it divides words, marks belong to the outer ones."""
        words = WORD.findall(written.lower() if written.isascii() else fold(written))
        if not words or "{" in written:
            raise TermFault(say("{place} in an entry holds no word.", place=written))
        tests = [f"={word}" for word in words] if written.startswith("=") else words
        if written.endswith("*"):
            tests[-1] = f"{words[-1]}*"
        if written.startswith("*"):
            tests[0] = f"*{tests[0]}"
        if "*" in written:
            _refuse_short(tests[0])
            _refuse_short(tests[-1])
        return tuple(Slot("word", frozenset({test}), self._language) for test in tests)


def _refuse_short(test: str) -> None:
    word = test.strip("*")
    if len(test) == len(word) + 2 and len(word) < SHORTEST_INFIX:
        raise TermFault(say("*{word}* is too short: it needs at least five letters.", word=word))
    if len(test) == len(word) + 1 and len(word) < SHORTEST_STEM:
        raise TermFault(say("{word} with a star needs at least two letters.", word=word))


def parse_term(text: str, language: str = "", reader: PlaceReader | None = None) -> tuple[Reading, ...]:
    """Read a term as its author wrote it.

    Args:
        text: The term, such as ``report|flag ... content``.
        language: Code of its language, whose inflected forms count.
        reader: Reads places of that language, and remembers them; saves work for many terms.

    Returns:
        One reading, or several where an alternative holds more words than its neighbours.

    Raises:
        TermFault: The term is empty, begins or ends with a gap, or has a mark that says nothing.
    """
    read = PlaceReader(language) if reader is None else reader
    joined = [read.place(place) for place in text.split()]
    if prod(map(len, joined)) > MOST_READINGS:
        raise TermFault(say("The entry {term} has too many alternatives; write two entries.", term=text))
    readings = tuple(tuple(chain.from_iterable(parts)) for parts in product(*joined))
    if not all(_is_anchored(reading) for reading in readings):
        raise TermFault(say("The entry {term} must begin and end with a word.", term=text))
    return readings


def term_words(text: str) -> frozenset[str]:
    """Return the words of a term whose inflected forms count too, folded; none for marked words."""
    words: set[str] = set()
    for place in text.split():
        for alternative in place.split("|"):
            if alternative in _SIGNS or alternative.startswith("="):
                continue
            parts = WORD.findall(fold(alternative))
            marked = alternative.endswith("*")
            words.update(parts[:-1] if marked else parts)
    return frozenset(words)


def _is_anchored(reading: Reading) -> bool:
    return bool(reading) and reading[0].kind == "word" and reading[-1].kind in {"word", "maybe"}
