"""Folding keeps every offset."""

from hypothesis import given
from hypothesis import strategies as st

from checker.matching import fold


@given(st.text())
def test_every_offset_stays_valid(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_case_accents_and_typographic_signs_go() -> None:
    assert fold("GEÏNTRODUCEERD – “foto’s”") == 'geintroduceerd - "foto\'s"'


def test_a_raised_footnote_mark_is_no_letter() -> None:
    assert fold("rapporten¹") == "rapporten "


def test_many_strange_letters_take_the_other_way_to_the_same_result() -> None:
    greek = "".join(map(chr, range(0x370, 0x3FF)))
    latin = "".join(map(chr, range(0xC0, 0x17F)))
    together = fold(greek + latin)
    assert together == "".join(fold(char) for char in greek + latin)


def test_a_line_break_is_a_space() -> None:
    assert fold("61,3\nmiljoen\t") == "61,3 miljoen "
