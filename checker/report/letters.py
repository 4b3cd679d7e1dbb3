"""Letters with questions to a platform: with powers or without, in the words of who writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.domain.case import Capacity
from checker.domain.correspondence import Asked
from checker.domain.message import Filling, Message, say
from checker.messages import format_day, tell
from checker.report import blocks
from checker.report.edition import Plain

BASES: dict[Capacity, Message] = {
    Capacity.COORDINATOR: say("Article 51(1)(a) of Regulation (EU) 2022/2065 (Digital Services Act)"),
    Capacity.COMMISSION: say("Article 67(1) and (2) of Regulation (EU) 2022/2065 (Digital Services Act)"),
    Capacity.MINISTRY: say("none: this is an invitation"),
}
PENALTIES: dict[Capacity, Message] = {
    Capacity.COORDINATOR: say(
        "Under Article 52 of that Regulation and the national law that carries it out, a fine can be imposed "
        "where information is not correct or not complete, or is not supplied or not corrected."
    ),
    Capacity.COMMISSION: say(
        "Under Article 74(2) of that Regulation a fine can be imposed where information is supplied "
        "that is not correct or not complete."
    ),
}
ASKS: dict[Asked, Message] = {
    Asked.CLARIFY: say("We ask you to clarify this."),
    Asked.SUPPLY: say("We ask you to fill in the table below."),
    Asked.EXPLAIN: say("We ask you to explain why this cannot be given."),
}

_HEADERS = (
    say("What is counted"), say("Number"), say("Territory"), say("Period"), say("Definition"), say("Source"),
)  # fmt: skip
"""What a table asks for of every figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a letter says, in one language; dates are ISO."""

    language: str
    capacity: Capacity
    has_powers: bool
    """True for a letter that demands; only for who can."""
    case: str
    platform: str
    addressee: str
    reference: str
    basis: str
    purpose: str
    dated: str
    deadline: str
    signed: str
    questions: Sequence[Mapping[str, Any]]
    """Each with kind, citation, text, wanted and said."""

    def say(self, text: str, /, **values: Filling) -> str:
        """Return a sentence of the catalogue."""
        return tell(say(text, **values), self.language)

    def day(self, day: str) -> str:
        """Write a date out, or leave room for it."""
        return format_day(day, self.language) if day else "…"


def letter_paper(letter: Letter) -> Plain:
    """Return a letter as blocks."""
    title = (
        letter.say("Request for information about {platform}", platform=letter.platform)
        if letter.has_powers
        else letter.say("Questions about {platform}", platform=letter.platform)
    )
    made = [
        *_head(letter),
        blocks.heading(title, 1),
        *_opening(letter),
        *(
            block
            for number, each in enumerate(letter.questions, 1)
            for block in _question(letter, number, each)
        ),
        *_close(letter),
    ]
    return blocks.paper(title, letter.language, made, facts=f"{letter.reference or letter.case} · {title}")


def _head(letter: Letter) -> Iterator[Plain]:
    yield blocks.text(letter.addressee or "…")
    known = [letter.say("Date: {day}", day=letter.day(letter.dated))]
    known.append(letter.say("Our reference: {reference}", reference=letter.reference or letter.case))
    yield blocks.text("\n".join(known))


def _opening(letter: Letter) -> Iterator[Plain]:
    yield blocks.text(letter.say("Dear Sir or Madam,"))
    if not letter.has_powers:
        yield blocks.text(
            letter.say(
                "We have read what {platform} has sent or published and have some questions about it. This "
                "letter is an invitation: it has no legal force, you are free to answer or not, and nothing "
                "follows from not answering.",
                platform=letter.platform,
            )
        )
    else:
        yield blocks.text(
            letter.say(
                "We have read what {platform} has sent or published. With this letter we request the "
                "information set out below.",
                platform=letter.platform,
            )
        )
        yield blocks.table([letter.say("What"), letter.say("Value")], _grounds(letter))
        yield blocks.text(tell(PENALTIES[letter.capacity], letter.language))
    if letter.purpose and not letter.has_powers:
        yield blocks.text(letter.say("Why we ask: {purpose}", purpose=letter.purpose))
    yield blocks.text(
        letter.say(
            "That something is not shown in a document does not mean that it is not there. Where a question "
            "rests on a misreading, please say so."
        )
    )


def _grounds(letter: Letter) -> list[list[blocks.Cell]]:
    return [
        [letter.say("Legal basis"), letter.basis or tell(BASES[letter.capacity], letter.language)],
        [letter.say("Purpose"), letter.purpose or "…"],
        [letter.say("What is requested"), letter.say("the answers to the questions below")],
        [letter.say("To be received by"), letter.day(letter.deadline)],
    ]


def _question(letter: Letter, number: int, each: Mapping[str, Any]) -> Iterator[Plain]:
    code, kind = letter.language, Asked(each["kind"])
    title = letter.say("Question {number}", number=number)
    yield blocks.heading(f"{title} · {each['citation'][code]}")
    if each["said"].get(code):
        yield blocks.text(letter.say("The document states: {words}", words=each["said"][code]))
    else:
        yield blocks.text(letter.say("On this, nothing is shown in the documents that we have."))
    yield blocks.text(f"{each['text'][code]} {tell(ASKS[kind], code)}")
    if each["wanted"].get(code):
        yield blocks.text(letter.say("Would answer it: {what}", what=each["wanted"][code]))
    if kind is Asked.SUPPLY:
        header = [tell(name, code) for name in _HEADERS]
        yield blocks.table(header, [[""] * len(header)] * 3)
        yield blocks.text(
            letter.say("Where a figure is not available: say why, since when, and when it is expected."),
            note=True,
        )


def _close(letter: Letter) -> Iterator[Plain]:
    yield blocks.heading(letter.say("Your answer"))
    if letter.has_powers:
        yield blocks.text(
            letter.say(
                "Please answer each question by its number, by {day}.", day=letter.day(letter.deadline)
            )
        )
    elif letter.deadline:
        yield blocks.text(
            letter.say(
                "It would help us if you answered by {day}; please name the number of the question.",
                day=letter.day(letter.deadline),
            )
        )
    else:
        yield blocks.text(letter.say("If you answer, please name the number of the question."))
    yield blocks.text(
        letter.say(
            "If your answer holds business secrets or personal data, mark them, with the reason; they are "
            "handled as the law on openness and confidentiality asks."
        )
    )
    yield blocks.text(letter.say("Yours faithfully,"))
    yield blocks.text(letter.signed or "…")
