"""Plain text and Markdown: the file's own text stays the text, so that every quote is found in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.plugins.readers.decode import decoded
from checker.plugins.readers.layout import Layout, lay_out
from checker.plugins.readers.marks import links_in

from checker.domain.document import Cell as TableCell
from checker.domain.document import Defect, Document, Table
from checker.domain.errors import UnreadableDocument
from checker.domain.message import say
from checker.hookspecs import hookimpl
from checker.offers import Reader, Reading
from checker.settings import Settings

_CELL = re.compile(r"[^|]+")


@hookimpl
def checker_readers(settings: Settings) -> Iterable[Reader]:
    """Offer the reader of text files."""
    return [Reader(name="plain", media_types=("text/plain", "text/markdown"), read=read)]


def read(data: bytes, name: str) -> Reading:
    """Read a text file: paragraphs, items, headings and links by their offsets in the file."""
    text, certain = decoded(data)
    if not text.strip():
        raise UnreadableDocument.say("{name} holds no text; ask the sender for the file again.", name=name)
    layout = lay_out(text)
    defects = list(_defects(layout))
    if not certain:
        guessed = (
            "The file does not say how its characters are written; that was guessed, and some may be wrong."
        )
        defects.append(Defect(kind="encoding", message=say(guessed)))
    return Reading(document=document_of(text, layout, tuple(defects)))


def document_of(text: str, layout: Layout, defects: tuple[Defect, ...] = ()) -> Document:
    """Return a document of plain text; who it is called and what it weighs is filled in by checker."""
    return Document(
        id="",
        name="",
        media_type="text/plain",
        sha256="",
        size=0,
        reader="plain",
        text=text,
        line_starts=(0, *(found.end() for found in re.finditer("\n", text))),
        passages=layout.passages,
        headings=layout.headings,
        tables=tuple(_tables(text, layout)),
        links=tuple(links_in(text)),
        defects=defects,
    )


def _defects(layout: Layout) -> Iterable[Defect]:
    if layout.repeated:
        yield Defect(
            kind="repeated_lines_dropped",
            message=say(
                "{number} lines come back on every page ({example}); they are not read as statements.",
                number=len(layout.repeated),
                example=layout.repeated[0].text[:80],
            ),
            start=layout.repeated[0].start,
            end=layout.repeated[0].end,
        )
    for line in layout.cut:
        yield Defect(
            kind="cut_sentence",
            message=say("A page break cuts a sentence here; its two halves are read apart."),
            start=line.start,
            end=line.end,
        )


def _tables(text: str, layout: Layout) -> Iterable[Table]:
    """Yield the tables that neighbouring rows form."""
    rows: list[tuple[int, int]] = []
    for passage in (*layout.passages, None):
        if passage is not None and passage.kind == "table_row":
            rows.append((passage.start, passage.end))
        elif rows:
            yield _table(text, rows)
            rows = []


def _table(text: str, rows: list[tuple[int, int]]) -> Table:
    cells = [
        TableCell(row=row, column=column, start=found.start(), end=found.end(), header=row == 0)
        for row, (start, end) in enumerate(rows)
        for column, found in enumerate(_CELL.finditer(text, start, end))
    ]
    return Table(start=rows[0][0], end=rows[-1][1], cells=tuple(cells))
