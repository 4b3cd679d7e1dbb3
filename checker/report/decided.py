"""What people decided, set aside and signed, each beside what was found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.domain.case import DecisionKind, Reason, State
from checker.domain.message import Message, say
from checker.domain.review import Aside, Review, Said, Taken
from checker.messages import format_day, tell
from checker.report.display import shown
from checker.report.edition import Edition, Plain
from checker.report.words import LEVELS, LIFTED, OUTCOMES

LONGEST = 10_000
"""Letters of what a person wrote; longer than forms take."""
STATES: dict[State, Message] = {
    State.WORKING: say("working version"),
    State.HEARING: say("for hearing"),
    State.OFFERED: say("offered for signature"),
    State.FINAL: say("final, signed"),
}
REASONS: dict[Reason, Message] = {
    Reason.MISREAD: say("the passage means something else"),
    Reason.OVERLOOKED: say("a passage that shows it was not found"),
    Reason.OTHER_DOCUMENT: say("another document shows it"),
    Reason.NOT_ABOUT_SERVICE: say("the passage is about another service, place or time"),
    Reason.APPLICABILITY: say("the duty binds the service otherwise than was taken"),
    Reason.WEIGHT: say("the statement weighs more or less than the rule gives it"),
    Reason.RULE: say("the rule itself is wrong"),
    Reason.SECOND_READER: say("settled with the second reader"),
    Reason.OTHER: say("another reason"),
}
GATES: dict[str, Message] = {
    "quotes": say("Quotes that nobody has checked"),
    "expired": say("Decisions whose end has passed"),
    "remarks": say("Open comments and questions"),
    "reasons": say("“Not applicable” without a reason"),
    "second": say("The second reading is not settled"),
    "registers": say("Registers that have grown old"),
    "pages": say("Pages that were not read"),
    "shelf": say("Decisions that rest on a source taken from the shelf"),
}
"""What is looked at before signing."""
KINDS: dict[DecisionKind, Message] = {
    DecisionKind.ACCEPT: say("accepted as found"),
    DecisionKind.CHANGE: say("decided otherwise"),
    DecisionKind.LIFT: say("lifted by a source"),
    DecisionKind.COMMENT: say("commented"),
    DecisionKind.ASK: say("asked"),
    DecisionKind.RESOLVE: say("resolved"),
    DecisionKind.WITHDRAW: say("withdrawn"),
}


def decided(edition: Edition, review: Review | None) -> Plain | None:
    """Return what people did with an assessment, as sentences; None where nobody has done anything.

    ``duties`` holds what was said by obligation, ``rows`` the same in the order of the report.
    """
    if review is None:
        return None
    rows = [_row(edition, each) for each in _in_order(edition, review)]
    return {
        "case": shown(review.case),
        "status": _status(edition, review),
        "rows": rows,
        "duties": {
            each.obligation: [row for row in rows if row["duty"] == each.obligation] for each in review.said
        },
        "lifted": _lifted(edition, review),
        "aside": [_aside(edition, each) for each in review.aside],
        "steps": [_step(edition, each) for each in review.steps],
    }


def _status(edition: Edition, review: Review) -> str:
    state = edition.tell(STATES[review.state])
    last = review.steps[-1] if review.steps else None
    if last is None:
        return state
    return edition.say(
        "{state}, by {name}, {moment}", state=state, name=last.author, moment=_moment(edition, last.moment)
    )


def _in_order(edition: Edition, review: Review) -> list[Said]:
    places = [
        (duty.id, element)
        for duty in edition.in_order_of_law()
        for element in ("", *(each.id for each in duty.elements))
    ]
    order = {place: number for number, place in enumerate(places)}
    there = [each for each in review.said if (each.obligation, each.element) in order]
    return sorted(there, key=lambda each: order[each.obligation, each.element])


def _row(edition: Edition, said: Said) -> Plain:
    duty = next(each for each in edition.rule_set.obligations if each.id == said.obligation)
    element = next((each for each in duty.elements if each.id == said.element), None)
    why = [edition.tell(REASONS[said.reason])] if said.reason else []
    if said.until:
        until = format_day(date.fromisoformat(said.until), edition.language)
        why.append(edition.say("holds until {day}", day=until))
    return {
        "duty": said.obligation,
        "place": edition.citation(duty),
        "asks": edition.text(element.asks) if element else edition.text(duty.title),
        "found": _word(edition, said.machine),
        "kind": str(said.kind),
        "did": edition.tell(KINDS[said.kind]),
        "holds": _word(edition, said.verdict) if said.kind.replaces else "",
        "why": "; ".join(why),
        "text": shown(said.text, LONGEST),
        "basis": shown(said.basis, LONGEST),
        "source": shown(said.source, LONGEST),
        "author": shown(said.author),
        "moment": _moment(edition, said.moment),
        "ended": edition.tell(KINDS[said.ended]) if said.ended else "",
    }


def _lifted(edition: Edition, review: Review) -> list[str]:
    """Return what the words mean that only people say, as far as they were said."""
    said = {each.verdict for each in review.said}
    return [
        f"{symbol} {edition.tell(word)}: {edition.tell(means)}"
        for key, (symbol, word, means) in LIFTED.items()
        if key in said
    ]


def _aside(edition: Edition, aside: Aside) -> Plain:
    gate = GATES.get(aside.gate)
    return {
        "what": edition.tell(gate) if gate else aside.gate,
        "points": aside.points,
        "reason": shown(aside.reason, LONGEST),
        "author": shown(aside.author),
        "moment": _moment(edition, aside.moment),
    }


def _step(edition: Edition, step: Taken) -> Plain:
    return {
        "state": edition.tell(STATES[step.state]),
        "reason": shown(step.reason, LONGEST),
        "author": shown(step.author),
        "moment": _moment(edition, step.moment),
    }


def _moment(edition: Edition, moment: str) -> str:
    day = format_day(date.fromisoformat(moment[:10]), edition.language)
    return f"{day}, {moment[11:16]} UTC"


def _word(edition: Edition, identity: str) -> str:
    """Return symbol and word of a level, or the word of an outcome; one that is neither is shown as it is."""
    names: Mapping[str, str] = {str(key): tell(word, edition.language) for key, (word, _) in OUTCOMES.items()}
    names = {
        **names,
        **{str(key): f"{symbol} {tell(word, edition.language)}" for key, (symbol, word, _) in LEVELS.items()},
    }
    names |= {key: f"{symbol} {tell(word, edition.language)}" for key, (symbol, word, _) in LIFTED.items()}
    return names.get(identity, identity)
