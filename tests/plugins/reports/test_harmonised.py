"""Reports in every form are read to the same cells, and every difference is told with its place."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from importlib.resources import files

import pytest
from checker.plugins.reports.harmonised import read

from checker.domain.errors import UnreadableDocument
from checker.domain.harmonised import HarmonisedReport
from checker.domain.harmonised_template import INDICATORS, SCOPES
from checker.offers import Attachment
from tests.harmonised.forms import as_csv, as_ods, as_xlsx, as_zip
from tests.harmonised.made import Report, clean


def kinds(report: HarmonisedReport) -> set[tuple[int, str]]:
    return {(each.part, each.kind) for each in report.deviations}


def amounts(report: HarmonisedReport) -> list[tuple[object, ...]]:
    return [
        (
            part.number,
            row.category,
            row.keyword,
            row.indicator,
            row.scope,
            cell.indicator,
            cell.state,
            cell.number,
        )
        for part, row, cell in report.cells()
    ]


def one(name: str, data: bytes) -> list[Attachment]:
    return [Attachment(name=name, data=data)]


def in_latin(report: Report) -> list[Attachment]:
    report.set(2, "context:category", "Größe", "KEYWORD_NUDITY")
    return [Attachment(name=each.name, data=each.data.decode().encode("cp1252")) for each in report.files()]


FORMS: dict[str, tuple[Callable[[Report], list[Attachment]], set[str]]] = {
    "zip": (lambda report: one("report.zip", as_zip(report.files())), set()),
    "zip in a folder": (
        lambda report: one(
            "r.zip", as_zip(Attachment(name=f"a b/{each.name}", data=each.data) for each in report.files())
        ),
        set(),
    ),
    "xlsx": (lambda report: one("report.xlsx", as_xlsx(report.tables)), set()),
    "ods": (lambda report: one("report.ods", as_ods(report.tables)), set()),
    "a workbook by another name": (lambda report: one("report.csv", as_xlsx(report.tables)), set()),
    "byte mark": (
        lambda report: [
            Attachment(name=each.name, data=b"\xef\xbb\xbf" + each.data) for each in report.files()
        ],
        {"byte_mark"},
    ),
    "utf-16": (
        lambda report: [
            Attachment(name=each.name, data=each.data.decode().encode("utf-16")) for each in report.files()
        ],
        {"encoding"},
    ),
    "semicolons": (
        lambda report: [
            Attachment(name=f"{part}_x.csv", data=as_csv(table, ";")) for part, table in report.tables.items()
        ],
        {"delimiter"},
    ),
    "tabs": (
        lambda report: [
            Attachment(name=f"Part_{part:02}.tsv", data=as_csv(table, "\t"))
            for part, table in report.tables.items()
        ],
        {"delimiter"},
    ),
    "no names": (
        lambda report: [
            Attachment(name=f"sheet{chr(96 + part)}.csv", data=as_csv(table))
            for part, table in report.tables.items()
        ],
        {"part_name"},
    ),
    "lines above": (
        lambda report: [
            Attachment(name=each.name, data=b"Our report\r\n\r\n" + each.data) for each in report.files()
        ],
        {"lines_above", "ragged"},
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_cells(form: str) -> None:
    make, told = FORMS[form]
    report = read(make(clean()))
    assert amounts(report) == amounts(clean().read())
    assert {kind for _, kind in kinds(report)} - {"ragged"} == told - {"ragged"}


def test_an_old_encoding_is_told() -> None:
    assert (0, "encoding") in kinds(read(in_latin(clean())))


def foreign(report: Report, translate: Callable[[str], str], parts: Iterable[int] = range(1, 12)) -> Report:
    """Put every header and label into another language."""
    for part in parts:
        table = report.tables[part]
        table[0] = [translate(text) for text in table[0]]
        words = {label.text for label in (*INDICATORS.get(part, ()), *SCOPES.get(part, ()))}
        words |= {row[0] for row in table if row[0].startswith(("All", "Only"))}
        table[1:] = [[translate(cell) if cell in words else cell for cell in row] for row in table[1:]]
    return report


def test_labels_in_no_known_language_are_taken_by_their_order() -> None:
    report = foreign(clean(), lambda text: f"{text} – vieraalla kielellä")
    for table in report.tables.values():
        table[:] = [["TOTAL" if cell.startswith("TOTAL") else cell for cell in row] for row in table]
    result = read([Attachment(name=f"{part}_osa.csv", data=as_csv(t)) for part, t in report.tables.items()])
    assert amounts(result) == amounts(clean().read())
    assert {(part, "header_language") for part in range(1, 12)} <= kinds(result)
    assert {(part, "label_language") for part in INDICATORS} <= kinds(result)


@pytest.mark.parametrize("language", [0, 1], ids=["de", "fr"])
def test_labels_in_german_and_french_are_known(language: int) -> None:
    data = json.loads(files("checker.plugins.reports").joinpath("labels.json").read_text(encoding="utf-8"))
    english = {
        label.text: label.id for labels in (*INDICATORS.values(), *SCOPES.values()) for label in labels
    }
    words = {text: data["labels"][id_][language] for text, id_ in english.items() if id_ in data["labels"]}
    report = foreign(clean(), lambda text: words.get(text, text), [7, 8, 9, 11])
    result = report.read()
    assert amounts(result) == amounts(clean().read())
    assert not {kind for _, kind in kinds(result)} & {"label_unknown", "extra_scope", "unknown_language"}


def edit(part: int, column: str, text: str, *words: str) -> Callable[[Report], None]:
    return lambda report: report.set(part, column, text, *words)


def extra_column(report: Report) -> None:
    for at, row in enumerate(report.tables[4]):
        row.insert(3, "Category label" if at == 0 else f"Category {at}")


def empty_columns(report: Report) -> None:
    for row in report.tables[1]:
        row.extend([""] * 16)


DEVIATIONS: dict[str, tuple[Callable[[Report], object], int, str, int]] = {
    "greece": (edit(10, "scope", "GR", "EL"), 10, "greece", 6),
    "small letters": (edit(10, "scope", "at", "AT"), 10, "scope_spelling", 6),
    "several states": (edit(3, "scope", "AT, DE", "KEYWORD_SUICIDE", "AT"), 3, "several_states", 6),
    "no state": (edit(10, "scope", "SP", "ES"), 10, "unknown_state", 6),
    "placeholder": (edit(3, "scope", "AT, […], SE", "KEYWORD_SUICIDE", "AT"), 3, "placeholder", 6),
    "country for language": (edit(9, "scope", "CZ", "cs"), 9, "country_for_language", 6),
    "foreign language": (edit(9, "scope", "ru", "sv"), 9, "unknown_language", 6),
    "language behind a total": (edit(8, "scope", "Total number: de", "de"), 8, "scope_spelling", 6),
    "small code": (edit(4, "category", "keyword_suicide", "KEYWORD_SUICIDE"), 4, "code_spelling", 4),
    "code without prefix": (edit(4, "category", "SUICIDE", "KEYWORD_SUICIDE"), 4, "code_spelling", 4),
    "unknown code": (edit(4, "category", "KEYWORD_NEW", "KEYWORD_SUICIDE"), 4, "unknown_code", 4),
    "service": (edit(4, "service", "", "KEYWORD_SUICIDE"), 4, "service_empty", 0),
    "period": (edit(5, "period", "YYYY-MM-DD/YYYY-MM-DD", "KEYWORD_SUICIDE"), 5, "placeholder_period", 0),
    "applicability": (edit(9, "applicability", "All", "bg"), 9, "applicability", 0),
    "no applicability": (edit(9, "applicability", "", "bg"), 9, "applicability_empty", 0),
    "description": (edit(6, "description", "Ours", "KEYWORD_NUDITY"), 6, "description_elsewhere", 0),
    "extra column": (extra_column, 4, "extra_column", 4),
    "empty columns": (empty_columns, 1, "empty_columns", 5),
    "empty row": (lambda report: report.tables[10].append([""] * 7), 10, "empty_row", 0),
    "footnote": (lambda report: report.tables[10].append(["* in millions"] + [""] * 6), 10, "footnote", 0),
    "row twice": (lambda report: report.tables[9].append(report.row(9, "bg")), 9, "row_repeated", 0),
    "row missing": (lambda report: report.drop(8, "Own-initiative"), 8, "row_missing", 0),
    "row moved": (
        lambda report: report.tables[4].insert(5, report.tables[4].pop(4)),
        4,
        "row_order",
        0,
    ),
    "another header": (lambda report: report.tables[4][0].__setitem__(0, "6"), 4, "header_unknown", 1),
    "formula": (edit(11, "value", "=HYPERLINK(1)", INDICATORS[11][0].text), 11, "formula_text", 5),
    "provider": (edit(1, "value", "Example Service", "Name of the service provider"), 1, "provider_name", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", DEVIATIONS)
def test_a_deviation_is_told_with_its_place(name: str) -> None:
    change, part, kind, column = DEVIATIONS[name]
    report = clean()
    change(report)
    found = [each for each in report.read().deviations if (each.part, each.kind) == (part, kind)]
    assert found
    assert found[0].place.file.startswith(f"{part}_")
    assert found[0].place.row >= 1
    assert found[0].place.column == column


def test_member_states_are_not_turned_into_languages() -> None:
    report = clean()
    for row in report.tables[8]:
        row[5] = {"bg": "AT", "cs": "BE", "da": "SI ", "de": "DE"}.get(row[5], row[5])
    part = report.read().part(8)
    assert part
    scopes = Counter(row.scope for row in part.rows)
    assert scopes["AT"] == scopes["DE"] == scopes["SI"] == 5
    assert scopes["de"] == scopes["sl"] - 5 == 0


def test_rates_of_several_systems_may_have_rows_of_their_own() -> None:
    report = clean()
    report.tables[8].append(report.row(8, "Accuracy of the automated means - Accuracy", "Total number"))
    assert "row_repeated" not in {kind for _, kind in kinds(report.read())}


def test_a_second_report_is_named_and_left() -> None:
    both = [
        Attachment(name=f"{folder}/{each.name}", data=each.data)
        for folder in ("V1", "V2")
        for each in clean().files()
    ]
    report = read(both)
    assert (0, "two_reports") in kinds(report)
    assert all(part.file.startswith("V1/") for part in report.parts)


def test_a_figure_is_not_taken_from_a_column_that_is_another() -> None:
    report = clean()
    report.tables[4][0][5] = "Share of appeals that we find pleasant"
    part = report.read().part(4)
    assert part
    assert part.rows[0].cell("notices") is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.csv", b""),
        ("words.csv", b"a,b\n1,2\n"),
        ("broken.xlsx", b"PK\x03\x04 not a workbook"),
        ("picture.png", b"\x89PNG"),
        ("quote.csv", b'a,"b\n' + b"x" * 300_000),
        ("wide.csv", b"," * 5_000),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing"),
    ],
)
def test_what_is_no_report_is_refused_with_a_sentence(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as fault:
        read(one(name, data))
    assert fault.value.message.english().endswith(".")


def test_foreign_headers_without_the_contextual_columns_are_still_taken_by_position() -> None:
    report = foreign(clean(), lambda text: f"{text} – vieraalla kielellä", [4])
    report.tables[4] = [row[:15] for row in report.tables[4]]
    part = report.read().part(4)
    assert part
    cell = part.rows[0].cell("terms_tf")
    assert cell
    assert cell.number == 0


def test_foreign_headers_of_another_width_are_not_guessed() -> None:
    report = foreign(clean(), lambda text: f"{text} – vieraalla kielellä", [4])
    report.tables[4] = [row[:13] for row in report.tables[4]]
    part = report.read().part(4)
    assert part
    assert part.rows[0].cell("notices") is None


def test_a_second_service_in_one_table_is_left_out_and_told() -> None:
    report = clean()
    report.tables[10] += [[row[0], "Another Service", *row[2:]] for row in report.tables[10][1:]]
    result = report.read()
    part = result.part(10)
    assert part
    assert {row.service for row in part.rows} == {"Example Service"}
    assert (10, "other_service") in kinds(result)
