"""A printed page is drawn where its lines say they stand; what a child answers is not believed blindly."""

import io
import struct
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

import pikepdf
import pytest
from checker.plugins.readers.pdf import checker_readers
from PIL import Image

from checker.domain.document import Document, LineBox
from checker.domain.errors import ReaderDied, UnreadableDocument
from checker.ingest.pictures import picture
from checker.ingest.upload import Upload, accept
from checker.offers import Picture, Reader
from checker.report.printed import boxes
from checker.settings import Settings

SAMPLE = (files("checker") / "samples" / "position-paper-nl.pdf").read_bytes()
HEADING = "3. Motivering"
DARK = 128
TURNED: dict[str, Callable[[pikepdf.Page], object]] = {
    "as it is": lambda page: None,
    "a quarter turned": lambda page: page.rotate(90, relative=False),
    "upside down": lambda page: page.rotate(180, relative=False),
    "cropped": lambda page: setattr(page, "cropbox", [40, 60, 560, 800]),
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return next(each for each in checker_readers(Settings()) if each.name == "pdf")


def changed(change: Callable[[pikepdf.Page], object]) -> bytes:
    """Return the sample with every page changed."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(SAMPLE)) as pdf:
        for page in pdf.pages:
            change(page)
        pdf.save(made)
    return made.getvalue()


def sent(data: bytes, reader: Reader) -> Upload:
    return accept(data, "x.pdf", Settings(), {reader.name: reader})


def stretch(drawn: Picture, box: LineBox) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of a line on the picture."""
    a, b, c, d, e, f = drawn.placing
    corners = [(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
    across = [a * x + c * y + e for x, y in corners]
    down = [b * x + d * y + f for x, y in corners]
    return int(min(across)), int(min(down)), int(max(across)) + 1, int(max(down)) + 1


def line_of(document: Document, words: str) -> tuple[int, LineBox]:
    at = document.text.index(words)
    return next(
        (page.number, line) for page in document.pages for line in page.lines if line.start <= at < line.end
    )


@pytest.mark.parametrize("way", TURNED)
def test_a_line_stands_on_the_picture_where_it_says(reader: Reader, way: str) -> None:
    data = changed(TURNED[way])
    document = reader.read(data, "x.pdf").document
    number, line = line_of(document, HEADING)
    drawn = picture(sent(data, reader), reader, Settings(), number)
    image = Image.open(io.BytesIO(drawn.png)).convert("L")
    assert image.size == (drawn.width, drawn.height)
    left, top, right, bottom = stretch(drawn, line)
    assert 0 <= left < right <= drawn.width
    assert 0 <= top < bottom <= drawn.height
    assert image.crop((left, top, right, bottom)).getextrema()[0] < DARK
    before = (
        (left, top - 4, right, top - 2) if bottom - top < right - left else (left - 4, top, left - 2, bottom)
    )
    assert image.crop(before).getextrema()[0] > DARK


def test_a_quote_is_drawn_on_the_lines_that_hold_it(reader: Reader) -> None:
    document = reader.read(SAMPLE, "x.pdf").document
    number, line = line_of(document, HEADING)
    start = document.text.index("Motivering", line.start)
    ((page, left, bottom, right, top),) = boxes(document, start, line.end)
    assert (page, bottom, right, top) == (number, line.bottom, round(line.right, 1), line.top)
    assert line.left < left < line.right
    assert boxes(replace(document, pages=()), start, line.end) == []


def test_a_page_that_is_not_there_is_one_sentence(reader: Reader) -> None:
    with pytest.raises(UnreadableDocument, match=r"Page 9 of x\.pdf cannot be shown as a picture"):
        picture(sent(SAMPLE, reader), reader, Settings(), 9)
    with pytest.raises(UnreadableDocument, match="read its text instead"):
        picture(sent(SAMPLE, reader), replace(reader, draw=None), Settings(), 1)


LIES = {
    "no picture": Picture(png=b"GIF89a", width=1, height=1, placing=(1, 0, 0, 1, 0, 0)),
    "another size": Picture(
        png=b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 7, 7) + bytes(9), width=8, height=7,
        placing=(1, 0, 0, 1, 0, 0),
    ),
    "nowhere": Picture(
        png=b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 7, 7) + bytes(9), width=7, height=7,
        placing=(float("nan"), 0, 0, 1, 0, 0),
    ),
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_what_cannot_be_a_picture_is_refused(reader: Reader, lie: str) -> None:
    liar = replace(reader, draw=lambda _data, _page: LIES[lie])
    with pytest.raises(UnreadableDocument):
        picture(sent(SAMPLE, reader), liar, Settings(), 1)


def test_a_child_that_dies_is_one_sentence(reader: Reader) -> None:
    def die(_data: bytes, _page: int) -> Picture:
        raise SystemExit(3)

    with pytest.raises(ReaderDied, match="Page 1"):
        picture(sent(SAMPLE, reader), replace(reader, draw=die), Settings(), 1)
