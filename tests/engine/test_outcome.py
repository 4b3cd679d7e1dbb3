"""The truth table of outcomes, as the method states it."""

from itertools import product

import pytest

from checker.domain.evidence import Level
from checker.domain.finding import Outcome
from checker.domain.profile import Truth
from checker.engine.outcome import Standing, outcome_of, standing_of

SHOWN, MISSING, OPEN = Standing.SHOWN, Standing.MISSING, Standing.OPEN
FAILED, CONTRADICTED = Standing.FAILED, Standing.CONTRADICTED
EVERY_PAIR = [pair for length in range(4) for pair in product(Standing, repeat=length)]


@pytest.mark.parametrize(
    ("cores", "outcome"),
    [
        ((SHOWN,), Outcome.ADDRESSED),
        ((SHOWN, SHOWN), Outcome.ADDRESSED),
        ((SHOWN, MISSING), Outcome.PARTLY_ADDRESSED),
        ((SHOWN, OPEN), Outcome.PARTLY_ADDRESSED),
        ((SHOWN, MISSING, OPEN), Outcome.PARTLY_ADDRESSED),
        ((MISSING,), Outcome.NOT_ADDRESSED),
        ((MISSING, MISSING), Outcome.NOT_ADDRESSED),
        ((OPEN,), Outcome.CANNOT_TELL),
        ((MISSING, OPEN), Outcome.CANNOT_TELL),
        ((), Outcome.CANNOT_TELL),
        ((FAILED,), Outcome.NOT_ASSESSED),
        ((SHOWN, FAILED), Outcome.NOT_ASSESSED),
        ((MISSING, FAILED), Outcome.NOT_ASSESSED),
        ((OPEN, FAILED), Outcome.NOT_ASSESSED),
        ((CONTRADICTED,), Outcome.CONTRADICTED),
        ((SHOWN, CONTRADICTED), Outcome.CONTRADICTED),
        ((FAILED, CONTRADICTED), Outcome.CONTRADICTED),
    ],
)
def test_where_the_duty_applies_the_core_elements_decide(
    cores: tuple[Standing, ...], outcome: Outcome
) -> None:
    assert outcome_of(Truth.YES, cores) is outcome
    assert outcome_of(Truth.YES, cores[::-1]) is outcome


@pytest.mark.parametrize("cores", EVERY_PAIR)
def test_what_is_not_known_to_apply_is_never_weighed(cores: tuple[Standing, ...]) -> None:
    assert outcome_of(Truth.NO, cores) is Outcome.NOT_APPLICABLE
    assert outcome_of(Truth.UNKNOWN, cores) is Outcome.CANNOT_TELL


@pytest.mark.parametrize("cores", EVERY_PAIR)
def test_what_failed_or_was_not_searched_is_never_called_addressed_or_not(
    cores: tuple[Standing, ...],
) -> None:
    outcome = outcome_of(Truth.YES, cores)
    if outcome is Outcome.ADDRESSED:
        assert set(cores) == {SHOWN}
    if outcome is Outcome.NOT_ADDRESSED:
        assert set(cores) == {MISSING}


@pytest.mark.parametrize(
    ("relied", "asked", "shown"),
    [(relied, asked, relied.rank >= asked.rank) for relied in Level for asked in list(Level)[1:]],
)
def test_an_element_is_shown_at_the_level_the_rule_asks(relied: Level, asked: Level, shown: bool) -> None:
    standing = standing_of(relied=relied, asked=asked, contradicted=False, failed=False, searched=True)
    assert standing is (SHOWN if shown else MISSING)


@pytest.mark.parametrize(
    ("contradicted", "failed", "searched", "standing"),
    [
        (True, True, True, CONTRADICTED),
        (True, False, False, CONTRADICTED),
        (False, True, True, FAILED),
        (False, True, False, FAILED),
        (False, False, True, MISSING),
        (False, False, False, OPEN),
    ],
)
def test_an_element_that_is_not_shown(
    contradicted: bool, failed: bool, searched: bool, standing: Standing
) -> None:
    assert standing is standing_of(
        relied=Level.ASSERTED,
        asked=Level.DESCRIBED,
        contradicted=contradicted,
        failed=failed,
        searched=searched,
    )
