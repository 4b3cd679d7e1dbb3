"""The rule sets that ship with checker, one folder each."""

from checker.hookspecs import hookimpl
from checker.offers import RuleFolder
from checker.settings import Settings


@hookimpl
def checker_rule_sets(settings: Settings) -> list[RuleFolder]:
    """Offer the rule set of the Digital Services Act."""
    return [RuleFolder(name="eu-dsa", package="checker.rules", path="eu-dsa")]
