"""Regular expressions that are looked for together are found as if each were alone."""

import re2

from checker.matching import scan
from checker.matching.sieves import SEVERAL, sieves
from tests.matching.vocabularies import concept, vocabulary

PAGE = "Één melding. A notice was filed. Two notices. Nothing. Three reports."


def spans(text: str) -> tuple[tuple[int, int], ...]:
    starts = [0, *(at + 2 for at in range(len(text)) if text.startswith(". ", at))]
    return tuple(zip(starts, [*(start - 1 for start in starts[1:]), len(text)], strict=True))


def found(*patterns: str) -> list[frozenset[int]]:
    """Return the passages of each pattern, all of them in one vocabulary."""
    concepts = [concept(f"c{number}", patterns=[pattern]) for number, pattern in enumerate(patterns)]
    read = scan(PAGE, vocabulary(*concepts), spans(PAGE))
    return [read.spans_with(each.id) for each in concepts]


def test_each_is_found_in_its_own_passages() -> None:
    patterns = (r"noti[a-z]+", r"melding\b", r"^two", r"report|file", r"not[a-z]+s", r"x{3}", r"\.$")
    assert found(*patterns) == [found(pattern)[0] for pattern in patterns]
    assert found(*patterns)[:5] == [{1, 2}, {0}, {2}, {1, 4}, {2}]


def test_two_groups_of_one_name_are_no_fault() -> None:
    assert found(r"(?P<what>notice)", r"(?P<what>report)") == [{1, 2}, {4}]


def test_all_stand_in_a_sieve_in_their_order() -> None:
    patterns = {number * 2: "a$" if number == 3 else "ab" for number in range(2 * SEVERAL)}
    made = list(sieves(patterns, re2.compile))
    assert [number for sieve in made for number in sieve.numbers] == list(patterns)
    assert [sieve.numbers for sieve in made if sieve.anywhere is None] == [(6,)]
