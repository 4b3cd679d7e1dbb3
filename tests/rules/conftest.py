"""The shipped rule set and what its cases give, once for all tests."""

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest

from checker.domain.obligation import RuleSet
from checker.ingest.pasted import pasted
from checker.offers import Evaluator
from checker.pluginmanager import open_registry
from checker.rulesets import load
from checker.rulesets.cases import CaseResult, run
from checker.settings import Settings

FOLDER: Traversable = files("checker.rules") / "eu-dsa"


@pytest.fixture(scope="session")
def evaluators() -> Mapping[str, Evaluator]:
    """Return the shipped evaluators, as checker finds them."""
    return open_registry(Settings(plugins=("declaration", "harmonised-report", "text"))).evaluators


@pytest.fixture(scope="session")
def eu_dsa(evaluators: Mapping[str, Evaluator]) -> RuleSet:
    """Return the rule set with all cases."""
    return load(FOLDER, evaluators=frozenset(evaluators))


@pytest.fixture(scope="session")
def results(eu_dsa: RuleSet, evaluators: Mapping[str, Evaluator]) -> dict[str, list[CaseResult]]:
    """Return the results of all cases by obligation."""
    found: dict[str, list[CaseResult]] = {duty.id: [] for duty in eu_dsa.obligations}
    for result in run(eu_dsa, evaluators, pasted):
        found[result.obligation].append(result)
    return found
