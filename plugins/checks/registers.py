"""Registers beside the text: who is called a trusted flagger, who supervises, what authorities began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from checker.plugins.checks.names import Names
from checker.plugins.checks.observing import observe, quote
from checker.plugins.checks.reading import Read, reads

from checker.domain.assessment import Dossier
from checker.domain.document import Passage
from checker.domain.message import Message, say
from checker.domain.obligation import RuleSet
from checker.domain.observation import Observation
from checker.domain.register import Register
from checker.hookspecs import hookimpl
from checker.offers import Check, Evaluation
from checker.settings import Settings

NAME = "registers"
FLAGGERS, BODIES = "trusted-flaggers", "government-channels"
COORDINATORS, ENFORCEMENT = "digital-services-coordinators", "enforcement"
_JUDGED = "court"
"""Begins the kinds of steps that somebody else than a supervisor took."""


@hookimpl
def checker_checks(settings: Settings) -> Iterable[Check]:
    """Offer the check against registers."""
    return [Check(name=NAME, check=check, registers=(FLAGGERS, BODIES, COORDINATORS, ENFORCEMENT))]


def check(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Observation, ...]:
    """Return where a text and a register differ."""
    return tuple(
        found
        for read in reads(dossier)
        for found in (
            *_flaggers(read, dossier),
            *_coordinators(read, dossier),
            *_proceedings(read, dossier),
        )
    )


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


def _flaggers(read: Read, dossier: Dossier) -> Iterator[Observation]:
    """Yield bodies that are called trusted flaggers, or partners, and are not on the register on that day."""
    register = dossier.register(FLAGGERS)
    if register is None:
        return
    rows = {row["name"]: row for row in register.records()}
    names = Names((register, dossier.register(BODIES)), own=(dossier.profile.name,))
    known = frozenset(names.known.values())
    called = _named(read, "trusted_flagger", names, known)
    absent = {name: place for name, place in called.items() if name not in rows}
    if absent:
        text = "Called a trusted flagger, and not on the register as of {day}: {names}."
        message = say(text, day=register.as_of.isoformat(), names=", ".join(sorted(absent)))
        yield _of_flaggers("flagger-not-on-register", "look", message, read, absent.values())
    partners = {**_named(read, "priority_channel", names, known), **called}
    for name, place in sorted(partners.items()):
        since = _day(rows[name]["awarded_on"]) if name in rows else None
        if since and read.earliest and (read.latest or read.earliest) < since:
            text = (
                "{name} is named as a partner or trusted flagger; on the register it stands since {day} only."
            )
            message = say(text, name=name, day=since.isoformat())
            yield _of_flaggers("flagger-before-register", "note", message, read, [place])


def _named(read: Read, concept: str, names: Names, known: frozenset[str]) -> dict[str, tuple[Passage, ...]]:
    """Return the bodies that registers know and that stand where a concept does, with the place."""
    found: dict[str, tuple[Passage, ...]] = {}
    for passage in read.statements_with(concept):
        for name, index in names.around(read, (passage,)).items():
            if name in known:
                beside = read.document.passages[index]
                found.setdefault(name, (passage,) if beside is passage else (passage, beside))
    return found


def _of_flaggers(
    rule: str, severity: str, message: Message, read: Read, places: Iterable[tuple[Passage, ...]]
) -> Observation:
    passages = [passage for place in places for passage in place]
    found: Observation = observe(
        rule,
        "register",
        severity,
        message,
        [quote(read.document, each.start, each.end) for each in passages],
        explanations=(
            say("The words may mean a partner programme of the platform, which the law does not forbid."),
            say("The register may know the body under another name."),
        ),
        question=say("Who awarded the status, on which day, and for which field of expertise?"),
        obligations=("dsa-22-1",),
    )
    return found


def _coordinators(read: Read, dossier: Dossier) -> Iterator[Observation]:
    """Yield coordinators that are named as supervisor and are not, or were not yet."""
    register = dossier.register(COORDINATORS)
    if register is None:
        return
    names = Names((register,), own=(dossier.profile.name,))
    by_name = {row["name"]: row for row in register.records()}
    told: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in read.statements_with("supervises"):
        for name in names.in_passage(read, passage):
            if name in by_name:
                told[name].append(passage)
    for name, passages in sorted(told.items()):
        yield from _coordinator(read, dossier, by_name[name], passages)


def _coordinator(
    read: Read, dossier: Dossier, row: Mapping[str, str], passages: list[Passage]
) -> Iterator[Observation]:
    spans = [quote(read.document, each.start, each.end) for each in passages]
    home, since = dossier.profile.member_state, _day(row["empowered_on"])
    explanations = (say("Other law than the Digital Services Act may be meant."),)
    question = say("Which authority supervises which duty, and on what basis?")
    if home and row["member_state"] != home:
        text = (
            "{name} is named as supervisor; the provider is established in {home}, with its own coordinator."
        )
        message = say(text, name=row["name"], home=home)
        yield observe(
            "coordinator-of-another-state", "register", "look", message, spans,
            explanations=explanations, question=question,
        )  # fmt: skip
    if since and read.latest and read.latest < since:
        text = "{name} is named as supervisor on a day before it had its powers ({day})."
        message = say(text, name=row["name"], day=since.isoformat())
        yield observe(
            "coordinator-before-powers", "register", "look", message, spans,
            explanations=explanations, question=question,
        )  # fmt: skip


def _proceedings(read: Read, dossier: Dossier) -> Iterator[Observation]:
    """Yield supervision that is spoken of without the proceedings that had begun by then."""
    register, day, name = dossier.register(ENFORCEMENT), read.earliest, dossier.profile.name
    spoken = [each for each in read.statements_with("supervision") if read.has("regulator_word", each.index)]
    if register is None or day is None or not name or not spoken or read.scan.mask("proceedings"):
        return
    steps = sorted(_steps(register, name, day))
    if steps:
        text = (
            "Supervision is spoken of, and no proceedings. The register has {number} steps against {name} by "
            "then, from {first} to {last}, the last by: {authority}."
        )
        message = say(
            text, number=len(steps), name=name, first=steps[0][0], last=steps[-1][0], authority=steps[-1][1]
        )
        yield observe(
            "proceedings-left-out",
            "register",
            "look",
            message,
            [quote(read.document, each.start, each.end) for each in spoken],
            explanations=(say("A paper need not tell of proceedings; another may."),),
            question=say("Which proceedings ran on the day of the paper, and on which articles?"),
        )  # fmt: skip


def _steps(register: Register, name: str, day: date) -> Iterator[tuple[str, str]]:
    """Yield day and authority of what authorities did about a service until a day."""
    for row in register.records():
        on = _day(row["date"])
        concerns = name.casefold() in row["service"].casefold()
        if on and on <= day and concerns and not row["type"].casefold().startswith(_JUDGED):
            yield row["date"], row["authority"]
