"""The questions a parliament asks, answered from the sentences of a document; the rest stays unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.plugins.tables.told import DECLINED, DONE, NOT_KNOWN, Lane, Notice, Story

from checker.domain.document import Document
from checker.domain.message import Message, say
from checker.domain.observation import Span
from checker.domain.tabulation import Column, TabulatedCell, TabulatedRow, Tabulation

OUTCOMES = {
    DONE: say("acted on"),
    DECLINED: say("not acted on"),
    NOT_KNOWN: say("not known, as the document itself says"),
}
_ANSWERS = (
    Column(id="platform", label=say("Platform")),
    Column(id="asked", label=say("Asked about")),
    Column(id="since", label=say("Since when")),
    Column(id="opened", label=say("Who opened it")),
    Column(id="notices", label=say("How many notices")),
    Column(id="outcomes", label=say("What became of them")),
    Column(id="by", label=say("By whom")),
    Column(id="basis", label=say("On what basis")),
)
_NOTICES = (
    Column(id="notice", label=say("Notice")),
    Column(id="platform", label=say("Platform")),
    Column(id="date", label=say("Date")),
    Column(id="by", label=say("By whom")),
    Column(id="behalf", label=say("On behalf of")),
    Column(id="number", label=say("Matter")),
    Column(id="matter", label=say("What it concerned")),
    Column(id="outcome", label=say("Outcome")),
    Column(id="said", label=say("As the document says it")),
)
_MOST = 3
"""Places named in one cell."""


def answer_tables(story: Story, document: Document) -> tuple[Tabulation, ...]:
    """Return the table by platform and the table of notices; none where no notice is told of.

    Args:
        story: What the document tells.
        document: The document.
    """
    if not story.notices and not any(lane.counts for lane in story.lanes.values()):
        return ()
    name = document.title or document.name
    return (
        Tabulation(
            id=f"answers-{story.document}",
            title=say("Since when, how many, by whom: {document}", document=name),
            note=say(
                "A cell holds what the document says, with its place. Unknown means that no sentence of the "
                "document answers; it does not mean none."
            ),
            columns=_ANSWERS,
            rows=tuple(_answer(key, lane, story) for key, lane in story.lanes.items()),
        ),
        Tabulation(
            id=f"notices-{story.document}",
            title=say("Notices one by one: {document}", document=name),
            note=_sum(story),
            columns=_NOTICES,
            rows=tuple(_notice(number, each) for number, each in enumerate(story.notices, 1)),
        ),
    )


def _answer(key: str, lane: Lane, story: Story) -> TabulatedRow:
    first = Span(document=story.document, start=lane.first.start, end=lane.first.end)
    asked = say("yes") if lane.asked else say("no question names it")
    has_notices = bool(lane.counts or story.of(key))
    cells = (
        quoted("platform", [first]),
        TabulatedCell(column="asked", message=asked, spans=tuple(lane.asked[:_MOST])),
        quoted("since", lane.since),
        quoted("opened", lane.opened),
        quoted("notices", [span for _, span in lane.counts]),
        _outcomes(lane, story.of(key)),
        quoted("by", lane.by or list(lane.holders.values())),
        quoted("basis", story.basis if has_notices else ()),
    )
    return TabulatedRow(cells=tuple(cell for cell in cells if cell))


def quoted(column: str, spans: Iterable[Span]) -> TabulatedCell | None:
    """Return a cell whose value is the first of some places; None without any."""
    once = tuple(dict.fromkeys(spans))[:_MOST]
    return TabulatedCell(column=column, spans=once) if once else None


def _outcomes(lane: Lane, notices: list[Notice]) -> TabulatedCell | None:
    """Return how many notices were acted on, of those that are told one by one."""
    if not notices:
        none = [span for value, span in lane.counts if value == 0]
        return (
            TabulatedCell(column="outcomes", message=say("no notice, so none"), spans=tuple(none[:1]))
            if none
            else None
        )
    kinds = [notice.outcome for notice in notices]
    message = say(
        "{done} acted on, {declined} not acted on, {unknown} not known, of {total} told one by one",
        done=kinds.count(DONE),
        declined=kinds.count(DECLINED),
        unknown=len(kinds) - kinds.count(DONE) - kinds.count(DECLINED),
        total=len(kinds),
    )
    return TabulatedCell(
        column="outcomes", message=message, spans=tuple(notice.said for notice in notices if notice.said)
    )


def _notice(number: int, notice: Notice) -> TabulatedRow:
    return TabulatedRow(cells=tuple(_notice_cells(number, notice)))


def _notice_cells(number: int, notice: Notice) -> Iterator[TabulatedCell]:
    yield TabulatedCell(column="notice", message=say("{number}", number=number), spans=(notice.sentence,))
    document = notice.sentence.document
    if notice.platform:
        name = Span(document=document, start=notice.platform.start, end=notice.platform.end)
        yield TabulatedCell(column="platform", spans=(name,))
    for column, span in (("date", notice.date), ("by", notice.by), ("behalf", notice.behalf)):
        if span:
            yield TabulatedCell(column=column, spans=(span,))
    if notice.number:
        yield TabulatedCell(column="number", message=_number(notice))
    if notice.matter:
        yield TabulatedCell(column="matter", spans=(notice.matter,))
    if notice.outcome and notice.said:
        yield TabulatedCell(column="outcome", message=OUTCOMES[notice.outcome], spans=(notice.said,))
        yield TabulatedCell(column="said", spans=(notice.said,))


def _number(notice: Notice) -> Message:
    text = "{number}, the same as an earlier one" if notice.is_same else "{number}"
    return say(text, number=notice.number)


def _sum(story: Story) -> Message:
    """Return how many notices and matters there are."""
    return say(
        "{notices} notices, {matters} matters. Notices about the same matter have the same number of the "
        "matter.",
        notices=len(story.notices),
        matters=len({notice.number for notice in story.notices if notice.number}),
    )
