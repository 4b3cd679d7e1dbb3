"""A harmonised report as a document of lines, one for each cell, so that a cell can be quoted by offsets.

The words around a figure are those of the template in English; the figure stands as in the file, with white
space folded. Contextual columns without a text have no line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from itertools import chain

from checker.domain.document import REPORT, Document, Page, Passage, PassageKind, Table
from checker.domain.document import Cell as TableCell
from checker.domain.harmonised import BLANK, NUMBER, TEXT, TOTAL, Cell, HarmonisedReport, Part, Row, address
from checker.domain.harmonised_codes import LANGUAGES, STATES, codes_of
from checker.domain.harmonised_template import (
    COLUMNS,
    CONTEXT,
    FIGURES,
    INDICATORS,
    SCOPES,
    WITH_CATEGORIES,
    rows_of,
)

MEDIA_TYPE = "application/vnd.checker.harmonised-report"
Tree = dict[str, "Tree"]
"""Words of addresses, each with those that may follow it; nothing follows the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One cell and its line."""

    part: Part
    row: Row
    cell: Cell
    text: str

    @property
    def address(self) -> str:
        """The address of the cell, as `checker.domain.harmonised.address` writes it."""
        return address(self.part, self.row, self.cell)

    @property
    def value_length(self) -> int:
        """Number of characters at the end of the line that are the cell itself."""
        return len(_folded(self.cell.text))


def lines(report: HarmonisedReport) -> Iterator[Line]:
    """Yield the lines of a report: part by part, row by row."""
    for part, row, cell in report.cells():
        if cell.state != BLANK or not cell.indicator.startswith(CONTEXT):
            yield Line(part=part, row=row, cell=cell, text=_text(part, row, cell))


def document_of(report: HarmonisedReport, name: str, id_: str = REPORT) -> Document:
    """Return the lines of a report as a document: a passage for each line, a table and a page for each part.

    Rows and columns of the tables are those of the files.
    """
    texts: list[str] = []
    passages: list[Passage] = []
    cells: dict[Part, list[TableCell]] = {}
    at = 0
    for index, line in enumerate(lines(report)):
        end = at + len(line.text)
        texts.append(line.text)
        kind = PassageKind.TABLE_ROW
        passages.append(Passage(index=index, start=at, end=end, kind=kind, language="en", paragraph=index))
        cells.setdefault(line.part, []).append(
            TableCell(row=line.row.number - 1, column=line.cell.column - 1, start=at, end=end)
        )
        at = end + 1
    files = [(file.name, file.sha256) for file in report.files]
    return Document(
        id=id_,
        name=name,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(repr(files).encode()).hexdigest(),
        size=sum(file.size for file in report.files),
        reader=report.reader,
        text="\n".join(texts),
        pages=tuple(
            Page(number=part.number, start=held[0].start, end=held[-1].end, label=part.file)
            for part, held in cells.items()
        ),
        passages=tuple(passages),
        tables=tuple(
            Table(start=held[0].start, end=held[-1].end, cells=tuple(held)) for held in cells.values()
        ),
        language="en",
        title=", ".join((*report.services, *report.periods)),
    )


def _text(part: Part, row: Row, cell: Cell) -> str:
    label = _label(part.number, row.indicator)
    column = _column(part.number, cell.indicator)
    words = (row.category, row.keyword, row.description, label, _scope(part.number, row.scope), column)
    shown = dict.fromkeys(word for word in map(_folded, words) if word)
    return f"{' · '.join(shown)}: {_folded(cell.text)}".rstrip()


def _folded(text: str) -> str:
    return " ".join(text.split())


def _label(part: int, indicator: str) -> str:
    found = (label.text for label in INDICATORS.get(part, ()) if label.id == indicator)
    return next(found, indicator.removeprefix("other:"))


def _scope(part: int, scope: str) -> str:
    found = (label.text for label in SCOPES.get(part, ()) if label.id == scope)
    return next(found, scope)


@cache
def _column(part: int, indicator: str) -> str:
    """Return the header of a column; none for the value of a row that says itself what it is about."""
    if indicator == "value":
        return ""
    found = (label.text for label in COLUMNS[part] if label.id == indicator)
    return next(found, indicator.removeprefix("extra:"))


def is_named(pattern: str, cell: str) -> bool:
    """Tell whether an address is one that a pattern names; ``*`` and ``?`` stand for letters of one word."""
    wanted, given = pattern.split("/"), cell.split("/")
    return len(wanted) == len(given) and all(map(fnmatchcase, given, wanted))


@lru_cache(maxsize=1000)
def is_of_template(pattern: str) -> bool:
    """Tell whether the template has a cell that a pattern names."""
    return _leads_to_a_cell(pattern.split("/"), _tree())


def _leads_to_a_cell(words: Sequence[str], tree: Tree) -> bool:
    if not words:
        return not tree
    first, *others = words
    return any(_leads_to_a_cell(others, tree[word]) for word in tree if fnmatchcase(word, first))


@cache
def _tree() -> Tree:
    """Return the addresses of all cells of the template, word by word: a pattern looks at few of them."""
    tree: Tree = {}
    for words in chain.from_iterable(map(_of_part, COLUMNS)):
        branch = tree
        for word in filter(None, words):
            branch = branch.setdefault(word, {})
    return tree


def _of_part(number: int) -> Iterator[tuple[str, ...]]:
    """Yield part, category, sub-category, indicator, scope and column of every cell of the template."""
    if number == 2:
        return
    if number in WITH_CATEGORIES:
        scopes = (TOTAL, *sorted(STATES)) if number == 3 else ("",)
        for category, keyword in codes_of(number):
            for scope in scopes:
                for column in FIGURES[number]:
                    yield str(number), category, keyword, scope, column.id
        return
    more = {8: sorted(LANGUAGES), 9: sorted(LANGUAGES), 10: sorted(STATES)}.get(number, [])
    rows = [*rows_of(number), *((label.id, scope) for label in INDICATORS[number] for scope in more)]
    for indicator, scope in rows:
        yield str(number), indicator, scope, "value"


def report_of(cells: Mapping[str, str]) -> HarmonisedReport:
    """Return a report that holds some cells and no other, by their addresses; an empty text is a blank."""
    rows: dict[int, list[Row]] = {}
    for address_, text in cells.items():
        number, *words, column = address_.split("/")
        part = rows.setdefault(int(number), [])
        part.append(_row(int(number), words, _cell(column, text), len(part) + 2))
    return HarmonisedReport(
        parts=tuple(
            Part(number=number, file="", header=(), rows=tuple(held)) for number, held in sorted(rows.items())
        )
    )


def _cell(column: str, text: str) -> Cell:
    plain = text.replace(".", "", 1).isdecimal()
    state = BLANK if not text else NUMBER if plain else TEXT
    return Cell(indicator=column, column=1, text=text, state=state, number=Decimal(text) if plain else None)


def _row(part: int, words: list[str], cell: Cell, number: int) -> Row:
    if part not in WITH_CATEGORIES:
        indicator, scope = (*words, "")[:2]
        return Row(number=number, cells=(cell,), indicator=indicator, scope=scope)
    scope = words.pop() if part == 3 else ""
    category, keyword = (*words, "")[:2]
    return Row(number=number, cells=(cell,), category=category, keyword=keyword, scope=scope)
