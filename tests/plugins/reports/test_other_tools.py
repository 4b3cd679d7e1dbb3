"""What spreadsheets and people make of the template: no number is dropped without a word."""

import io
from collections.abc import Callable

import pytest
import xlsxwriter
from checker.plugins.reports.harmonised import read

from checker.domain.harmonised import NUMBER, HarmonisedReport
from checker.domain.harmonised_template import PARTS
from checker.offers import Attachment
from tests.harmonised.made import Report, clean

Numbers = dict[tuple[object, ...], object]


def numbers(report: HarmonisedReport) -> Numbers:
    return {
        (part.number, row.category, row.keyword, row.indicator, row.scope, cell.indicator): cell.number
        for part, row, cell in report.cells()
        if cell.state == NUMBER
    }


def kinds(report: HarmonisedReport) -> set[str]:
    return {each.kind for each in report.deviations}


def no_headers(report: Report) -> None:
    for table in report.tables.values():
        table.pop(0)


def merged_labels(report: Report) -> None:
    """Empty a label that the row above has too, as a reader sees merged cells."""
    at = report.tables[7][0].index("Indicator")
    last = ""
    for row in report.tables[7][1:]:
        row[at], last = "" if row[at] == last else row[at], row[at]


def merged_opening(report: Report) -> None:
    for part in (3, 4, 5, 6, 7, 8, 9, 10):
        for row in report.tables[part][2:]:
            row[:3] = ["", "", ""]


def title_above(report: Report) -> None:
    report.tables[4].insert(0, ["Part 4", *[""] * 24])


def second_line(report: Report) -> None:
    """Divide headers over two lines, as for groups of columns."""
    header = report.tables[6][0]
    report.tables[6][0:1] = [
        [text.split(" restriction ")[0] for text in header],
        [text.partition(" restriction ")[2] for text in header],
    ]


def units_in_headers(report: Report) -> None:
    report.tables[4][0] = [
        f"{text} (hours)" if text.startswith("Median") else text for text in report.tables[4][0]
    ]


def line_breaks(report: Report) -> None:
    for table in report.tables.values():
        table[0] = [text.replace(" ", "\n", 1) for text in table[0]]


def capitals(report: Report) -> None:
    for table in report.tables.values():
        table[0] = [text.upper() for text in table[0]]


def no_context(report: Report) -> None:
    for part in (3, 4, 5, 6):
        keep = [at for at, text in enumerate(report.tables[part][0]) if not text.startswith("Contextual")]
        report.tables[part] = [[row[at] for at in keep] for row in report.tables[part]]


def footnotes(report: Report) -> None:
    report.tables[4] += [["Note: deduplicated.", *[""] * 24], ["", "", "", "* see glossary", *[""] * 21]]


def sum_row(report: Report) -> None:
    report.tables[10].append(["", "", "", "", "Sum", "Sum", "54000000"])


def numbered_labels(report: Report) -> None:
    for row in report.tables[7][1:]:
        row[4] = f"(1) {row[4]}"


def columns_moved(report: Report) -> None:
    for row in report.tables[4]:
        row[5], row[6] = row[6], row[5]


SHAPES: dict[Callable[[Report], None], set[str]] = {
    no_headers: {"no_header"},
    merged_labels: {"label_above"},
    merged_opening: {"service_empty", "period_empty", "applicability_empty"},
    title_above: {"lines_above"},
    second_line: {"unknown_code"},
    units_in_headers: {"header_unknown"},
    line_breaks: set(),
    capitals: set(),
    no_context: {"column_missing"},
    footnotes: {"footnote", "unknown_code"},
    sum_row: {"label_unknown", "unknown_state"},
    numbered_labels: {"label_language"},
    columns_moved: set(),
}


@pytest.mark.parametrize("change", SHAPES, ids=lambda change: change.__name__)
def test_no_number_is_lost_by_the_shape_of_a_table(change: Callable[[Report], None]) -> None:
    report = clean()
    change(report)
    found = report.read()
    assert numbers(clean().read()).items() <= numbers(found).items()
    assert SHAPES[change] <= kinds(found)
    assert all(each.place.file and each.place.row for each in found.deviations if each.part)


@pytest.mark.parametrize(
    "text",
    [
        "ca. 12", "≈ 12", "<5", "12*", "12 (1)", "12 hours", "0:30", "(12)", "+12", "1.2e3", "½",
        "\uff11\uff12", "2 days", "none", "nil", "null", "NaN", "#REF!", "TBD", "see note",
        "twelve", "1.234", "2.2 - 2.7", "—", "…", "12 %", "1 234", "1'234", "1,234,567", "1234,0",
    ],
)  # fmt: skip
def test_a_figure_that_is_not_plain_is_told_with_row_and_column(text: str) -> None:
    report = clean()
    report.set(4, "notices", text, "TOTAL")
    found = report.read()
    [told] = [each for each in found.deviations if each.place.row == 2]
    assert (told.part, told.place.column) == (4, 6)
    part = found.part(4)
    assert part
    cell = part.rows[0].cell("notices")
    assert cell
    assert cell.text == text


@pytest.mark.parametrize(
    "text", ["01/07/2025", "1 July 2025", "July 2025", "45839", "Q3 2025", "1er juillet 2025", "1.7.2025"]
)
def test_a_day_in_other_words_is_told(text: str) -> None:
    report = clean()
    report.set(1, "value", text, "Starting date of reporting period")
    assert kinds(report.read()) & {"date_unclear", "date_format"}


def test_hidden_and_further_sheets_are_told() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.add_worksheet("Read me").write(0, 0, "How to use this workbook")
    for part, table in clean().tables.items():
        sheet = book.add_worksheet(f"{part}_{PARTS[part]}")
        for at, row in enumerate(table):
            sheet.write_row(at, 0, row)
        if part == 9:
            sheet.hide()
    book.close()
    found = read([Attachment(name="report.xlsx", data=target.getvalue())])
    told = {(each.kind, each.place.file) for each in found.deviations}
    assert ("hidden_sheet", f"report.xlsx[9_{PARTS[9]}]") in told
    assert ("no_part", "report.xlsx[Read me]") in told
    assert numbers(found) == numbers(clean().read())
