"""For every check one input that breaks it, and no other check than those that are named with it."""

from collections.abc import Callable
from dataclasses import replace

from checker.domain.harmonised_template import COLUMNS, INDICATORS
from tests.harmonised.made import Amounts, Breakage, Report, changed, clean, earlier

TOTAL = "TOTAL"
_GROUND, _GROUND_TF = INDICATORS[7][6].text, INDICATORS[7][7].text
_COMPLAINTS = INDICATORS[7][0].text
_AUTOMATED = INDICATORS[8][0].text


def _set(part: int, column: str, text: str, *words: str) -> Callable[[Report], None]:
    return lambda report: report.set(part, column, text, *words)


def _terms_rows(report: Report) -> None:
    """Put the category for terms alone, with zeros, into the part on illegal content."""
    row = ["0" if label.kind == "count" else "" for label in COLUMNS[5]]
    row[:4] = ["All", "Example Service", "2025-07-01/2025-12-31", "STATEMENT_CATEGORY_OTHER_VIOLATION_TC"]
    report.tables[5].append(row)


def _foreign_language(report: Report) -> None:
    row = list(report.row(9, "bg"))
    row[5], row[6] = "xx", "0"
    report.tables[9].append(row)


def _semicolons(report: Report) -> None:
    report.delimiters[9] = ";"


def _amounts(**values: int) -> Amounts:
    return Amounts(notices={**Amounts().notices, **values})


BREAKAGES = {
    "H1": Breakage(report=changed(lambda report: report.tables.pop(9))),
    "H2": Breakage(report=changed(_set(1, "value", "2025-06-01", "Starting date of reporting period"))),
    "H3": Breakage(report=changed(_set(1, "value", "2026-03-01", "Date of the publication of the report"))),
    "H4": Breakage(report=changed(_set(10, "value", "2000000.5", "AT"))),
    "H5": Breakage(report=changed(_set(6, "account_suspension", "1", "KEYWORD_ANIMAL_HARM"))),
    "H6": Breakage(report=changed(_set(5, "description", "", "KEYWORD_OTHER"))),
    "H7": Breakage(report=changed(_terms_rows)),
    "H8": Breakage(report=changed(_foreign_language)),
    "H9": Breakage(report=changed(_set(8, "context:value", "", INDICATORS[8][2].text))),
    "H10": Breakage(report=changed(_set(11, "value", "x" * 5001, INDICATORS[11][0].text))),
    "H11": Breakage(report=changed(_set(9, "service", "Another Service", "bg"))),
    "H12": Breakage(report=changed(_semicolons)),
    "H13": Breakage(
        report=changed(_set(8, "context:value", "Other words", INDICATORS[8][2].text)), other=clean
    ),
    "H14": Breakage(report=changed(_set(6, "removal", "", TOTAL))),
    "S1": Breakage(report=changed(_set(4, "terms", "77", TOTAL))),
    "S2": Breakage(
        report=changed(
            _set(7, "value", "11", _GROUND_TF, "Total number"),
            _set(7, "value", "5", _GROUND_TF, "Decisions upheld"),
            _set(7, "value", "61", _COMPLAINTS, "Total number"),
            _set(7, "value", "25", _COMPLAINTS, "Decisions upheld"),
        )
    ),
    "S3": Breakage(report=changed(amounts=_amounts(items=3))),
    "S4": Breakage(report=changed(amounts=_amounts(law=9))),
    "S5": Breakage(
        report=changed(
            _set(7, "value", "59", _COMPLAINTS, "Total number"),
            _set(7, "value", "23", _COMPLAINTS, "Decisions upheld"),
        )
    ),
    "S6": Breakage(report=changed(_set(7, "value", "23", _COMPLAINTS, "Decisions upheld"))),
    "S7": Breakage(report=changed(_set(8, "value", "9999", _AUTOMATED, "Own-initiative"))),
    "S8": Breakage(
        report=changed(amounts=replace(Amounts(), hours={"action_time": "2", "action_time_tf": "5"}))
    ),
    "S9": Breakage(
        report=changed(lambda report: report.drop(10, "LU"), _set(10, "value", "52000003", TOTAL))
    ),
    "S10": Breakage(report=clean, other=changed(amounts=earlier(recipients=200_000))),
    "S11": Breakage(report=changed(_set(11, "value", "We look at content.", INDICATORS[11][1].text))),
    "S12": Breakage(report=clean, statements=1),
}
"""The check and what breaks it. `coupled` would name checks that cannot but break with it; none has to."""
