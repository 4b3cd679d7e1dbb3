"""Any text becomes safe to lay out and to print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.display import BREAK, LONGEST_RUN, MOST_MARKS, ranges, shown


def test_white_space_is_folded() -> None:
    assert shown(" een\n  twee\tdrie\u00a0vier ") == "een twee drie vier"


def test_a_long_text_is_cut_and_says_so() -> None:
    assert shown("woord " * 100, 20) == "woord woord woord wo…"


def test_a_long_run_may_break() -> None:
    run = "x" * (3 * LONGEST_RUN)
    assert shown(run).split(BREAK) == ["x" * LONGEST_RUN] * 3


@pytest.mark.parametrize("hidden", ["\x1b[31m", "\x00", "\u202e", "\u2066", "\u200b", "\ufeff", "\x9b1m"])
def test_nothing_hidden_acts(hidden: str) -> None:
    assert shown(f"a{hidden}b").startswith("a\N{REPLACEMENT CHARACTER}")
    assert hidden[0] not in shown(f"a{hidden}b")


def test_marks_on_one_letter_are_few() -> None:
    assert shown("a" + "\u0301" * 500) == "a" + "\u0301" * MOST_MARKS


def test_letters_of_several_scripts_stay() -> None:
    text = "é ñ ß Ελληνικά Български 中文 “quote” ‘x’ – €"
    assert shown(text) == text


@given(st.text(max_size=500), st.integers(min_value=1, max_value=300))
def test_the_result_is_bounded_and_breakable(text: str, longest: int) -> None:
    result = shown(text, longest)
    assert len(result.replace(BREAK, "")) <= longest + 1
    assert all(len(run) <= LONGEST_RUN + MOST_MARKS for run in result.replace(BREAK, " ").split())


def test_pages_are_written_as_ranges() -> None:
    assert ranges([7, 1, 2, 3, 9, 10]) == "1–3, 7, 9–10"
    assert ranges([]) == ""
