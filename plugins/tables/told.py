"""What is told of channels and notices: values, and which notices concern the same matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.plugins.tables import words
from checker.plugins.tables.names import Named, Names

from checker.domain.observation import Span

DONE, DECLINED, NOT_KNOWN = "done", "declined", "not_known"


@dataclass(slots=True, kw_only=True)
class Notice:
    """One notice that is told by itself."""

    platform: Named | None
    sentence: Span
    ordinal: int = 0
    date: Span | None = None
    matter: Span | None = None
    is_same: bool = False
    """True where the document says that it concerned the same as another one."""
    number: int = 0
    """Number of its matter, counted from 1; 0 where the document says the same but not as which."""
    outcome: str = ""
    said: Span | None = None
    by: Span | None = None
    behalf: Span | None = None


@dataclass(slots=True, kw_only=True)
class Lane:
    """What is told of one platform: since when there is a channel, who opened it, how many notices."""

    first: Named
    asked: list[Span] = field(default_factory=list)
    status: list[Span] = field(default_factory=list)
    since: list[Span] = field(default_factory=list)
    opened: list[Span] = field(default_factory=list)
    channel: list[Span] = field(default_factory=list)
    counts: list[tuple[float, Span]] = field(default_factory=list)
    by: list[Span] = field(default_factory=list)
    holders: dict[str, Span] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Story:
    """What one document tells."""

    document: str
    lanes: dict[str, Lane] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    basis: list[Span] = field(default_factory=list)

    def of(self, key: str) -> list[Notice]:
        """Return the notices to one platform."""
        return [notice for notice in self.notices if notice.platform and notice.platform.key == key]


def ordinal_of(word: str) -> int:
    """Return the number of an ordinal; 0 for "last"."""
    fitting = (number for stem, number in words.ORDINALS.items() if word.startswith(stem))
    return next(fitting, 0)


def number_matters(notices: list[Notice], folded: str, text: str, platforms: Names) -> None:
    """Give every notice the number of its matter; the same matter has one number."""
    last = 0
    for index, notice in enumerate(notices):
        if notice.is_same and notice.matter:
            same = _meant(
                notice,
                notices[:index],
                folded,
                platforms.within(text, notice.matter.start, notice.matter.end),
            )
            notice.number = same.number if same else 0
        else:
            last += 1
            notice.number = last


def _meant(notice: Notice, earlier: list[Notice], folded: str, named: Sequence[Named]) -> Notice | None:
    """Return the earlier notice that concerned the same: by its ordinal and platform, or by its day."""
    found = notice.matter and words.ORDINAL.search(folded, notice.matter.start, notice.matter.end)
    ordinal = ordinal_of(found.group()) if found else 0
    keys = {each.key for each in named}
    by_name = [
        each
        for each in earlier
        if ordinal and each.ordinal == ordinal and (not keys or (each.platform and each.platform.key in keys))
    ]
    by_day = [each for each in earlier if _day(each, folded) and _day(each, folded) == _day(notice, folded)]
    return next(iter(by_name or by_day), None)


def _day(notice: Notice, folded: str) -> str:
    return folded[notice.date.start : notice.date.end] if notice.date else ""
