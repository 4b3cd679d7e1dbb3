"""`checker rules try`: what one rule finds in a document, and by which line of the rule."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from checker.cli.rules_open import load_rules, rules_option
from checker.cli.rules_print import LEVELS, console_of_rules
from checker.cli.terminal import Terminal, harmless, language_option
from checker.cli.wishes import read_source
from checker.domain.assessment import Dossier
from checker.domain.document import DateReading, Document
from checker.domain.errors import NotFound
from checker.domain.evidence import Evidence, Match, NearMiss
from checker.domain.message import Message, say
from checker.domain.obligation import Element, RuleSet
from checker.domain.profile import SERVICES, Profile
from checker.messages import tell
from checker.offers import Evaluation
from checker.service import Service, open_service

HIT, WORDS = "on dark_green", "bold black on yellow"
"""Look of a quoted sentence and of the words in it that the rule asks for."""


@click.command("try")
@click.argument("rule", metavar="RULE")
@click.argument("document", type=click.Path(path_type=Path), metavar="DOCUMENT")
@rules_option
@language_option
@click.pass_obj
def try_rule(terminal: Terminal, *, rule: str, document: Path, name: str, language: str) -> None:
    """Show what RULE finds in DOCUMENT: every hit with the line of the rule that fired, and near misses.

    RULE is the id of an obligation or element, or a file of the rule set such as obligations/art16.yaml.
    """
    service = open_service(terminal.settings)
    rule_set = load_rules(service.registry, name, cases=False)
    elements = _named(rule_set, rule)
    enough = terminal.settings.largest_upload + 1
    documents = service.documents([read_source(document, enough)], lambda *_: None)
    look = _Look(
        documents={found.id: found for found in documents},
        found=_evaluated(service, rule_set, documents, elements),
        language=language,
        console=console_of_rules(),
    )
    for element in elements:
        look.print_element(element)
    look.print_count(len(elements))


def _named(rule_set: RuleSet, rule: str) -> tuple[Element, ...]:
    """Return the elements that a person means; raises `NotFound` where there are none."""
    found = tuple(
        element
        for duty in rule_set.obligations
        for element in duty.elements
        if rule in {duty.id, element.id, duty.place.file}
    )
    if not found:
        raise NotFound.say(
            "The rule set {rules} holds no obligation, element or file {name}; `checker rules list` names "
            "the obligations.",
            rules=rule_set.id,
            name=rule,
        )
    return found


def _evaluated(
    service: Service, rule_set: RuleSet, documents: tuple[Document, ...], elements: tuple[Element, ...]
) -> Evaluation:
    """Ask the evaluators that the elements name; what they find is not weighed any further."""
    dossier = Dossier(
        profile=Profile(name="", services=SERVICES),
        documents=documents,
        reference=DateReading(earliest=None, latest=None, reason=say("A rule that is tried has no date.")),
    )
    evidence: list[Evidence] = []
    misses: list[NearMiss] = []
    for name, evaluator in sorted(service.registry.evaluators.items()):
        asked = frozenset(element.id for element in elements if element.evaluator == name)
        if asked:
            found = evaluator.evaluate(dossier, rule_set, asked)
            evidence += found.evidence
            misses += found.near_misses
    return Evaluation(evidence=tuple(evidence), near_misses=tuple(misses))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What was found, and where and in which language it is printed."""

    documents: dict[str, Document]
    found: Evaluation
    language: str
    console: Console

    def print_element(self, element: Element) -> None:
        """Print an element with its hits in the order of the text, then its near misses."""
        self.console.print(Text(f"{element.id}  {element.asks(self.language)}", style="bold"))
        if element.not_from_paper.texts:
            self._line(element.not_from_paper(self.language), 2)
        hits = [piece for piece in self.found.evidence if piece.element == element.id]
        misses = [miss for miss in self.found.near_misses if miss.element == element.id]
        for piece in sorted(hits, key=lambda piece: (piece.document, piece.start)):
            self._print_hit(piece)
        if element.signals and not hits:
            self._line(self._tell(say("No hit.")), 2)
        if misses:
            self._line(self._tell(say("Near misses:")), 2)
        for miss in misses:
            self._print_quote(miss, "", 4)
            self._line(f"~ {self._tell(miss.reason)}", 6)
            self._print_matches(miss.document, miss.matches, 6)
        self.console.print()

    def print_count(self, elements: int) -> None:
        """Print how much was found."""
        hits, near = len(self.found.evidence), len(self.found.near_misses)
        count = say(
            "Elements: {elements}; hits: {hits}; near misses: {near}.",
            elements=elements,
            hits=hits,
            near=near,
        )
        self.console.print(self._tell(count))

    def _print_hit(self, piece: Evidence) -> None:
        rule = f" ← {piece.signal}" if piece.signal else ""
        self._line(f"{self._where(piece)}  {self._tell(LEVELS[piece.level])}{rule}", 2)
        self._print_quote(piece, HIT, 4)
        self._print_matches(piece.document, piece.matches, 6)
        for reason in piece.reasons:
            self._line(self._tell(reason), 6)
        for flag in piece.flags:
            self._line(f"! {self._tell(flag.reason)}", 6)

    def _print_quote(self, piece: Evidence | NearMiss, look: str, indent: int) -> None:
        """Print a quote with the words that count marked; without colours they stand between brackets."""
        document = self.documents[piece.document]
        text, at = Text(), piece.start
        plain = self.console.color_system is None
        for match in sorted(piece.matches, key=lambda match: match.start):
            if match.start >= at and match.end <= piece.end:
                words = harmless(document.quote(match.start, match.end))
                text.append(_folded(document.quote(at, match.start)), style=look)
                text.append(f"[{words}]" if plain else words, style=WORDS)
                at = match.end
        text.append(_folded(document.quote(at, piece.end)), style=look)
        self.console.print(Padding(text, (0, 0, 0, indent)))

    def _print_matches(self, document: str, matches: tuple[Match, ...], indent: int) -> None:
        for match in matches:
            words = _folded(self.documents[document].quote(match.start, match.end))
            self._line(f"{match.concept}: “{words}” ← {match.term}  ({match.place})", indent)

    def _where(self, piece: Evidence) -> str:
        document = self.documents[piece.document]
        place = document.locate(piece.start)
        line = say("line {line}", line=place.line)
        if place.page:
            line = say("page {page}, line {line}", page=place.page, line=place.line)
        return f"{document.name}, {self._tell(line)}"

    def _line(self, text: str, indent: int) -> None:
        self.console.print(Padding(Text(harmless(text), style="dim"), (0, 0, 0, indent)))

    def _tell(self, message: Message) -> str:
        return tell(message, self.language)


def _folded(text: str) -> str:
    """Return a stretch of a document as one line that cannot act on the terminal."""
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return harmless(before + " ".join(text.split()) + after) if text.strip() else " " * bool(text)
