"""What follows for one service, in words on the terminal and as plain values."""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from checker.cli.rules_print import console_of_rules
from checker.cli.terminal import Terminal, harmless
from checker.domain.finding import Applicability
from checker.domain.message import Message, say
from checker.domain.obligation import Fact, Obligation, RuleSet
from checker.domain.profile import Profile, Truth
from checker.engine.diagnostics import old_registers
from checker.messages import format_day, tell, tell_all
from checker.report.words import SERVICES, TRUTHS, word
from checker.service import Bindings

STANDINGS = {
    "applies": say("Applies"),
    "undetermined": say("Undetermined"),
    "not_yet": say("Had not begun"),
    "does_not_apply": say("Does not apply"),
}
"""What a duty is for a service on a day, in the order in which they are printed."""

Judged = tuple[Obligation, Applicability]


def standing_of(judged: Applicability) -> str:
    """Return one of `STANDINGS`; what is older than a duty stands apart from what it does not bind."""
    if judged.applies is Truth.NO:
        return "not_yet" if judged.baseline else "does_not_apply"
    return "applies" if judged.applies is Truth.YES else "undetermined"


def plain_of(found: Bindings, language: str) -> dict[str, object]:
    """Return profile, registers and every duty as plain values, sentences in one language."""
    profile = found.profile
    return {
        "on": found.reference.day.isoformat() if found.reference.day else "",
        "profile": {
            "name": profile.name,
            "services": list(profile.services),
            "facts": {fact.id: str(profile.fact(fact.id)) for fact in facts_of(found)},
            "ended": {name: day.isoformat() for name, day in profile.ended},
            "designated_on": profile.designated_on.isoformat() if profile.designated_on else "",
            "designation_ended_on": profile.designation_ended_on.isoformat()
            if profile.designation_ended_on
            else "",
            "member_state": profile.member_state,
            "coordinator": profile.coordinator,
            "source": profile.source,
        },
        "registers": [
            {
                "rule_set": each.rule_set,
                "name": each.name,
                "as_of": each.as_of.isoformat(),
                "digest": each.digest,
            }
            for each in found.registers
        ],
        "warnings": [
            tell(warning.message, language) for warning in old_registers(found.registers, found.reference)
        ],
        "rule_sets": [
            {
                "id": rule_set.id,
                "version": rule_set.version,
                "digest": rule_set.digest,
                "duties": [_plain_duty(duty, judged, language) for duty, judged in duties],
            }
            for rule_set, duties in found.duties
        ],
    }


def _plain_duty(duty: Obligation, judged: Applicability, language: str) -> dict[str, object]:
    return {
        "id": duty.id,
        "citation": duty.citation.label(language),
        "title": duty.title(language),
        "standing": standing_of(judged),
        "reasons": list(tell_all(judged.reasons, language)),
        "basis": list(judged.basis),
        "questions": [question(language) for question in judged.questions],
        "supervisors": list(tell_all(judged.supervisors, language)),
        "is_baseline": judged.baseline,
        "is_uncertain": duty.uncertain,
        "is_optional": duty.optional,
        "status": duty.status,
    }


def facts_of(found: Bindings) -> tuple[Fact, ...]:
    """Return every fact that the rule sets ask for, each once."""
    return tuple({fact.id: fact for rule_set, _ in found.duties for fact in rule_set.facts}.values())


def print_bindings(found: Bindings, terminal: Terminal) -> None:
    """Print the profile, then for every rule set the duties that hold for the same reasons together."""
    console = console_of_rules()
    console.print(Text(harmless(found.profile.name), style="bold"))
    console.print(_table(found, terminal.language))
    for warning in old_registers(found.registers, found.reference):
        terminal.print(warning.message)
    for rule_set, duties in found.duties:
        _print_rule_set(rule_set, duties, terminal)


def _table(found: Bindings, language: str) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for label, value in _known(found, language):
        table.add_row(label, harmless(value))
    return table


def _known(found: Bindings, language: str) -> Iterator[tuple[str, str]]:
    """Yield label and value of everything that is known, and of the facts that are not."""
    profile = found.profile
    names = [word(SERVICES[name], language) for name in profile.services]
    yield tell(say("Service"), language), ", ".join(names)
    for label, day in _days(profile):
        yield tell(label, language), format_day(day, language)
    if profile.member_state:
        yield tell(say("Established in"), language), profile.member_state
    if profile.coordinator:
        yield tell(say("Coordinator"), language), profile.coordinator
    ended = dict(profile.ended)
    for fact in facts_of(found):
        answer = word(TRUTHS[profile.fact(fact.id)], language)
        if fact.id in ended:
            answer = tell(say("until {day}", day=ended[fact.id].isoformat()), language)
        yield fact.label(language), answer
    yield tell(say("Source"), language), profile.source or tell(say("as typed"), language)


def _days(profile: Profile) -> Iterator[tuple[Message, str]]:
    if profile.designated_on:
        yield say("Designated on"), profile.designated_on.isoformat()
    if profile.designation_ended_on:
        yield say("Designation ended on"), profile.designation_ended_on.isoformat()


def _print_rule_set(rule_set: RuleSet, duties: tuple[Judged, ...], terminal: Terminal) -> None:
    language = terminal.language
    console = console_of_rules()
    click.echo()
    console.print(Text(f"{rule_set.title(language)} ({rule_set.id} {rule_set.version})", style="bold"))
    for standing, title in STANDINGS.items():
        held = [each for each in duties if standing_of(each[1]) == standing]
        if held:
            console.print(Text(f"\n{tell(title, language)}: {len(held)}", style="bold"))
        for members in _alike(held):
            _print_group(members, terminal)


def _alike(duties: list[Judged]) -> Iterator[list[Judged]]:
    """Yield groups of duties that have the same reasons, questions and supervisors."""
    groups: dict[tuple[object, ...], list[Judged]] = {}
    for duty, judged in duties:
        groups.setdefault((judged.reasons, judged.questions, judged.supervisors), []).append((duty, judged))
    yield from groups.values()


def _print_group(members: list[Judged], terminal: Terminal) -> None:
    language = terminal.language
    console = console_of_rules()
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
    for duty, _ in members:
        table.add_row(duty.id, duty.citation.label(language), _titled(duty, language))
    console.print(table)
    judged = members[0][1]
    lines = [*tell_all(judged.reasons, language)]
    lines += [tell(say("To ask: {question}", question=question), language) for question in judged.questions]
    lines += [
        tell(say("Supervised by {name}", name=name), language)
        for name in tell_all(judged.supervisors, language)
    ]
    for line in lines:
        console.print(Padding(Text(harmless(line), style="dim"), (0, 0, 0, 4)))


def _titled(duty: Obligation, language: str) -> str:
    """Return the title of a duty with the marks that a reader must know of."""
    marks = [(duty.optional, say("a right or an option")), (duty.uncertain, say("uncertain"))]
    known = [tell(mark, language) for holds, mark in marks if holds]
    return f"{duty.title(language)} ({', '.join(known)})" if known else duty.title(language)
