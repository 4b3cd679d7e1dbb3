"""How well a statement shows an element, and why not better."""

from __future__ import annotations

import re

from checker.plugins.evaluators.text.clauses import clause_of, overlaps, within
from checker.plugins.evaluators.text.flags import Statement, is_planned
from checker.plugins.evaluators.text.scanned import ScannedDocument

from checker.domain.evidence import Backing, Level
from checker.domain.message import Message, say
from checker.domain.obligation import Element
from checker.matching import Shown, fold

_TELLS_BY_ITSELF = re.compile(
    r"\d|form\b|button|portal|queue|dashboard|hotline|helpdesk|inbox|mailbox|menu|api\b|"
    r"knop|formulier|portaal|wachtrij|hulplijn|loket|"
    r"formular|knopf|schaltflache|warteschlange|postfach|formulaire|bouton|portail|guichet|messagerie"
)
"""A tool, a channel or a term says how even where it is one of the matched words; "moderator" does not."""
_KINDS = {
    "figure": say("A figure with its scope or period backs it."),
    "link": say("A link backs it."),
    "report": say("A named report backs it."),
    "counterparty": say("A named counterparty backs it."),
    "date": say("A date of introduction backs it."),
}


def level_of(statement: Statement, element: Element) -> tuple[Level, tuple[Message, ...]]:
    """Return the level a statement reaches for an element, with the reasons."""
    level, reasons = _by_words(statement.read, statement.shown)
    if planned := is_planned(statement):
        words = statement.read.document.text[planned.start : planned.end]
        return Level.ASSERTED, (say('It announces a plan or a proposal ("{words}").', words=words),)
    if might := _printed(statement.read, statement.shown, "hypothetical"):
        return Level.ASSERTED, (say('It tells of something that might happen ("{words}").', words=might),)
    if statement.backings:
        return Level.SUBSTANTIATED, (*reasons, *_backed(statement.backings))
    if element.substantiated_by:
        reasons = (
            *reasons,
            say("Nothing in it can be checked: no figure, link, report, counterparty or date."),
        )
    return level, reasons


def _by_words(read: ScannedDocument, shown: Shown) -> tuple[Level, tuple[Message, ...]]:
    if shown.signal.level == "described":
        return Level.DESCRIBED, (say("Its wording says how."),)
    for index in shown.passages:
        for hit in read.words("how", index):
            words = read.document.text[hit.start : hit.end].replace("\n", " ")
            if overlaps(hit, shown.hits) and not _TELLS_BY_ITSELF.search(fold(words)):
                continue
            return Level.DESCRIBED, (say('It says how ("{words}").', words=words),)
    return Level.ASSERTED, (say("It says so without saying how."),)


def _printed(read: ScannedDocument, shown: Shown, concept: str) -> str:
    """Return the first words of a reserved concept in the clauses that hold the matched words."""
    for index in shown.passages:
        hits = read.words(concept, index)
        for hit in within(hits, clause_of(read, index, shown.hits)) if hits else ():
            if not overlaps(hit, shown.hits):
                printed: str = read.document.text[hit.start : hit.end]
                return printed.replace("\n", " ")
    return ""


def _backed(backings: tuple[Backing, ...]) -> tuple[Message, ...]:
    return tuple(_KINDS[kind] for kind in dict.fromkeys(backing.kind for backing in backings))
