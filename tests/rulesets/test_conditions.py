"""Only facts on which an answer hangs are asked."""

import pytest

from checker.domain.obligation import Condition
from checker.domain.profile import Profile, Truth
from checker.rulesets.conditions import undecided


def fact(name: str) -> Condition:
    return Condition(kind="fact", fact=name)


def group(kind: str, *parts: Condition) -> Condition:
    return Condition(kind=kind, parts=parts)


PROFILE = Profile(name="x", services=(), facts=(("yes", Truth.YES), ("no", Truth.NO)))


@pytest.mark.parametrize(
    ("condition", "asked"),
    [
        (fact("open"), {"open"}),
        (fact("yes"), set()),
        (group("any", fact("yes"), fact("open")), set()),
        (group("any", fact("no"), fact("open")), {"open"}),
        (group("all", group("any", fact("yes"), fact("first")), fact("second")), {"second"}),
        (group("all", fact("no"), fact("open")), set()),
        (group("not", group("all", fact("yes"), fact("open"))), {"open"}),
    ],
)
def test_what_is_decided_is_not_asked(condition: Condition, asked: set[str]) -> None:
    assert undecided(condition, PROFILE) == asked
