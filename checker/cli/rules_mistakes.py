"""Where rules and labels differ, on the terminal: the passage, and the rule that fired or nearly did."""

from __future__ import annotations

from collections.abc import Iterable

from rich.padding import Padding
from rich.text import Text

from checker.cli.rules_print import console_of_rules
from checker.cli.terminal import harmless
from checker.domain.message import Message, say
from checker.messages import tell
from checker.rulesets.mistakes import Mistake

MOST_LETTERS = 400
"""Letters of a passage that are printed."""


def print_mistakes(mistakes: Iterable[Mistake], language: str) -> None:
    """Print every missed passage with the rules that nearly fired, and every false hit with its rule."""
    console = console_of_rules()
    for one in mistakes:
        console.print(Text(tell(_heading(one), language), style="bold"))
        text = " ".join(harmless(one.text).split())
        console.print(Padding(Text(text[:MOST_LETTERS]), (0, 0, 0, 4)))
        if not one.missed:
            console.print(Padding(Text(f"{one.element} ← {one.rule}", style="dim"), (0, 0, 0, 6)))
        for near in one.near:
            reason = harmless(tell(near.reason, language))
            console.print(Padding(Text(f"~ {near.element}: {reason}", style="dim"), (0, 0, 0, 6)))


def _heading(one: Mistake) -> Message:
    if one.missed:
        return say(
            "Missed: {document}, {article}, line {line}",
            document=one.document,
            article=one.article,
            line=one.lines.from_line,
        )
    return say(
        "False hit: {document}, {article}, line {line}",
        document=one.document,
        article=one.article,
        line=one.lines.from_line,
    )
