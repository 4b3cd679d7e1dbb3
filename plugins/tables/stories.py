"""What one document tells of channels and notices: platform by platform, and notice by notice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial

from checker.plugins.tables import words
from checker.plugins.tables.names import Named, Names, bodies_within
from checker.plugins.tables.paper import Paper
from checker.plugins.tables.told import (
    DECLINED,
    DONE,
    NOT_KNOWN,
    Lane,
    Notice,
    Story,
    number_matters,
    ordinal_of,
)

from checker.domain.document import Passage, PassageKind
from checker.domain.figure import Figure
from checker.domain.observation import Span
from checker.matching import fold

SKIPPED = frozenset({PassageKind.CONTENTS, PassageKind.QUOTED, PassageKind.COMMENT})
_OPENING = 45
"""Characters at the begin of a sentence in which its subject stands."""
_NEGATED = re.compile(r"(?<!\w)(?:niet|geen|not|never|nicht|pas|jamais)(?: \w+){0,2} $")


class StoryReader:
    """Reads one document, sentence by sentence."""

    def __init__(self, paper: Paper, platforms: Names, bodies: Names, figures: Iterable[Figure]) -> None:
        """Take what the registers and the evaluators know.

        Args:
            paper: The document.
            platforms: Names of platforms.
            bodies: Names of bodies that file notices.
            figures: Figures of the document.
        """
        self._paper = paper
        self._document = paper.document
        self._folded = paper.folded
        self._platforms = platforms
        self._find_bodies = partial(bodies_within, bodies)
        self._figures: dict[int, list[Figure]] = {}
        for figure in figures:
            self._figures.setdefault(figure.start, []).append(figure)
        self._story = Story(document=paper.document.id)
        self._channels: dict[int, bool] = {}
        self._silent: dict[int, bool] = {}
        self._open: Notice | None = None
        self._paragraph = -1
        self._platform: Named | None = None
        self._by: Span | None = None
        self._is_channel = False

    def story(self) -> Story:
        """Return what the document tells."""
        section = -2
        for passage in self._document.passages:
            if passage.kind in SKIPPED:
                continue
            if passage.heading != section and not self._is_question(passage):
                section = passage.heading
                self._begin_section()
            self._read(passage)
        number_matters(self._story.notices, self._folded, self._document.text, self._platforms)
        return self._story

    def _begin_section(self) -> None:
        self._open, self._platform, self._by, self._is_channel = None, None, None, False

    def _is_question(self, passage: Passage) -> bool:
        return bool(self._paper.holds(words.QUESTION, passage.index))

    def _read(self, passage: Passage) -> None:
        goes_on = self._open is not None and passage.paragraph == self._paragraph
        if not goes_on and self._tells_nothing(passage):
            return
        named = self._paper.names("platforms", self._platforms.within, passage.index)
        self._is_channel = self._is_channel or self._names_channel(passage)
        if self._is_question(passage):
            for each in named:
                self._lane(each).asked.append(self._span(each.start, each.end))
            return
        bodies = self._paper.names("bodies", self._find_bodies, passage.index)
        count = self._count(passage)
        if count:
            self._take_count(named, bodies, count)
        elif notice := self._notice(passage, named, bodies):
            self._open, self._paragraph = notice, passage.paragraph
            self._story.notices.append(notice)
        elif self._open and passage.paragraph == self._paragraph:
            self._continue(self._open, passage)
        self._take_status(passage, named, bodies)
        self._take_basis(passage)

    def _tells_nothing(self, passage: Passage) -> bool:
        """Tell whether a passage names no platform and no channel, and says nothing of notices or a basis."""
        original = self._paper.original_of[passage.index]
        if original not in self._silent:
            holds = self._paper.holds
            self._silent[original] = not (
                self._paper.names("platforms", self._platforms.within, original)
                or self._names_channel(passage)
                or holds(words.BASIS_ABOUT, original)
                or (holds(words.SUBMIT, original) and holds(words.NOTICE, original))
            )
        return self._silent[original]

    def _names_channel(self, passage: Passage) -> bool:
        original = self._paper.original_of[passage.index]
        if original not in self._channels:
            holds = self._paper.holds
            self._channels[original] = (
                holds(words.FLAGGER, original)
                or holds(words.CHANNEL, original)
                or holds(words.NAMED_CHANNEL, original, printed=True)
                or holds(words.BODY, original, printed=True)
            )
        return self._channels[original]

    def _tells_of_filing(self, passage: Passage) -> bool:
        """Tell whether a sentence about a channel says that notices were filed."""
        holds = self._paper.holds
        return self._is_channel and holds(words.SUBMIT, passage.index) and holds(words.NOTICE, passage.index)

    def _count(self, passage: Passage) -> tuple[float, Span] | None:
        """Return how many notices a sentence says were filed, and where it says so."""
        start, end = passage.start, passage.end
        if not self._tells_of_filing(passage):
            return None
        for figure in self._figures.get(start, ()):
            unit = fold(figure.unit)
            if words.TIMES.search(unit) or words.NOTICE.search(unit):
                return figure.value, self._with_unit(figure)
        if none := words.NONE.search(self._folded, start, end):
            return 0.0, self._span(*none.span())
        once = words.ONCE.search(self._folded, start, end)
        return (1.0, self._span(*once.span())) if once else None

    def _with_unit(self, figure: Figure) -> Span:
        """Return the number and what it counts, where that stands right behind it."""
        behind = self._document.text.find(
            figure.unit, figure.number_end, figure.number_end + 2 + len(figure.unit)
        )
        return self._span(
            figure.number_start, behind + len(figure.unit) if behind >= 0 else figure.number_end
        )

    def _take_count(self, named: Sequence[Named], bodies: Sequence[Named], count: tuple[float, Span]) -> None:
        after = [each for each in named if each.start > count[1].start]
        platform = next(iter(after or named), self._platform)
        self._open, self._platform = None, platform
        self._by = self._span(bodies[0].start, bodies[0].end) if bodies else self._by
        if platform:
            lane = self._lane(platform)
            lane.counts.append(count)
            lane.by += [self._by] if self._by else []

    def _notice(self, passage: Passage, named: Sequence[Named], bodies: Sequence[Named]) -> Notice | None:
        """Return the notice that a sentence begins to tell of."""
        start, end, folded = passage.start, passage.end, self._folded
        if not self._tells_of_filing(passage) or words.MATTER.match(folded[start:end]):
            return None
        first = words.ORDINAL.search(folded, start, min(end, start + _OPENING))
        ordinal = (
            first if first and words.NOTICE.search(folded, first.end(), min(end, first.end() + 30)) else None
        )
        day = words.DAY.search(folded, start, end)
        if not ordinal and not (day and (named or self._platform)):
            return None
        platform = next(iter(named), self._platform)
        behalf = words.BEHALF.search(folded, start, end)
        by = next(
            (self._span(each.start, each.end) for each in bodies if each.start < start + _OPENING * 2), None
        )
        notice = Notice(
            platform=platform,
            sentence=self._span(start, end),
            ordinal=ordinal_of(ordinal.group()) if ordinal else 0,
            date=self._span(*day.span()) if day else None,
            by=by or self._by,
            behalf=self._span(*behalf.span()) if behalf else None,
        )
        self._look_inside(notice, passage)
        if platform:
            self._lane(platform)
        return notice

    def _look_inside(self, notice: Notice, passage: Passage) -> None:
        """Take matter and outcome from the sentence that begins to tell of a notice."""
        verb = words.SUBMIT.search(self._folded, passage.start, passage.end)
        if verb is None:
            return
        if about := words.ABOUT.search(self._folded, passage.start, passage.end):
            notice.matter = self._span(about.start(), passage.end)
        outcome, place = self._outcome(verb.end(), passage.end)
        if outcome in {DONE, DECLINED} and place:
            notice.outcome, notice.said = outcome, self._span(passage.start, passage.end)

    def _continue(self, notice: Notice, passage: Passage) -> None:
        """Take matter and outcome from a sentence that goes on."""
        start, end = passage.start, passage.end
        if words.MATTER.match(self._folded[start:end]):
            notice.matter = self._span(start, end)
            notice.is_same = bool(words.SAME.search(self._folded, start, end))
            return
        outcome, _ = self._outcome(start, end)
        if outcome:
            notice.outcome, notice.said = outcome, self._span(start, end)

    def _outcome(self, start: int, end: int) -> tuple[str, int]:
        """Return what became of a notice by the words between two offsets, and where they stand."""
        for outcome, pattern in ((NOT_KNOWN, words.UNKNOWN), (DECLINED, words.DECLINED)):
            if found := pattern.search(self._folded, start, end):
                return outcome, found.start()
        for found in words.DONE.finditer(self._folded, start, end):
            negated = _NEGATED.search(self._folded, max(start, found.start() - 30), found.start())
            return (DECLINED if negated else DONE), found.start()
        return "", 0

    def _take_status(self, passage: Passage, named: Sequence[Named], bodies: Sequence[Named]) -> None:
        """Take since when, by whom and under which name a channel is open to somebody."""
        holds, index = self._paper.holds, passage.index
        if not named or not (holds(words.FLAGGER, index) or holds(words.NAMED_CHANNEL, index, printed=True)):
            return
        start, end, folded = passage.start, passage.end, self._folded
        term = words.FLAGGER.search(folded, start, end)
        own = words.NAMED_CHANNEL.search(self._document.text, start, end)
        since = words.SINCE.search(folded, start, end)
        grant = words.GRANT.search(folded, start, end)
        for each in {name.key: name for name in reversed(named)}.values():
            lane = self._lane(each)
            lane.status += [self._span(*term.span())] if term else []
            lane.channel += [self._span(*own.span())] if own else []
            lane.since += [self._span(*since.span())] if since else []
            lane.opened += [self._span(start, end)] if grant else []
            for body in filter(lambda body: body.key, bodies):
                lane.holders.setdefault(body.key, self._span(body.start, body.end))

    def _take_basis(self, passage: Passage) -> None:
        if not self._is_channel or not self._paper.holds(words.BASIS_ABOUT, passage.index):
            return
        if found := words.BASIS.search(self._folded, passage.start, passage.end):
            self._story.basis.append(self._span(*found.span()))

    def _lane(self, name: Named) -> Lane:
        return self._story.lanes.setdefault(name.key, Lane(first=name))

    def _span(self, start: int, end: int) -> Span:
        return Span(document=self._document.id, start=start, end=end)
