"""Passages: the blocks of a document cut into its smallest citable parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from checker.domain.document import Document, Passage, PassageKind
from checker.ingest.contents import contents_blocks
from checker.ingest.languages import tell_languages
from checker.ingest.sentences import sentences

Block = tuple[int, int, PassageKind, int]
"""Start, end, kind and paragraph of a paragraph, list item, heading, row or footnote."""

_WHOLE = frozenset({PassageKind.HEADING, PassageKind.TABLE_ROW, PassageKind.CAPTION, PassageKind.CONTENTS})
_POINTING = frozenset(
    {
        PassageKind.SENTENCE,
        PassageKind.LIST_ITEM,
        PassageKind.HEADING,
        PassageKind.FOOTNOTE,
        PassageKind.TABLE_ROW,
    }
)
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def with_passages(document: Document, classify: Callable[[str], str] | None = None) -> Document:
    """Return the document with its blocks cut into passages, each with heading, paragraph and language."""
    blocks = blocks_of(document)
    spans = list(_cut(document.text, blocks))
    languages = tell_languages([document.text[start:end] for start, end, _, _ in spans], classify)
    heads = [heading.start for heading in document.headings]
    passages, heading = [], -1
    for index, ((start, end, kind, paragraph), language) in enumerate(zip(spans, languages, strict=True)):
        while heading + 1 < len(heads) and heads[heading + 1] <= start:
            heading += 1
        passages.append(
            Passage(
                index=index,
                start=start,
                end=end,
                kind=kind,
                language=language,
                heading=heading,
                paragraph=paragraph,
            )
        )
    counted = count_letters(document.text, passages)
    return replace(
        document,
        passages=tuple(passages),
        languages=counted,
        language=next((language for language, _ in counted if language), ""),
    )


def blocks_of(document: Document) -> list[Block]:
    """Return start, end, kind and paragraph of every block, as the reader found them."""
    blocks = [(block.start, block.end, block.kind, block.paragraph) for block in document.passages]
    if not blocks:
        found = _PARAGRAPH.finditer(document.text)
        blocks = [(match.start(), match.end(), PassageKind.SENTENCE, at) for at, match in enumerate(found)]
    contents = contents_blocks([document.text[start:end] for start, end, _, _ in blocks])
    return [
        (start, end, PassageKind.CONTENTS if at in contents and kind in _POINTING else kind, paragraph)
        for at, (start, end, kind, paragraph) in enumerate(blocks)
    ]


def _cut(text: str, blocks: list[Block]) -> Iterator[Block]:
    for start, end, kind, paragraph in blocks:
        if kind in _WHOLE:
            part = text[start:end]
            left = start + len(part) - len(part.lstrip())
            right = end - len(part) + len(part.rstrip())
            if right > left:
                yield left, right, kind, paragraph
        else:
            for begin, stop in sentences(text, start, end):
                yield begin, stop, kind, paragraph


def count_letters(text: str, passages: list[Passage]) -> tuple[tuple[str, int], ...]:
    """Return the number of letters in each language, most first, equal numbers by code."""
    counts: dict[str, int] = {}
    for passage in passages:
        letters = _letters_in(text[passage.start : passage.end])
        counts[passage.language] = counts.get(passage.language, 0) + letters
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _letters_in(words: str) -> int:
    if words.isascii():
        return len(words.encode("ascii").translate(None, _NO_LETTERS))
    return sum(map(str.isalpha, words))
