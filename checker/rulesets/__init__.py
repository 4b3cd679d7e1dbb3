"""Rule sets: a folder in, a `RuleSet` out; lint, applicability, profiles, cases."""

from checker.rulesets.loading import load

__all__ = ["load"]
