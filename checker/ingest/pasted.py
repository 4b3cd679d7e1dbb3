"""A pasted text as a document: the cases beside the rules, and a text that somebody tries a rule on."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256

from checker.domain.document import Document, Heading, Passage, PassageKind
from checker.ingest.passages import with_passages

_BLOCK = re.compile(r"^#+ [^\n]*|\S.*?(?=\n\s*\n|\n#+ |\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"#+ ")


def pasted(text: str, language: str) -> Document:
    """Return a text as a document whose every passage is in `language`.

    Paragraphs are divided by empty lines; a line that begins with ``#`` is a heading, as in Markdown.
    """
    document = with_passages(_with_blocks(text), classify=lambda _: language)
    passages = tuple(replace(passage, language=language) for passage in document.passages)
    letters = sum(character.isalpha() for character in text)
    return replace(document, passages=passages, language=language, languages=((language, letters),))


def _with_blocks(text: str) -> Document:
    data = text.encode()
    blocks: list[Passage] = []
    headings: list[Heading] = []
    for found in _BLOCK.finditer(text):
        mark = _HEADING.match(found.group())
        start, end = found.start() + (mark.end() if mark else 0), _end(found, text)
        if mark:
            headings.append(Heading(start=start, end=end, level=mark.end() - 1))
        kind = PassageKind.HEADING if mark else PassageKind.SENTENCE
        blocks.append(
            Passage(
                index=len(blocks),
                start=start,
                end=end,
                kind=kind,
                heading=len(headings) - 1,
                paragraph=len(blocks),
            )
        )
    return Document(
        id="d1",
        name="pasted.txt",
        media_type="text/plain",
        sha256=sha256(data).hexdigest(),
        size=len(data),
        reader="pasted",
        text=text,
        line_starts=(0, *(found.end() for found in re.finditer("\n", text))),
        passages=tuple(blocks),
        headings=tuple(headings),
    )


def _end(found: re.Match[str], text: str) -> int:
    return found.start() + len(text[found.start() : found.end()].rstrip())
