"""Rows of a table as rows of a part: codes, scopes, labels and cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.plugins.reports.codes import are_states, code_of, language_of, state_of, total_of
from checker.plugins.reports.labels import by_order, named
from checker.plugins.reports.notes import Notes
from checker.plugins.reports.numbers import is_placeholder, read_cell

from checker.domain.harmonised import Cell, Place, Row
from checker.domain.harmonised_codes import OTHER, categories_of
from checker.domain.harmonised_template import (
    CONTEXT,
    FIGURES,
    INDICATORS,
    SCOPES,
    WITH_CATEGORIES,
    WORDS,
    Label,
    kind_of,
)

_ROW_WORDS = frozenset(
    (
        "applicability",
        "service",
        "period",
        "category",
        "description",
        "scope",
        "section",
        "indicator",
        "label",
        "name",
    )
)
"""Columns that say what a row is; all others hold cells."""


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one part, one after the other."""

    part: int
    file: str
    columns: Mapping[int, Label]
    header: Sequence[str]
    continental: bool
    notes: Notes
    indicators: Mapping[str, str]
    """What stands in the column of row labels, and the id it stands for."""
    scopes: Mapping[str, str]
    states: bool
    """True where Member States stand in the place of languages."""
    category: str = ""
    """The category below which the last row stood."""
    label: str = ""
    """The label of the last row that had one."""

    def place(self, number: int, id_: str = "") -> Place:
        """Return the place of a row, or of the cell in one of its columns."""
        column = next((index + 1 for index, label in self.columns.items() if label.id == id_), 0)
        return Place(file=self.file, row=number, column=column)

    def read(self, number: int, texts: Sequence[str]) -> Row | None:
        """Return a row; None for one that is no row of a part, which is noted."""
        words = {label.id: texts[at] for at, label in self.columns.items() if at < len(texts)}
        bare = {id_: text.strip() for id_, text in words.items()}
        if not any(text.strip() for text in texts):
            self.notes.add("empty_row", self.part, self.place(number))
            return None
        if self._is_remark(bare, texts):
            text = " ".join(" ".join(texts).split())
            self.notes.add("footnote", self.part, self.place(number), text=text)
            return None
        row = Row(
            number=number,
            cells=(),
            description=bare.get("description", ""),
            applicability=bare.get("applicability", ""),
            service=bare.get("service", ""),
            period=bare.get("period", ""),
        )
        row = self._with_code(row, bare) if self.part in WITH_CATEGORIES else self._with_label(row, words)
        row = self._with_scope(row, words)
        return replace(row, cells=tuple(self._cells(row, texts)))

    def _is_remark(self, bare: Mapping[str, str], texts: Sequence[str]) -> bool:
        key = "category" if self.part in WITH_CATEGORIES else "indicator"
        return not bare.get(key) and sum(bool(text.strip()) for text in texts) <= 2

    def _with_code(self, row: Row, bare: Mapping[str, str]) -> Row:
        text = bare.get("category", "")
        category, keyword, kind = code_of(text)
        place = self.place(row.number, "category")
        if keyword == OTHER:
            category = self.category
            if not category:
                self.notes.add("no_category", self.part, place, text=text)
        if kind:
            self.notes.add(kind, self.part, place, text=text, number=keyword or category)
        elif category not in (*categories_of(self.part), "TOTAL", ""):
            self.notes.add("code_elsewhere", self.part, place, text=category)
        if kind != "unknown_code":
            self.category = category
        return replace(row, category=category, keyword=keyword or ("" if category else text))

    def _with_label(self, row: Row, words: Mapping[str, str]) -> Row:
        text = words.get("indicator", "")
        place = self.place(row.number, "indicator")
        if not text.strip() and self.label and words.get("scope", "").strip():
            text = self.label
            self.notes.add("label_above", self.part, place, text=text.strip())
        self.label = text
        found = self.indicators.get(text, "")
        if not found:
            self.notes.add("label_unknown", self.part, place, text=text.strip())
        elif not named(text, INDICATORS[self.part]):
            expected = next(label.text for label in INDICATORS[self.part] if label.id == found)
            self.notes.add("label_language", self.part, place, text=text.strip(), expected=expected)
        return replace(row, indicator=found or f"other:{text.strip()}")

    def _with_scope(self, row: Row, words: Mapping[str, str]) -> Row:
        if "scope" not in words or self.part not in (3, *SCOPES):
            return row
        text = words["scope"]
        place = self.place(row.number, "scope")
        if is_placeholder(text):
            self.notes.add("placeholder", self.part, place, text=text.strip())
            return replace(row, scope="placeholder")
        scope, kind = self._scope(text)
        if kind:
            self.notes.add(kind, self.part, place, text=text.strip(), number=scope)
        if text.strip() != text and text.strip() not in {"Own-initiative"}:
            self.notes.add("padded", self.part, place, text=text)
        return replace(row, scope=scope)

    def _scope(self, text: str) -> tuple[str, str]:
        told: tuple[str, str]
        if self.part in {3, 10}:
            told = state_of(text)
        elif total := total_of(text):
            told = total
        elif found := self.scopes.get(text, ""):
            told = found, ""
        elif self.part == 7:
            told = text.strip(), "extra_scope"
        else:
            told = language_of(text, states=self.states)
        return told

    def _cells(self, row: Row, texts: Sequence[str]) -> Iterable[Cell]:
        for index, text in enumerate(texts):
            label = self.columns.get(index)
            if label is None:
                if text.strip():
                    yield self._extra(index, text)
                continue
            if label.id not in _ROW_WORDS:
                yield self._cell(row, index, label, text)
            elif text != text.strip() and label.id in {"service", "period", "category"} and text.strip():
                self.notes.add("padded", self.part, self.place(row.number, label.id), text=text)

    def _extra(self, index: int, text: str) -> Cell:
        header = self.header[index].strip() if index < len(self.header) else ""
        state = "text" if text.strip() else "blank"
        return Cell(indicator=f"extra:{header}", column=index + 1, text=text, state=state)

    def _cell(self, row: Row, index: int, label: Label, text: str) -> Cell:
        kind = self._kind(row, label)
        (state, number, deviation), text = read_cell(text, kind, continental=self.continental)
        if deviation and not (row.scope == "placeholder" and state != "number"):
            place = Place(file=self.file, row=row.number, column=index + 1)
            told = f"{number:f}" if number is not None else text
            self.notes.add(deviation, self.part, place, text=text, number=told)
        elif kind == WORDS and text.lstrip().startswith(("=", "@")):
            self.notes.add(
                "formula_text", self.part, Place(file=self.file, row=row.number, column=index + 1), text=text
            )
        return Cell(indicator=label.id, column=index + 1, text=text, state=state, number=number)

    def _kind(self, row: Row, label: Label) -> str:
        if label.id.startswith(CONTEXT) or self.part == 2:
            return WORDS
        return label.kind if self.part in FIGURES else kind_of(self.part, row.indicator, row.scope)


def row_reader(
    part: int,
    file: str,
    columns: Mapping[int, Label],
    table: tuple[Sequence[str], Sequence[Sequence[str]]],
    *,
    continental: bool,
    notes: Notes,
) -> RowReader:
    """Return a reader of the rows of a table, given as its header and its other rows.

    What the labels of a table mean is told for all its rows together.
    """
    header, body = table
    at = {label.id: index for index, label in columns.items()}

    def texts(id_: str) -> list[str]:
        index = at.get(id_, -1)
        return [row[index] for row in body if 0 <= index < len(row)]

    words = [text for text in texts("scope") if len(text.strip()) > 3 and not is_placeholder(text)]
    return RowReader(
        part=part,
        file=file,
        columns=columns,
        header=header,
        continental=continental,
        notes=notes,
        indicators=by_order(texts("indicator"), INDICATORS[part]) if part in INDICATORS else {},
        scopes=by_order(words, SCOPES[part]) if part in SCOPES else {},
        states=are_states(texts("scope")),
    )
