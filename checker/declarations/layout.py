"""The layout of a questionnaire as a workbook: its sheets and columns, known by keys and not by language."""

from __future__ import annotations

from dataclasses import dataclass

from checker.domain.message import Message, say
from checker.domain.obligation import RuleSet
from checker.domain.profile import SERVICES

WORDS = {
    "yes": say("yes"),
    "no": say("no"),
    "partly": say("partly"),
    "unknown": say("unknown"),
}
"""What may be answered, and how a drop-down writes it; read in every language, whatever the file is in."""
MOST_FIGURES = 200
"""Empty rows for figures in a questionnaire, beside one for every element that asks for a figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a sheet; its key stands in the hidden first row."""

    key: str
    label: Message
    width: int
    filled_in: bool = False
    """True where the provider writes; every other cell is locked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One sheet; it is known by the key of its first column."""

    title: Message
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        """Key of the first column, by which the sheet is found under any name."""
        return self.columns[0].key

    def number(self, key: str) -> int:
        """Return the number of a column, 0 for the first."""
        return [column.key for column in self.columns].index(key)


SERVICE = Layout(
    title=say("Service"),
    columns=(
        Column(key="key", label=say("Field"), width=26),
        Column(key="question", label=say("Question"), width=80),
        Column(key="value", label=say("Answer"), width=40, filled_in=True),
    ),
)
ANSWERS = Layout(
    title=say("Answers"),
    columns=(
        Column(key="element", label=say("Element"), width=26),
        Column(key="duty", label=say("Duty"), width=36),
        Column(key="asks", label=say("Question"), width=50),
        Column(key="help", label=say("Help"), width=50),
        Column(key="answer", label=say("Answer"), width=12, filled_in=True),
        Column(key="description", label=say("Description"), width=60, filled_in=True),
        Column(key="links", label=say("Links, one a line"), width=40, filled_in=True),
    ),
)
FIGURES = Layout(
    title=say("Figures"),
    columns=(
        Column(key="figure_of", label=say("Element"), width=26, filled_in=True),
        Column(key="value", label=say("Value"), width=16, filled_in=True),
        Column(key="unit", label=say("Unit"), width=30, filled_in=True),
        Column(key="scope", label=say("Scope"), width=20, filled_in=True),
        Column(key="period", label=say("Period"), width=24, filled_in=True),
    ),
)
FIELD_QUESTIONS = {
    "rule_set": say("Rule set (do not change)"),
    "rule_set_version": say("Version of the rule set (do not change)"),
    "questionnaire_version": say("Version of the questionnaire (do not change)"),
    "signed_by": say("Who answers for these answers: name and function"),
    "dated": say("Day of the answers, such as 2026-01-31"),
    "name": say("Name of the service"),
    "designated_on": say("Day on which the designation was notified, such as 2023-04-25; empty without one"),
}
"""The questions about the service and about who answers, by field."""
LAYOUTS = (SERVICE, ANSWERS, FIGURES)
FIRST_ROW = 3
"""Row of the first entry; above it stand the hidden keys and the headings."""


def service_fields(rule_set: RuleSet) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the fields of the sheet on the service, each with its path in a declaration."""
    return (
        ("rule_set", ("rule_set",)),
        ("rule_set_version", ("rule_set_version",)),
        ("questionnaire_version", ("questionnaire_version",)),
        ("signed_by", ("signed_by",)),
        ("dated", ("dated",)),
        ("name", ("profile", "name")),
        ("designated_on", ("profile", "designated_on")),
        *((f"service.{name}", ("profile", "services", name)) for name in SERVICES),
        *((f"fact.{fact.id}", ("profile", "facts", fact.id)) for fact in rule_set.facts),
    )
