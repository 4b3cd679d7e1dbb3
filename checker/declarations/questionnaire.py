"""An empty questionnaire as an XLSX workbook: drop-downs, help texts, and locked cells around the answers."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checker.declarations.layout import (
    ANSWERS,
    FIELD_QUESTIONS,
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
    rule_set: RuleSet,
    obligations: Sequence[Obligation],
    profile: Profile,
    language: str,
    given: Mapping[str, Any] | None = None,
) -> bytes:
    """Return a questionnaire about some duties as XLSX; what is known of the service is filled in.

    Args:
        rule_set: Whose elements are asked about.
        obligations: The duties to ask about.
        profile: What is known of the service.
        language: Of the questions.
        given: What was answered already, by the keys of a declaration; it goes before the profile.

    The same input gives the same bytes.
    """
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": _MADE, "title": rule_set.title(language)})
    writing = _Writing(book, language, given or {})
    writing.advice(rule_set)
    writing.service(rule_set, profile)
    elements = [(duty, element) for duty in obligations for element in duty.elements]
    writing.answers(elements)
    writing.figures([element for _, element in elements])
    book.close()
    return target.getvalue()


class _Writing:
    """A workbook that is being written in one language."""

    def __init__(self, book: xlsxwriter.Workbook, language: str, given: Mapping[str, Any]) -> None:
        self.book = book
        self.language = language
        self.given = given
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
        known = _stated(self.given, rule_set) if self.given else _known(rule_set, profile)
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
            self._answer(sheet, row, at, element)
            self._choice(sheet, row, at["answer"], tuple(WORDS), asks)
            self._at_most(sheet, row, at["description"], help_text)

    def _answer(self, sheet: Worksheet, row: int, at: Mapping[str, int], element: Element) -> None:
        answer = self.given.get("answers", {}).get(element.id, {})
        texts = {
            "answer": self.tell(WORDS[answer["answer"]]) if answer.get("answer") in WORDS else "",
            "description": answer.get("description", ""),
            "links": "\n".join(answer.get("links", ())),
        }
        for key, column in at.items():
            sheet.write_string(row, column, texts[key], self.open)

    def figures(self, elements: Sequence[Element]) -> None:
        sheet = self._sheet(FIGURES)
        stated = [
            [element.id, *(figure.get(key, "") for key in ("value", "unit", "scope", "period"))]
            for element in elements
            for figure in self.given.get("answers", {}).get(element.id, {}).get("figures", ())
        ]
        full = {row[0] for row in stated}
        wanted = [each.id for each in elements if each.declared == "figure" and each.id not in full]
        rows = [*stated, *([name] for name in wanted)]
        last = FIRST_ROW - 1 + len(rows) + MOST_FIGURES
        for row in range(FIRST_ROW - 1, last):
            for column in range(len(FIGURES.columns)):
                sheet.write_blank(row, column, None, self.open)
        for row, texts in enumerate(rows, start=FIRST_ROW - 1):
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text, self.open)
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
        return self.tell(FIELD_QUESTIONS[key])

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


def _stated(given: Mapping[str, Any], rule_set: RuleSet) -> dict[str, str]:
    """Return what a declaration says by the fields of the sheet on the service."""
    profile = given.get("profile", {})
    texts = {key: str(given.get(key, "")) for key, path in service_fields(rule_set) if len(path) == 1}
    texts |= {key: str(profile.get(key, "")) for key in ("name", "designated_on")}
    texts |= {f"service.{name}": "yes" for name in profile.get("services", ())}
    return texts | {f"fact.{name}": answer for name, answer in profile.get("facts", {}).items()}


def _facts_known(rule_set: RuleSet, profile: Profile) -> Iterator[tuple[str, str]]:
    yield from ((f"service.{name}", "yes") for name in profile.services)
    for fact in rule_set.facts:
        yield f"fact.{fact.id}", str(profile.fact(fact.id))


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_HELP else text[: _MOST_HELP - 1] + "…"
