"""Every declared rule is observed in its own cases, and not in those that only look alike."""

from __future__ import annotations

from datetime import date

import pytest
from checker.plugins.checks import calendar, dossier, law

from tests.plugins.checks.made import cases, rules_of, run


@pytest.mark.parametrize(("rule", "shown", "text"), cases("law.yaml"))
def test_a_rule_of_law_holds_in_its_cases(rule: str, shown: bool, text: str) -> None:
    assert (rule in rules_of(run(law.check, text))) is shown


@pytest.mark.parametrize(("rule", "shown", "texts"), cases("tensions.yaml"))
def test_a_tension_holds_in_its_cases(rule: str, shown: bool, texts: list[str]) -> None:
    assert (rule in rules_of(run(dossier.check, *texts))) is shown


@pytest.mark.parametrize(("rule", "shown", "case"), cases("calendar.yaml"))
def test_a_rule_with_a_day_holds_in_its_cases(rule: str, shown: bool, case: tuple[date, str]) -> None:
    day, text = case
    assert (rule in rules_of(run(calendar.check, text, day=day))) is shown
