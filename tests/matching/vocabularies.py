"""Small vocabularies for tests, and a slow matcher that says the same in another way."""

from __future__ import annotations

import re
from collections.abc import Iterable

import re2

from checker.domain.message import localised
from checker.domain.obligation import Concept, Place, Term
from checker.matching import Vocabulary, fold

PLACE = Place(file="concepts/test.yaml", line=1)
FORMS = (
    ("en", (("report", "reports reported"), ("notice", "notices"))),
    ("nl", (("melding", "meldingen"), ("flag", "flagt geflagd"))),
)
LETTER = r"[^\W_]"
GAP = r"[\W_]+"


def term(text: str, language: str = "en", *, is_pattern: bool = False) -> Term:
    return Term(text=text, language=language, place=PLACE, is_pattern=is_pattern)


def concept(name: str, *texts: str, language: str = "en", patterns: Iterable[str] = ()) -> Concept:
    words = tuple(term(text, language) for text in texts)
    expressions = tuple(term(text, language, is_pattern=True) for text in patterns)
    return Concept(id=name, note=localised(en=name), terms=words + expressions, place=PLACE)


def vocabulary(*concepts: Concept) -> Vocabulary:
    return Vocabulary.build(concepts, FORMS, compile_pattern=re2.compile)


def naive_pattern(text: str, language: str) -> re.Pattern[str]:
    """Write a vocabulary entry as one regular expression, place by place."""
    places = text.split()
    written = "".join(_naive_place(place, language, first=number == 0) for number, place in enumerate(places))
    return re.compile(rf"(?<!{LETTER})(?:{written})(?!{LETTER})")


def _naive_place(place: str, language: str, *, first: bool) -> str:
    lead = "" if first else GAP
    if place == "...":
        return rf"(?:{GAP}{LETTER}+){{0,3}}?"
    if place == "_":
        return rf"{lead}{LETTER}+"
    return (
        lead + "(?:" + "|".join(_naive_word(word, language) for word in place.split("|")) + rf")(?!{LETTER})"
    )


def _naive_word(word: str, language: str) -> str:
    table = dict(dict(FORMS).get(language, ()))
    bare = fold(word.strip("=*"))
    left = f"{LETTER}*" if word.startswith("*") else ""
    right = f"{LETTER}*" if word.endswith("*") else ""
    forms = (bare,) if right or word.startswith("=") else (bare, *table.get(bare, "").split())
    return "(?:" + "|".join(f"{left}{re.escape(form)}{right}" for form in forms) + ")"


def naive_spans(text: str, entry: str, language: str) -> set[tuple[int, int]]:
    """Return the smallest stretches of a text that an entry matches, by trying every beginning."""
    folded, pattern = fold(text), naive_pattern(entry, language)
    found = {match.span() for at in range(len(folded)) if (match := pattern.match(folded, at))}
    return {
        (start, end)
        for start, end in found
        if not any((start, end) != other and start <= other[0] and other[1] <= end for other in found)
    }
