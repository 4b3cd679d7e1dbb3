"""Defects that only a look at the whole text shows: lost footnotes, halves of sentences, uneven redaction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from checker.plugins.checks.observing import observe, quote
from checker.plugins.checks.reading import Read

from checker.domain.document import Passage, PassageKind
from checker.domain.message import Message, say
from checker.domain.observation import Observation

_CITED = re.compile(r"\d{1,2}(?=\s+[A-ZÀ-Ý«“]|\s*$|[¹²³])")
_BEFORE_NUMBER = re.compile(r"(?:[a-zà-ÿ»”’)][.?!,]?|[.?!]\s|(?:19|20)\d\d\.)$")
"""What stands before the number of a footnote: a word, the end of a sentence, or a year that ends one."""
_RAISED = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]+")
_NOTE = re.compile(r"^\s*(?:\[?\^?(\d{1,2})[\].):]+|([¹²³⁴⁵⁶⁷⁸⁹]+))\s*\S", re.MULTILINE)
_DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_HEADER = re.compile(
    r"^[ \t]*(?:to|cc|bcc|from|aan|van|an|von|de|à|kopie)\s*:[^\n]*(?:\n(?!\s*\n)[^\n:]{1,80}){0,4}",
    re.MULTILINE | re.IGNORECASE,
)
_REDACTED = re.compile(
    r"\[\s*(?:redacted|weggelakt|zwartgelakt|geschwärzt|caviardé)\s*\]|[█■▇]{2,}", re.IGNORECASE
)
_CODE = re.compile(r"\b(?:5\.[12]\.\d|10\.2)\.?[a-h]\b")
_PERSON = re.compile(
    r"\b[A-ZÀ-Ý]{3,}\s+[A-ZÀ-Ý][a-zà-ÿ]+|\b[A-ZÀ-Ý][a-zà-ÿ]+\s+[A-ZÀ-Ý]{3,}\b|\b(?:Mr|Ms|Mrs|Dhr|Mevr)\.?\s+[A-ZÀ-Ý][a-zà-ÿ]+"
)
_DOMAIN = re.compile(r"@\s?([\w-]+(?:\.[\w-]+)+)")
_DUTCH_HEADER = re.compile(r"^\s*(?:van|verzonden|aan|onderwerp)\s*:", re.MULTILINE | re.IGNORECASE)
_QUOTING_HEADER = re.compile(
    r"^\s*(?:on|op|am|le)\s.{4,60}\b(?:wrote|schreef|schrieb|a écrit)\s*:", re.MULTILINE | re.IGNORECASE
)
_ZONE = re.compile(
    r"\b(?:UK|CET|CEST|GMT|UTC|BST|Dutch|Irish|local|EST|PST)\s+times?\b|\b\d{1,2}[:.]\d\d\s*(?:CET|CEST|GMT|UTC|BST|EST|PST)\b",
    re.IGNORECASE,
)
_BLACKENED = ("redacted", "weggelakt", "zwartgelakt", "geschwarzt", "caviarde", "██", "■■", "▇▇")
"""Characters of which some stand wherever a part was made unreadable."""
_CODED = ("5.1.", "5.2.", "10.2")
"""Characters of which some stand wherever the code of an exception took the place of a part."""
_WROTE = ("wrote", "schreef", "schrieb", "a ecrit")
_LONGEST_HALF = 4
"""Passages between the halves of a sentence: a footnote, a page number, a heading."""
MOST_HALVES = 5
MOST_NOTES = 60
"""A text with more footnotes than this is a scholarly one, where a missing number means nothing."""


def arriving(read: Read) -> Iterator[Observation]:
    """Yield the defects of a document that its text shows as a whole."""
    yield from _lost_notes(read)
    yield from _halves(read)
    if _holds(read, _BLACKENED):
        yield from _uneven_redaction(read)
    yield from _marks_of_two_kinds(read)
    if _holds(read, _WROTE):
        yield from _two_mail_programs(read)


def _holds(read: Read, words: tuple[str, ...]) -> bool:
    """Tell whether one of some words stands in a text: a look that is many times faster than a pattern."""
    return any(word in read.scan.folded for word in words)


def _lost_notes(read: Read) -> Iterator[Observation]:
    """Yield footnotes that are cited and whose texts are not there."""
    cited = _cited(read)
    if len(cited) < 2:
        return
    notes = (match[1] or match[2] for match in _NOTE.finditer(read.document.text))
    there = {int(number.translate(_DIGITS)) for number in notes}
    lost = sorted(number for number in cited if number not in there)
    in_row = min(cited, default=99) <= 2 and max(cited, default=0) <= 2 * len(cited) + 1
    if lost and in_row and len(cited) <= MOST_NOTES:
        yield _defect(
            "footnote-without-text",
            say(
                "Footnotes are cited whose texts are not in the document: {numbers}.",
                numbers=", ".join(map(str, lost)),
            ),
            read,
            [cited[number] for number in lost],
            explanation=say("The texts may have been lost when the page was copied."),
            question=say("Please send the texts of these footnotes."),
        )


def _cited(read: Read) -> dict[int, tuple[int, int]]:
    """Return the numbers of footnotes that sentences cite, with the first sentence that cites each."""
    text = read.document.text
    found: dict[int, tuple[int, int]] = {}
    for passage in read.different_statements():
        for match in _CITED.finditer(text, passage.start, passage.end):
            if _BEFORE_NUMBER.search(text, max(passage.start, match.start() - 5), match.start()):
                found.setdefault(int(match[0]), (passage.start, passage.end))
        for match in _RAISED.finditer(text, passage.start + 1, passage.end):
            found.setdefault(int(match[0].translate(_DIGITS)), (passage.start, passage.end))
    return found


def _halves(read: Read) -> Iterator[Observation]:
    """Yield sentences that stop, and go on behind something else."""
    if any(defect.kind == "cut_sentence" for defect in read.document.defects):
        return
    found = list(islice(_pairs_of_halves(read), MOST_HALVES))
    if found:
        yield _defect(
            "cut-sentence",
            say("A sentence breaks off, and goes on behind something else, as at the end of a page."),
            read,
            [(each.start, each.end) for pair in found for each in pair],
            explanation=say("The lines may have changed places when the text was copied."),
            question=say("What does the whole sentence say?"),
        )


def _pairs_of_halves(read: Read) -> Iterator[tuple[Passage, Passage]]:
    passages, text = read.document.passages, read.document.text
    for index, passage in enumerate(passages[:-2]):
        if passage.kind is PassageKind.SENTENCE and _breaks_off(text[passage.start : passage.end]):
            between = passages[index + 1].paragraph
            later = passages[index + 2 : index + 1 + _LONGEST_HALF]
            other = next((each for each in later if _goes_on(text, each)), None)
            if other and passage.paragraph != between != other.paragraph:
                yield passage, other


def _breaks_off(words: str) -> bool:
    words = words.rstrip()
    return len(words) >= 40 and words[-1].islower() and words[-3:].strip().isalpha() and words[0].isupper()


def _goes_on(text: str, passage: Passage) -> bool:
    words = text[passage.start : passage.end].lstrip()
    return (
        passage.kind is PassageKind.SENTENCE
        and words[:2].islower()
        and "://" not in words
        and len(words) > 15
    )


def _uneven_redaction(read: Read) -> Iterator[Observation]:
    """Yield the heads of messages in which some people are named and others made unreadable."""
    text = read.document.text
    uneven = [
        (match.start(), match.end())
        for match in _HEADER.finditer(text)
        if _REDACTED.search(match[0]) and _PERSON.search(match[0])
    ]
    if uneven:
        yield _defect(
            "uneven-redaction",
            say("Some people are named and others were made unreadable, in one list."),
            read,
            uneven,
            explanation=say("Names of those in high office are often left, by rule."),
            question=say("By which rule were names left or removed?"),
        )


def _marks_of_two_kinds(read: Read) -> Iterator[Observation]:
    """Yield that parts were removed in two ways, or that the addresses of organisations were left."""
    text = read.document.text
    codes = list(_CODE.finditer(text)) if _holds(read, _CODED) else []
    words = list(_REDACTED.finditer(text)) if _holds(read, _BLACKENED) else []
    domains = sorted({match[1].lower() for match in _DOMAIN.finditer(text)}) if codes or words else []
    if codes and words:
        yield _defect(
            "two-kinds-of-redaction",
            say(
                "Parts were removed in two ways: {codes} with a code of an exception, {words} without.",
                codes=len(codes),
                words=len(words),
            ),
            read,
            [(each.start(), each.end()) for each in (codes[0], words[0])],
            explanation=say("Two offices may have handled the document."),
            question=say("Who removed the parts without a code, and on which ground?"),
        )
    if domains and len(codes) + len(words) >= 3:
        yield _defect(
            "domains-left",
            say(
                "Names were removed, and the domains of the senders were left: {names}.",
                names=", ".join(domains[:6]),
            ),
            read,
            [(each.start(), each.end()) for each in islice(_DOMAIN.finditer(text), 1)],
            explanation=say("Which organisation wrote is often left readable on purpose."),
            question=say("Which organisations and units took part?"),
        )


def _two_mail_programs(read: Read) -> Iterator[Observation]:
    """Yield a thread of two mail programs, whose times cannot be compared as they stand."""
    text = read.document.text
    dutch, quoting = _DUTCH_HEADER.search(text), _QUOTING_HEADER.search(text)
    zone = _ZONE.search(text)
    if dutch and quoting:
        places = [(each.start(), each.end()) for each in (dutch, quoting, zone) if each]
        yield _defect(
            "times-of-two-programs",
            say("The messages come from two mail programs, whose times may be of different zones."),
            read,
            places,
            explanation=say("Both programs may have been set to the same zone."),
            question=say(
                "In which time zone is each of the times, and in which order were the messages sent?"
            ),
            severity="note",
        )


def _defect(
    rule: str,
    message: Message,
    read: Read,
    places: list[tuple[int, int]],
    *,
    explanation: Message,
    question: Message,
    severity: str = "look",
) -> Observation:
    found: Observation = observe(
        rule,
        "defect",
        severity,
        message,
        [quote(read.document, *_whole(read, start, end), heart=start) for start, end in places],
        explanations=(explanation,),
        question=question,
    )
    return found


def _whole(read: Read, start: int, end: int) -> tuple[int, int]:
    """Return at least the line around two offsets."""
    text = read.document.text
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return min(first, start), max(end, last if last >= 0 else len(text))
