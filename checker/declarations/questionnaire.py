"""An empty questionnaire as an XLSX workbook: drop-downs, help texts, and locked cells around the answers."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checker.declarations.layout import (
    ANSWERS,
    FIGURES,
    FIRST_ROW,
    MOST_FIGURES,
    SERVICE,
    WORDS,
    Layout,
    service_fields,
)
from checker.declarations.schema import LONGEST, QUESTIONNAIRE_VERSION
from checker.declarations.template import help_of
from checker.domain.message import Message, say
from checker.domain.obligation import Element, Obligation, RuleSet
from checker.domain.profile import Profile
from checker.messages import tell

_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_MOST_HELP = 250
"""Characters of the help beside a cell, a little below what spreadsheet programs show."""
_KEPT_BY_CHECKER = frozenset(("rule_set", "rule_set_version", "questionnaire_version"))
_QUESTIONS = {
    "rule_set": say("Rule set (do not change)"),
    "rule_set_version": say("Version of the rule set (do not change)"),
    "questionnaire_version": say("Version of the questionnaire (do not change)"),
    "signed_by": say("Who answers for these answers: name and function"),
    "dated": say("Day of the answers, such as 2026-01-31"),
    "name": say("Name of the service"),
    "designated_on": say("Day on which the designation was notified, such as 2023-04-25; empty without one"),
}
_ADVICE = (
    say("Fill in the white cells; the others are locked, because answers are read by what stands in them."),
    say("Answers: choose from the list. A row without an answer counts as unknown."),
    say("Description: say how it is done. Links: whole addresses, one a line."),
    say(
        "Figures: one figure a row, with the element it belongs to, a value such as 12.5, a unit, and where "
        "it helps a scope (such as EU or NL) and a period."
    ),
    say("Write values, not formulas; do not add macros or links to other files. Save the file as XLSX."),
)


def questionnaire(
    rule_set: RuleSet, obligations: Sequence[Obligation], profile: Profile, language: str
) -> bytes:
    """Return an empty questionnaire about some duties as XLSX; what is known of the service is filled in.

    The same input gives the same bytes.
    """
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": _MADE, "title": rule_set.title(language)})
    writing = _Writing(book, language)
    writing.advice(rule_set)
    writing.service(rule_set, profile)
    elements = [(duty, element) for duty in obligations for element in duty.elements]
    writing.answers(elements)
    writing.figures([element for _, element in elements])
    book.close()
    return target.getvalue()


class _Writing:
    """A workbook that is being written in one language."""

    def __init__(self, book: xlsxwriter.Workbook, language: str) -> None:
        self.book = book
        self.language = language
        wrapped = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#bbbbbb"}
        self.locked: Format = book.add_format({**wrapped, "bg_color": "#eeeeee", "num_format": "@"})
        self.open: Format = book.add_format({**wrapped, "locked": False, "num_format": "@"})
        self.head: Format = book.add_format({**wrapped, "bold": True, "bg_color": "#d5dde5"})

    def tell(self, message: Message) -> str:
        return tell(message, self.language)

    def advice(self, rule_set: RuleSet) -> None:
        sheet = self.book.add_worksheet(self.tell(say("How to fill this in")))
        sheet.set_column(0, 0, 110)
        title = self.tell(say("Declaration under {title}", title=rule_set.title))
        sheet.write_string(0, 0, title, self.head)
        for row, sentence in enumerate(_ADVICE, start=1):
            sheet.write_string(row, 0, self.tell(sentence), self.locked)
        sheet.protect()

    def service(self, rule_set: RuleSet, profile: Profile) -> None:
        sheet = self._sheet(SERVICE)
        known = _known(rule_set, profile)
        facts = {f"fact.{fact.id}": fact.question(self.language) for fact in rule_set.facts}
        for row, (key, path) in enumerate(service_fields(rule_set), start=FIRST_ROW - 1):
            question = facts.get(key) or self._question(key)
            sheet.write_string(row, 0, key, self.locked)
            sheet.write_string(row, 1, question, self.locked)
            value = known.get(key, "")
            chosen = (
                self.tell(WORDS[value]) if path[-2:-1] in {("services",), ("facts",)} and value else value
            )
            sheet.write_string(row, 2, chosen, self.locked if key in _KEPT_BY_CHECKER else self.open)
            if key.startswith(("service.", "fact.")):
                self._choice(
                    sheet, row, 2, ("yes", "no", "unknown") if key in facts else ("yes", "no"), question
                )

    def answers(self, elements: Sequence[tuple[Obligation, Element]]) -> None:
        sheet = self._sheet(ANSWERS)
        at = {key: ANSWERS.number(key) for key in ("answer", "description", "links")}
        for row, (duty, element) in enumerate(elements, start=FIRST_ROW - 1):
            label = f"{duty.citation.label(self.language)} – {duty.title(self.language)}"
            help_text = "\n".join(help_of(element, self.language))
            asks = element.asks(self.language)
            for column, text in enumerate((element.id, label, asks, help_text)):
                sheet.write_string(row, column, text, self.locked)
            for column in at.values():
                sheet.write_blank(row, column, None, self.open)
            self._choice(sheet, row, at["answer"], tuple(WORDS), asks)
            self._at_most(sheet, row, at["description"], help_text)

    def figures(self, elements: Sequence[Element]) -> None:
        sheet = self._sheet(FIGURES)
        wanted = [element.id for element in elements if element.declared == "figure"]
        last = FIRST_ROW - 1 + len(wanted) + MOST_FIGURES
        for row in range(FIRST_ROW - 1, last):
            for column in range(len(FIGURES.columns)):
                sheet.write_blank(row, column, None, self.open)
        for row, name in enumerate(wanted, start=FIRST_ROW - 1):
            sheet.write_string(row, 0, name, self.open)
        names = self.tell(ANSWERS.title)
        source = f"='{names}'!$A${FIRST_ROW}:$A${FIRST_ROW + max(len(elements), 1) - 1}"
        if elements:
            sheet.data_validation(FIRST_ROW - 1, 0, last - 1, 0, {"validate": "list", "source": source})

    def _sheet(self, layout: Layout) -> Worksheet:
        """Add a sheet with hidden keys, headings, and every cell locked that is not made open."""
        sheet = self.book.add_worksheet(self.tell(layout.title))
        for number, column in enumerate(layout.columns):
            sheet.write_string(0, number, column.key)
            sheet.write_string(1, number, self.tell(column.label), self.head)
            sheet.set_column(number, number, column.width)
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.freeze_panes(FIRST_ROW - 1, 1)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        return sheet

    def _question(self, key: str) -> str:
        if key.startswith("service."):
            return self.tell(say("Is the service of this type: {type}?", type=key.removeprefix("service.")))
        return self.tell(_QUESTIONS[key])

    def _choice(
        self, sheet: Worksheet, row: int, column: int, answers: Sequence[str], help_text: str
    ) -> None:
        words = [self.tell(WORDS[answer]) for answer in answers]
        sheet.data_validation(
            row,
            column,
            row,
            column,
            {
                "validate": "list",
                "source": words,
                "input_message": _shortened(help_text),
                "error_message": _shortened(self.tell(say("Choose from: {words}.", words=", ".join(words)))),
            },
        )

    def _at_most(self, sheet: Worksheet, row: int, column: int, help_text: str) -> None:
        sheet.data_validation(
            row,
            column,
            row,
            column,
            {
                "validate": "length",
                "criteria": "<=",
                "value": LONGEST,
                "input_message": _shortened(help_text),
                "error_message": self.tell(say("At most {most} characters.", most=LONGEST)),
            },
        )


def _known(rule_set: RuleSet, profile: Profile) -> dict[str, str]:
    """Return what is known already by the fields of the sheet on the service."""
    return dict(_facts_known(rule_set, profile)) | {
        "rule_set": rule_set.id,
        "rule_set_version": rule_set.version,
        "questionnaire_version": QUESTIONNAIRE_VERSION,
        "name": profile.name,
        "designated_on": profile.designated_on.isoformat() if profile.designated_on else "",
    }


def _facts_known(rule_set: RuleSet, profile: Profile) -> Iterator[tuple[str, str]]:
    yield from ((f"service.{name}", "yes") for name in profile.services)
    for fact in rule_set.facts:
        yield f"fact.{fact.id}", str(profile.fact(fact.id))


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_HELP else text[: _MOST_HELP - 1] + "…"
