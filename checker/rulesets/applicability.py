"""Whether a duty binds a provider on a day, in three values, with the reason of every step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from checker.domain.citation import Citation
from checker.domain.document import DateReading
from checker.domain.finding import Applicability
from checker.domain.message import Localised, Message, say
from checker.domain.obligation import Condition, Fact, Obligation, Scope, Start
from checker.domain.profile import Profile, Truth, all_of, any_of
from checker.messages import LANGUAGES, translate
from checker.rulesets.days import months_later

WHICH_DAY = say("From which date is the document?")
WHEN_DESIGNATED = say("On which day was the provider notified that the service is designated as very large?")

NEVER_SURE = date.max
"""Stands for the last day on which a duty can have begun, where there is none."""


def judge(obligation: Obligation, profile: Profile, reference: DateReading) -> Applicability:
    """Return whether a duty binds the provider of a profile on the day of reference, and why.

    Where that day is open, both bounds are judged: what holds for both is used, anything else is unknown.
    """
    first = _judge_on(obligation.scope, profile, reference.earliest or date.min)
    last = _judge_on(obligation.scope, profile, reference.latest or date.max)
    if first.applies is last.applies:
        return last.applicability()
    return Applicability(
        applies=Truth.UNKNOWN,
        reasons=(
            *last.reasons,
            say("The date of the document is open; on some of the possible days the duty did not apply yet."),
        ),
        basis=last.basis,
        questions=(*last.questions, _question(WHICH_DAY)),
    )


def evaluate(condition: Condition, profile: Profile) -> Truth:
    """Return the value of an expression over the facts of a profile."""
    if condition.kind == "fact":
        return profile.fact(condition.fact)
    values = tuple(evaluate(part, profile) for part in condition.parts)
    if condition.kind == "not":
        return ~values[0]
    return any_of(values) if condition.kind == "any" else all_of(values)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One thing that must hold for a duty to apply, and whether it does."""

    holds: Truth
    reason: Message
    basis: tuple[Citation, ...]
    questions: tuple[Localised, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """The answer for one day."""

    steps: tuple[_Step, ...]
    begun: Truth
    """Whether the duty had begun on that day; yes where that was not asked."""

    @property
    def applies(self) -> Truth:
        return all_of(tuple(step.holds for step in self.steps))

    @property
    def reasons(self) -> tuple[Message, ...]:
        return tuple(step.reason for step in self.steps)

    @property
    def basis(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place.label("en") for step in self.steps for place in step.basis))

    @property
    def questions(self) -> tuple[Localised, ...]:
        return tuple(question for step in self.steps for question in step.questions)

    def applicability(self) -> Applicability:
        older = self.begun is Truth.NO
        baseline = (
            [say("The document is older than the duty; what it shows is kept as a baseline.")]
            if older
            else []
        )
        return Applicability(
            applies=self.applies,
            reasons=(*self.reasons, *baseline),
            basis=self.basis,
            questions=self.questions if self.applies is Truth.UNKNOWN else (),
            baseline=older,
        )


def _judge_on(scope: Scope, profile: Profile, day: date) -> _Judged:
    """Judge step by step; after one that decides, no further step is asked."""
    steps: list[_Step] = []
    further: tuple[Callable[[Scope, Profile], _Step | None], ...] = (_binding, _exemption)
    for ask in further:
        step = ask(scope, profile)
        if step is not None:
            steps.append(step)
            if step.holds is Truth.NO:
                return _Judged(steps=tuple(steps), begun=Truth.YES)
    beginning = _beginning(scope, profile, day)
    return _Judged(steps=(*steps, beginning), begun=beginning.holds)


def _binding(scope: Scope, profile: Profile) -> _Step:
    bound = evaluate(scope.binds, profile)
    template = {
        Truth.YES: say("The duty binds {scope} ({basis})."),
        Truth.NO: say("The duty binds {scope} ({basis}); this service is none of these."),
        Truth.UNKNOWN: say("The duty binds {scope} ({basis}); whether this service is one is not known."),
    }[bound]
    return _Step(
        holds=bound,
        reason=say(template.text, scope=scope.label, basis=_labels(scope.binds_basis)),
        basis=scope.binds_basis,
        questions=_open_questions(scope, profile) if bound is Truth.UNKNOWN else (),
    )


def _exemption(scope: Scope, profile: Profile) -> _Step | None:
    if scope.exempt is None:
        return None
    exempt = evaluate(scope.exempt, profile)
    template = {
        Truth.YES: say("The provider is exempt ({basis}): {facts}."),
        Truth.NO: say("No exemption holds ({basis})."),
        Truth.UNKNOWN: say(
            "Whether the provider is exempt ({basis}) is not known; it depends on this: {facts}."
        ),
    }[exempt]
    facts = [fact for fact in scope.facts if profile.fact(fact.id) is exempt]
    basis = _labels(scope.exempt_basis)
    reason = (
        say(template.text, basis=basis)
        if exempt is Truth.NO
        else say(template.text, basis=basis, facts=_named(facts))
    )
    return _Step(
        holds=~exempt,
        reason=reason,
        basis=scope.exempt_basis,
        questions=_open_questions(scope, profile) if exempt is Truth.UNKNOWN else (),
    )


def _beginning(scope: Scope, profile: Profile, day: date) -> _Step:
    start = next((start for start in scope.starts if _counts(start, profile)), scope.starts[-1])
    first, last = _bounds(start, profile.designated_on)
    begun = Truth.YES if last <= day and last != NEVER_SURE else Truth.NO if day < first else Truth.UNKNOWN
    return _Step(
        holds=begun,
        reason=_said_of_beginning(begun, start, first, last),
        basis=start.basis,
        questions=(_question(WHEN_DESIGNATED),) if begun is Truth.UNKNOWN else (),
    )


def _counts(start: Start, profile: Profile) -> bool:
    return start.when is None or evaluate(start.when, profile) is Truth.YES


def _bounds(start: Start, designated_on: date | None) -> tuple[date, date]:
    """Return the first and the last day on which a duty can have begun; the same day where it is known."""
    if not start.months_after_designation:
        return start.on or date.min, start.on or NEVER_SURE
    first, last = start.earliest or date.min, NEVER_SURE
    if designated_on is not None:
        first = last = months_later(designated_on, start.months_after_designation)
    if start.on is None:
        return first, last
    choose = max if start.later else min
    return choose(start.on, first), choose(start.on, last)


def _said_of_beginning(begun: Truth, start: Start, first: date, last: date) -> Message:
    basis = _labels(start.basis)
    if begun is Truth.UNKNOWN:
        return say(
            "It applies {months} months after the designation ({basis}); the day of that is not known.",
            months=start.months_after_designation,
            basis=basis,
        )
    if begun is Truth.YES and first == last:
        return say("It applies to this service from {day} ({basis}).", day=last.isoformat(), basis=basis)
    if begun is Truth.YES:
        return say(
            "It applies to this service from {day} at the latest ({basis}).",
            day=last.isoformat(),
            basis=basis,
        )
    if first == last:
        return say(
            "It applies to this service only from {day} ({basis}).", day=first.isoformat(), basis=basis
        )
    return say(
        "It applies to this service from {day} at the earliest ({basis}).", day=first.isoformat(), basis=basis
    )


def _open_questions(scope: Scope, profile: Profile) -> tuple[Localised, ...]:
    return tuple(fact.question for fact in scope.facts if profile.fact(fact.id) is Truth.UNKNOWN)


def _labels(places: tuple[Citation, ...]) -> Localised:
    """Return citations as a reader of each language prints them."""
    return _each(lambda language: "; ".join(place.label(language) for place in places))


def _named(facts: Iterable[Fact]) -> Localised:
    named = tuple(facts)
    return _each(lambda language: ", ".join(fact.label(language) for fact in named))


def _question(message: Message) -> Localised:
    return _each(lambda language: translate(message.text, language))


def _each(write: Callable[[str], str]) -> Localised:
    return Localised(texts=tuple((language, write(language)) for language in sorted(LANGUAGES)))
