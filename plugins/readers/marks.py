"""Marks at the beginning of a line: bullets, numbers, headings; and links, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.domain.document import Link

BULLETS = "•▪▫◦●○■□❖❑✓✔➢➤‣⁃∙·\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
LIST_MARK = re.compile(
    rf"(?:[{BULLETS}]\s*|(?:\\?[-*+]|–|—)\s+"
    r"|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})\\?\)\s+|(?:\d{1,2}|[a-z])\\?\.\s+(?=\S))"
)
"""What a list item begins with; a number with a full stop may also begin a heading."""

NUMBER = re.compile(r"(\d{1,2})\\?[.)]\s+")
SECTION = re.compile(r"(\d{1,2}(?:\\?\.\d{1,2})+)\\?\.?\s*(?=[^\W\d_a-z])")
"""The number of a section: 2.1, 4.3.2."""

HASHES = re.compile(r"(#{1,6})\s+")
NOTE = re.compile(r"(?:\[\^?\d{1,3}\]:?|[¹²³⁴-⁹⁰]+|\d{1,2}(?=\s[^\W\d_a-z]))\s*")
"""The number a footnote begins with."""

ENDS = re.compile(r"[.!?:;…][\"'”’»)\]*_]*\s*$")
"""The end of a sentence, or of a clause that a list follows."""

EMPTY_TARGETS = frozenset(
    {"", "#", "about:blank", "http://", "https://", "javascript:void(0)", "javascript:;"}
)
"""What stands where a link has lost its target."""

_MARKED_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
_BARE_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'()\[\]{}|]+(?<![.,;:!?])")
_LONGEST_HEADING = 90


def is_finished(text: str) -> bool:
    """Tell whether a line ends a sentence, or a clause that a list follows."""
    last = text[-1:]
    return not (last.isalnum() or last in ",-") and ENDS.search(text) is not None


def begins_item(text: str) -> bool:
    """Tell whether a line begins a list item or a section."""
    if text[0].isalpha() and text[1:2] not in {".", ")", "\\"} and ")" not in text[:6]:
        return False
    return LIST_MARK.match(text) is not None or SECTION.match(text) is not None


def target_of(raw: str) -> str:
    """Return where a link leads, empty where it leads nowhere."""
    return "" if raw.strip().lower() in EMPTY_TARGETS else raw.strip()


def links_in(text: str) -> Iterator[Link]:
    """Yield the links of a text in order: Markdown links by their words, bare addresses too."""
    marked = list(_MARKED_LINK.finditer(text)) if "](" in text else []
    bare = _BARE_LINK.finditer(text) if "http" in text or "www." in text else ()
    found = [Link(start=match.start(1), end=match.end(1), target=target_of(match[2])) for match in marked]
    inside = {offset for match in marked for offset in range(match.start(2), match.end(2))}
    found += [
        Link(start=match.start(), end=match.end(), target=match[0])
        for match in bare
        if match.start() not in inside
    ]
    yield from sorted(found, key=lambda link: (link.start, link.end))


def heading_level(line: str) -> int:
    """Return the level of a heading that its own mark states: hashes or a section number; 0 without one."""
    if found := HASHES.match(line):
        return len(found[1])
    found = SECTION.match(line)
    return found[1].count(".") + 1 if found and not ENDS.search(line) and len(line) < 160 else 0


def reads_as_heading(line: str) -> bool:
    """Tell whether a line that stands alone reads as a heading: short, a capital first, no stop."""
    bare = line.strip("*_ ")
    first = NUMBER.sub("", bare, count=1)[:1]
    if not first.isupper() or len(bare) > _LONGEST_HEADING or bare.endswith((",", ">", "…")):
        return False
    if "@" in bare or "://" in bare or sum(map(str.isalpha, bare)) * 2 < len(bare):
        return False
    return not ENDS.search(bare) or bare.endswith("?")


def sequence(numbers: list[int]) -> bool:
    """Tell whether numbers rise as page numbers do: nearly always by one."""
    steps = [after - before for before, after in pairwise(numbers)]
    return len(steps) >= 2 and sum(0 < step <= 2 for step in steps) * 4 >= len(steps) * 3
