"""The syntax of a vocabulary entry: words with marks, gaps and placeholders; see docs/rule-authors.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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

Forms = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Per language: a word of the vocabulary and its inflected forms."""


class Atom(NamedTuple):
    """A test of one word."""

    kind: str
    """``exact``, ``prefix``, ``suffix``, ``infix``, ``number``, ``percent``, ``url`` or ``multiplier``."""
    text: str = ""
    """Folded; empty for placeholders."""


class Slot(NamedTuple):
    """One place of a term."""

    kind: str
    """``word`` (one of `atoms`), ``maybe`` (one of `atoms` or nothing), ``any`` (one word) or ``gap``."""
    atoms: frozenset[Atom] = frozenset()


Reading = tuple[Slot, ...]
"""A term as places that follow each other; the first and the last are words."""


_SIGNS: Mapping[str, Reading] = {
    "...": (Slot("gap"),),
    "_": (Slot("any"),),
    "{number}": (
        Slot("word", frozenset({Atom("number")})),
        Slot("maybe", frozenset({Atom("multiplier")})),
    ),
    "{percent}": (Slot("word", frozenset({Atom("percent")})),),
    "{url}": (Slot("word", frozenset({Atom("url")})),),
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

    def __init__(self, inflected: Mapping[str, tuple[str, ...]]) -> None:
        """Take the inflected forms of the language, by word."""
        self._inflected = inflected
        self._places: dict[str, list[Reading]] = {}
        self._words: dict[str, Reading] = {}

    def place(self, written: str) -> list[Reading]:
        """Return what one place of a term may stand for."""
        if written not in self._places:
            self._places[written] = _joined([self._alternative(word) for word in written.split("|")])
        return self._places[written]

    def tests(self) -> Iterator[frozenset[Atom]]:
        """Yield the tests of words of everything that was read."""
        return (slot.atoms for place in self._places.values() for reading in place for slot in reading)

    def _alternative(self, written: str) -> Reading:
        if written not in self._words:
            self._words[written] = _SIGNS.get(written) or _words(written, self._inflected)
        return self._words[written]


def parse_term(
    text: str, language: str = "", forms: Forms | None = None, reader: PlaceReader | None = None
) -> tuple[Reading, ...]:
    """Read a term as its author wrote it.

    Args:
        text: The term, such as ``report|flag ... content``.
        language: Code of its language, to find inflected forms.
        forms: Inflected forms by language and word; words and forms are folded.
        reader: Reads places with the forms of the language, and remembers them; saves work for many terms.

    Returns:
        One reading, or several where an alternative holds more words than its neighbours.

    Raises:
        TermFault: The term is empty, begins or ends with a gap, or has a mark that says nothing.
    """
    read = PlaceReader((forms or {}).get(language, {})) if reader is None else reader
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


def _joined(alternatives: list[Reading]) -> list[Reading]:
    """Make one place of all alternatives that are one word."""
    if len(alternatives) == 1:
        return alternatives
    single: list[frozenset[Atom]] = []
    rest: list[Reading] = []
    for slots in alternatives:
        if len(slots) == 1 and slots[0].kind == "word":
            single.append(slots[0].atoms)
        else:
            rest.append(slots)
    return [*([(Slot("word", frozenset().union(*single)),)] if single else []), *rest]


def _words(written: str, inflected: Mapping[str, tuple[str, ...]]) -> Reading:
    """Read one alternative; punctuation inside it divides words, marks belong to the outer ones."""
    if written.isascii() and written.isalnum():
        word = written.lower()
        return (Slot("word", frozenset(_atoms(word, False, False, inflected, False))),)
    as_written, before, after = written.startswith("="), written.startswith("*"), written.endswith("*")
    words = WORD.findall(fold(written))
    if not words or "{" in written:
        raise TermFault(say("{place} in an entry holds no word.", place=written))
    slots = []
    for number, word in enumerate(words):
        open_left = before and number == 0
        open_right = after and number == len(words) - 1
        slots.append(Slot("word", frozenset(_atoms(word, open_left, open_right, inflected, as_written))))
    return tuple(slots)


def _atoms(
    word: str, open_left: bool, open_right: bool, inflected: Mapping[str, tuple[str, ...]], as_written: bool
) -> list[Atom]:
    """Return the tests of one word."""
    if open_left and open_right:
        if len(word) < SHORTEST_INFIX:
            raise TermFault(say("*{word}* is too short: it needs at least five letters.", word=word))
        return [Atom("infix", word)]
    if (open_left or open_right) and len(word) < SHORTEST_STEM:
        raise TermFault(say("{word} with a star needs at least two letters.", word=word))
    if open_right:
        return [Atom("prefix", word)]
    kind = "suffix" if open_left else "exact"
    forms = () if as_written else inflected.get(word, ())
    return [Atom(kind, form) for form in (word, *forms)]
