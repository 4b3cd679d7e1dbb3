"""A filled-in questionnaire: cells in, the same keys and values out that a declaration in YAML has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from checker.declarations.layout import (
    ANSWERS,
    FIGURES,
    FIRST_ROW,
    LAYOUTS,
    SERVICE,
    WORDS,
    Layout,
    service_fields,
)
from checker.domain.message import Localised, Message, localised, say
from checker.domain.obligation import Place, RuleSet
from checker.domain.workbook import ERROR, FORMULA, NUMBER, TRUTH, Sheet, SheetCell
from checker.messages import LANGUAGES, in_every_language, tell
from checker.yamltext import Fault, Rows, Table, fault_at

_ANSWERS = {
    tell(word, language).casefold(): answer for language in LANGUAGES for answer, word in WORDS.items()
}
"""Every word of every language, and the answer it gives."""
_TRUTHS = {"1": "yes", "0": "no"}
_SERIAL = re.compile(r"[0-9]{1,6}(\.0+)?")
_ZERO = date(1899, 12, 30)
"""Day 0 of the days that spreadsheet programs count."""
_DAYS = frozenset(("dated", "designated_on"))
_EXPONENT = re.compile(r"-?[0-9.]+[eE][+-]?[0-9]{1,3}")


@dataclass(slots=True, kw_only=True)
class FilledIn:
    """What the cells of a workbook say, with the cell of every value."""

    name: str
    value: Table = field(default_factory=Table)
    faults: list[Fault] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    """Cells by the lines that the values have, from line 1 on."""

    def line(self, sheet: str, cell: str) -> int:
        """Return a line for a cell, so that a fault found later can be led back to it."""
        self.places.append(f"{self.name}[{sheet}!{cell}]" if sheet else self.name)
        return len(self.places)

    def fault(self, sheet: str, cell: str, message: Message, severity: str = "error") -> None:
        """Note a fault in a cell."""
        self.faults.append(
            self.placed(fault_at(Place(file=self.name, line=self.line(sheet, cell)), message, severity))
        )

    def placed(self, fault: Fault) -> Fault:
        """Return a fault whose sentence names the cell instead of a line."""
        place = self.places[fault.place.line - 1] if self.places else self.name
        values = tuple(sorted({**dict(fault.message.values), "place": place}.items()))
        message = Message(text=fault.message.text, values=values)
        return Fault(place=fault.place, message=message, severity=fault.severity)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a sheet by the keys of its columns."""

    sheet: str
    number: int
    cells: dict[str, SheetCell]

    def text(self, key: str) -> str:
        cell = self.cells.get(key)
        return cell.text.strip() if cell else ""

    def cell_name(self, key: str) -> str:
        cell = self.cells.get(key) or next(iter(self.cells.values()))
        return cell.name


def filled_in(sheets: Sequence[Sheet], name: str, rule_set: RuleSet) -> FilledIn:
    """Return what a workbook says; `FilledIn.value` has the shape that the schema describes."""
    given = FilledIn(name=name)
    given.value.line = given.line("", "")
    found = {layout.key: _rows(sheets, layout, given) for layout in LAYOUTS}
    _service(found[SERVICE.key], rule_set, given)
    answers = Table(given.value.line)
    _put(given.value, "answers", answers, given.value.line)
    for row in found[ANSWERS.key]:
        _answer(row, answers, given)
    for row in found[FIGURES.key]:
        _figure(row, answers, given)
    return given


def _rows(sheets: Sequence[Sheet], layout: Layout, given: FilledIn) -> list[_Row]:
    """Return the rows of the sheet with a layout; a fault where none, two, or a column is missing."""
    those = [sheet for sheet in sheets if any(c.name == "A1" and c.text == layout.key for c in sheet.cells)]
    if not those:
        missing = say(
            "{place}: the sheet {sheet} is missing, or its hidden first row; "
            "use the questionnaire as it was sent.",
            sheet=in_every_language(layout.title),
        )
        given.fault("", "", missing)
        return []
    if len(those) > 1:
        twice = say(
            "{place}: the sheet {sheet} is there twice; keep one.", sheet=in_every_language(layout.title)
        )
        given.fault(those[1].name, "A1", twice)
    sheet = those[0]
    keys = {cell.column: cell.text for cell in sheet.cells if cell.row == 1}
    for column in layout.columns:
        if list(keys.values()).count(column.key) != 1:
            lost = say(
                "{place}: the column {column} must be there once; use the questionnaire as it was sent.",
                column=in_every_language(column.label),
            )
            given.fault(sheet.name, "A1", lost)
    return list(_rows_of(sheet, keys, layout, given))


def _rows_of(sheet: Sheet, keys: dict[int, str], layout: Layout, given: FilledIn) -> Iterator[_Row]:
    rows: dict[int, dict[str, SheetCell]] = {}
    written = {column.key for column in layout.columns if column.filled_in} | {layout.key}
    for cell in sheet.cells:
        if cell.row < FIRST_ROW:
            continue
        key = keys.get(cell.column, "")
        if not key:
            stray = say(
                "{place}: nothing is read here, so {text} would be lost; move it.", text=cell.text[:60]
            )
            given.fault(sheet.name, cell.name, stray)
        elif key in written and (unusable := _unusable(cell)):
            given.fault(sheet.name, cell.name, unusable)
        elif key in written:
            rows.setdefault(cell.row, {})[key] = cell
    yield from (_Row(sheet.name, number, rows[number]) for number in sorted(rows))


def _unusable(cell: SheetCell) -> Message | None:
    """Say why a cell cannot be read as a value."""
    if cell.kind == FORMULA:
        return say("{place}: a value is expected, and a formula was found; write the value itself.")
    if cell.kind == ERROR:
        return say("{place}: a value is expected, and the error {text} was found.", text=cell.text[:20])
    return None


def _service(rows: Sequence[_Row], rule_set: RuleSet, given: FilledIn) -> None:
    paths = dict(service_fields(rule_set))
    seen: set[str] = set()
    for row in rows:
        key = row.text("key")
        if key in seen:
            given.fault(row.sheet, row.cell_name("key"), _twice(key))
        elif key not in paths and row.text("value"):
            _unknown_field(row, key, given)
        elif row.text("value"):
            _field(row, key, paths[key], given)
        seen.add(key)


def _unknown_field(row: _Row, key: str, given: FilledIn) -> None:
    """Note a field that these rules do not know: a warning, as older rules may have had it."""
    strange = say("{place}: the field {field} is not known to these rules and is left out.", field=key or "–")
    given.fault(row.sheet, row.cell_name("value"), strange, "warning" if key else "error")


def _field(row: _Row, key: str, path: tuple[str, ...], given: FilledIn) -> None:
    """Put one value where a declaration has it."""
    line = given.line(row.sheet, row.cell_name("value"))
    choice = path[-2:-1] in {("services",), ("facts",)}
    value = _chosen(row, "value", given, ("yes", "no", "unknown")) if choice else _plain(row.cells["value"])
    if key in _DAYS:
        value = _day(row.cells["value"])
    table = given.value
    for step in path[:-1] if path[-2:-1] != ("services",) else path[:-2]:
        if step not in table:
            _put(table, step, Table(line), line)
        table = table[step]
    if path[-2:-1] != ("services",):
        _put(table, path[-1], value, line)
    elif value == "yes":
        if "services" not in table:
            _put(table, "services", Rows(line), line)
        table["services"].append(path[-1])
        table["services"].lines.append(line)


def _answer(row: _Row, answers: Table, given: FilledIn) -> None:
    element, line = row.text("element"), given.line(row.sheet, row.cell_name("element"))
    filled = [key for key in ("answer", "description", "links") if row.text(key)]
    if not element:
        given.fault(row.sheet, row.cell_name("element"), _NO_ELEMENT)
        return
    if element in answers:
        given.fault(row.sheet, row.cell_name("element"), _twice(element))
        return
    if not filled:
        return
    answer = Table(line)
    _put(answers, element, answer, line)
    at = given.line(row.sheet, row.cell_name("answer"))
    chosen = _chosen(row, "answer", given, tuple(WORDS)) if row.text("answer") else "unknown"
    _put(answer, "answer", chosen, at)
    if row.text("description"):
        place = given.line(row.sheet, row.cell_name("description"))
        _put(answer, "description", _plain(row.cells["description"]), place)
    if row.text("links"):
        _put(answer, "links", _lines(row, given), given.line(row.sheet, row.cell_name("links")))


def _figure(row: _Row, answers: Table, given: FilledIn) -> None:
    element = row.text("figure_of")
    filled = [key for key in ("value", "unit", "scope", "period") if row.text(key)]
    if not filled:
        return
    line = given.line(row.sheet, row.cell_name("value"))
    if not element:
        given.fault(row.sheet, row.cell_name("value"), _NO_ELEMENT)
        return
    if element not in answers:
        answer = Table(line)
        _put(answer, "answer", "unknown", line)
        _put(answers, element, answer, line)
    answer = answers[element]
    if "figures" not in answer:
        _put(answer, "figures", Rows(line), line)
    figure = Table(line)
    for key in filled:
        _put(figure, key, _plain(row.cells[key]), given.line(row.sheet, row.cell_name(key)))
    answer["figures"].append(figure)
    answer["figures"].lines.append(line)


_NO_ELEMENT = say("{place}: the row names no element, so what stands in it would be lost; name one.")


def _twice(key: str) -> Message:
    return say("{place}: {key} stands twice; keep one.", key=key)


def _chosen(row: _Row, key: str, given: FilledIn, allowed: Sequence[str]) -> str:
    """Return the answer that a word of any language gives; a fault and ``unknown`` for any other."""
    cell = row.cells[key]
    said = (
        _TRUTHS.get(cell.text, "") if cell.kind == TRUTH else _ANSWERS.get(cell.text.strip().casefold(), "")
    )
    if said in allowed:
        return said
    strange = say(
        "{place}: one of {allowed} is expected, and {found} was found.",
        allowed=_listed(allowed),
        found=cell.text[:60],
    )
    given.fault(row.sheet, cell.name, strange)
    return "unknown"


def _plain(cell: SheetCell) -> str:
    """Return a text as it was typed; a number as its digits, without an exponent where that is exact."""
    text = cell.text.replace("\r\n", "\n").strip()
    if cell.kind == NUMBER and _EXPONENT.fullmatch(text):
        text = f"{float(text):f}".rstrip("0").rstrip(".")
    return text


def _day(cell: SheetCell) -> str:
    """Return a day as it was typed, or the day that a spreadsheet program counts as a number."""
    text = cell.text.strip()
    if cell.kind == NUMBER and _SERIAL.fullmatch(text):
        return (_ZERO + timedelta(days=int(float(text)))).isoformat()
    return text


def _lines(row: _Row, given: FilledIn) -> Rows:
    line = given.line(row.sheet, row.cell_name("links"))
    links = Rows(line)
    for link in row.text("links").split():
        links.append(link)
        links.lines.append(line)
    return links


def _put(table: Table, key: str, value: object, line: int) -> None:
    table[key] = value
    table.lines[key] = line


def _listed(answers: Sequence[str]) -> Localised:
    """Return the words of some answers in every language."""
    return localised(
        **{language: ", ".join(tell(WORDS[answer], language) for answer in answers) for language in LANGUAGES}
    )
