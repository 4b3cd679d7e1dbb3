"""What arrived, before anything is weighed: the facts about each document, and what to ask for again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from checker.domain.assessment import Assessment
from checker.domain.document import DateReading, Document
from checker.domain.message import Message, localised, say
from checker.domain.obligation import RuleSet
from checker.domain.profile import Profile
from checker.messages import tell
from checker.report.display import shown
from checker.report.documents import LONGEST_NAME, facts, unread_ranges
from checker.report.edition import Edition, Plain

BY_KIND: Mapping[str, Message] = {
    "missing_attachment": say("{name} speaks of an attachment that did not arrive. Please send it."),
    "link_without_target": say(
        "In {name} some links lead nowhere ({count}). Please send their addresses, or the pages they led to."
    ),
    "attachment_not_read": say(
        "{name} has an attachment that cannot be read. Please send it as PDF, Word or text."
    ),
    "encoding": say("Some characters of {name} cannot be read. Please send the file as PDF or Word."),
    "cut_sentence": say(
        "In {name} a sentence breaks off. Please check whether the file is complete; send what is missing."
    ),
}
"""Defects that a new copy can mend, and what to ask for."""


def arrival(documents: Sequence[Document], language: str) -> list[Plain]:
    """Return the facts about a document and those attached to it, with what to ask for again (``asks``)."""
    edition = _edition(documents, language)
    return [
        facts(edition, document) | {"fault": "", "asks": list(_asks(edition, document))}
        for document in documents
    ]


def unreadable(name: str, cause: Message, language: str) -> list[Plain]:
    """Return what is known of a file that could not be read."""
    told = shown(tell(cause, language))
    ask = say("{name} cannot be opened. Please send it again, as PDF, Word or text.", name=name)
    return [{"name": shown(name, LONGEST_NAME), "fault": told, "asks": [shown(tell(ask, language))]}]


def resend_note(receipts: Sequence[Mapping[str, object]], number: str, language: str) -> str:
    """Return a note to the sender that asks for what arrived broken; empty where nothing did."""
    asks = [ask for receipt in receipts for ask in _texts(receipt.get("asks"))]
    if not asks:
        return ""
    opening = say(
        "Thank you for what you sent for case {number}. Before it is read further, we ask you the following.",
        number=number,
    )
    closing = say("Please mention the number of the case in your answer.")
    lines = [f"{place}. {ask}" for place, ask in enumerate(dict.fromkeys(asks), start=1)]
    return "\n\n".join([tell(opening, language), "\n".join(lines), tell(closing, language)])


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _asks(edition: Edition, document: Document) -> Iterator[str]:
    name = shown(document.name, LONGEST_NAME)
    pages = "; ".join(str(each["pages"]) for each in unread_ranges(edition, document))
    if pages:
        yield edition.say(
            "Of {name} these pages hold no text that can be read: {pages}. "
            "Please send the file as it was written, not as a scan.",
            name=name,
            pages=pages,
        )
    counts = Counter(defect.kind for defect in document.defects)
    for kind, ask in BY_KIND.items():
        if counts[kind]:
            yield edition.say(ask.text, name=name, count=counts[kind])
    if document.dated is None or document.dated.day is None:
        yield edition.say(
            "{name} does not say of which day it is. "
            "Please say when it was made and for which period it holds.",
            name=name,
        )


def _edition(documents: Sequence[Document], language: str) -> Edition:
    """Return an edition of documents that nothing was weighed of."""
    nothing = DateReading(earliest=None, latest=None, reason=say(""))
    assessment = Assessment(
        rule_set="",
        rule_set_version="",
        rule_set_digest="",
        profile=Profile(name="", services=()),
        reference=nothing,
        documents=tuple(documents),
        findings=(),
    )
    rule_set = RuleSet(
        id="", version="", digest="", title=localised(en=""), law_date=date.min, languages=(), acts=(),
        themes=(), facts=(), concepts=(), obligations=(),
    )  # fmt: skip
    return Edition(assessment=assessment, rule_set=rule_set, language=language)
