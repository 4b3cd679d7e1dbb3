"""Cells: what has one meaning is read, what could have two is not."""

from decimal import Decimal

import pytest
from checker.plugins.reports.numbers import read_date, read_number
from hypothesis import given
from hypothesis import strategies as some


@pytest.mark.parametrize(
    ("text", "kind", "number", "told"),
    [
        ("0", "count", "0", ""),
        ("12", "count", "12", ""),
        (" 12 ", "count", "12", "padded"),
        ("5,399", "count", "5399", "thousands"),
        ("58, 437 ", "count", "58437", "number_blanks"),
        ("1 234 567", "count", "1234567", "thousands"),
        ("1\u202f234", "count", "1234", "thousands"),
        ("1'234", "count", "1234", "thousands"),
        ("1.234.567", "count", "1234567", "thousands"),
        ("1,234.5", "hours", "1234.5", "thousands"),
        ("0,95", "share", "0.95", "decimal_comma"),
        ("12,5", "hours", "12.5", "decimal_comma"),
        ("99.64%", "share", "0.9964", "percent"),
        ("28 %", "share", "0.28", "percent"),
        ("1.234", "hours", "1.234", ""),
    ],
)
def test_a_number_with_one_meaning_is_read(text: str, kind: str, number: str, told: str) -> None:
    assert read_number(text, kind) == ("number", Decimal(number), told)


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("1.234", "count", "ambiguous"),
        ("1,234", "hours", "ambiguous"),
        ("2.2 - 2.7", "count", "range"),
        ("0.3- 0.4", "count", "range"),
        ("> 45", "count", "range"),
        ("< 10", "count", "range"),
        ("3 million", "count", "unit"),
        ("24h", "hours", "unit"),
        ("1.2E+06", "count", "exponent"),
        ("see below", "count", "not_a_number"),
        ("=1+1", "count", "not_a_number"),
        ("12-", "count", "not_a_number"),
    ],
)
def test_what_could_be_read_in_two_ways_is_not_read(text: str, kind: str, told: str) -> None:
    assert read_number(text, kind) == ("text", None, told)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", "blank"), (" ", "blank"), ("N/A", "not_applicable"), ("n.a.", "not_applicable"),
        ("-", "not_applicable"),
        ("[...]", "placeholder"), ("[…]", "placeholder"), ("AT, […], SE", "placeholder"), ("0", "number"),
    ],
)  # fmt: skip
def test_blank_zero_and_not_applicable_are_three_things(text: str, state: str) -> None:
    assert read_number(text, "count")[0] == state


def test_a_dot_separates_thousands_where_semicolons_separate_fields() -> None:
    assert read_number("1.234", "count", continental=True) == ("number", Decimal(1234), "thousands")
    assert read_number("1,234", "count", continental=True)[2] == "ambiguous"
    assert read_number("1,234", "hours", continental=True)[1] == Decimal("1.234")


@given(some.integers(min_value=0, max_value=10**15))
def test_a_count_is_the_same_with_and_without_separators(number: int) -> None:
    assert read_number(str(number), "count")[1] == number
    assert read_number(f"{number:,}", "count")[1] == number


@given(some.text(max_size=40), some.sampled_from(["count", "hours", "share", "staff"]), some.booleans())
def test_any_text_has_an_answer(text: str, kind: str, continental: bool) -> None:
    state, number, _ = read_number(text, kind, continental=continental)
    assert (state == "number") == (number is not None)


@pytest.mark.parametrize(
    ("text", "day", "told"),
    [
        ("2026-02-27", "2026-02-27", ""),
        ("27.02.2026", "2026-02-27", "date_format"),
        ("27/02/2026", "2026-02-27", "date_format"),
        ("2026-02-27T00:00:00", "2026-02-27", "date_format"),
        ("02/03/2026", "02/03/2026", "date_unclear"),
        ("2026-02-30", "2026-02-30", "date_unclear"),
        ("YYYY-MM-DD", "YYYY-MM-DD", "placeholder_period"),
    ],
)
def test_a_day_is_read_where_it_is_one_day(text: str, day: str, told: str) -> None:
    assert read_date(text)[1:] == (day, told)
