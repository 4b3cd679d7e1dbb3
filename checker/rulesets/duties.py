"""obligations/*.yaml as values: duties, elements, signals and the cases beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.domain.citation import Citation
from checker.domain.message import Localised
from checker.domain.obligation import Case, Element, Obligation, Place, Signal, WantedCell
from checker.domain.pointer import Pointer
from checker.rulesets.header import Header
from checker.rulesets.parts import find_act, to_localised, unknown
from checker.yamltext import Fault, Rows, Table

BACKINGS = ("figure", "link", "report", "counterparty", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyReader:
    """Turns checked tables into obligations; names that lead nowhere are added to `faults`."""

    header: Header
    faults: list[Fault]
    with_cases: bool = True

    def read(self, table: Table, place: Place) -> Obligation | None:
        """Return one obligation, or None where its act or scope is not declared."""
        scope = self._named("scope", table, place.file)
        theme = self._named("theme", table, place.file)
        citation = self._citation(table["citation"], place.file)
        if not scope or not theme or not citation:
            return None
        return Obligation(
            id=table["id"],
            theme=theme,
            title=to_localised(table["title"]),
            duty=to_localised(table["duty"]),
            citation=citation,
            scope=self.header.scopes[scope],
            elements=tuple(self._elements(table, place.file)),
            frequency=table.get("frequency", ""),
            note=to_localised(table.get("note")),
            uncertain=table.get("uncertain") == "true",
            optional=table.get("optional") == "true",
            not_from_paper=to_localised(table.get("not_from_paper")),
            related=tuple(table.get("related", ())),
            points_to=tuple(self._points_to(table, place.file)),
            cases=tuple(_cases(table, place.file)) if self.with_cases else (),
            status=table.get("status", "stable"),
            place=place,
        )

    def _named(self, kind: str, table: Table, file: str) -> str:
        """Return the scope or theme a duty names, empty where the header has none such."""
        name: str = table[kind]
        known = list(self.header.scopes if kind == "scope" else self.header.themes)
        if name in known:
            return name
        self.faults.append(unknown(Place(file=file, line=table.lines[kind]), kind, name, known))
        return ""

    def _citation(self, table: Table, file: str) -> Citation | None:
        act = find_act(table["act"], self.header.acts, Place(file=file, line=table.line), self.faults)
        if act is None:
            return None
        return Citation(
            act=act,
            article=table["article"],
            paragraph=table.get("paragraph", ""),
            point=table.get("point", ""),
            sentence=table.get("sentence", ""),
        )

    def _elements(self, table: Table, file: str) -> Iterator[Element]:
        for row, place in _placed(table["elements"], file):
            yield Element(
                id=f"{table['id']}.{row['id']}",
                core=row["role"] == "core",
                asks=to_localised(row["asks"]),
                asks_level=row.get("asks_level", "described"),
                signals=tuple(_signals(row.get("signals"), file)),
                cells=tuple(_cells(row.get("look_for"), file)),
                substantiated_by=tuple(row.get("substantiated_by", BACKINGS)),
                evaluator=row.get("evaluator", "text"),
                question=to_localised(row.get("question")),
                evidence_wanted=to_localised(row.get("evidence_wanted")),
                declared=row.get("declared", "yes_no"),
                not_from_paper=_not_from_paper(row, table),
                known_false_hits=tuple(row.get("known_false_hits", ())),
                related=tuple(row.get("related", ())),
                points_to=tuple(self._points_to(row, file)),
                place=place,
            )

    def _points_to(self, table: Table, file: str) -> Iterator[Pointer]:
        """Yield the pointers a duty or an element names; one that the header does not have is a fault."""
        names = table.get("points_to", Rows(table.line))
        for name, line in zip(names, names.lines, strict=True):
            if name in self.header.pointers:
                yield self.header.pointers[name]
            else:
                place = Place(file=file, line=line)
                self.faults.append(unknown(place, "pointer", name, list(self.header.pointers)))


def _placed(rows: Rows | None, file: str) -> Iterator[tuple[Table, Place]]:
    if rows is not None:
        for row, line in zip(rows, rows.lines, strict=True):
            yield row, Place(file=file, line=line)


def _not_from_paper(element: Table, duty: Table) -> Localised:
    """Return why no paper can show an element; without signals, what the duty says holds for it."""
    if "not_from_paper" not in element and "signals" not in element:
        return to_localised(duty.get("not_from_paper"))
    return to_localised(element.get("not_from_paper"))


def _signals(rows: Rows | None, file: str) -> Iterator[Signal]:
    for row, place in _placed(rows, file):
        yield Signal(
            all_of=tuple(tuple(group.split("|")) for group in row["all"]),
            within=row.get("within", "sentence"),
            near=int(row.get("near", "0")),
            ordered=row.get("ordered") == "true",
            unless=tuple(row.get("unless", ())),
            under=tuple(row.get("under", ())),
            level=row.get("level", "asserted"),
            speaker=row.get("speaker", ""),
            place=place,
        )


ABOVE_ZERO = " > 0"


def _cells(table: Table | None, file: str) -> Iterator[WantedCell]:
    if table is not None:
        for text, line in zip(table["report"], table["report"].lines, strict=True):
            yield WantedCell(
                address=text.removesuffix(ABOVE_ZERO),
                above_zero=text.endswith(ABOVE_ZERO),
                place=Place(file=file, line=line),
            )


def _cases(table: Table, file: str) -> Iterator[Case]:
    for row, place in _placed(table.get("cases"), file):
        yield Case(
            name=row["name"],
            language=row["lang"],
            text=row.get("text", ""),
            report=tuple(row.get("report", {}).items()),
            expect=tuple((_full_id(name, table["id"]), level) for name, level in row["expect"].items()),
            pending=row.get("pending") == "true",
            place=place,
        )


def _full_id(name: str, duty: str) -> str:
    return name if "." in name else f"{duty}.{name}"
