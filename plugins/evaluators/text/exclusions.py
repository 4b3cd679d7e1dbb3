"""Why a passage in which a signal fires is no evidence: a heading, a question, the law repeated, a view."""

from __future__ import annotations

import re

from checker.plugins.evaluators.text.clauses import clause_of, overlaps, within
from checker.plugins.evaluators.text.layouts import NEVER_SHOWN
from checker.plugins.evaluators.text.scanned import ScannedDocument
from checker.plugins.evaluators.text.speakers import Voices
from checker.plugins.evaluators.text.studies import tells_of_study

from checker.domain.document import PassageKind
from checker.domain.message import Message, say
from checker.matching import Hit, Shown

_KINDS = {
    PassageKind.HEADING: say("It stands in a heading."),
    PassageKind.CONTENTS: say("It stands in a table of contents."),
    PassageKind.COMMENT: say(
        "It stands in a comment or in deleted text, which is not the document's own statement."
    ),
}
LEAST_WORDS = 3
"""Words that a statement needs; fewer are a label, as "Trusted flaggers." before a paragraph."""
_HEADER_LINE = re.compile(
    r"\s*(?:from|to|cc|bcc|subject|date|sent|re|van|aan|onderwerp|verzonden|datum|betreft|"
    r"von|an|betreff|gesendet|de|à|objet|envoyé)\s*:",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    r"(?:requires?|obliges?|verplicht|vereist dat|asks?|for|on|of|to|verpflichtet|verlangt von|fur|von|"
    r"oblige|exige de|impose a|pour|de|a)\s+$"
)
_OF_SOMEBODY_ELSE = re.compile(
    r"(?<!\w)(?:if|where|when|whenever|who|whoever|anyone|anybody|users?|people|members|you|they|creators|persons?|"
    r"als|wie|wanneer|indien|gebruikers?|iemand|mensen|u|je|jij|zij|makers|melders?|"
    r"wenn|falls|sofern|wer|nutzer(?:innen)?|nutzende|personen|sie|betroffene|meldende|"
    r"si|lorsque|quand|quiconque|personnes?|utilisateurs?|utilisatrices?|vous|ils|elles|auteurs?)"
    r"(?!\w)[^.;:]{0,40}$"
)
"""Words before a view by which it is that of a user, on which a process depends, or only supposed."""
_SUPPOSED = frozenset({"should", "sollte", "sollten", "mocht", "mochten"})
"""Verbs that at the beginning of a clause mean "if"."""
_FIRST_PERSON = re.compile(r"we|wij|our|onze|wir|unser(?:e[nmrs]?)?|nous|notre|nos")
"""Words by which the provider itself is the one who acts; "us" and "ons" may be the ones who are bound."""


def why_not(read: ScannedDocument, voices: Voices, shown: Shown) -> Message | None:
    """Return why a signal's place is no evidence, None where it is."""
    for index in shown.passages:
        answered = index != shown.passages[-1] and _is_question(read, index)
        if not answered and (reason := _by_form(read, index)):
            return reason
    if read.heading_words("recommendation_heading", shown.passages[0]):
        return say("It stands among recommendations to others.")
    return _why_not_said(read, voices, shown)


def _by_form(read: ScannedDocument, index: int) -> Message | None:
    """Look at the kind and the shape of a passage: headings, labels, header lines of messages, questions."""
    passage = read.passage(index)
    if passage.kind in NEVER_SHOWN:
        return _KINDS[passage.kind]
    text = read.document.text[passage.start : passage.end]
    if _is_question(read, index):
        return say("It is a question.")
    if _HEADER_LINE.match(text):
        return say("It stands in the header of a message.")
    if passage.kind is not PassageKind.TABLE_ROW and len(text.split()) < LEAST_WORDS:
        return _KINDS[PassageKind.HEADING]
    return None


def _is_question(read: ScannedDocument, index: int) -> bool:
    """Tell whether a passage asks something; one that is answered in the same quote is a heading of help."""
    return bool(read.text(index).rstrip(" \n»\"'”)").endswith("?"))


def _why_not_said(read: ScannedDocument, voices: Voices, shown: Shown) -> Message | None:
    """Look whether the law speaks, or a view is given, in the clause that holds the words."""
    if voices.explains_law and not read.words("authority_voice", shown.passages[0]):
        return say("The document explains what the law asks, and says of no provider what it does.")
    for index in shown.passages:
        if _tells_of_study(read, voices, index):
            return say("It tells what a survey or a study found, not what the provider does.")
        if not (read.words("law_echo", index) or read.words("opinion", index)):
            continue
        clause = clause_of(read, index, shown.hits)
        mine = tuple(hit for hit in shown.hits if hit.span == index)
        echoes = _free(within(read.words("law_echo", index), clause), mine)
        if echoes and not _acts(read, voices, index, clause, echoes):
            return say('It repeats what the law asks ("{words}").', words=_printed(read, echoes[0]))
        views = _free(within(read.words("opinion", index), clause), mine)
        views = tuple(hit for hit in views if not _is_condition(read, hit, clause))
        if views and not _states(read, index, clause):
            return say('It gives a view or a wish ("{words}").', words=_printed(read, views[0]))
    return None


def _tells_of_study(read: ScannedDocument, voices: Voices, index: int) -> bool:
    span = read.scan.spans[index]
    return tells_of_study(read.scan.folded, *span) and not voices.names_provider(*span)


def _free(hits: tuple[Hit, ...], matched: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Leave out hits that are part of the matched words themselves."""
    return tuple(hit for hit in hits if not overlaps(hit, matched))


def _acts(
    read: ScannedDocument, voices: Voices, index: int, clause: tuple[int, int], echoes: tuple[Hit, ...]
) -> bool:
    """Tell whether, beside the law, the provider says what it does itself."""
    subjects = [hit for hit in within(read.words("first_person", index), clause) if not overlaps(hit, echoes)]
    if any(_FIRST_PERSON.fullmatch(read.scan.folded, hit.start, hit.end) for hit in subjects):
        return True
    last = max(hit.end for hit in echoes)
    first = min(hit.start for hit in echoes)
    after, before = voices.names_provider(last, clause[1]), voices.names_provider(clause[0], first)
    return before or (after and not _BEFORE_NAME.search(read.scan.folded, clause[0], last + 1))


def _is_condition(read: ScannedDocument, view: Hit, clause: tuple[int, int]) -> bool:
    """Tell whether a view is that of a user, on which a process depends: "who thinks that a post must go"."""
    folded = read.scan.folded
    if folded[view.start : view.end].split()[0] in _SUPPOSED and not folded[clause[0] : view.start].strip():
        return True
    return bool(_OF_SOMEBODY_ELSE.search(folded, clause[0], view.start))


def _states(read: ScannedDocument, index: int, clause: tuple[int, int]) -> bool:
    """Tell whether a figure stands beside the view, so that more than a view is given."""
    return any(clause[0] <= figure.number_start < clause[1] for figure in read.figures_in(index))


def _printed(read: ScannedDocument, hit: Hit) -> str:
    printed: str = read.document.text[hit.start : hit.end]
    return printed.replace("\n", " ")
