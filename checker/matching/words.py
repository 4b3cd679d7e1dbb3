"""Which tests of the vocabulary a word passes; every distinct word of a text is looked at once."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate

from checker.matching.gluing import glued
from checker.matching.numerals import COUNTED_WORDS, MULTIPLIERS
from checker.matching.terms import Atom

_URL = ("http://", "https://", "www.")


class WordTests:
    """All tests of words that a vocabulary needs, answered for all words of a text together."""

    def __init__(self, atoms: Iterable[Atom]) -> None:
        """Sort the tests by their kind."""
        self.exact: dict[str, Atom] = {}
        inner: list[Atom] = []
        for atom in atoms:
            if atom.kind == "exact":
                self.exact[atom.text] = atom
            elif atom.text:
                inner.append(atom)
        self.inner = sorted(inner)

    def passed(self, forms: frozenset[str]) -> dict[str, list[Atom]]:
        """Return the tests that each word passes; words that pass none are left out."""
        found: defaultdict[str, list[Atom]] = defaultdict(list)
        for form in forms & self.exact.keys():
            found[form].append(self.exact[form])
        self._look_inside(sorted(form for form in forms if not form.startswith(_URL)), found)
        for form in forms:
            for atom in _kinds(form):
                found[form].append(atom)
        return dict(found)

    def glued(self, forms: list[str]) -> dict[str, int]:
        """Return words that are two words without their space, and where the second begins."""
        openings = tuple(atom.text for atom in self.inner if atom.kind == "prefix")
        distinct = frozenset(forms)

        def known(word: str) -> bool:
            return word in self.exact or (word in distinct and word.startswith(openings))

        return glued(forms, known)

    def _look_inside(self, forms: list[str], found: defaultdict[str, list[Atom]]) -> None:
        """Find beginnings, endings and inner parts: one search through all words, for each test."""
        joined = "\n" + "\n".join(forms) + "\n"
        starts = list(accumulate((len(form) + 1 for form in forms), initial=1))
        for atom in self.inner:
            needle = {"prefix": "\n" + atom.text, "suffix": atom.text + "\n"}.get(atom.kind, atom.text)
            at = joined.find(needle)
            while at >= 0:
                number = bisect_right(starts, at + (atom.kind == "prefix")) - 1
                found[forms[number]].append(atom)
                at = joined.find(needle, starts[number + 1] - 1)


_NUMBER, _PERCENT, _TIMES, _URLS = Atom("number"), Atom("percent"), Atom("multiplier"), Atom("url")


def _kinds(form: str) -> tuple[Atom, ...]:
    """Return what a word is beside its letters: a number, a percentage, an address."""
    first = form[0]
    if first.isdecimal():
        if form[-1] == "%":
            return (_NUMBER, _PERCENT)
        return (_NUMBER,) if form[-1].isdecimal() else ()
    if form in COUNTED_WORDS:
        return (_NUMBER,)
    if form in MULTIPLIERS:
        return (_TIMES,)
    return (_URLS,) if form.startswith(_URL) else ()
