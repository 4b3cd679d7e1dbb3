"""Paragraphs, list items and headings of a plain text, found again from its lines.

Texts arrive with one paragraph a line, with lines broken at some width, or with a blank line after every
line; what separates paragraphs is measured before lines are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.plugins.readers.furniture import repeated_lines
from checker.plugins.readers.marks import (
    ENDS,
    HASHES,
    LIST_MARK,
    NOTE,
    NUMBER,
    SECTION,
    heading_level,
    reads_as_heading,
)

from checker.domain.document import Heading, Passage, PassageKind

_MAIL_HEADER = re.compile(
    r"(?:van|aan|b?cc|onderwerp|verzonden|from|to|sent|subject|date|datum)\s?:\s", re.IGNORECASE
)
"""The headers of a message, in a text that quotes one."""
_QUESTION = re.compile(r"(?:vraag|question|frage|antwoord|answer)\s+\d{1,3}\W*", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_ROW = re.compile(r"\|.*\||[^|]+\|[^|]+\|[^|]+")
_RULE = re.compile(r"[\s|:+=_-]+|(?:\*\s*){3,}")
_FARTHEST = 4
"""Lines with more blank lines between them never belong together."""
_WIDEST = 150
"""A file whose lines are broken by hand or program has hardly a line longer than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with something on it."""

    start: int
    end: int
    text: str
    blank: int
    """Number of blank lines before it."""


@dataclass(slots=True, kw_only=True)
class Block:
    """Lines that belong together."""

    lines: list[Line]
    continues: bool = False
    """True where it goes on with the sentence of the block before, across a header or footer."""

    @property
    def text(self) -> str:
        """The text of its lines, joined by spaces."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the lines of a text were put together to."""

    passages: tuple[Passage, ...]
    headings: tuple[Heading, ...]
    repeated: tuple[Line, ...]
    cut: tuple[Line, ...]
    """First lines of the blocks that go on with a sentence cut by a page break."""


def lay_out(text: str) -> Layout:
    """Return the blocks of a plain text or Markdown file; offsets are those of `text`."""
    lines = list(_lines(text))
    dropped = repeated_lines([line.text for line in lines])
    blocks = _Joiner(lines, dropped).blocks()
    passages, headings = _told(blocks)
    return Layout(
        passages=tuple(passages),
        headings=tuple(headings),
        repeated=tuple(lines[index] for index in sorted(dropped)),
        cut=tuple(block.lines[0] for block in blocks if block.continues),
    )


def _lines(text: str) -> Iterator[Line]:
    at = blank = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = at + len(raw) - len(raw.lstrip())
            yield Line(start=start, end=start + len(bare), text=bare, blank=blank)
        blank = 0 if bare else blank + 1
        at += len(raw) + 1


class _Joiner:
    """Puts lines together to blocks by the measures of the whole text."""

    def __init__(self, lines: list[Line], dropped: set[int]) -> None:
        self.lines, self.dropped = lines, dropped
        lengths = sorted(len(line.text) for line in lines) or [0]
        longest = lengths[int(len(lengths) * 0.97)]
        self.broken = longest <= _WIDEST
        self.width = lengths[int(len(lengths) * 0.9)]
        self.doubled = self._is_doubled()

    def _is_doubled(self) -> bool:
        """Tell whether a blank line stands after every line, also inside sentences."""
        pairs = [pair for pair in zip(self.lines, self.lines[1:], strict=False) if pair[1].blank == 1]
        inside = sum(not ENDS.search(before.text) and after.text[0].islower() for before, after in pairs)
        return len(pairs) > 8 and inside * 4 > len(pairs)

    def blocks(self) -> list[Block]:
        """Return all blocks in order."""
        blocks: list[Block] = []
        interrupted = False
        for index, line in enumerate(self.lines):
            if index in self.dropped:
                interrupted = True
                continue
            last = blocks[-1].lines[-1] if blocks else None
            goes_on = last is not None and _goes_on(last, line)
            if last and not interrupted and self._joins(last, line, goes_on=goes_on):
                blocks[-1].lines.append(line)
            else:
                blocks.append(Block(lines=[line], continues=interrupted and goes_on))
            interrupted = False
        return blocks

    def _joins(self, last: Line, line: Line, *, goes_on: bool) -> bool:
        if _stands_alone(last.text) or _begins(line.text):
            return False
        if last.text.startswith(">") or line.text.startswith(">"):
            return _same_depth(last.text, line.text) and line.blank == 0
        full = len(last.text) >= 0.62 * self.width
        if line.blank > (1 if self.doubled else 0):
            return goes_on and full and self.broken and line.blank <= _FARTHEST
        if not self.broken:
            return goes_on
        return full or goes_on


def _same_depth(before: str, after: str) -> bool:
    """Tell whether two quoted lines are quoted as often and none of them is empty."""
    depths = [text[: len(text) - len(text.lstrip("> "))].count(">") for text in (before, after)]
    return depths[0] == depths[1] and bool(before.strip("> ") and after.strip("> "))


def _goes_on(last: Line, line: Line) -> bool:
    """Tell whether a line goes on with the sentence of another."""
    return not ENDS.search(last.text) and line.text[0].islower() and not _begins(line.text)


def _stands_alone(text: str) -> bool:
    return bool(
        HASHES.match(text) or _ROW.fullmatch(text) or _RULE.fullmatch(text) or _ADDRESS.fullmatch(text)
    )


def _begins(text: str) -> bool:
    """Tell whether a line begins something: an item, a section, a row."""
    return bool(
        LIST_MARK.match(text) or SECTION.match(text) or _MAIL_HEADER.match(text) or _stands_alone(text)
    )


def _told(blocks: list[Block]) -> tuple[list[Passage], list[Heading]]:
    passages: list[Passage] = []
    headings: list[Heading] = []
    paragraph = -1
    numbered = False
    for index, block in enumerate(blocks):
        if _RULE.fullmatch(block.text):
            continue
        kind, skip, level = _marked(blocks, index) or _unmarked(blocks, index, 3 if numbered else 1)
        start, end = block.lines[0].start + skip, block.lines[-1].end
        paragraph += not block.continues or not passages
        passages.append(Passage(index=0, start=start, end=end, kind=kind, paragraph=max(paragraph, 0)))
        if kind == PassageKind.HEADING:
            headings.append(Heading(start=start, end=end, level=level))
            numbered = numbered or bool(heading_level(block.text))
    return passages, headings


Kind = tuple[PassageKind, int, int]
"""The kind of a block, the length of the mark before its text, and its level as a heading."""


def _marked(blocks: list[Block], index: int) -> Kind | None:
    """Return what the mark at the beginning of a block makes of it, nothing where it bears none."""
    block = blocks[index]
    text = block.lines[0].text
    alone = len(block.lines) == 1
    found: re.Match[str] | None
    told: Kind | None = None
    if text.startswith(">"):
        told = PassageKind.QUOTED, len(text) - len(text.lstrip("> ")), 0
    elif "|" in text and _ROW.fullmatch(text):
        told = PassageKind.TABLE_ROW, 0, 0
    elif alone and (level := heading_level(text)):
        found = HASHES.match(text)
        told = PassageKind.HEADING, found.end() if found else 0, level
    elif found := LIST_MARK.match(text):
        is_heading = alone and NUMBER.match(text) and reads_as_heading(text) and not _in_list(blocks, index)
        if alone and _QUESTION.fullmatch(text, found.end()):
            told = PassageKind.HEADING, found.end(), 2
        else:
            told = (PassageKind.HEADING, 0, 1) if is_heading else (PassageKind.LIST_ITEM, found.end(), 0)
    return told


def _unmarked(blocks: list[Block], index: int, level: int) -> Kind:
    block = blocks[index]
    text = block.lines[0].text
    alone = len(block.lines) == 1
    if alone and _MAIL_HEADER.match(text):
        return PassageKind.CAPTION, 0, 0
    if alone and not block.continues and reads_as_heading(text) and _has_room(blocks, index):
        return PassageKind.HEADING, 0, level
    found = NOTE.match(text)
    if found and len(block.text) > 40:
        return PassageKind.FOOTNOTE, found.end(), 0
    return PassageKind.SENTENCE, 0, 0


def _in_list(blocks: list[Block], index: int) -> bool:
    """Tell whether the block before or after bears the neighbouring number."""
    found = NUMBER.match(blocks[index].text)
    number = int(found[1]) if found else 0
    for other, expected in ((index - 1, number - 1), (index + 1, number + 1)):
        beside = NUMBER.match(blocks[other].text) if 0 <= other < len(blocks) else None
        if beside and int(beside[1]) == expected:
            return True
    return False


def _has_room(blocks: list[Block], index: int) -> bool:
    """Tell whether something that is not itself short follows: a heading stands above its text."""
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    return after is not None and not after.continues and (len(after.text) > 60 or bool(_begins(after.text)))
