"""What changed between two versions of a paper, claim by claim: same, changed, gone or new."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.domain.document import Document, PassageKind
from checker.domain.observation import Span
from checker.matching.fold import fold

SAME, FIGURES, WORDING, GONE, NEW = "same", "figures", "wording", "gone", "new"
LEAST_WORDS = 4
"""Words of a passage that claims something; a shorter one is a label."""
MOST_CLAIMS = 20_000
"""Claims of one document that are compared."""
ALIKE = 0.5
"""Share of words that two claims have in common from which one is a new wording of the other."""
_COMMON = 12
"""Claims that may hold a word by which candidates are found; more frequent words tell little."""
_CLAIMING = frozenset(
    {PassageKind.SENTENCE, PassageKind.LIST_ITEM, PassageKind.TABLE_ROW, PassageKind.FOOTNOTE}
)
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one claim."""

    kind: str
    """``same``, ``figures`` (only numbers differ), ``wording``, ``gone`` or ``new``."""
    old: Span | None = None
    new: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    span: Span
    words: tuple[str, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """Return the words with every number as one sign."""
        return tuple("#" if word[0].isdigit() else word for word in self.words)


def changes(old: Document, new: Document) -> tuple[Change, ...]:
    """Return what became of every claim, in the order of the new document, then what is gone.

    A claim is a sentence, list item, row or footnote of at least `LEAST_WORDS` words. Claims that are not
    the same letter by letter, folded, are paired by the words that they share, the most alike first.
    """
    before, after = list(_claims(old)), list(_claims(new))
    pairs = _same(before, after)
    pairs |= _alike(before, after, pairs)
    return tuple(_told(before, after, pairs))


def _claims(document: Document) -> Iterator[_Claim]:
    found = 0
    for passage in document.passages:
        if passage.kind not in _CLAIMING or found >= MOST_CLAIMS:
            continue
        words = tuple(_WORD.findall(fold(document.quote(passage.start, passage.end))))
        if len(words) >= LEAST_WORDS:
            found += 1
            yield _Claim(span=Span(document=document.id, start=passage.start, end=passage.end), words=words)


def _same(before: list[_Claim], after: list[_Claim]) -> dict[int, int]:
    """Pair claims of the same words: number in the new document, number in the old one."""
    waiting: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, claim in enumerate(before):
        waiting[claim.words].append(number)
    pairs: dict[int, int] = {}
    for number, claim in enumerate(after):
        if waiting[claim.words]:
            pairs[number] = waiting[claim.words].pop(0)
    return pairs


def _alike(before: list[_Claim], after: list[_Claim], pairs: dict[int, int]) -> dict[int, int]:
    """Pair what is left by shared words, the most alike first; every claim goes into one pair."""
    old_left = [number for number in range(len(before)) if number not in set(pairs.values())]
    new_left = [number for number in range(len(after)) if number not in pairs]
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for number in old_left:
        for word in dict.fromkeys(before[number].words):
            holding[word].append(number)
    scored = sorted(
        (-_likeness(before[one].words, after[number].words), number, one)
        for number in new_left
        for one in _candidates(after[number], holding)
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for score, number, one in scored:
        if -score >= ALIKE and number not in found and one not in taken:
            found[number] = one
            taken.add(one)
    return found


def _candidates(claim: _Claim, holding: defaultdict[str, list[int]]) -> Iterable[int]:
    """Return the old claims that share a telling word with a new one."""
    lists = (holding.get(word, []) for word in dict.fromkeys(claim.words))
    return sorted({number for numbers in lists if len(numbers) <= _COMMON for number in numbers})


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the share of words that two claims have in common (Dice)."""
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other))


def _told(before: list[_Claim], after: list[_Claim], pairs: dict[int, int]) -> Iterator[Change]:
    for number, claim in enumerate(after):
        if number not in pairs:
            yield Change(kind=NEW, new=claim.span)
            continue
        old = before[pairs[number]]
        yield Change(kind=_kind(old, claim), old=old.span, new=claim.span)
    kept = set(pairs.values())
    for number, claim in enumerate(before):
        if number not in kept:
            yield Change(kind=GONE, old=claim.span)


def _kind(old: _Claim, new: _Claim) -> str:
    if old.words == new.words:
        return SAME
    return FIGURES if old.letters == new.letters else WORDING
