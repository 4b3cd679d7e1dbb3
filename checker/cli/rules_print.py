"""Rules on the terminal: the list, one obligation, and what came of its cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from checker.domain.evidence import Level, Match
from checker.domain.message import Message, say
from checker.domain.obligation import Concept, Element, Obligation, RuleSet, Signal
from checker.messages import tell
from checker.rulesets.cases import CaseResult, Difference

LEVELS = {
    Level.SILENT: say("silent"),
    Level.ASSERTED: say("asserted"),
    Level.DESCRIBED: say("described"),
    Level.SUBSTANTIATED: say("substantiated"),
}
_JOINED = {"sentence": say("in one sentence"), "paragraph": say("in one paragraph")}
MOST_WORDS = 12
"""Entries of a concept that are printed; the rest stands in its file."""


def console_of_rules() -> Console:
    """Return the terminal as rules are printed on it: no markup, nothing guessed."""
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=False)


def print_list(rule_set: RuleSet, language: str) -> None:
    """Print every obligation on a line of its own, under its theme."""
    console = console_of_rules()
    titles = dict(rule_set.themes)
    for theme, title in titles.items():
        duties = [duty for duty in rule_set.obligations if duty.theme == theme]
        if duties:
            console.print(Text(title(language), style="bold"))
            table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
            for duty in duties:
                table.add_row(
                    duty.id, duty.title(language), duty.citation.label(language), _count(duty, language)
                )
            console.print(table)
            console.print()
    counts = {"duties": len(rule_set.obligations), "elements": len(rule_set.elements)}
    total = say("{duties} obligations, {elements} elements.", **counts)
    console.print(tell(total, language))


def _count(duty: Obligation, language: str) -> str:
    """Return the number of elements."""
    return tell(say("elements: {count}", count=len(duty.elements)), language)


def print_duty(duty: Obligation, rule_set: RuleSet, language: str) -> None:
    """Print one obligation as a page: the law in our words, elements, vocabulary, cases."""
    console = console_of_rules()
    console.print(Text(f"{duty.id}  {duty.title(language)}", style="bold"))
    console.print(Text(f"{duty.citation.label(language)} · {duty.scope.label(language)}", style="dim"))
    for mark in _marks(duty):
        console.print(Text(tell(mark, language), style="dim"))
    console.print(Padding(duty.duty(language), (1, 0)))
    concepts = {concept.id: concept for concept in rule_set.concepts}
    for element in duty.elements:
        _print_element(console, element, concepts, language)
    if duty.cases:
        console.print(Text(tell(say("Cases"), language), style="bold"))
    for case in duty.cases:
        expected = ", ".join(
            f"{name.split('.')[-1]}: {tell(LEVELS[Level(level)], language)}" for name, level in case.expect
        )
        console.print(Text(f"{case.language}  {case.text.strip()}"))
        console.print(Padding(Text(expected, style="dim"), (0, 0, 0, 4)))


def _marks(duty: Obligation) -> Iterator[Message]:
    if duty.uncertain:
        yield say("The source marks this row as uncertain.")
    if not duty.citation.act.binding:
        yield say("A code or guideline, no law by itself.")
    if duty.optional:
        yield say("A right or an option, no duty by itself.")


def _print_element(console: Console, element: Element, concepts: dict[str, Concept], language: str) -> None:
    role = tell(say("core") if element.core else say("supporting"), language)
    console.print(Text(f"{element.id} ({role})", style="bold"))
    console.print(Padding(element.asks(language), (0, 0, 0, 2)))
    if element.not_from_paper.texts:
        console.print(Padding(element.not_from_paper(language), (0, 0, 0, 2)))
    for signal in element.signals:
        console.print(Padding(_signal(signal, language), (0, 0, 0, 2)))
    for concept in sorted({name for signal in element.signals for group in signal.all_of for name in group}):
        if concept in concepts:
            console.print(Padding(_vocabulary(concepts[concept], language), (0, 0, 0, 4)))
    if element.question.texts:
        console.print(Padding(Text(element.question(language), style="italic"), (0, 0, 0, 2)))
    console.print()


def _signal(signal: Signal, language: str) -> Text:
    groups = " + ".join(" | ".join(group) for group in signal.all_of)
    parts = [groups, tell(_JOINED[signal.within], language), tell(LEVELS[Level(signal.level)], language)]
    if signal.near:
        parts.append(tell(say("at most {number} words apart", number=signal.near), language))
    if signal.unless:
        parts.append(tell(say("not beside {concepts}", concepts=", ".join(signal.unless)), language))
    if signal.under:
        parts.append(tell(say("under a heading with {concepts}", concepts=", ".join(signal.under)), language))
    return Text(f"– {' · '.join(parts)}  ({signal.place})")


def _vocabulary(concept: Concept, language: str) -> Text:
    words = [term.text for term in concept.terms if term.language == language]
    more = say("and {number} more", number=len(words) - MOST_WORDS)
    shown = words[:MOST_WORDS] + ([tell(more, language)] if len(words) > MOST_WORDS else [])
    return Text(f"{concept.id}: {'; '.join(shown)}  ({concept.place})", style="dim")


def print_results(results: Sequence[CaseResult], language: str) -> None:
    """Print what somebody must act on, in full, and one line that counts."""
    console = console_of_rules()
    for result in results:
        if result.is_fault:
            _print_result(console, result, language)
    pending = sum(result.case.pending for result in results)
    count = say(
        "{cases} cases: {good} as expected, {pending} pending, {bad} to look at.",
        cases=len(results),
        good=sum(not result.is_fault and not result.case.pending for result in results),
        pending=pending,
        bad=sum(result.is_fault for result in results),
    )
    console.print(tell(count, language))


def _print_result(console: Console, result: CaseResult, language: str) -> None:
    case = result.case
    console.print(Text(f"{case.place}  {result.obligation}: {case.name}", style="bold"))
    console.print(Padding(Text(case.text.strip()), (0, 0, 0, 2)))
    if result.holds:
        console.print(
            Padding(tell(say("This pending case holds by now; remove pending."), language), (0, 0, 0, 2))
        )
    for difference in result.differences:
        for line in _difference(difference, result, language):
            console.print(Padding(Text(line), (0, 0, 0, 2)))
    console.print()


def _difference(difference: Difference, result: CaseResult, language: str) -> Iterator[str]:
    sentence = say(
        "{element}: expected {expected}, found {found}.",
        element=difference.element,
        expected=tell(LEVELS[difference.expected], language),
        found=tell(LEVELS[difference.found], language),
    )
    yield tell(sentence, language)
    quote = result.document.quote
    for piece in difference.evidence:
        yield f"  “{quote(piece.start, piece.end)}”  {piece.signal or ''}"
        yield from (f"    {tell(reason, language)}" for reason in piece.reasons)
        yield from (f"    {_match(match, quote(match.start, match.end))}" for match in piece.matches)
    for miss in difference.near_misses:
        yield f"  ~ {tell(miss.reason, language)}"
        yield from (f"    {_match(match, quote(match.start, match.end))}" for match in miss.matches)


def _match(match: Match, words: str) -> str:
    return f"{match.concept}: “{words}” ← {match.term}  ({match.place})"
