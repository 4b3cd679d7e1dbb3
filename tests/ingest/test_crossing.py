"""What arrives from the child process is checked before anybody believes it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.document import Cell, Defect, Document, Heading, LineBox, Link, Page, Passage, Table
from checker.domain.message import say
from checker.ingest.crossing import Answer, Lie, packed, unpacked
from checker.offers import Attachment, Reading

TEXT = "We act. You may complain."
LINE = LineBox(start=0, end=25, left=0, bottom=0, right=9, top=9)
HONEST = Document(
    id="", name="", media_type="", sha256="", size=0, reader="", text=TEXT,
    pages=(Page(number=1, start=0, end=25, lines=(LINE,)),),
    passages=(Passage(index=0, start=0, end=7), Passage(index=1, start=8, end=25)),
    headings=(Heading(start=0, end=2, level=1),),
    tables=(Table(start=0, end=7, cells=(Cell(row=0, column=0, start=0, end=2),)),),
    links=(Link(start=0, end=2, target=""),),
    line_starts=(0, 8),
    defects=(Defect(kind="x", message=say("x"), start=3, end=3), Defect(kind="y", message=say("y"))),
)  # fmt: skip


def arrives(document: Document) -> Document:
    """Send a document across."""
    answer = unpacked(packed(Answer(reading=Reading(document=document))))
    assert answer.reading is not None
    return answer.reading.document


def test_a_document_arrives_as_it_was_sent() -> None:
    assert arrives(HONEST) == HONEST


def test_attachments_and_refusals_arrive() -> None:
    reading = Reading(document=HONEST, attachments=(Attachment(name="a", data=b"\x00\xff"),))
    assert unpacked(packed(Answer(reading=reading))).reading == reading
    assert unpacked(packed(Answer(refused=say("No.")))).refused == say("No.")
    assert unpacked(packed(Answer(failed="KeyError"))).failed == "KeyError"


PAGE = HONEST.pages[0]
LIES = {
    "passage outside": replace(HONEST, passages=(Passage(index=0, start=0, end=26),)),
    "passage before": replace(HONEST, passages=(Passage(index=0, start=-1, end=2),)),
    "passages overlap": replace(HONEST, passages=(Passage(index=0, start=0, end=9), HONEST.passages[1])),
    "passages in disorder": replace(HONEST, passages=tuple(reversed(HONEST.passages))),
    "wrong index": replace(HONEST, passages=(Passage(index=5, start=0, end=7),)),
    "heading that is not there": replace(HONEST, passages=(Passage(index=0, start=0, end=7, heading=3),)),
    "heading outside": replace(HONEST, headings=(Heading(start=0, end=99, level=1),)),
    "cell outside": replace(
        HONEST, tables=(Table(start=0, end=7, cells=(Cell(row=0, column=0, start=0, end=99),)),)
    ),
    "link backwards": replace(HONEST, links=(Link(start=5, end=2, target=""),)),
    "line starts in disorder": replace(HONEST, line_starts=(8, 0)),
    "line start outside": replace(HONEST, line_starts=(0, 99)),
    "page outside": replace(HONEST, pages=(replace(PAGE, end=99),)),
    "page with a wrong number": replace(HONEST, pages=(replace(PAGE, number=7),)),
    "page unread without a reason": replace(HONEST, pages=(replace(PAGE, read=False),)),
    "line outside its page": replace(HONEST, pages=(replace(PAGE, end=20),)),
    "not normal": replace(HONEST, text="e\u0301" + TEXT[2:]),
    "zero byte": replace(HONEST, text="\x00" + TEXT[1:]),
    "defect outside": replace(HONEST, defects=(Defect(kind="x", message=say("x"), start=3, end=99),)),
    "flood": replace(HONEST, defects=HONEST.defects * 5_000),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_lie_is_found_out(lie: Document) -> None:
    with pytest.raises(Lie):
        arrives(lie)


@given(st.binary(max_size=200))
def test_garbage_is_a_lie(data: bytes) -> None:
    with pytest.raises(Lie):
        unpacked(data)


@given(st.integers(0, 2_000), st.integers(0, 255))
def test_a_changed_byte_is_a_lie_or_an_honest_document(at: int, value: int) -> None:
    data = bytearray(packed(Answer(reading=Reading(document=HONEST))))
    data[at % len(data)] = value
    try:
        answer = unpacked(bytes(data))
    except Lie:
        return
    if answer.reading:
        document = answer.reading.document
        assert all(document.text[one.start : one.end] for one in document.passages if one.end > one.start)
