"""What is written: everything, the same bytes each time, and nothing that acts."""

import io
import json

from hypothesis import given
from hypothesis import strategies as some
from python_calamine import CalamineWorkbook

from checker.domain.harmonised_template import INDICATORS
from checker.harmonised.view import view
from checker.harmonised.writing import to_json, to_workbook
from checker.workbooks import inert
from tests.harmonised.made import checked, clean


def test_json_holds_every_cell_and_result() -> None:
    result = checked(clean())
    data = json.loads(to_json(result, "en"))
    assert len(data["cells"]) == sum(1 for _ in result.given.report.cells())
    assert len(data["results"]) == len(result.results)
    notices = next(each for each in data["cells"] if each["address"] == "4/TOTAL/notices")
    assert (notices["row"], notices["column"], notices["state"]) == (2, 6, "number")
    assert notices["file"] == "4_notices.csv"


def test_the_workbook_holds_every_cell_and_no_formula() -> None:
    report = clean()
    report.set(11, "value", '=HYPERLINK("http://example.org")', INDICATORS[11][0].text)
    result = checked(report)
    data = to_workbook(result, "nl")
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names[:3] == ["Rapport", "Uitkomsten", "Afwijkingen"]
    lines = sum(book.get_sheet_by_name(name).height - 1 for name in book.sheet_names[3:])
    assert lines == sum(1 for _ in result.given.report.cells())
    texts = [row[5] for row in book.get_sheet_by_name("Deel 11").to_python()]
    assert '\'=HYPERLINK("http://example.org")' in texts
    assert data == to_workbook(result, "nl")


@given(some.text())
def test_no_text_begins_like_a_formula(text: str) -> None:
    assert not inert(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_view_counts_every_state() -> None:
    result = checked(clean())
    counts = view(result, "en")["counts"]
    assert isinstance(counts, list)
    assert sum(each["count"] for each in counts) == len(result.results)
