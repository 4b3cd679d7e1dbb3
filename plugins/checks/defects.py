"""What is wrong with the documents as they arrived, as observations with a question to the sender."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from checker.plugins.checks.arriving import arriving
from checker.plugins.checks.observing import observe, quote
from checker.plugins.checks.reading import Read, reads

from checker.domain.assessment import Dossier
from checker.domain.document import Defect
from checker.domain.message import Message, say
from checker.domain.obligation import RuleSet
from checker.domain.observation import Observation, Span
from checker.hookspecs import hookimpl
from checker.messages import in_every_language
from checker.offers import Check, Evaluation
from checker.settings import Settings

NAME = "defects"

COPY = say("The copy that was sent may differ from the original.")
ON_PURPOSE = say("It may have been done on purpose, to protect people or secrets.")

ASKED: dict[str, tuple[Message, Message]] = {
    "link_without_target": (COPY, say("Where did the links lead? Please send the addresses.")),
    "missing_attachment": (COPY, say("Please send what is named as enclosed.")),
    "date_without_year": (
        say("The year may be clear to those who were addressed."),
        say("Of which year is the date?"),
    ),
    "redaction": (ON_PURPOSE, say("On which ground was each part removed, and can it be shown to us?")),
    "reversed_thread": (
        say("Mail programs print the newest message first."),
        say("Is the thread complete, and which message answers which?"),
    ),
    "cut_sentence": (COPY, say("What does the whole sentence say?")),
    "tracked_change": (COPY, say("Which version is the final one?")),
}
"""Kinds of defects of a document that are observed, each with an innocent explanation and a question."""


@hookimpl
def checker_checks(settings: Settings) -> Iterable[Check]:
    """Offer the check of documents as they arrived."""
    return [Check(name=NAME, check=check)]


def check(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Observation, ...]:
    """Return the defects of every document, those of a kind together."""
    return tuple(found for read in reads(dossier) for found in (*_known(read), *arriving(read)))


def _known(read: Read) -> Iterator[Observation]:
    """Yield what reading noted."""
    by_kind: defaultdict[str, list[Defect]] = defaultdict(list)
    for defect in read.document.defects:
        if defect.kind in ASKED and 0 <= defect.start < defect.end:
            by_kind[defect.kind].append(defect)
    for kind, defects in by_kind.items():
        explanation, question = ASKED[kind]
        message = defects[0].message
        if len(defects) > 1:
            text = "{what} There are {number} such places in the document."
            message = say(text, what=in_every_language(message), number=len(defects))
        yield observe(
            kind.replace("_", "-"),
            "defect",
            "note" if kind == "tracked_change" else "look",
            message,
            [_span(read, defect) for defect in defects],
            explanations=(explanation,),
            question=question,
        )


def _span(read: Read, defect: Defect) -> Span:
    """Return the passage around a defect: a few characters say nothing by themselves."""
    around = (each for each in read.document.passages if each.start <= defect.start < each.end)
    start, end = next(((each.start, each.end) for each in around), (defect.start, defect.end))
    found: Span = quote(read.document, start, end, heart=defect.start)
    return found
