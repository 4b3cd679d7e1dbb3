"""One encoder for assessments: the printed form a reader's tools take, the whole form that is kept, and back.

Both forms are the domain's own values, field by field, with what a reader cannot compute: quotes, places and
run id. The printed form leaves out the text of the documents and adds every message as a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from checker.domain.assessment import Assessment
from checker.domain.document import Document, Locator
from checker.domain.errors import StoreError
from checker.domain.message import Message
from checker.domain.review import Review
from checker.messages import tell

FORM = "checker-assessment-1"
"""Name of the form, so that a later one is never mistaken for it."""
WHOLE_ONLY = ("text", "line_starts", "passages", "headings", "tables", "links")
"""Fields of a document that only the whole form holds."""

Plain = dict[str, Any]


def to_json(assessment: Assessment, *, language: str | None = None, review: Review | None = None) -> bytes:
    """Return an assessment as JSON, valid against ``schema/assessment.json``.

    Args:
        assessment: What was found.
        language: Language of the sentences of the printed form; None for the whole form, from which
            `from_json` makes the same value again.
        review: What people did with it; beside the printed form only.
    """
    plain: Plain = {"form": FORM, "run_id": assessment.provenance.run_id, **msgspec.to_builtins(assessment)}
    documents = assessment.quotable
    for finding in plain["findings"]:
        for element in finding["elements"]:
            _quote_element(element, documents)
    for figure in plain["figures"]:
        _quote(figure, documents)
        document = documents[figure["document"]]
        figure["number"] = document.quote(figure["number_start"], figure["number_end"])
        for part in figure["parts"]:
            part["quote"] = document.quote(part["start"], part["end"])
    for observation in plain["observations"]:
        _quote_all(observation["spans"], documents)
    for spans in _spans(plain):
        _quote_all(spans, documents)
    _quote_all(plain["untouched"], documents)
    if language is None:
        return msgspec.json.encode(plain)
    return _printed(plain, language, review)


def _printed(plain: Plain, language: str, review: Review | None) -> bytes:
    """Return the printed form: documents in brief, sentences in words."""
    plain["documents"] = [_brief(document) for document in plain["documents"]]
    plain["report"] = _brief(plain["report"]) if plain["report"] else None
    _say(plain, language, {})
    if review is not None:
        plain["review"] = msgspec.to_builtins(review)
    return msgspec.json.format(msgspec.json.encode(plain), indent=1) + b"\n"


def _quote_element(element: Plain, documents: Mapping[str, Document]) -> None:
    _quote_all(element["evidence"], documents)
    for pair in element["contradictions"]:
        _quote_all(pair, documents)
    if element["certificate"] is not None:
        _quote_all(element["certificate"]["near_misses"], documents)


def _spans(plain: Plain) -> Iterator[list[Plain]]:
    """Yield what the cells of all tables quote, and the passages of every suggester."""
    for table in plain["tabulations"]:
        for row in table["rows"]:
            yield from (cell["spans"] for cell in row["cells"])
    for suggested in plain.get("suggested", ()):
        yield suggested["passages"]


def _quote_all(items: list[Plain], documents: Mapping[str, Document]) -> None:
    for item in items:
        _quote(item, documents)


def _quote(item: Plain, documents: Mapping[str, Document]) -> None:
    """Add the quote, read by its offsets, and where it stands."""
    document = documents[item["document"]]
    item["quote"] = document.quote(item["start"], item["end"])
    sheet = document.sheet(item["start"])
    place = Locator(page=0, line=0) if sheet else document.locate(item["start"])
    item["page"], item["line"] = place.page, place.line
    item["cell"] = msgspec.to_builtins(sheet) if sheet else None


def _brief(document: Plain) -> Plain:
    """Return what the printed form says about a document."""
    brief = {name: value for name, value in document.items() if name not in WHOLE_ONLY}
    brief["pages"] = [{**page, "lines": []} for page in document["pages"]]
    return brief


def _say(node: object, language: str, told: dict[str, str]) -> None:
    """Add its sentence to every message below a node."""
    if isinstance(node, dict):
        if node.keys() == {"text", "values"}:
            node["said"] = _told(node, language, told)
            return
        for value in node.values():
            if isinstance(value, dict | list | tuple):
                _say(value, language, told)
    elif isinstance(node, list | tuple):
        for item in node:
            _say(item, language, told)


def _told(node: Plain, language: str, told: dict[str, str]) -> str:
    key = repr(node)
    if key not in told:
        told[key] = tell(msgspec.convert(node, Message), language)
    return told[key]


def from_json(data: bytes) -> Assessment:
    """Return the assessment that the whole form holds.

    Raises:
        StoreError: the bytes are no such form, or a quote in them is not what stands in the text.
    """
    try:
        assessment = msgspec.json.decode(data, type=Assessment)
        plain = msgspec.json.decode(data)
    except msgspec.MsgspecError as cause:
        raise StoreError.say(
            "A stored assessment cannot be read ({cause}); assess the documents again.", cause=str(cause)
        ) from cause
    if plain.get("form") != FORM or not _quotes_stand(plain, assessment):
        raise StoreError.say(
            "A stored assessment was changed: a quote in it is not what stands in the document; assess the "
            "documents again."
        )
    return assessment


def _quotes_stand(plain: Plain, assessment: Assessment) -> bool:
    texts = {id_: document.text for id_, document in assessment.quotable.items()}
    evidence = [
        item
        for finding in plain["findings"]
        for element in finding["elements"]
        for item in element["evidence"]
    ]
    return all(
        texts.get(item["document"], "")[item["start"] : item["end"]] == item.get("quote")
        for item in (
            *evidence,
            *plain["figures"],
            *(span for spans in _spans(plain) for span in spans),
        )
    )
