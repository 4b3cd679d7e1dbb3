"""Makes the table of inflected forms from a dictionary of lemmas; when rules are built, not at run time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from checker.domain.errors import UsageFault
from checker.matching.fold import fold
from checker.matching.terms import WORD
from checker.rulesets import dutch, english, french, german
from checker.rulesets.forms import fingerprint

_GRAMMARS: Mapping[str, ModuleType] = {"en": english, "nl": dutch, "de": german, "fr": french}
_WITH_COMPOUNDS = frozenset({"nl", "de"})
SHORTEST_WORD = 3
"""Letters of a word that has other forms."""
SHORTEST_HEAD = 4
"""Letters of the last part of a compound whose inflection the whole word takes."""


@dataclass(frozen=True, slots=True)
class Inflections:
    """A dictionary of lemmas, turned round."""

    language: str
    lemmas: Mapping[str, frozenset[str]]
    """Folded form and its lemmas."""
    forms: Mapping[str, frozenset[str]]
    """Lemma and its folded forms."""
    divided: Mapping[str, frozenset[str]]
    """Separable verb and the ways in which the dictionary divides it: ``indienen`` and ``in_dienen``."""

    @classmethod
    def of(cls, language: str, pairs: Iterator[tuple[str, str]]) -> Inflections:
        """Turn a dictionary round; `pairs` are form and lemma."""
        lemmas: defaultdict[str, set[str]] = defaultdict(set)
        forms: defaultdict[str, set[str]] = defaultdict(set)
        divided: defaultdict[str, set[str]] = defaultdict(set)
        for form, lemma in pairs:
            if _is_abbreviation(form) and not _is_abbreviation(lemma):
                continue
            folded, base = fold(form), fold(lemma)
            lemmas[folded].add(base)
            forms[base].add(folded)
            if "_" in base:
                divided[base.replace("_", "")].add(base)
        return cls(
            language,
            {form: frozenset(found) for form, found in lemmas.items()},
            {lemma: frozenset(found) for lemma, found in forms.items()},
            {verb: frozenset(found) for verb, found in divided.items()},
        )

    def forms_of(self, word: str) -> frozenset[str]:
        """Return the inflected forms of a folded word, without the word itself."""
        grammar = _GRAMMARS[self.language]
        if not word.isalpha() or len(word) < SHORTEST_WORD or grammar.is_strange(word):
            return frozenset()
        known = self._known(word)
        regular = {form for base in self._bases(word) for form in grammar.regular_forms(base)}
        found = known | self._sure(word) | {form for form in regular if form in self.lemmas}
        if not known:
            found |= self._as_compound(word)
        found |= {other for form in found for other in grammar.other_spellings(form) if other in self.lemmas}
        return frozenset(
            form
            for form in found
            if len(form) >= SHORTEST_WORD - 1 and WORD.fullmatch(form) and not grammar.is_strange(form)
        ) - {word}

    def _bases(self, word: str) -> frozenset[str]:
        return self.lemmas.get(word, frozenset()) | {word}

    def _known(self, word: str) -> frozenset[str]:
        """Return all forms of the lemmas of a word, and of the word as a lemma."""
        bases = self._bases(word)
        found = bases.union(*(self.forms.get(base, frozenset()) for base in bases))
        return found | self._separable(bases) if len(found) > 1 else frozenset()

    def _sure(self, word: str) -> frozenset[str]:
        return frozenset(
            form for base in self._bases(word) for form in _GRAMMARS[self.language].sure_forms(base)
        )

    def _separable(self, bases: frozenset[str]) -> frozenset[str]:
        """Return the forms of separable verbs, whose lemma the dictionary may write as ``in_dienen``."""
        found: set[str] = set()
        for base in bases:
            for lemma in {base, *self.divided.get(base, ())}:
                particle, line, verb = lemma.partition("_")
                if line:
                    found |= self.forms.get(lemma, frozenset())
                    joined = {particle + form for form in self.forms.get(verb, frozenset()) | {verb}}
                    own = {lemma, particle + verb}
                    found |= {form for form in joined if self.lemmas.get(form, own) & own}
        return frozenset(found)

    def _as_compound(self, word: str) -> frozenset[str]:
        """Return the forms of an unknown word by those of its longest known last part."""
        for cut in range(3, len(word) - SHORTEST_HEAD + 1):
            head = word[cut:]
            if self.language in _WITH_COMPOUNDS and (known := self._known(head)):
                return frozenset(word[:cut] + form for form in known if form.startswith(head[:3]))
        return frozenset()


def _is_abbreviation(form: str) -> bool:
    return sum(letter.isupper() for letter in form) > 1


def load_inflections(language: str) -> Inflections:
    """Return the dictionary of a language; raises `UsageFault` where simplemma is not installed."""
    try:
        factory = import_module("simplemma.strategies.dictionaries.dictionary_factory")
    except ImportError as cause:
        raise UsageFault.say(
            "Making inflected forms needs the package simplemma; install the development requirements."
        ) from cause
    return Inflections.of(language, factory.DefaultDictionaryFactory().get_dictionary(language).items())


def write_table(words: tuple[str, ...], inflections: Inflections) -> str:
    """Return the text of ``forms/<language>.yaml``: each word that has other forms, and these."""
    inflected = {word: " ".join(sorted(inflections.forms_of(word))) for word in words}
    lines = [
        "# Inflected forms of the vocabulary, made by `checker rules forms`; do not edit.",
        f'made_from: "{fingerprint(words)}"',
        "forms:",
        *(f'  "{word}": "{forms}"' for word, forms in inflected.items() if forms),
    ]
    return "\n".join(lines) + "\n"
