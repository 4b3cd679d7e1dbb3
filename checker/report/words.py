"""The words and symbols of the method, the same on every surface."""

from __future__ import annotations

from string import ascii_lowercase

from checker.domain.case import Lifted
from checker.domain.evidence import CAPS, FlagKind, Level, Speaker
from checker.domain.finding import Outcome
from checker.domain.message import Message, say
from checker.domain.profile import Truth
from checker.messages import tell

LEVELS: dict[Level, tuple[str, Message, Message]] = {
    Level.SILENT: ("○", say("silent"), say("The document holds nothing that speaks to the element.")),
    Level.ASSERTED: ("◔", say("asserted"), say("The document says so, without how.")),
    Level.DESCRIBED: (
        "◑",
        say("described"),
        say("The document describes how: a channel, process, role, tool, rhythm or rule."),
    ),
    Level.SUBSTANTIATED: (
        "◕",
        say("substantiated"),
        say(
            "The statement is backed by something that can be checked: a figure with its unit and scope or "
            "period, a link, a named report, a named counterparty or a date of introduction."
        ),
    ),
}
"""Symbol, word and meaning of every level."""

LIFTED: dict[Lifted, tuple[str, Message, Message]] = {
    Lifted.CORROBORATED: (
        "●",
        say("corroborated"),
        say("A source on the shelf shows the same; a person has confirmed it and named the source."),
    ),
    Lifted.CONTRADICTED: (
        "✕",
        say("contradicted by another source"),
        say("A source on the shelf shows the opposite; a person has confirmed it and named the source."),
    ),
}
"""Symbol, word and meaning of what people alone say, with a source."""

OUTCOMES: dict[Outcome, tuple[Message, Message]] = {
    Outcome.ADDRESSED: (
        say("addressed"),
        say("Every core element is shown at the level that the rule asks."),
    ),
    Outcome.PARTLY_ADDRESSED: (
        say("partly addressed"),
        say("Some core elements are shown at the level that the rule asks."),
    ),
    Outcome.NOT_ADDRESSED: (
        say("not shown in this document"),
        say(
            "Everything was read and searched, and no core element is shown at the level that the rule asks."
        ),
    ),
    Outcome.CONTRADICTED: (
        say("contradicted"),
        say("Two passages or sources about a core element cannot both hold."),
    ),
    Outcome.CANNOT_TELL: (
        say("cannot tell"),
        say("Something was not read, not searched or not known that could change the answer."),
    ),
    Outcome.NOT_APPLICABLE: (
        say("not applicable"),
        say("The duty does not apply to this service on the reference date; the reason is given."),
    ),
    Outcome.NOT_ASSESSED: (say("not assessed"), say("An evaluator did not finish; the reason is given.")),
}
"""Word and meaning of every outcome."""

FLAGS: dict[FlagKind, tuple[str, Message, Message]] = {
    FlagKind.TERRITORY: ("T", say("territory"), say("world or Europe where the EU is asked")),
    FlagKind.REGIME: ("R", say("regime"), say("voluntary report, own rules or another law")),
    FlagKind.UNIT: ("U", say("unit"), say("the text does not say what is counted")),
    FlagKind.PERIOD: ("P", say("period"), say("no period, or older than twelve months")),
    FlagKind.DENOMINATOR: ("D", say("denominator"), say("a share without what it is a share of")),
    FlagKind.POINTER: ("L", say("pointer"), say("a link or reference that leads nowhere")),
    FlagKind.MODALITY: ("M", say("modality"), say("can, will or plans to")),
    FlagKind.ABSOLUTE: ("A", say("absolute or hedge"), say("all, never, many or some, without a figure")),
}
"""Letter, word and meaning of every flag."""

TRUTHS: dict[Truth, Message] = {
    Truth.YES: say("yes"),
    Truth.UNKNOWN: say("not known"),
    Truth.NO: say("no"),
}
"""In the order in which duties are shown: those that bind, then the open ones."""

SPEAKERS: dict[Speaker, Message] = {
    Speaker.PROVIDER: say("the provider"),
    Speaker.ABOUT: say("somebody else about the provider"),
    Speaker.AUTHORITY: say("an authority about itself"),
}

BACKINGS: dict[str, Message] = {
    "figure": say("a figure"),
    "link": say("a link"),
    "report": say("a named report"),
    "counterparty": say("a named counterparty"),
    "date": say("a date of introduction"),
}

ANSWERS: dict[str, Message] = {
    "yes": say("yes"),
    "no": say("no"),
    "partly": say("partly"),
    "unknown": say("not known"),
}
"""Answers of a declaration."""

COMPARISONS: dict[str, Message] = {
    "conflict": say("declaration and documents differ"),
    "declared_only": say("declared, not shown in the documents"),
    "shown_only": say("shown in the documents, not declared"),
    "agrees": say("declared and shown"),
    "neither": say("neither declared nor shown"),
}
"""Declaration held against the documents, in the order in which they are shown."""

KINDS: dict[str, Message] = {
    "tension": say("Two passages side by side"),
    "arithmetic": say("Sums"),
    "calendar": say("Dates"),
    "register": say("Registers"),
    "law": say("References to the law"),
    "defect": say("Defects of the documents"),
}
"""Kinds of observations, in the order in which they are shown."""

SERVICES: dict[str, Message] = {
    "vlop": say("very large online platform"),
    "vlose": say("very large online search engine"),
    "marketplace": say("online marketplace"),
    "platform": say("online platform"),
    "search": say("online search engine"),
    "hosting": say("hosting service"),
    "intermediary": say("intermediary service"),
}
"""Service types, the most specific first."""

COMPONENTS: dict[str, Message] = {
    "checker": say("program"),
    "rule_set": say("rule set"),
    "register": say("register"),
    "reader": say("reader"),
    "evaluator": say("evaluator"),
    "check": say("check"),
    "suggester": say("suggester"),
    "model": say("model"),
    "library": say("library"),
}

LANGUAGES: dict[str, Message] = {
    "nl": say("Dutch"),
    "en": say("English"),
    "de": say("German"),
    "fr": say("French"),
    "": say("language not established"),
}


def word(message: Message | None, language: str, otherwise: str = "") -> str:
    """Return a word of one of these tables, or `otherwise` where the table does not hold it."""
    return tell(message, language) if message else otherwise


def level(value: Level, language: str) -> dict[str, object]:
    """Return id, symbol and word of a level."""
    symbol, name, _ = LEVELS[value]
    return {"id": str(value), "symbol": symbol, "word": tell(name, language)}


def outcome(value: Outcome, language: str) -> dict[str, object]:
    """Return id and word of an outcome."""
    return {"id": str(value), "word": tell(OUTCOMES[value][0], language)}


def legend(language: str) -> dict[str, object]:
    """Return levels, outcomes and flags with their meanings."""
    return {
        "levels": [level(key, language) | {"means": tell(LEVELS[key][2], language)} for key in LEVELS],
        "outcomes": [
            outcome(key, language) | {"means": tell(OUTCOMES[key][1], language)} for key in OUTCOMES
        ],
        "flags": [
            {
                "id": str(key),
                "letter": letter,
                "word": tell(name, language),
                "means": tell(means, language),
                "cap": level(CAPS[key], language),
            }
            for key, (letter, name, means) in FLAGS.items()
        ],
    }


def letter(index: int) -> str:
    """Return a, b, ... z, aa, ab ... for the elements of a duty."""
    before, last = divmod(index, len(ascii_lowercase))
    return (letter(before - 1) if before else "") + ascii_lowercase[last]
