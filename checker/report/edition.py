"""One assessment in one language: turns the values of the domain into what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.domain.assessment import Assessment
from checker.domain.document import Document
from checker.domain.errors import RenderingFailed
from checker.domain.finding import Finding
from checker.domain.message import Filling, Localised, Message, say
from checker.domain.obligation import Element, Obligation, RuleSet
from checker.messages import format_value, tell
from checker.report.display import shown

Plain = dict[str, object]
"""A part of the view: strings, numbers, truth values, lists and further dictionaries only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An assessment, its rule set and the language of the report."""

    assessment: Assessment
    rule_set: RuleSet
    language: str

    def tell(self, message: Message) -> str:
        """Return a message as a sentence; words of the documents inside it are made harmless."""
        return shown(tell(message, self.language))

    def tell_all(self, messages: Iterable[Message]) -> list[str]:
        """Return several messages as sentences, each once."""
        return list(dict.fromkeys(self.tell(message) for message in messages))

    def say(self, text: str, /, **values: Filling) -> str:
        """Return a sentence of the catalogue."""
        return self.tell(say(text, **values))

    def text(self, text: Localised) -> str:
        """Return what a rule set says in the language of the report."""
        return shown(text(self.language))

    def citation(self, duty: Obligation) -> str:
        """Return the place of a duty in the law, as it stands at the head of a line."""
        label = duty.citation.label(self.language)
        return label[:1].upper() + label[1:]

    def place(self, duty: Obligation) -> str:
        """Return the place of a duty in the law, without the name of the act where that is the main one."""
        label = self.citation(duty)
        is_main = bool(self.rule_set.acts) and duty.citation.act.id == self.rule_set.acts[0].id
        return label.removesuffix(f" {duty.citation.act.short(self.language)}") if is_main else label

    def number(self, value: float) -> str:
        """Write a number as readers of the language do."""
        return format_value(value, self.language)

    def pairs(self) -> Iterator[tuple[Obligation, Finding]]:
        """Yield every finding beside the obligation that it weighs, by theme and in the order of the law.

        Raises `RenderingFailed` where the rule set is not the one the assessment was made with.
        """
        themes = [key for key, _ in self.rule_set.themes]
        by_theme = sorted(
            self.in_order_of_law(),
            key=lambda duty: themes.index(duty.theme) if duty.theme in themes else len(themes),
        )
        duties = {duty.id: duty for duty in by_theme}
        order = {key: number for number, key in enumerate(duties)}
        for finding in sorted(self.assessment.findings, key=lambda item: order.get(item.obligation, -1)):
            if finding.obligation not in duties:
                raise RenderingFailed.say(
                    "The rule set {rule_set} {version} does not hold {obligation}; open the version that the "
                    "assessment was made with.",
                    rule_set=self.rule_set.id,
                    version=self.rule_set.version,
                    obligation=finding.obligation,
                )
            yield duties[finding.obligation], finding

    def in_order_of_law(self) -> list[Obligation]:
        """Return the obligations by act, article, paragraph and point; those of one place as written."""
        acts = [act.id for act in self.rule_set.acts]

        def place(duty: Obligation) -> tuple[int, tuple[tuple[int, str], ...]]:
            cited = duty.citation
            act = acts.index(cited.act.id) if cited.act.id in acts else len(acts)
            return act, tuple(map(_natural, (cited.article, cited.paragraph, cited.point, cited.sentence)))

        return sorted(self.rule_set.obligations, key=place)

    def elements(self) -> dict[str, Element]:
        """Return the elements of the rule set by id."""
        return {element.id: element for element in self.rule_set.elements}

    def themes(self) -> list[tuple[str, str]]:
        """Return id and name of every theme, in the order of the rule set."""
        return [(key, self.text(name)) for key, name in self.rule_set.themes]

    def label(self, document: Document) -> str:
        """Return the short name of a document: ``D1``."""
        return document.id.upper()


def _natural(number: str) -> tuple[int, str]:
    """Return the number that a text begins with, then the text: 9 stands before 10, 4 before 4a."""
    digits = re.match(r"\d*", number)
    return int(digits.group() or 0) if digits else 0, number
