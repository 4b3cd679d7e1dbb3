"""Who is called a trusted flagger or given a lane of their own, and what the register says on that day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from checker.plugins.tables import words
from checker.plugins.tables.answers import OUTCOMES, quoted
from checker.plugins.tables.names import (
    BODIES,
    FLAGGERS,
    Named,
    Names,
    bodies_within,
)
from checker.plugins.tables.paper import Paper
from checker.plugins.tables.stories import SKIPPED
from checker.plugins.tables.told import Story

from checker.domain.assessment import Dossier
from checker.domain.document import Document, Passage
from checker.domain.message import Message, say
from checker.domain.observation import Span
from checker.domain.register import Register
from checker.domain.tabulation import Column, TabulatedCell, TabulatedRow, Tabulation

APPLIES = date(2024, 2, 17)
"""From this day on Article 22 of Regulation (EU) 2022/2065 (CELEX 32022R2065) applies: its Article 93(2)."""
STATUS = say("Trusted flaggers in the register on that day")
LANE = say("Lanes that a platform opens itself: no status under Article 22 on that day")
OPEN = say("Status on that day not established")
_COLUMNS = (
    Column(id="who", label=say("Who")),
    Column(id="called", label=say("Called")),
    Column(id="document", label=say("By which document")),
    Column(id="platform", label=say("By which platform")),
    Column(id="since", label=say("Since when")),
    Column(id="status", label=say("Legal status on that day")),
    Column(id="channel", label=say("Channel")),
    Column(id="notices", label=say("Notices")),
    Column(id="outcomes", label=say("Outcomes")),
)
_NEXT = 2
"""Sentences after one that names a channel in which its users may be named."""


@dataclass(slots=True, kw_only=True)
class _Naming:
    """One body that one document names with one channel or platform."""

    who: Named | None
    called: list[Span] = field(default_factory=list)
    platform: list[Span] = field(default_factory=list)
    since: list[Span] = field(default_factory=list)
    channel: list[Span] = field(default_factory=list)
    notices: list[Span] = field(default_factory=list)
    outcomes: tuple[Message, tuple[Span, ...]] | None = None


def flagger_table(
    dossier: Dossier, papers: Sequence[Paper], stories: dict[str, Story], platforms: Names, bodies: Names
) -> tuple[Tabulation, ...]:
    """Return the table over all documents; none where no document names a flagger or a lane.

    Args:
        dossier: The registers.
        papers: The documents.
        stories: What each document tells of channels, by the document's id.
        platforms: Names of platforms.
        bodies: Names of bodies.
    """
    rows = [
        _row(dossier, paper.document, naming)
        for paper in papers
        for naming in _namings(paper, stories[paper.document.id], platforms, bodies)
    ]
    order = [STATUS, LANE, OPEN]
    rows.sort(key=lambda row: order.index(row.group) if row.group in order else len(order))
    table = Tabulation(
        id="trusted-flaggers",
        title=say("Who is called a trusted flagger"),
        note=say(
            "The status under Article 22 of the Digital Services Act is awarded by a coordinator, not by a "
            "platform. The register is read as it stood on the day of the document."
        ),
        columns=_COLUMNS,
        rows=tuple(rows),
    )
    return (table,) if rows else ()


def _namings(paper: Paper, story: Story, platforms: Names, bodies: Names) -> Iterator[_Naming]:
    """Yield what is told by platform first, then bodies that sentences about channels name."""
    told: set[str] = set()
    for key, lane in story.lanes.items():
        for who, span in lane.holders.items():
            told.add(who)
            yield _Naming(
                who=Named(key=who, start=span.start, end=span.end),
                called=lane.status,
                platform=[Span(document=story.document, start=lane.first.start, end=lane.first.end)],
                since=lane.since,
                channel=lane.channel,
                notices=[count for _, count in lane.counts],
                outcomes=_outcomes(story, key),
            )
    yield from _named_in_sentences(paper, platforms, bodies, told)


def _outcomes(story: Story, key: str) -> tuple[Message, tuple[Span, ...]] | None:
    said = [notice for notice in story.of(key) if notice.said]
    kinds = dict.fromkeys(notice.outcome for notice in said)
    message = OUTCOMES[said[0].outcome] if len(kinds) == 1 else say("see the table of notices")
    return (message, tuple(notice.said for notice in said if notice.said)) if said else None


def _named_in_sentences(paper: Paper, platforms: Names, bodies: Names, told: set[str]) -> Iterator[_Naming]:
    """Yield each body once with each channel that a sentence, or the one before it, names."""
    document, folded = paper.document, paper.folded
    found: dict[tuple[str, str], _Naming] = {}
    passages = [passage for passage in document.passages if passage.kind not in SKIPPED]
    for number, passage in enumerate(passages):
        channel = _channel(paper, passage)
        if (
            channel is None
            or not _is_lane(folded, channel, passages[number : number + 2])
            or paper.holds(words.QUESTION, passage.index)
        ):
            continue
        named = _users(paper, passages[number : number + 1 + _NEXT], bodies)
        for who in named or [None]:
            key = (who.key if who else "", folded[channel.start : channel.end])
            if (who and who.key in told) or (who is None and _is_plain_term(folded, channel)):
                continue
            naming = found.setdefault(key, _Naming(who=who))
            _take(naming, document, folded, passage, channel, platforms)
    yield from found.values()


def _is_plain_term(folded: str, channel: Span) -> bool:
    """Tell whether a sentence only uses the law's term, without a channel of somebody."""
    return bool(words.FLAGGER.fullmatch(folded, channel.start, channel.end))


def _is_lane(folded: str, channel: Span, passages: list[Passage]) -> bool:
    """Tell whether a programme with a name of its own is one for notices."""
    if _is_plain_term(folded, channel) or words.CHANNEL.fullmatch(folded, channel.start, channel.end):
        return True
    place = passages[0].start, passages[-1].end
    first = words.PRIORITY.search(folded, *place) or words.FLAGGER.search(folded, *place)
    return bool(first and words.NOTICE.search(folded, *place))


def _channel(paper: Paper, passage: Passage) -> Span | None:
    """Return the words of a sentence for a flagger's status or a lane."""
    place, document = (passage.start, passage.end), paper.document
    found = None
    if paper.holds(words.NAMED_CHANNEL, passage.index, printed=True):
        found = words.NAMED_CHANNEL.search(document.text, *place)
    elif paper.holds(words.FLAGGER, passage.index):
        found = words.FLAGGER.search(paper.folded, *place)
    elif paper.holds(words.CHANNEL, passage.index):
        found = words.CHANNEL.search(paper.folded, *place)
    return Span(document=document.id, start=found.start(), end=found.end()) if found else None


def _users(paper: Paper, passages: list[Passage], bodies: Names) -> list[Named]:
    """Return who is named with a channel: in its sentence, else in the next ones that point back to it."""
    for number, passage in enumerate(passages):
        if number and (passage.paragraph != passages[0].paragraph or _channel(paper, passage) is not None):
            return []
        points = number == 0 or paper.holds(words.BACK, passage.index)
        named = paper.names("bodies", partial(bodies_within, bodies), passage.index) if points else ()
        if certain := [each for each in named if each.key]:
            return list({each.key: each for each in reversed(certain)}.values())[::-1]
    return []


def _take(
    naming: _Naming, document: Document, folded: str, passage: Passage, channel: Span, platforms: Names
) -> None:
    """Add what one sentence says to what is known of a body and its channel."""
    is_term = _is_plain_term(folded, channel)
    (naming.called if is_term else naming.channel).append(channel)
    if since := words.SINCE.search(folded, passage.start, passage.end):
        naming.since.append(Span(document=document.id, start=since.start(), end=since.end()))
    if own := words.OWN_GRANT.search(folded, passage.start, passage.end):
        naming.platform.append(Span(document=document.id, start=own.start(), end=own.end()))
    naming.platform += [
        Span(document=document.id, start=each.start, end=each.end)
        for each in platforms.within(document.text, passage.start, passage.end)
    ]


def _row(dossier: Dossier, document: Document, naming: _Naming) -> TabulatedRow:
    group, status = _status(dossier, document, naming.who)
    who = Span(document=document.id, start=naming.who.start, end=naming.who.end) if naming.who else None
    dated = document.dated
    cells: Iterable[TabulatedCell | None] = (
        quoted("who", [who] if who else ()),
        quoted("called", naming.called),
        TabulatedCell(
            column="document",
            message=say("{name}", name=document.title or document.name),
            spans=(Span(document=document.id, start=dated.start, end=dated.end),)
            if dated and dated.start >= 0
            else (),
        ),
        quoted("platform", naming.platform),
        quoted("since", naming.since),
        TabulatedCell(column="status", message=status),
        quoted("channel", naming.channel),
        quoted("notices", naming.notices),
        TabulatedCell(column="outcomes", message=naming.outcomes[0], spans=naming.outcomes[1])
        if naming.outcomes
        else None,
    )
    return TabulatedRow(cells=tuple(cell for cell in cells if cell), group=group)


def _status(dossier: Dossier, document: Document, who: Named | None) -> tuple[Message, Message]:
    """Return the group of a row and its legal status on the day of the document."""
    day = document.dated.latest if document.dated and document.dated.latest else dossier.reference.day
    if day and day < APPLIES:
        return LANE, say(
            "Article 22 applies from {start}; on {day} nobody could hold the status.",
            start=APPLIES.isoformat(),
            day=day.isoformat(),
        )
    register = dossier.register(FLAGGERS)
    if register is None or who is None:
        return OPEN, say("No register row can be looked up.")
    row = register.find(who.key)
    if row is None:
        return _without_row(dossier, register, who, day)
    awarded = row.get("awarded_on", "")
    told = {"body": row["awarding_dsc"], "awarded": awarded, "as_of": register.as_of.isoformat()}
    if not awarded or day is None:
        return OPEN, say(
            "In the register of {as_of}, awarded by {body}; the day of document or award is not known.",
            body=told["body"],
            as_of=told["as_of"],
        )
    if awarded > day.isoformat():
        return LANE, say(
            "Not yet on {day}: awarded by {body} on {awarded} (register of {as_of}).",
            day=day.isoformat(),
            **told,
        )
    return STATUS, say("Awarded by {body} on {awarded} (register of {as_of}).", **told)


def _without_row(
    dossier: Dossier, register: Register, who: Named, day: date | None
) -> tuple[Message, Message]:
    """Say that a body is not in the register, and whether it is known as something else."""
    bodies = dossier.register(BODIES)
    known = bodies.find(who.key) if bodies else None
    if known is None:
        return OPEN, say(
            "Not found under this name in the register of {as_of}.", as_of=register.as_of.isoformat()
        )
    group = LANE if day and day <= register.as_of else OPEN
    return group, say("Not in the register of {as_of}.", as_of=register.as_of.isoformat())
