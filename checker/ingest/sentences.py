"""Where sentences end: rules over full stops, question marks and exclamation marks.

One regular expression finds every place where a sentence could end; a handful of rules look at the word
before it and at the word after it. Nothing is learnt and nothing is random, so that every boundary can be
explained.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.ingest.abbreviations import (
    BEFORE_NUMBER,
    BEFORE_WORD,
    INSIDE_OR_LAST,
    MONTHS,
    ORDINAL_FOLLOWERS,
    STARTERS,
)

LONGEST = 2_000
"""No sentence is longer than this many characters; a longer one is cut at a space."""

_CLOSERS = "\"'”’»«“)\\]"
_CANDIDATE = re.compile(
    rf"([.!?…]+)[{_CLOSERS}*_]*"  # the stop, and what closes after it
    r"(?:(?<=[.!?”’»\")])(?:\d{1,2}|(?<=[^\d].)\d{3})(?=\s+[^\W\d_a-z])|[¹²³⁰⁴-⁹]+"  # the number of a note
    r"|(?<=[a-zà-ÿ]{4}\.)\s\d{1,2}(?=\s+[A-ZÀ-Þ][a-zà-ÿ]{1,3}\s))?"  # also after a space, if no noun follows
    r"(?:[  ]»)?"  # a French closing quotation mark stands after a space
    r"(?:\s+|(?<=[a-z]\.)(?=[A-Z][a-z]+\s))"  # white space, or none where joined lines lost it
)
_NEXT_WORD = re.compile(r"[\"'“‘«»(\[*_•>\-–—\s]*([\w]+)?")
_UP_TO_WORD = re.compile(r".*[\s(\[{\"'“‘«/]", re.DOTALL)
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_ROMAN = re.compile(r"[IVXLC]+|[a-zA-Z]")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of every sentence of `text[start:end]`, in order, without white space around."""
    begin = start
    for found in _CANDIDATE.finditer(text, start, end):
        stop = found.end()
        if stop < end and _ends(text, begin, found):
            yield from _trimmed(text, begin, stop)
            begin = stop
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut + (text[cut] == " ")
    if end > start:
        yield start, end


def _ends(text: str, begin: int, found: re.Match[str]) -> bool:
    """Tell whether a sentence that began at `begin` ends at this candidate."""
    stop, after = found.start(), found.end()
    mark, following = found[1], text[after]
    if mark == "." and text[stop - 1 : stop].isalnum():
        return _ends_at_full_stop(text, begin, stop, found)
    return not following.islower() or _is_brand(text, after)


def _ends_at_full_stop(text: str, begin: int, stop: int, found: re.Match[str]) -> bool:
    after = found.end()
    near = text[max(begin, stop - 24) : stop]
    match = _UP_TO_WORD.match(near)
    before = near[match.end() :] if match else near
    upcoming = _NEXT_WORD.match(text, after)
    following = (upcoming[1] if upcoming else None) or ""
    glued = not text[after - 1].isspace()
    if glued:
        return following.lower() in STARTERS and len(before) > 2
    if following[:1].islower() and not _is_brand(text, upcoming.start(1) if upcoming else after):
        return False
    if before.isdigit():
        return _ends_at_number(text, stop, before, following)
    if len(before) == 1 and before.islower() and text[max(stop - 2, 0) : stop - 1].isspace():
        return text[max(stop - 3, 0) : stop - 2].isdigit()
    return _ends_at_word(before, following)


def _ends_at_number(text: str, stop: int, before: str, following: str) -> bool:
    """A short number with a full stop is an ordinal in German: "am 17. Februar"."""
    return len(before) > 2 or following.lower() not in ORDINAL_FOLLOWERS


def _ends_at_word(before: str, following: str) -> bool:
    if len(before) > 7:
        return True
    word = before.lower()
    if word in BEFORE_NUMBER and (following[:1].isdigit() or _ROMAN.fullmatch(following) is not None):
        return False
    if word in BEFORE_WORD:
        return False
    if word in MONTHS:
        return not following[:1].isdigit()
    if word in INSIDE_OR_LAST or _DOTTED.fullmatch(before):
        return following.lower() in STARTERS
    return len(before) != 1 or not before.isalpha() or before in "IA"


def _is_brand(text: str, at: int) -> bool:
    """Tell whether a word in lower case starts a sentence all the same: iOS, eBay."""
    return text[at : at + 1].islower() and text[at + 1 : at + 2].isupper()
