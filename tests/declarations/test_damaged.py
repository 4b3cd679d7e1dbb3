"""Damaged and hostile workbooks: each gives clear sentences, in both languages, and never a traceback."""

import io
import zipfile
from collections.abc import Callable

import pytest

from checker.declarations import receive
from checker.domain.errors import CheckerError
from checker.domain.obligation import RuleSet
from checker.ingest.workbooks import is_workbook, read_workbook
from checker.messages import tell
from checker.settings import Settings
from tests.declarations.made_workbooks import (
    ANSWERS,
    FIGURES,
    SERVICE,
    changed,
    filled,
    packed,
    parts_of,
)

BOOK, STRINGS = "xl/workbook.xml", "xl/sharedStrings.xml"
Damage = Callable[[bytes], bytes]


def put(part: str, cell: str, text: str, kind: str = "text") -> Damage:
    return lambda data: filled(data, {(part, cell): text}, kind)


def many(*cells: tuple[str, str, str]) -> Damage:
    return lambda data: filled(data, {(part, cell): text for part, cell, text in cells})


def swapped(part: str, old: bytes, new: bytes) -> Damage:
    def change(data: bytes) -> bytes:
        assert old in parts_of(data)[part], "the damage does nothing"
        return changed(data, part, lambda xml: xml.replace(old, new))

    return change


def added(name: str, content: bytes = b"x") -> Damage:
    return lambda data: packed({**parts_of(data), name: content})


def without(*names: str) -> Damage:
    return lambda data: packed({name: part for name, part in parts_of(data).items() if name not in names})


def twice(data: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as opened:
        for name, part in [*parts_of(data).items(), (BOOK.upper(), parts_of(data)[BOOK])]:
            opened.writestr(name, part)
    return target.getvalue()


def locked(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + bytes([data[at] | 1]) + data[at + 1 :]


def zeroed(data: bytes) -> bytes:
    at = data.index(ANSWERS.encode()) + 60
    return data[:at] + bytes(40) + data[at + 40 :]


DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><sst'
REFUSED: dict[str, tuple[Damage, str]] = {
    "cut off": (lambda data: data[: len(data) // 2], "beschadigd"),
    "a few bytes": (lambda _: b"PK\x03\x04", "beschadigd"),
    "zeros inside": (zeroed, "beschadigd"),
    "an old office file": (lambda _: b"\xd0\xcf\x11\xe0" + bytes(2000), "geen XLSX"),
    "a Word file": (without(BOOK), "geen XLSX"),
    "a sheet that is gone": (without(ANSWERS), "beschadigd"),
    "no relations": (without("xl/_rels/workbook.xml.rels"), "geen XLSX"),
    "no strings": (without(STRINGS), "beschadigd"),
    "broken XML": (swapped(ANSWERS, b"</sheetData>", b"<sheetData>"), "beschadigd"),
    "a reference that is none": (swapped(ANSWERS, b'r="A3"', b'r="3A"'), "beschadigd"),
    "entities": (swapped(STRINGS, b"<sst", DOCTYPE), "entiteiten"),
    "macros": (added("xl/vbaProject.bin"), "macro"),
    "old macros": (added("xl/macrosheets/sheet1.xml"), "macro"),
    "links to files": (added("xl/externalLinks/externalLink1.xml"), "koppelingen"),
    "a connection": (added("xl/connections.xml"), "koppelingen"),
    "an embedded file": (added("xl/embeddings/oleObject1.bin"), "ingesloten"),
    "a control": (added("xl/activeX/activeX1.xml"), "ingesloten"),
    "a bomb": (added("xl/media/a.xml", bytes(64 * 1024 * 1024)), "meer dan"),
    "thousands of parts": (
        lambda data: packed({**parts_of(data), **{f"xl/a{n}.xml": b"" for n in range(600)}}),
        "meer dan",
    ),
    "a cell far below": (put(ANSWERS, "E1048576", "ja"), "meer dan"),
    "a cell far to the right": (put(ANSWERS, "XFD3", "ja"), "meer dan"),
    "a cell that is too long": (put(ANSWERS, "F3", "a" * 40_000), "meer dan"),
    "a part twice": (twice, "beschadigd"),
    "a password": (locked, "wachtwoord"),
}
SAID: dict[str, tuple[Damage, str]] = {
    "a word that is no answer": (put(ANSWERS, "E3", "misschien"), "Antwoorden!E3]: een van ja, nee, deels"),
    "a number as answer": (put(ANSWERS, "E3", "7", "number"), "Antwoorden!E3]: een van ja, nee"),
    "a formula": (put(ANSWERS, "F3", "1+1", "formula"), "Antwoorden!F3]: een waarde"),
    "a link that calls out": (put(ANSWERS, "G3", "DDE(1)", "formula"), "Antwoorden!G3]: een waarde"),
    "an error": (put(FIGURES, "B3", "#N/A", "error"), "Cijfers!B3]: een waarde"),
    "no address": (put(ANSWERS, "G3", "www.example.org"), "Antwoorden!G3]: www.example.org is geen"),
    "a text that is too long": (put(ANSWERS, "F3", "a" * 5_001), "Antwoorden!"),
    "an element twice": (
        many((ANSWERS, "E3", "ja"), (ANSWERS, "A4", "dsa-16-1.form"), (ANSWERS, "E4", "nee")),
        "Antwoorden!A4]: dsa-16-1.form staat twee keer",
    ),
    "an element that is none": (
        many((ANSWERS, "A3", "dsa-16-1.from"), (ANSWERS, "E3", "ja")),
        "is dsa-16-1.form bedoeld",
    ),
    "an answer without an element": (put(ANSWERS, "E9", "ja"), "Antwoorden!E9]: de rij noemt geen"),
    "a figure without an element": (put(FIGURES, "B9", "7"), "Cijfers!B9]: de rij noemt geen"),
    "a figure with a comma": (
        many((FIGURES, "B3", "12,5"), (FIGURES, "C3", "%")),
        "Cijfers!B3]: value moet een getal",
    ),
    "a figure without a unit": (put(FIGURES, "B3", "7"), "unit ontbreekt"),
    "a yes without its figure": (put(ANSWERS, "E4", "ja"), "figures ontbreekt"),
    "a day that is none": (put(SERVICE, "C7", "2026-02-30"), "Dienst!C7]: 2026-02-30 is geen dag"),
    "a day in other words": (put(SERVICE, "C7", "31 januari"), "Dienst!C7]: dated moet een dag"),
    "a fact that is none": (put(SERVICE, "C17", "soms"), "Dienst!C17]: een van ja, nee"),
    "other rules": (put(SERVICE, "C3", "other"), "Dienst!C3]: rule_set moet"),
    "a column renamed": (put(ANSWERS, "E1", "antwoord"), "Antwoorden!A1]: de kolom"),
    "the keys removed": (put(ANSWERS, "A1", "x"), "het blad Antwoorden ontbreekt"),
    "a sheet copied": (put(FIGURES, "A1", "element"), "het blad Antwoorden staat er twee keer in"),
    "words beside the columns": (
        put(ANSWERS, "K3", "zie bijlage"),
        "Antwoorden!K3]: hier wordt niets gelezen",
    ),
    "a field twice": (put(SERVICE, "A7", "signed_by"), "Dienst!A7]: signed_by staat twee keer"),
    "a field that is none": (
        many((SERVICE, "A40", "kleur"), (SERVICE, "C40", "rood")),
        "Dienst!C40]: het veld kleur",
    ),
}


def test_there_are_thirty_kinds_and_more() -> None:
    assert len(REFUSED) + len(SAID) >= 30


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_cannot_be_opened_is_refused_in_one_sentence(kind: str, empty: bytes) -> None:
    damage, words = REFUSED[kind]
    data = damage(empty)
    assert is_workbook(data)
    with pytest.raises(CheckerError) as caught:
        read_workbook(data, "q.xlsx", Settings())
    dutch, english = (tell(caught.value.message, language) for language in ("nl", "en"))
    assert dutch.startswith("q.xlsx")
    assert words in dutch
    assert dutch != english


@pytest.mark.parametrize("kind", SAID)
def test_a_wrong_value_is_named_with_its_cell_and_what_was_expected(
    kind: str, empty: bytes, rules: RuleSet
) -> None:
    damage, words = SAID[kind]
    data = damage(empty)
    given = receive(data, "q.xlsx", rules, read_workbook(data, "q.xlsx", Settings()))
    told = [tell(fault.message, "nl") for fault in given.faults]
    assert any(words in sentence for sentence in told), told
    assert all(sentence.startswith("q.xlsx") for sentence in told)


def test_all_faults_are_told_at_once(empty: bytes, rules: RuleSet) -> None:
    data = many((ANSWERS, "E3", "x"), (SERVICE, "C7", "x"), (FIGURES, "B3", "x"), (ANSWERS, "K9", "x"))(empty)
    given = receive(data, "q.xlsx", rules, read_workbook(data, "q.xlsx", Settings()))
    assert len(given.errors) >= 5


def test_a_file_with_faults_gives_no_declaration(empty: bytes, rules: RuleSet) -> None:
    data = put(ANSWERS, "E3", "x")(empty)
    given = receive(data, "q.xlsx", rules, read_workbook(data, "q.xlsx", Settings()))
    with pytest.raises(CheckerError) as caught:
        given.declaration()
    assert len(caught.value.details) == 1
