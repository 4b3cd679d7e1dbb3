"""How far two readers agree is counted as in the textbook; the sample is the same for the same seed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from checker.domain.agreement import FEW, MOST_DRAWN, agreement, drawn

GRADES = some.sampled_from(["silent", "asserted", "described"])


def test_kappa_is_that_of_the_textbook() -> None:
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    found = agreement(pairs)
    assert (found.pairs, found.same) == (50, 35)
    assert found.kappa == pytest.approx(0.4)
    assert not found.is_few


def test_kappa_of_nothing_or_of_one_grade_is_not_computed() -> None:
    assert agreement([]).kappa is None
    assert agreement([("y", "y")] * FEW).kappa is None
    assert agreement([("y", "y")]).is_few


@given(some.lists(some.tuples(GRADES, GRADES), min_size=1))
def test_kappa_is_one_only_for_full_agreement(pairs: list[tuple[str, str]]) -> None:
    found = agreement(pairs)
    if found.kappa is not None:
        assert -1 <= found.kappa <= 1
        assert (found.kappa == 1) == (found.same == found.pairs)


def test_a_sample_holds_what_it_must_and_a_fifth_of_the_rest() -> None:
    always = [("a", f"a.{number}") for number in range(7)]
    others = [("b", f"b.{number}") for number in range(100)]
    found = drawn("run", always, others)
    assert set(always) < set(found)
    assert len(found) == 7 + 20
    assert drawn("run", list(reversed(always)), list(reversed(others))) == found
    assert drawn("another", always, others) != found
    assert len(drawn("run", [], others + [("c", str(number)) for number in range(900)])) == MOST_DRAWN
    assert {place[0] for place in found[:12]} == {"a", "b"}
