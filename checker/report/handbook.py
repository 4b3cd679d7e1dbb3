"""A rule set as a handbook: what every duty asks, of whom and from when, and in which words it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.domain.citation import Citation
from checker.domain.message import Filling, Localised, Message, say
from checker.domain.obligation import Case, Concept, Condition, Element, Obligation, RuleSet, Signal, Start
from checker.domain.pointer import Pointer
from checker.messages import format_day, tell
from checker.report.display import shown
from checker.report.edition import Plain
from checker.report.words import BACKINGS, LEVELS, word

TEMPLATE, STYLE = "handbook.html", "handbook.css"
EUR_LEX = "https://eur-lex.europa.eu/legal-content/{language}/TXT/?uri=CELEX:{celex}#art_{article}"
MOST_WORDS = 24
"""Entries of a concept that are printed; the rest stands in its file."""
JOINED = {"sentence": say("in one sentence"), "paragraph": say("in one paragraph")}


def handbook(rule_set: RuleSet, language: str) -> Plain:
    """Return the plain view of a rule set that was read with its cases, for the template `TEMPLATE`."""
    return _Handbook(rule_set, language).view()


class _Handbook:
    """One rule set in one language."""

    def __init__(self, rule_set: RuleSet, language: str) -> None:
        self._rules, self._language = rule_set, language
        self._duties = {duty.id: duty for duty in rule_set.obligations}
        self._notes = {concept.id: concept.note for concept in rule_set.concepts}

    def view(self) -> Plain:
        rules = self._rules
        return {
            "template": TEMPLATE,
            "style": STYLE,
            "language": self._language,
            "title": self._text(rules.title),
            "id": rules.id,
            "version": rules.version,
            "digest": rules.digest,
            "law_date": format_day(rules.law_date, self._language),
            "counts": self._say(
                "{duties} obligations, {elements} elements.",
                duties=len(rules.obligations),
                elements=len(rules.elements),
            ),
            "acts": [
                {"title": self._text(act.title), "short": self._text(act.short), "address": act.address}
                for act in rules.acts
            ],
            "themes": list(self._themes()),
            "concepts": [self._concept(concept) for concept in self._concepts()],
        }

    def _themes(self) -> Iterator[Plain]:
        for key, name in self._rules.themes:
            duties = [duty for duty in self._rules.obligations if duty.theme == key]
            if duties:
                yield {"id": key, "name": self._text(name), "duties": [self._duty(duty) for duty in duties]}

    def _duty(self, duty: Obligation) -> Plain:
        scope = duty.scope
        return {
            "id": duty.id,
            "title": self._text(duty.title),
            "citation": self._cited(duty.citation),
            "law": self._law(duty.citation),
            "duty": self._text(duty.duty),
            "note": self._text(duty.note),
            "binds": self._text(scope.label),
            "basis": ", ".join(map(self._cited, (*scope.binds_basis, *scope.exempt_basis))),
            "starts": [self._start(start) for start in scope.starts],
            "supervisor": self._text(scope.supervisor),
            "marks": [tell(mark, self._language) for mark in _marks(duty)],
            "not_from_paper": self._text(duty.not_from_paper),
            "related": [name for name in duty.related if name in self._duties],
            "points_to": self._places(duty.points_to),
            "measured": self._measured(duty),
            "elements": [self._element(element, duty.cases) for element in duty.elements],
            "place": str(duty.place),
        }

    def _start(self, start: Start) -> Plain:
        basis = ", ".join(map(self._cited, start.basis))
        return {
            "when": self._condition(start.when) if start.when else "",
            "day": tell(_start(start, basis), self._language),
        }

    def _condition(self, condition: Condition) -> str:
        if condition.kind == "fact":
            labels = {fact.id: self._text(fact.label) for fact in self._rules.facts}
            return labels.get(condition.fact, condition.fact)
        parts = [self._condition(part) for part in condition.parts]
        if condition.kind == "not":
            return self._say("not {what}", what=parts[0])
        return (" + " if condition.kind == "all" else " / ").join(parts)

    def _element(self, element: Element, cases: tuple[Case, ...]) -> Plain:
        level = LEVELS[next(level for level in LEVELS if level == element.asks_level)]
        return {
            "id": element.id,
            "asks": self._text(element.asks),
            "is_core": element.core,
            "level": tell(level[1], self._language),
            "signals": [self._signal(signal) for signal in element.signals],
            "backings": [word(BACKINGS.get(kind), self._language, kind) for kind in element.substantiated_by],
            "question": self._text(element.question),
            "evidence_wanted": self._text(element.evidence_wanted),
            "false_hits": [shown(text) for text in element.known_false_hits],
            "not_from_paper": self._text(element.not_from_paper),
            "related": list(element.related),
            "points_to": self._places(element.points_to),
            "shows": self._example(element, cases, silent=False),
            "silent": self._example(element, cases, silent=True),
        }

    def _places(self, pointers: tuple[Pointer, ...]) -> list[str]:
        return [f"{self._text(pointer.act.short)}, {self._text(pointer.label)}" for pointer in pointers]

    def _signal(self, signal: Signal) -> Plain:
        """Return one alternative: groups of concepts, each with what it means, and the conditions."""
        conditions = [tell(JOINED[signal.within], self._language)] if len(signal.all_of) > 1 else []
        if signal.near:
            conditions.append(self._say("at most {number} words apart", number=signal.near))
        if signal.unless:
            conditions.append(self._say("not beside {concepts}", concepts=self._named(signal.unless)))
        if signal.under:
            conditions.append(
                self._say("under a heading with {concepts}", concepts=self._named(signal.under))
            )
        return {
            "groups": [self._named(group) for group in signal.all_of],
            "concepts": [list(group) for group in signal.all_of],
            "conditions": conditions,
            "place": str(signal.place),
        }

    def _named(self, concepts: Iterable[str]) -> str:
        return " / ".join(
            self._text(self._notes.get(name, Localised(texts=(("en", name),)))) for name in concepts
        )

    def _example(self, element: Element, cases: tuple[Case, ...], *, silent: bool) -> str:
        """Return a case in the language of the handbook that shows an element, or one that does not."""
        for case in (each for each in cases if each.text):
            expected = dict(case.expect).get(element.id)
            if case.language == self._language and expected and (expected == "silent") is silent:
                return shown(" ".join(case.text.split()))
        return ""

    def _concepts(self) -> list[Concept]:
        used = {
            name
            for element in self._rules.elements
            for signal in element.signals
            for names in (*signal.all_of, signal.unless, signal.under)
            for name in names
        }
        return [concept for concept in self._rules.concepts if concept.id in used]

    def _concept(self, concept: Concept) -> Plain:
        words = [
            (code, [term.text for term in concept.terms if term.language == code])
            for code in self._rules.languages
        ]
        return {
            "id": concept.id,
            "note": self._text(concept.note),
            "words": [
                {"language": code, "words": "; ".join(map(shown, found[:MOST_WORDS])),
                 "more": max(0, len(found) - MOST_WORDS)}
                for code, found in words
                if found
            ],
            "place": str(concept.place),
        }  # fmt: skip

    def _measured(self, duty: Obligation) -> str:
        quality = self._rules.quality
        article = quality.articles.get(duty.citation.article_id) if quality else None
        if article is None:
            return ""
        return self._say(
            "On {documents} labelled documents: {found} of {labelled} found, {extra} extra.",
            documents=article.documents,
            found=article.found,
            labelled=article.labelled,
            extra=article.extra,
        )

    def _cited(self, citation: Citation) -> str:
        label = citation.label(self._language)
        return label[:1].upper() + label[1:]

    def _law(self, citation: Citation) -> str:
        """Return the address of an article in EUR-Lex, or where a text outside of it can be read."""
        if not citation.act.celex:
            return citation.act.address
        return EUR_LEX.format(
            language=self._language.upper(), celex=citation.act.celex, article=citation.article
        )

    def _text(self, text: Localised) -> str:
        return shown(text(self._language))

    def _say(self, text: str, /, **values: Filling) -> str:
        return tell(say(text, **values), self._language)


def _start(start: Start, basis: str) -> Message:
    """Return in words from when a duty applies."""
    months, day = start.months_after_designation, start.on.isoformat() if start.on else ""
    if months is None:
        return say("from {day} ({basis})", day=day, basis=basis)
    values: dict[str, Filling] = {"months": months, "basis": basis}
    if not day:
        return say("{months} months after designation ({basis})", **values)
    if start.later:
        return say("{months} months after designation, not before {day} ({basis})", day=day, **values)
    return say("{months} months after designation, at the latest on {day} ({basis})", day=day, **values)


def _marks(duty: Obligation) -> Iterator[Message]:
    if duty.uncertain:
        yield say("The source marks this row as uncertain.")
    if duty.optional:
        yield say("A right or an option, no duty by itself.")
