"""The rule sets beside the Digital Services Act: none of their rows missing, every case as expected."""

import csv
import re
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from checker.domain.obligation import Obligation, RuleSet
from checker.domain.profile import Truth
from checker.ingest.pasted import pasted
from checker.offers import Evaluator
from checker.rulesets import load
from checker.rulesets.applicability import judge
from checker.rulesets.cases import run
from checker.rulesets.lint import lint
from checker.rulesets.profiles import read_profile
from checker.rulesets.sources import QUALITY
from tests.rules.test_eu_dsa import describe, on

SHIPPED: Traversable = files("checker.rules")
RULE_SETS = sorted(
    folder.name
    for folder in SHIPPED.iterdir()
    if (folder / "ruleset.yaml").is_file() and folder.name != "eu-dsa"
)
APPLIES_FROM = {"eu-tco": "2022-06-07", "eu-political-ads": "2025-10-10"}

every_rule_set = pytest.mark.parametrize("name", RULE_SETS)


@pytest.fixture(scope="session")
def rule_sets(evaluators: Mapping[str, Evaluator]) -> dict[str, RuleSet]:
    """Return the rule sets with all cases."""
    known = frozenset(evaluators)
    return {name: load(SHIPPED / name, evaluators=known) for name in RULE_SETS}


@pytest.fixture(scope="session")
def catalogue(shared: Path) -> dict[str, dict[str, str]]:
    """Return every row of the catalogue of neighbouring duties."""
    with (shared / "reference" / "neighbours.csv").open(encoding="utf-8", newline="") as source:
        return {row["id"]: row for row in csv.DictReader(source)}


def test_every_row_of_the_catalogue_is_there_and_none_else(
    catalogue: dict[str, dict[str, str]], rule_sets: dict[str, RuleSet]
) -> None:
    assert len(catalogue) == 86
    held = [duty.id for rule_set in rule_sets.values() for duty in rule_set.obligations]
    assert sorted(held) == sorted(catalogue)


@every_rule_set
def test_a_rule_set_is_what_the_catalogue_says(
    name: str, catalogue: dict[str, dict[str, str]], rule_sets: dict[str, RuleSet]
) -> None:
    for duty in rule_sets[name].obligations:
        row = catalogue[duty.id]
        assert duty.theme == row["theme"] or not duty.citation.act.binding
        assert row["paragraph"].startswith(duty.citation.paragraph)
        assert duty.uncertain or not {"uncertain", "memory"} & set(re.findall(r"\w+", row["notes"]))


@every_rule_set
def test_lint_finds_nothing_but_counts_of_older_rules(name: str, evaluators: Mapping[str, Evaluator]) -> None:
    faults = lint(SHIPPED / name, evaluators=frozenset(evaluators))
    found = [str(fault.message) for fault in faults if fault.place.file != QUALITY]
    assert not found, "\n".join(found)


@every_rule_set
def test_every_case_is_as_expected(
    name: str, rule_sets: dict[str, RuleSet], evaluators: Mapping[str, Evaluator]
) -> None:
    faults = [describe(result) for result in run(rule_sets[name], evaluators, pasted) if result.is_fault]
    assert not faults, "\n".join(faults)


@every_rule_set
def test_what_a_duty_is_related_to_is_there(name: str, rule_sets: dict[str, RuleSet]) -> None:
    everything = [*rule_sets.values(), load(SHIPPED / "eu-dsa", cases=False)]
    known = {duty.id for rule_set in everything for duty in rule_set.obligations}
    known |= {element.id for rule_set in everything for element in rule_set.elements}
    for duty in rule_sets[name].obligations:
        assert set(duty.related).union(*(element.related for element in duty.elements)) <= known, duty.id


def judged(duty: Obligation, day: str, service: str = "tiktok") -> Truth:
    """Return whether a duty binds a known service on a day."""
    return judge(duty, read_profile(service), on(day)).applies


@pytest.mark.parametrize("name", APPLIES_FROM)
def test_duties_begin_on_the_day_on_which_the_regulation_applies(
    name: str, rule_sets: dict[str, RuleSet]
) -> None:
    first = APPLIES_FROM[name]
    before = f"{first[:-2]}{int(first[-2:]) - 1:02}"
    for duty in rule_sets[name].obligations:
        assert judged(duty, before) is Truth.NO
    assert any(judged(duty, first) is Truth.YES for duty in rule_sets[name].obligations)


def test_specific_measures_hang_on_a_decision_that_nobody_stated(rule_sets: dict[str, RuleSet]) -> None:
    """A very large platform owes the rest; where its main establishment is, is asked too."""
    open_duties = {
        duty.id for duty in rule_sets["eu-tco"].obligations if judged(duty, "2026-11-01") is Truth.UNKNOWN
    }
    assert open_duties == {"tco-5-1", "tco-5-2", "tco-5-5", "tco-5-6", "tco-17-1"}


def test_repositories_of_very_large_services_have_their_own_duty(rule_sets: dict[str, RuleSet]) -> None:
    duties = {duty.id: duty for duty in rule_sets["eu-political-ads"].obligations}
    assert judged(duties["ttpa-13-2"], "2026-11-01") is Truth.YES
    assert judged(duties["ttpa-13-2"], "2026-11-01", "google-search") is Truth.YES
    assert judged(duties["ttpa-13-4"], "2026-11-01") is Truth.NO
