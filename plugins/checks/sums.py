"""Sums told in words: parts that do not make their total, shares that their counts do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker.plugins.checks.observing import observe, quote
from checker.plugins.checks.reading import Read
from checker.plugins.checks.vocabulary import data

from checker.domain.document import Passage
from checker.domain.message import Message, say
from checker.domain.observation import Observation

_NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<count>\d{1,3}(?:[., ]\d{3})+|\d+|[a-z]+)"
    r"(?P<share>(?:[.,]\d+)? ?(?:%|percent|per cent|procent|prozent)(?!\w))?"
    r"(?![\d/]|[.,]\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNIT = re.compile(r"[ -]?([a-z€$]+)")
MOST_OVER = 115
"""Per cent; shares that add up to more are not meant to be parts of one whole."""
ROUGHLY = 3.0
"""Per cent points by which a share told as a fraction may be off."""
_WHOLE = 3
"""Letters of a measure that is looked for as a whole word; longer ones are beginnings."""
_NEAR = 45
"""Characters between a count and the share that says it again."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A count or a share, and where it stands in its sentence."""

    value: float
    words: str
    start: int
    end: int
    decimals: int = 0


def told_sums(read: Read, sentence: Passage) -> Iterator[Observation]:
    """Yield what the numbers of one sentence do not give."""
    text = read.scan.folded[sentence.start : sentence.end]
    counts, shares = _numbers(text)
    for message in (_total(text, counts), _listed(text, counts), _too_much(text, shares)):
        if message:
            yield _differs("sum-differs", read, sentence, message)
    if len(shares) + len(fractions := _fractions(text)) == 1:
        before = _sentence_before(read, sentence) if _takes_up(text) else ""
        whole = _numbers(before)[0] if before else []
        found = _share_told(text, [*whole, *counts] if len(whole) == 1 else counts, *shares, *fractions)
        if found:
            yield _differs("share-differs", read, sentence, found)


def _numbers(text: str) -> tuple[list[_Told], list[_Told]]:
    """Return the counts and the shares of a folded sentence; years are neither."""
    counts, shares = [], []
    for match in _NUMBER.finditer(text):
        word, share = match["count"], match["share"]
        value = data("sums.yaml")["numbers"].get(word) if word.isalpha() else int(re.sub(r"\D", "", word))
        if value is None or (not share and _YEAR.fullmatch(word)) or _is_measure(text, match.end()):
            continue
        if share:
            fraction = re.match(r"[.,]\d+", share)
            digits = fraction[0][1:] if fraction else ""
            exact = float(f"{value}.{digits or 0}")
            shares.append(_Told(exact, match[0].strip(), match.start(), match.end(), len(digits)))
        else:
            counts.append(_Told(float(value), word, match.start(), match.end()))
    return counts, shares


def _is_measure(text: str, at: int) -> bool:
    """Tell whether a number counts time, money or ages, or is the number of a provision or a day."""
    word = _UNIT.match(text, at)
    whole, beginnings = _measures()
    return word is not None and (word[1] in whole or word[1].startswith(beginnings))


@cache
def _measures() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return measures that are whole words, and those of which the beginning is enough."""
    listed: list[str] = data("sums.yaml")["measures"]
    return frozenset(listed), tuple(each for each in listed if len(each) > _WHOLE)


def _total(text: str, counts: list[_Told]) -> Message | None:
    """Return what is wrong with "a, b and c, together d"."""
    if len(counts) < 3:
        return None
    *parts, total = counts
    near = text[parts[-1].end : total.end + 12]
    if not _has(near, "together") or _has(text[parts[0].end : total.start], "parts"):
        return None
    return _sum(parts, total)


def _listed(text: str, counts: list[_Told]) -> Message | None:
    """Return what is wrong with "five of something: three here and three there"."""
    colon = text.find(":")
    if len(counts) < 3 or not counts[0].end < colon < counts[1].start:
        return None
    total, *parts = counts
    if not _has(text[parts[-2].end : parts[-1].start], "joined") or _has(text[colon:], "parts"):
        return None
    return _sum(parts, total)


def _sum(parts: list[_Told], total: _Told) -> Message | None:
    real = sum(part.value for part in parts)
    if real == total.value or not max(part.value for part in parts) <= total.value or real > 2 * total.value:
        return None
    text = "The parts ({parts}) give {sum}, not {total}."
    return say(text, parts=" + ".join(part.words for part in parts), sum=round(real), total=total.words)


def _too_much(text: str, shares: list[_Told]) -> Message | None:
    """Return what is wrong with shares of one whole that are more than the whole."""
    joined = len(shares) >= 3 and _has(text[shares[-2].end : shares[-1].start], "joined")
    total = sum(share.value for share in shares)
    if not joined or not 101 < total <= MOST_OVER:
        return None
    text = "The shares ({parts}) give {sum} %, more than the whole."
    return say(text, parts=" + ".join(share.words for share in shares), sum=round(total, 1))


def _fractions(text: str) -> list[_Told]:
    """Return shares told in words, each once: a third, een kwart."""
    if not (first := _any_fraction().search(text)):
        return []
    return [
        _Told(value, words, found.start(), found.end(), -1)
        for words, value in data("sums.yaml")["fractions"].items()
        if (found := re.compile(rf"\b{words}\b").search(text, first.start()))
    ]


@cache
def _any_fraction() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(data('sums.yaml')['fractions'])})\b")


def _share_told(text: str, counts: list[_Told], share: _Told) -> Message | None:
    """Return what is wrong with a share that stands right beside the smaller of two counts."""
    if len(counts) != 2 or _has(text, "changes"):
        return None
    whole, part = counts if counts[0].value > counts[1].value else counts[::-1]
    first, last = sorted((part, share), key=lambda each: each.start)
    between = text[first.end : last.start]
    tied = whole.value > part.value > 0 and len(between) <= _NEAR
    if not tied or not (between.lstrip().startswith("(") or _has(between, "again")):
        return None
    real = 100 * part.value / whole.value
    if abs(real - share.value) <= (ROUGHLY if share.decimals < 0 else 10.0**-share.decimals):
        return None
    text = "{some} of {all} is {real} %, not {share}."
    decimals = max(share.decimals, 0) + 1
    return say(text, some=part.words, all=whole.words, real=round(real, decimals), share=share.words)


def _takes_up(text: str) -> bool:
    """Tell whether a sentence begins with a part of what the one before it counted."""
    return _has(text[:30], "parts")


def _sentence_before(read: Read, sentence: Passage) -> str:
    before = read.document.passages[sentence.index - 1] if sentence.index else sentence
    is_beside = before.paragraph == sentence.paragraph and before.index < sentence.index
    return str(read.scan.folded[before.start : before.end]) if is_beside else ""


def _has(text: str, name: str) -> bool:
    return _any_of(name).search(text) is not None


@cache
def _any_of(name: str) -> re.Pattern[str]:
    """Return a pattern of the words of a list of `sums.yaml`."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(data('sums.yaml')[name])})(?!\w)")


def _differs(rule: str, read: Read, sentence: Passage, message: Message) -> Observation:
    found: Observation = observe(
        rule,
        "arithmetic",
        "look",
        message,
        [quote(read.document, sentence.start, sentence.end)],
        explanations=(say("The numbers may be rounded, or count different things."),),
        question=say("Which of the numbers is right, and what does each count?"),
    )
    return found
