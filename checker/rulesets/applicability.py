"""Whether a duty binds a provider on a day, in three values, with the reason of every step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from checker.domain.document import DateReading
from checker.domain.finding import Applicability
from checker.domain.message import Localised, Message, say
from checker.domain.obligation import Obligation, Scope
from checker.domain.profile import Profile, Truth, all_of
from checker.messages import in_every_language
from checker.rulesets.beginning import (
    Asked,
    Step,
    beginning_of,
    days_of_beginning,
    questions_about,
)
from checker.rulesets.conditions import cited, evaluate, named
from checker.rulesets.standing import as_designated, as_on, duties_end, periods, turning_days
from checker.rulesets.supervision import supervisors

WHICH_DAY = say("From which date is the document?")


def judge(obligation: Obligation, profile: Profile, reference: DateReading) -> Applicability:
    """Return whether a duty binds the provider of a profile on the day of reference, and why.

    Where that day is open, both bounds and every day between on which the answer can change are judged: what
    holds for all of them is used, anything else is unknown.
    """
    return _judge(obligation.scope, profile, reference)


def judging(profile: Profile, reference: DateReading) -> Callable[[Obligation], Applicability]:
    """Return what judges obligations for one provider and day; all of one scope are judged together."""
    of_scope = cache(partial(_judge, profile=profile, reference=reference))
    return lambda obligation: of_scope(obligation.scope)


def _judge(scope: Scope, profile: Profile, reference: DateReading) -> Applicability:
    first, last = reference.earliest or date.min, reference.latest or date.max
    days = {*turning_days(profile, scope), *days_of_beginning(scope, profile)}
    between = sorted(day for day in days if first < day < last)
    judged = [_judge_on(scope, profile, day) for day in (first, *between, last)]
    if len({each.applies for each in judged}) == 1:
        return judged[-1].applicability()
    return Applicability(
        applies=Truth.UNKNOWN,
        reasons=(*judged[-1].reasons, _open_day(judged)),
        basis=judged[-1].basis,
        questions=(*judged[-1].questions, in_every_language(WHICH_DAY)),
        supervisors=judged[-1].supervisors,
    )


def _open_day(judged: list[_Judged]) -> Message:
    if any(each.begun is Truth.NO for each in judged):
        return say(
            "The date of the document is open; on some of the possible days the duty did not apply yet."
        )
    return say("The date of the document is open; the answer is not the same on all of the possible days.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """The answer for one day."""

    steps: tuple[Step, ...]
    begun: Truth
    """Whether the duty had begun on that day; yes where that was not asked."""
    asked: Asked | None = None
    """What every step was judged by; none where one decided before the last."""

    @property
    def applies(self) -> Truth:
        return all_of(tuple(step.holds for step in self.steps))

    @property
    def reasons(self) -> tuple[Message, ...]:
        return tuple(reason for step in self.steps for reason in step.reasons)

    @property
    def basis(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place.label("en") for step in self.steps for place in step.basis))

    @property
    def questions(self) -> tuple[Localised, ...]:
        return tuple(dict.fromkeys(question for step in self.steps for question in step.questions))

    @property
    def supervisors(self) -> tuple[Message, ...]:
        if self.asked is None:
            return ()
        scope, current, day = self.asked.scope, self.asked.current, self.asked.day
        return supervisors(scope, as_designated(current, day), day)

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
            supervisors=self.supervisors,
        )


def _judge_on(scope: Scope, profile: Profile, day: date) -> _Judged:
    """Judge step by step; after one that decides, no further step is asked."""
    asked = Asked(scope=scope, profile=profile, current=as_on(profile, scope, day), day=day)
    steps: list[Step] = []
    further: tuple[Callable[[Asked], Step | None], ...] = (_binding, _territory, _exemption)
    for ask in further:
        step = ask(asked)
        if step is not None:
            steps.append(step)
            if step.holds is Truth.NO:
                return _Judged(steps=tuple(steps), begun=Truth.YES)
    beginning = beginning_of(asked)
    return _Judged(steps=(*steps, beginning), begun=beginning.holds, asked=asked)


def _binding(asked: Asked) -> Step:
    scope, current = asked.scope, asked.current
    bound = evaluate(scope.binds, current)
    template = {
        Truth.YES: say("The duty binds {scope} ({basis})."),
        Truth.NO: say("The duty binds {scope} ({basis}); this service is none of these."),
        Truth.UNKNOWN: say("The duty binds {scope} ({basis}); whether this service is one is not known."),
    }[bound]
    lapsed = _lapsed(asked) if bound is Truth.NO else ()
    return Step(
        holds=bound,
        reasons=(say(template.text, scope=scope.label, basis=cited(scope.binds_basis)), *lapsed),
        basis=(*scope.binds_basis, *(scope.lapse.basis if scope.lapse and lapsed else ())),
        questions=questions_about(scope.binds, scope.facts, current),
    )


def _lapsed(asked: Asked) -> tuple[Message, ...]:
    """Say since when a service is no longer bound because its designation ended, where that is why."""
    end = asked.profile.designation_ended_on
    over = duties_end(asked.profile, asked.scope)
    if end is None or over is None or evaluate(asked.scope.binds, asked.profile) is Truth.NO:
        return ()
    if asked.scope.lapse is None:
        return (say("The designation ended on {day}.", day=end.isoformat()),)
    return (
        say(
            "The designation ended on {day}; from {over} on it brings no duties any more ({basis}).",
            day=end.isoformat(),
            over=over.isoformat(),
            basis=cited(asked.scope.lapse.basis),
        ),
    )


def _territory(asked: Asked) -> Step | None:
    territory = asked.scope.territory
    if territory is None:
        return None
    within = evaluate(territory.when, asked.current)
    template = {
        Truth.YES: say("The rules hold for {label} ({basis})."),
        Truth.NO: say("The rules hold for {label} ({basis}); this service is none of these."),
        Truth.UNKNOWN: say("The rules hold for {label} ({basis}); whether this service is one is not known."),
    }[within]
    return Step(
        holds=within,
        reasons=(say(template.text, label=territory.label, basis=cited(territory.basis)),),
        basis=territory.basis,
        questions=questions_about(territory.when, territory.facts, asked.current),
    )


def _exemption(asked: Asked) -> Step | None:
    scope = asked.scope
    if scope.exempt is None:
        return None
    current = as_designated(asked.current, asked.day)
    exempt = evaluate(scope.exempt, current)
    template = {
        Truth.YES: say("The provider is exempt ({basis}): {facts}."),
        Truth.NO: say("No exemption holds ({basis})."),
        Truth.UNKNOWN: say(
            "Whether the provider is exempt ({basis}) is not known; it depends on this: {facts}."
        ),
    }[exempt]
    basis = cited(scope.exempt_basis)
    facts = named(fact for fact in scope.facts if current.fact(fact.id) is exempt)
    reason = (
        say(template.text, basis=basis)
        if exempt is Truth.NO
        else say(template.text, basis=basis, facts=facts)
    )
    return Step(
        holds=~exempt,
        reasons=(reason, *_known_days(asked)),
        basis=scope.exempt_basis,
        questions=questions_about(scope.exempt, scope.facts, current),
    )


def _known_days(asked: Asked) -> Iterator[Message]:
    """Yield until when facts held that ended, and how long what follows from that holds."""
    ended = dict(asked.profile.ended)
    labels = {fact.id: fact.label for fact in asked.scope.facts}
    for id, label in labels.items():
        if id in ended:
            yield say("Known: {fact}, until {day}.", fact=label, day=ended[id].isoformat())
    for id, first, last in periods(asked.profile, asked.scope):
        yield say(
            "Known: {fact}, from {first} until {day}.",
            fact=labels[id],
            first=first.isoformat(),
            day=last.isoformat(),
        )
