"""Sums: parts and wholes, shares, rates, loads and the totals of tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from checker.plugins.checks.observing import observe, quote
from checker.plugins.checks.quantities import Counted, counted, listed
from checker.plugins.checks.reading import Read, reads
from checker.plugins.checks.sums import told_sums
from checker.plugins.checks.totals import totals

from checker.domain.assessment import Dossier
from checker.domain.message import Message, say
from checker.domain.obligation import RuleSet
from checker.domain.observation import Observation
from checker.hookspecs import hookimpl
from checker.offers import Check, Evaluation
from checker.settings import Settings

NAME = "arithmetic"
MOST = 20
"""Observations of one rule."""
PERCENT = "%"
_OF = re.compile(
    r"^[^.;]{0,40}?\b(?:of|van|von|sur|out of)\b(?: the| de| het| den| les| our| onze| alle| all)? *$"
)
_WORK = ("removals", "notices", "orders", "requests", "appeals", "accounts")


@hookimpl
def checker_checks(settings: Settings) -> Iterable[Check]:
    """Offer the check of sums."""
    return [Check(name=NAME, check=check)]


def check(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Observation, ...]:
    """Return what does not add up, and what cannot be checked for want of a base."""
    documents = reads(dossier)
    figures = counted(documents, evaluation.figures)
    sentences = _by_sentence(figures)
    shares = list(islice((found for group in sentences for found in _share(group)), MOST))
    return (
        *islice((found for group in sentences for found in _part_of_whole(group)), MOST),
        *shares,
        *islice(_told(documents, sentences, shares), MOST),
        *_rates(sentences),
        *islice(_loads(figures), MOST),
        *(found for read in documents for found in totals(read)),
    )


def _told(
    documents: Iterable[Read], sentences: list[list[Counted]], shares: Iterable[Observation]
) -> Iterator[Observation]:
    """Yield what sentences with a figure add up to, where the figures alone did not show it."""
    shown = {(span.document, span.start) for observation in shares for span in observation.spans}
    starts = {(group[0].read.id, group[0].figure.start) for group in sentences} - shown
    for read in documents:
        for passage in read.statements():
            if (read.id, passage.start) in starts:
                yield from told_sums(read, passage)


def _by_sentence(figures: Iterable[Counted]) -> list[list[Counted]]:
    groups: defaultdict[tuple[str, int], list[Counted]] = defaultdict(list)
    for each in figures:
        groups[each.read.id, each.figure.start].append(each)
    return list(groups.values())


def _part_of_whole(group: list[Counted]) -> Iterator[Observation]:
    """Yield a part that is larger than the whole it is said to be of."""
    for whole, part in pairwise(group):
        between = whole.sentence[
            whole.figure.number_end - whole.figure.start : part.figure.number_start - whole.figure.start
        ]
        is_part = any(word in between for word in listed("parts"))
        amounts = PERCENT not in {whole.figure.unit, part.figure.unit} and whole.kind == part.kind != ""
        if is_part and amounts and part.figure.value > whole.figure.value and not whole.figure.qualifier:
            yield _sum(
                "part-exceeds-whole",
                "conflict",
                say(
                    "A part ({part}) is larger than its whole ({whole}).", part=part.words, whole=whole.words
                ),
                [whole],
                question=say("Which of the two numbers is right?"),
            )


def _share(group: list[Counted]) -> Iterator[Observation]:
    """Yield a share that is not what its two numbers give: "30 of 120 (20 %)"."""
    for some, all_, share in zip(group, group[1:], group[2:], strict=False):
        base = some.figure.start
        between = some.sentence[some.figure.number_end - base : all_.figure.number_start - base]
        gap = share.figure.number_start - all_.figure.number_end
        if share.figure.unit != PERCENT or PERCENT in {some.figure.unit, all_.figure.unit} or gap > 40:
            continue
        if not _OF.match(between) or not 0 < some.figure.value <= all_.figure.value:
            continue
        real = 100 * some.figure.value / all_.figure.value
        decimals = len(share.words.rstrip(" %").replace(",", ".").partition(".")[2])
        if abs(real - share.figure.value) > 10.0**-decimals:
            text = "{some} of {all} is {real} %, not {share}."
            yield _sum(
                "share-differs",
                "conflict",
                say(text, some=some.words, all=all_.words, real=round(real, decimals + 1), share=share.words),
                [some],
                question=say("Which of the three numbers is right?"),
            )


def _rates(sentences: list[list[Counted]]) -> Iterator[Observation]:
    """Yield, once for each document, rates without a base, and rates that are not equally exact."""
    open_: defaultdict[str, list[Counted]] = defaultdict(list)
    uneven: defaultdict[str, list[Counted]] = defaultdict(list)
    for group in sentences:
        shares = [each for each in group if each.figure.unit == PERCENT]
        open_[group[0].read.id] += [each for each in shares[:1] if _has_no_base(shares)]
        if len({"," in each.words or "." in each.words for each in shares}) > 1:
            uneven[group[0].read.id].append(shares[0])
    for found in filter(None, open_.values()):
        yield _sum(
            "rate-without-base",
            "look",
            say("A rate is given without its base: {share}.", share=found[0].words),
            found,
            question=say("Of how many, counted how, over which period and territory?"),
        )
    for found in uneven.values():
        yield _sum(
            "uneven-precision",
            "note",
            say("Rates beside each other are exact to a different degree: {share}.", share=found[0].words),
            found,
            question=say("What are the numbers behind the rates?"),
        )


def _has_no_base(shares: list[Counted]) -> bool:
    if not shares:
        return False
    after = shares[0].after
    rate = any(word in after for word in listed("rates"))
    return rate and not any(f" {base} " in after for base in listed("bases"))


def _loads(figures: list[Counted]) -> Iterator[Observation]:
    """Yield what each of the staff would have done, where staff and work are told of one territory."""
    staff: defaultdict[tuple[str, str], list[Counted]] = defaultdict(list)
    for each in figures:
        if each.kind == "staff" and each.figure.value >= 10:
            staff[each.read.id, _territory(each)].append(each)
    for each in figures:
        people = staff.get((each.read.id, _territory(each)), ())
        if each.kind in _WORK and each.figure.value >= 1_000 and people:
            one = people[0]
            load = round(each.figure.value / one.figure.value)
            text = "{work} {unit} and {people} people: about {load} for each, if all was done by hand."
            yield _sum(
                "load-per-head",
                "note",
                say(text, work=each.words, unit=each.figure.unit, people=one.words, load=load),
                [each, one],
                question=say(
                    "How many were decided by people, in which time, and by how many full-time staff?"
                ),
            )


def _territory(each: Counted) -> str:
    """Return the territory; none told is taken for the whole world."""
    return "" if each.scope in {"", "global"} else each.scope


def _sum(
    rule: str, severity: str, message: Message, figures: Iterable[Counted], *, question: Message
) -> Observation:
    found: Observation = observe(
        rule,
        "arithmetic",
        severity,
        message,
        [quote(each.document, each.span.start, each.span.end, each.figure.number_start) for each in figures],
        explanations=(say("The numbers may be rounded, or count different things."),),
        question=question,
    )
    return found
