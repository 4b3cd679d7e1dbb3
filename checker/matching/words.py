"""Which tests of the vocabulary a word passes; every distinct word of a text is looked at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

from checker.matching.fold import fold
from checker.matching.gluing import glued
from checker.matching.numerals import COUNTED_WORDS, MULTIPLIERS

_URL = ("http://", "https://", "www.")

FormTable = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""As `RuleSet.forms` holds it: per language, a word and its inflected forms."""


@dataclass(frozen=True)
class Words:
    """The words of a vocabulary in one language; lists are texts, split when a document asks for them."""

    written: str
    """Words as they are written, with spaces between."""
    forms: str
    """Their inflected forms, with spaces between."""
    bases: str
    """What each form is a form of, in the same order: words with commas between."""
    inner: tuple[tuple[str, str], ...]
    """Tests of a part of a word, and what each looks for: ``*part*`` and ``part``; lines end a word."""

    @classmethod
    def of(cls, tests: frozenset[str], forms: Iterable[tuple[str, str]]) -> Words:
        """Take the tests of a language and its inflected forms by word."""
        folded = fold("\0".join(chain.from_iterable(forms))).split("\0")
        table = {word: inflected.split() for word, inflected in zip(folded[::2], folded[1::2], strict=False)}
        written = {test.removeprefix("=") for test in tests if not test.startswith(("*", "{"))}
        written = {word for word in written if not word.endswith("*")}
        bases: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(tests & table.keys()):
            for form in table[word]:
                bases[form].append(word)
        return cls(
            written=" ".join(sorted(written)),
            forms=" ".join(bases),
            bases=" ".join(map(",".join, bases.values())),
            inner=tuple(sorted((test, needle) for test in tests for needle in _needles(test, table))),
        )

    @cached_property
    def exact(self) -> frozenset[str]:
        """Words as they are written."""
        return frozenset(self.written.split())

    @cached_property
    def inflected(self) -> dict[str, str]:
        """Forms, and what each is a form of."""
        return dict(zip(self.forms.split(), self.bases.split(), strict=True))


def _needles(test: str, table: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return what a test of a part of a word looks for; an ending has inflected forms of its own."""
    word = test.strip("*")
    if not word or word == test or test.startswith("="):
        return ()
    if test.startswith("*") and test.endswith("*"):
        return (word,)
    return ("\n" + word,) if test.endswith("*") else tuple(f"{one}\n" for one in (word, *table.get(word, ())))


class WordTests:
    """All tests of words that a vocabulary needs, answered for all words of a text together."""

    def __init__(self, languages: Mapping[str, Words]) -> None:
        """Take the words of every language."""
        self.languages = languages

    def passing(self, forms: frozenset[str]) -> dict[str, dict[str, list[str]]]:
        """Return, for every language, the tests that some word passes, and these words.

        Placeholders stand under every language, and under none: the empty code.
        """
        inside = sorted(form for form in forms if not form.startswith(_URL))
        parts = _Parts(inside)
        kinds = _kinds(forms)
        found: dict[str, dict[str, list[str]]] = {"": kinds}
        for language, words in self.languages.items():
            passing = found[language] = defaultdict(list, {kind: list(ones) for kind, ones in kinds.items()})
            for form in forms & words.exact:
                passing[form].append(form)
                passing["=" + form].append(form)
            for form in forms & words.inflected.keys():
                for base in words.inflected[form].split(","):
                    passing[base].append(form)
            for test, needle in words.inner:
                if holding := parts.holding(needle):
                    passing[test] += holding
        return found

    def glued(self, forms: list[str]) -> dict[str, int]:
        """Return words that are two words without their space, and where the second begins."""
        languages = self.languages.values()
        openings = tuple(
            {needle[1:] for words in languages for _, needle in words.inner if needle[0] == "\n"}
        )
        distinct = frozenset(forms)
        sets = [known for words in languages for known in (words.exact, words.inflected)]

        def known(word: str) -> bool:
            return any(word in words for words in sets) or (word in distinct and word.startswith(openings))

        return glued(forms, known)


class _Parts:
    """Finds words by how they begin, how they end, and what they hold."""

    def __init__(self, forms: list[str]) -> None:
        """Take the words in rising order."""
        self._forms = forms
        self._backwards = sorted(form[::-1] for form in forms)
        self._joined = "\n".join(forms)
        self._ends = list(accumulate(len(form) + 1 for form in forms))

    def holding(self, needle: str) -> list[str]:
        """Return the words that hold a part; a line before it begins a word, a line behind it ends one."""
        if needle[0] == "\n":
            return _beginning(self._forms, needle[1:])
        if needle[-1] == "\n":
            return [form[::-1] for form in _beginning(self._backwards, needle[-2::-1])]
        found, joined = [], self._joined
        at = joined.find(needle)
        while at >= 0:
            number = bisect_right(self._ends, at)
            found.append(self._forms[number])
            at = joined.find(needle, self._ends[number])
        return found


def _beginning(forms: list[str], start: str) -> list[str]:
    """Return those of some words in rising order that begin with a text."""
    first = last = bisect_left(forms, start)
    while last < len(forms) and forms[last].startswith(start):
        last += 1
    return forms[first:last]


def _kinds(forms: Iterable[str]) -> dict[str, list[str]]:
    """Return what words are beside their letters: numbers, percentages, addresses."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form in forms:
        if form[0].isdecimal():
            if form[-1] == "%" or form[-1].isdecimal():
                found["{number}"].append(form)
            if form[-1] == "%":
                found["{percent}"].append(form)
        elif form in COUNTED_WORDS:
            found["{number}"].append(form)
        elif form in MULTIPLIERS:
            found["{multiplier}"].append(form)
        elif form.startswith(_URL):
            found["{url}"].append(form)
    return found
