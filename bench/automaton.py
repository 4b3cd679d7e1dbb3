"""A second matcher to measure against: an automaton finds candidates, regular expressions verify them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from ahocorasick_rs import AhoCorasick

from checker.domain.obligation import RuleSet
from checker.matching import fold, parse_term
from checker.matching.numerals import COUNTED_WORDS, MULTIPLIERS
from checker.matching.terms import Reading, Slot

LETTER, ADDRESS = r"[^\W_]", "\x01"
"""A letter or digit; what stands for every character of an address of a web page."""
TOKEN = rf"(?>\d+(?:[.,]\d+)*(?: ?%|(?!{LETTER}))|{LETTER}+|{ADDRESS}+)"
GAP = rf"(?:[^\w{ADDRESS}]|_)+"
URL = re.compile(r"""https?://[^\s<>"'()\[\]]+|www\.[^\s<>"'()\[\]]+""")
PLACEHOLDERS = {
    "{number}": rf"(?:(?=\d){TOKEN}(?<=[\d%])|(?:{'|'.join(sorted(COUNTED_WORDS))})(?!{LETTER}))",
    "{percent}": rf"(?=\d){TOKEN}(?<=%)",
    "{multiplier}": rf"(?:{'|'.join(sorted(MULTIPLIERS))})(?!{LETTER})",
    "{url}": f"{ADDRESS}+",
}
ANCHORS = {"{number}": (*"0123456789", *COUNTED_WORDS), "{percent}": ("%",), "{url}": (ADDRESS,)}

Forms = Mapping[str, Mapping[str, str]]


def prepared(text: str) -> str:
    """Return a text folded, its addresses hidden, so that no word is found inside one."""
    return URL.sub(lambda match: ADDRESS * len(match[0]), fold(text))


def readings(rule_set: RuleSet) -> Iterator[tuple[str, Reading]]:
    """Yield the readings of every entry of words, with its concept."""
    for concept in rule_set.concepts:
        for term in concept.terms:
            if not term.is_pattern:
                for reading in parse_term(term.text, term.language):
                    yield concept.id, reading


def forms_of(rule_set: RuleSet) -> Forms:
    """Return the inflected forms of a rule set by language and word, folded."""
    return {
        language: {fold(word): fold(inflected) for word, inflected in table}
        for language, table in rule_set.forms
    }


def expression(reading: Reading, forms: Forms) -> str:
    """Write one reading of an entry as a regular expression, place by place."""
    written = ""
    for number, slot in enumerate(reading):
        lead = GAP if number else ""
        words = "|".join(_word(test, slot, forms) for test in sorted(slot.tests))
        written += {
            "word": f"{lead}(?:{words})",
            "maybe": f"(?:{lead}(?:{words}))?",
            "any": f"{lead}{TOKEN}",
            "gap": f"(?:{GAP}{TOKEN}){{0,3}}?",
        }[slot.kind]
    return f"(?<!{LETTER}){written}(?!{LETTER})"


def _word(test: str, slot: Slot, forms: Forms) -> str:
    if test in PLACEHOLDERS:
        return PLACEHOLDERS[test]
    left = f"{LETTER}*" if test.startswith("*") else ""
    right = f"{LETTER}*" if test.endswith("*") else ""
    words = "|".join(_number(word) if word.isdecimal() else word for word in _literals(test, slot, forms))
    return f"{left}(?:{words}){right}(?!{LETTER})"


def _number(word: str) -> str:
    return rf"(?<!\d[.,]){word}(?![.,]\d| ?%)"


def _literals(test: str, slot: Slot, forms: Forms) -> list[str]:
    """Return what can stand for a test, as far as its letters are known."""
    word = test.strip("=*")
    as_written = test.startswith("=") or test.endswith("*")
    return [word] if as_written else [word, *forms.get(slot.language, {}).get(word, "").split()]


class Automaton:
    """Finds what `checker.matching` finds, in another way."""

    def __init__(self, entries: Sequence[tuple[str, Reading]], forms: Forms) -> None:
        """Take readings with their concepts."""
        self._concepts: defaultdict[str, set[str]] = defaultdict(set)
        owners: defaultdict[tuple[str, bool, bool], set[str]] = defaultdict(set)
        sure: defaultdict[str, set[str]] = defaultdict(set)
        for concept, reading in entries:
            written = expression(reading, forms)
            if written not in self._concepts:
                anchor = max((slot for slot in reading if slot.kind == "word"), key=_shortest)
                alone = len(reading) == 1 and not any(
                    test[0] in "*{" or test[-1] == "*" for test in anchor.tests
                )
                for test in anchor.tests:
                    for literal in ANCHORS.get(test) or _literals(test, anchor, forms):
                        edges = test in ANCHORS or test[0] == "*", test in ANCHORS or test[-1] == "*"
                        (sure if alone and not literal.isdecimal() else owners)[literal, *edges].add(written)
            self._concepts[written].add(concept)
        self._literals = sorted({*owners, *sure})
        self._owners = [frozenset(owners.get(key, ())) for key in self._literals]
        self._sure = [frozenset(sure.get(key, ())) for key in self._literals]
        self._automaton = AhoCorasick([literal for literal, _, _ in self._literals])
        self._compiled: dict[str, re.Pattern[str]] = {}

    def find(self, text: str, spans: Sequence[tuple[int, int]]) -> dict[str, set[int]]:
        """Return the passages in which each concept stands."""
        read = prepared(text)
        sure: set[tuple[int, str]] = set()
        maybe: set[tuple[int, str]] = set()
        for span, number in self._candidates(read, [start for start, _ in spans]):
            sure.update((span, written) for written in self._sure[number])
            maybe.update((span, written) for written in self._owners[number])
        held = (one for one in maybe - sure if self._pattern(one[1]).search(read, *spans[one[0]]))
        found: defaultdict[str, set[int]] = defaultdict(set)
        for span, written in chain(sure, held):
            for concept in self._concepts[written]:
                found[concept].add(span)
        return dict(found)

    def _candidates(self, read: str, starts: list[int]) -> set[tuple[int, int]]:
        """Return the passages in which literals stand between the edges that they ask for."""
        found = set()
        for number, start, end in self._automaton.find_matches_as_indexes(read, overlapping=True):
            _, open_left, open_right = self._literals[number]
            if (open_left or not read[start - 1 : start].isalnum()) and (
                open_right or not read[end : end + 1].isalnum()
            ):
                found.add((bisect_right(starts, start) - 1, number))
        return {one for one in found if one[0] >= 0}

    def _pattern(self, written: str) -> re.Pattern[str]:
        if written not in self._compiled:
            self._compiled[written] = re.compile(written)
        return self._compiled[written]


def _shortest(slot: Slot) -> int:
    return min(0 if test[0] == "{" else len(test.strip("=*")) for test in slot.tests)
