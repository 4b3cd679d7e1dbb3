"""What people decided and what the platform said, in the words that editions print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from checker.domain.case import DecisionKind
from checker.domain.correspondence import HeardOutcome
from checker.domain.message import Message, say
from checker.messages import tell
from checker.report.contributions import Remark, Spot, Standing
from checker.report.words import LIFTED

HEARD: dict[HeardOutcome, Message] = {
    HeardOutcome.ACCEPTED: say("accepted"),
    HeardOutcome.PARTLY: say("partly accepted"),
    HeardOutcome.REJECTED: say("not accepted"),
}


class Decided(Protocol):
    """A decision as it is kept."""

    @property
    def kind(self) -> DecisionKind:
        """What the person did."""

    @property
    def machine(self) -> str:
        """The machine's word."""

    @property
    def verdict(self) -> str:
        """What holds instead."""

    @property
    def text(self) -> str:
        """Why."""


class Commented(Protocol):
    """A comment as it is kept."""

    @property
    def obligation(self) -> str:
        """The duty."""

    @property
    def element(self) -> str:
        """The element, or empty."""

    @property
    def received(self) -> str:
        """ISO date."""

    @property
    def text(self) -> str:
        """What the platform said."""


def standing(
    view: Mapping[str, Any], decided: Mapping[Spot, tuple[Decided, str]], language: str
) -> dict[Spot, Standing]:
    """Return what holds by decisions; each comes with the title of the source it rests on."""
    known = {each["id"]: {"symbol": "", "word": each["word"]} for each in view["legend"]["outcomes"]}
    known |= {each["id"]: each for each in view["legend"]["levels"]}
    known |= {each["id"]: each for each in lifted(language)}
    found = {}
    for spot, (said, source) in decided.items():
        word = said.verdict if said.kind.replaces else said.machine
        sign = known.get(word, {"symbol": "", "word": word})
        found[spot] = Standing(
            id=word, word=f"{sign['symbol']} {sign['word']}".strip(), text=said.text, source=source
        )
    return found


def lifted(language: str) -> list[dict[str, str]]:
    """Return what only a source on the shelf and a person together say, with symbol, word and meaning."""
    return [
        {"id": key, "symbol": symbol, "word": tell(name, language), "means": tell(means, language)}
        for key, (symbol, name, means) in LIFTED.items()
    ]


def remarks(
    said: Iterable[tuple[Commented, HeardOutcome | None, str]], language: str
) -> dict[Spot, tuple[Remark, ...]]:
    """Return the comments of the platform by finding, with what became of them."""
    found: dict[Spot, tuple[Remark, ...]] = {}
    for about, outcome, why in said:
        spot = (about.obligation, about.element)
        became = tell(HEARD[outcome], language) if outcome else ""
        each = Remark(received=about.received, text=about.text, outcome=became, why=why)
        found[spot] = (*found.get(spot, ()), each)
    return found
