"""Entries that are taken for sound without being read are sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.obligation import Place, Term
from checker.matching.terms import PlaceReader, TermFault, parse_term
from checker.rulesets.vocabulary import _word_faults

LETTERS = st.text(st.sampled_from("aB9é_=*-'’|. {}…"), min_size=1, max_size=24)


def faults(text: str) -> int:
    """Return the number of faults of an entry."""
    term = Term(text=text, language="en", place=Place(file="words.yaml", line=1))
    return len(list(_word_faults(term, PlaceReader())))


def is_sound(text: str) -> bool:
    """Tell whether the matcher can read an entry."""
    try:
        parse_term(text, "en")
    except TermFault:
        return False
    return True


@given(text=LETTERS)
def test_an_entry_has_a_fault_where_the_matcher_cannot_read_it(text: str) -> None:
    assert (faults(text) == 0) == is_sound(text)


@pytest.mark.parametrize("joined", [5, 6, 7, 12])
def test_entries_with_many_alternatives_of_several_words(joined: int) -> None:
    text = " ".join(["a|b-c"] * joined)
    assert (faults(text) == 0) == is_sound(text) == (joined <= 6)
