"""`checker rules new`, `release` and `docs`: how a rule set begins, is closed, and becomes a handbook."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from checker.cli.rules_open import load_rules, rules_option, writable_folder
from checker.cli.terminal import Terminal, check_target, language_option, output_option, write_out
from checker.domain.errors import RuleSetError, UsageFault
from checker.domain.message import say
from checker.pluginmanager import open_registry
from checker.report import render
from checker.report.handbook import handbook
from checker.rulesets import load
from checker.rulesets.lint import lint
from checker.rulesets.released import write_release
from checker.rulesets.scaffold import new_files
from checker.rulesets.sources import RELEASED

HANDBOOK_TEMPLATES = "shipped-templates"
"""Template folder of the handbook; one for reports need not have its pages."""
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--title", default="", help="How the rule set is called; default: the name of the folder.")
@language_option
@click.pass_obj
def new_rules(terminal: Terminal, *, folder: Path, title: str, language: str) -> None:
    """Begin a rule set in FOLDER, which gives it its id: one duty with its words and cases."""
    del language
    id = folder.resolve().name
    if not _ID.fullmatch(id):
        raise UsageFault.say(
            "{name} is no id of a rule set; name the folder with small letters, digits and hyphens.", name=id
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageFault.say("{path} is there already; name a folder that is new or empty.", path=str(folder))
    if re.search(r'["\\\n\r{}]', title):
        raise UsageFault.say(
            "The title {title} holds a quote, a brace or a backslash; leave it out.", title=title
        )
    for name, text in new_files(id, title or id).items():
        _make_folder((folder / name).parent)
        write_out(text.encode(), folder / name)
    terminal.say(
        say("{folder} holds a rule set; `checker rules lint --rules {folder}` checks it.", folder=str(folder))
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise UsageFault.say(
            "{path} cannot be written: {cause}.", path=str(folder), cause=cause.strerror or str(cause)
        ) from cause


@click.command("release")
@rules_option
@language_option
@click.pass_obj
def release(terminal: Terminal, *, name: str, language: str) -> None:
    """Note the ids of this version and what each stands for, so that lint sees when one is reused."""
    del language
    registry = open_registry(terminal.settings)
    folder = writable_folder(registry, name)
    evaluators = frozenset(registry.evaluators)
    errors = [fault.message for fault in lint(folder, evaluators=evaluators) if fault.severity == "error"]
    if errors:
        raise RuleSetError(
            say(
                "{rules} has {count} faults; correct them before it is released.",
                rules=name,
                count=len(errors),
            ),
            details=tuple(errors),
        )
    rule_set = load(folder, evaluators=evaluators, cases=False)
    write_out(write_release(rule_set).encode(), folder / RELEASED)
    terminal.say(
        say(
            "{file}: {count} ids of version {version}.",
            file=RELEASED,
            count=len(rule_set.obligations) + len(rule_set.elements),
            version=rule_set.version,
        )
    )


@click.command("docs")
@rules_option
@click.option(
    "--format", "form", type=click.Choice(("html", "pdf")), help="Default: by the name of the output."
)
@language_option
@output_option
@click.pass_obj
def docs(terminal: Terminal, *, name: str, form: str | None, language: str, output: Path | None) -> None:
    """Write the handbook of a rule set: every duty with its elements, words, examples and law links."""
    check_target(output)
    form = form or ("pdf" if output and output.suffix.lower() == ".pdf" else "html")
    if form == "pdf" and output is None and sys.stdout.isatty():
        raise UsageFault.say("A PDF cannot be shown in a terminal; name a file with --output.")
    registry = open_registry(terminal.settings)
    view = handbook(load_rules(registry, name), language)
    folder = registry.template_folder(HANDBOOK_TEMPLATES)
    write_out(render(registry.renderers.values(), form, view, language, folder), output)
