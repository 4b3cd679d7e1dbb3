"""What is known of a value goes with it; garbage is looked for seldom, and as before afterwards."""

from __future__ import annotations

import gc

import pytest

from checker.memory import KeptWith, few_collections


def test_the_collector_is_as_before() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), few_collections():
        assert gc.get_threshold() != before
        raise KeyError
    assert gc.get_threshold() == before


class Owner:
    """Something that takes weak references."""


def test_what_is_known_of_a_value_is_worked_out_once_and_goes_with_it() -> None:
    known = KeptWith[Owner, list[str]](lambda _: ["known"])
    owner, other = Owner(), Owner()
    assert known(owner) is known(owner)
    assert known(owner) is not known(other)
    assert len(known) == 2
    del owner, other
    gc.collect()
    assert len(known) == 0
