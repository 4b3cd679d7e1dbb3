"""What changes from one rule set to another, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from checker.cli.rules_print import LEVELS, console_of_rules
from checker.cli.terminal import harmless
from checker.domain.finding import Outcome
from checker.domain.message import say
from checker.messages import tell
from checker.report.words import OUTCOMES
from checker.rulesets.differing import Change, DutyChange

SIGNS = {"gained": "+", "lost": "-", "level": "~"}
LOOKS = {"gained": "green", "lost": "red", "level": "yellow"}
LONGEST = 200
"""Characters of a quote that are printed."""


def print_changes(document: str, changes: Sequence[DutyChange], language: str) -> None:
    """Print every obligation that changes in a document: outcome, level, and quote by quote why."""
    if not changes:
        return
    console = console_of_rules()
    console.print(Text(harmless(document), style="bold underline"))
    for change in changes:
        _print_duty(console, change, language)
    console.print()


def _print_duty(console: Console, change: DutyChange, language: str) -> None:
    before, after = (_outcome(outcome, language) for outcome in change.outcomes)
    levels = " → ".join(tell(LEVELS[level], language) for level in change.levels)
    told = f"{before} → {after}" if before != after else after
    console.print(Text(f"{change.id}: {told} ({levels})", style="bold" if change.changes_outcome else ""))
    for message in change.why:
        _line(console, tell(message, language), 2)
    for element in change.elements:
        levels = " → ".join(tell(LEVELS[level], language) for level in element.levels)
        console.print(Padding(f"{element.id} ({levels})", (0, 0, 0, 2)))
        for one in element.changes:
            _print_change(console, one, language)


def _outcome(outcome: str, language: str) -> str:
    return tell(OUTCOMES[Outcome(outcome)][0] if outcome else say("not there"), language)


def _print_change(console: Console, change: Change, language: str) -> None:
    quote = " ".join(change.quote.split())
    shown = quote if len(quote) <= LONGEST else f"{quote[:LONGEST]} …"
    where = tell(say("line {line}", line=change.line), language)
    console.print(
        Padding(
            Text(harmless(f"{SIGNS[change.kind]} {where}: “{shown}”"), style=LOOKS[change.kind]), (0, 0, 0, 4)
        )
    )
    if change.kind == "level":
        levels = " → ".join(tell(LEVELS[level], language) for level in change.levels)
        _line(console, levels, 6)
    _line(console, tell(change.why, language), 6)


def _line(console: Console, text: str, indent: int) -> None:
    console.print(Padding(Text(harmless(text), style="dim"), (0, 0, 0, indent)))
