"""The rule sets that ship with checker, one folder each."""

from importlib.resources import files

from checker.hookspecs import hookimpl
from checker.offers import RuleFolder
from checker.settings import Settings


@hookimpl
def checker_rule_sets(settings: Settings) -> list[RuleFolder]:
    """Offer every folder that holds a rule set, by its name."""
    folders = [folder for folder in files(__name__).iterdir() if (folder / "ruleset.yaml").is_file()]
    return [
        RuleFolder(name=name, package=__name__, path=name)
        for name in sorted(folder.name for folder in folders)
    ]
