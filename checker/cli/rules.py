"""`checker rules`: read, check, test and build rule sets."""

from __future__ import annotations

import click

from checker.cli import rules_print
from checker.cli.faults import FAULTS_FOUND
from checker.cli.rules_corpus import diff, measure_rules
from checker.cli.rules_make import docs, new_rules, release
from checker.cli.rules_open import folder_of, load_rules, rules_option, writable_folder
from checker.cli.rules_try import try_rule
from checker.cli.terminal import Terminal, language_option, write_out
from checker.domain.errors import NotFound, UsageFault
from checker.domain.message import say
from checker.ingest.pasted import pasted
from checker.messages import tell
from checker.pluginmanager import open_registry
from checker.rulesets.cases import CaseResult, run
from checker.rulesets.forms import words_of
from checker.rulesets.inflecting import load_inflections, write_table
from checker.rulesets.lint import lint as find_faults
from checker.rulesets.loading import open_folder
from checker.rulesets.sources import HEADER


@click.group()
def rules() -> None:
    """Read, check and test rule sets."""


@rules.command("list")
@rules_option
@language_option
@click.pass_obj
def list_duties(terminal: Terminal, name: str, language: str) -> None:
    """List the obligations of a rule set."""
    rules_print.print_list(load_rules(open_registry(terminal.settings), name, cases=False), language)


@rules.command("show")
@click.argument("obligation", metavar="ID")
@rules_option
@language_option
@click.pass_obj
def show(terminal: Terminal, obligation: str, name: str, language: str) -> None:
    """Print one obligation: what the law asks, its elements, vocabulary and cases."""
    rule_set = load_rules(open_registry(terminal.settings), name)
    duty = rule_set.obligation(obligation.split(".", maxsplit=1)[0])
    if duty is None:
        raise NotFound.say(
            "The rule set {rules} holds no obligation {name}; `checker rules list` names them all.",
            rules=rule_set.id,
            name=obligation,
        )
    rules_print.print_duty(duty, rule_set, language)


@rules.command("lint")
@rules_option
@language_option
@click.pass_obj
def lint(terminal: Terminal, name: str, language: str) -> int:
    """Name every fault of a rule set with file and line; ends with 1 where there is one."""
    registry = open_registry(terminal.settings)
    faults = find_faults(folder_of(registry, name), evaluators=frozenset(registry.evaluators))
    for fault in faults:
        mark = say("fault") if fault.severity == "error" else say("warning")
        click.echo(f"{tell(fault.message, language)} [{tell(mark, language)}]")
    errors = sum(fault.severity == "error" for fault in faults)
    terminal.say(
        say(
            "{rules}: faults {errors}, warnings {warnings}.",
            rules=name,
            errors=errors,
            warnings=len(faults) - errors,
        )
    )
    return FAULTS_FOUND if errors else 0


@rules.command("test")
@click.argument("obligations", nargs=-1, metavar="[ID]...")
@rules_option
@language_option
@click.pass_obj
def test(terminal: Terminal, obligations: tuple[str, ...], name: str, language: str) -> int:
    """Run the cases beside the rules, of some obligations or of all; ends with 1 where one differs."""
    registry = open_registry(terminal.settings)
    rule_set = load_rules(registry, name)
    results = [
        result for result in run(rule_set, registry.evaluators, pasted) if _wanted(result, obligations)
    ]
    rules_print.print_results(results, language)
    return FAULTS_FOUND if any(result.is_fault for result in results) else 0


@rules.command("forms")
@rules_option
@language_option
@click.pass_obj
def forms(terminal: Terminal, name: str, language: str) -> None:
    """Write the tables of inflected forms anew; needs the development requirements."""
    folder = writable_folder(open_registry(terminal.settings), name)
    rule_set = open_folder(folder, cases=False).rule_set
    if rule_set is None:
        raise UsageFault.say("{file} is broken; `checker rules lint` says where.", file=HEADER)
    (folder / "forms").mkdir(exist_ok=True)
    for code in rule_set.languages:
        words = words_of(rule_set, code, shared=False)
        write_out(write_table(words, load_inflections(code)).encode(), folder / "forms" / f"{code}.yaml")
        terminal.say(say("{file}: made from {words} words.", file=f"forms/{code}.yaml", words=len(words)))


def _wanted(result: CaseResult, obligations: tuple[str, ...]) -> bool:
    return not obligations or result.obligation in obligations


for command in (try_rule, measure_rules, diff, new_rules, release, docs):
    rules.add_command(command)
