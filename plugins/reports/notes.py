"""What the reader of harmonised reports writes down where a file differs from the template."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType

from checker.domain.harmonised import Deviation, Place
from checker.domain.message import Filling, say

MOST = 20_000
"""More deviations than this are counted and not told one by one."""

KINDS = MappingProxyType(
    {
        "file_not_read": ("structure", say("This file is no part of the template and was not read.")),
        "no_part": ("structure", say("This table is no part of the template and was not read.")),
        "part_twice": ("structure", say("Part {part} stands here a second time; the first one is used.")),
        "part_name": (
            "structure",
            say("The name does not say which part this is; its content says part {part}."),
        ),
        "excerpt": (
            "structure",
            say("Part {part} is marked as an excerpt: it is incomplete, and nothing in it can be added up."),
        ),
        "two_reports": (
            "structure",
            say("A second report lies in {folder}; only the first one is read. Hand it in by itself."),
        ),
        "other_service": (
            "structure",
            say("{count} rows of this part are about another service, {text}; they were left out."),
        ),
        "lines_above": ("structure", say("{count} rows stand above the header.")),
        "no_header": (
            "structure",
            say("No row of headers stands here; the columns are taken by their position."),
        ),
        "hidden_sheet": ("structure", say("The sheet is hidden; it is read like the others.")),
        "links_elsewhere": ("structure", say("The workbook links to other files; they were not opened.")),
        "label_above": (
            "structure",
            say('The label is empty, as below a merged cell; it is taken from above: "{text}".'),
        ),
        "header_unknown": (
            "structure",
            say('The header "{text}" is not that of the template; by its position it is "{expected}".'),
        ),
        "header_language": (
            "structure",
            say("The headers are not in a known language; the columns are taken by their position."),
        ),
        "extra_column": (
            "structure",
            say('The column "{text}" is not in the template; it is not read as a figure.'),
        ),
        "empty_columns": ("structure", say("{count} empty columns follow the last column of the template.")),
        "column_missing": ("structure", say('The column "{expected}" is missing.')),
        "empty_row": ("structure", say("This row is empty.")),
        "footnote": ("structure", say("This row is a remark and no row of the template: {text}")),
        "extra_row": ("structure", say("This row is not in the template: {text}")),
        "row_missing": ("structure", say("The row {text} of the template is missing.")),
        "row_order": ("structure", say("The row {text} does not stand in the order of the template.")),
        "row_repeated": ("structure", say("The row {text} stands here again.")),
        "placeholder": (
            "structure",
            say('The placeholder "{text}" of the template was left in; the row is not read as a figure.'),
        ),
        "placeholder_period": (
            "format",
            say('The placeholder "{text}" of the template was left in where a period or date belongs.'),
        ),
        "applicability": (
            "structure",
            say('The first column says "{text}" where the template says "{expected}".'),
        ),
        "applicability_empty": ("structure", say("The first column, which says who fills it, is empty.")),
        "service_empty": ("format", say("The name of the service is missing.")),
        "period_empty": ("format", say("The reporting period is missing.")),
        "padded": ("format", say('"{text}" has blanks or line breaks around it.')),
        "only_blanks": ("format", say("The cell holds nothing but blanks; it is read as blank.")),
        "thousands": ("format", say('"{text}" holds separators of thousands; it is read as {number}.')),
        "number_blanks": ("format", say('"{text}" has blanks inside the number; it is read as {number}.')),
        "decimal_comma": ("format", say('"{text}" has a decimal comma; it is read as {number}.')),
        "percent": (
            "format",
            say('"{text}" is written in percent, not as a value between 0 and 1; it is read as {number}.'),
        ),
        "range": ("format", say('"{text}" is a range or a bound and no number; nothing is read from it.')),
        "unit": ("format", say('"{text}" carries a unit; no number is read from it.')),
        "ambiguous": (
            "format",
            say('"{text}" can be read as two numbers; none is read from it.'),
        ),
        "exponent": ("format", say('"{text}" was shortened by a spreadsheet; no number is read from it.')),
        "not_a_number": ("format", say('"{text}" is no number.')),
        "dash": ("format", say('"{text}" is neither blank nor zero; it is read as not applicable.')),
        "formula": ("format", say("The cell holds a formula; the value stored with it is read.")),
        "formula_text": ("format", say('"{text}" begins like a formula; it is read as words.')),
        "date_format": ("format", say('"{text}" is not a date as YYYY-MM-DD; it is read as {number}.')),
        "date_unclear": ("format", say('"{text}" is not a date as YYYY-MM-DD, and no date is read from it.')),
        "encoding": ("format", say("The file is not UTF-8, which the template asks for.")),
        "byte_mark": ("format", say("The file begins with a byte order mark.")),
        "delimiter": ("format", say('The fields are separated by "{text}" and not by commas.')),
        "ragged": ("format", say("The row has {count} fields where the header has {expected}.")),
        "code_spelling": ("codes", say('The code "{text}" is read as {number}.')),
        "unknown_code": ("codes", say('The code "{text}" is not in the list of categories.')),
        "code_elsewhere": ("codes", say("The code {text} does not belong to this part.")),
        "no_category": ("codes", say("It cannot be told below which category {text} stands.")),
        "scope_spelling": ("codes", say('The scope "{text}" is read as {number}.')),
        "greece": (
            "codes",
            say('Greece is written "{text}"; EL is used here, as in the list of Eurostat; both are read.'),
        ),
        "several_states": (
            "codes",
            say('Several Member States stand in one cell: "{text}"; their figures cannot be told apart.'),
        ),
        "unknown_state": ("codes", say('"{text}" is no code of a Member State.')),
        "unknown_language": ("codes", say('"{text}" is no official language of the Union.')),
        "state_for_language": (
            "codes",
            say('"{text}" is a Member State where a language belongs; it is not read as a language.'),
        ),
        "country_for_language": (
            "codes",
            say('"{text}" is the code of a country; among these rows it is read as the language {number}.'),
        ),
        "extra_scope": ("codes", say('The scope "{text}" is not in the template.')),
        "label_language": (
            "structure",
            say('The label "{text}" is in no known language; by its order it is "{expected}".'),
        ),
        "label_unknown": ("structure", say('The label "{text}" is not in the template; the row is kept.')),
        "description_elsewhere": (
            "structure",
            say("The description that belongs to sub-categories OTHER is filled in for {text}."),
        ),
        "no_state_totals": (
            "structure",
            say("Rows of Member States stand here, but none for the total of a Member State."),
        ),
        "few_mappings": (
            "structure",
            say("Contextual information stands beside {count} of {expected} categories and sub-categories."),
        ),
        "provider_name": (
            "structure",
            say('The provider is called "{text}", as the service; a statutory name belongs here.'),
        ),
        "rounded": ("format", say("All {count} figures end in {text}: they are rounded.")),
        "too_many": ("structure", say("{count} further deviations are not told one by one.")),
    }
)  # fmt: skip
"""Every kind of deviation: its sort, and what is said about it."""


@dataclass(slots=True)
class Notes:
    """Collects deviations while files are read."""

    found: list[Deviation] = field(default_factory=list)
    left_out: int = 0

    def add(self, kind: str, part: int, place: Place, /, **values: Filling) -> None:
        """Write one deviation down."""
        if len(self.found) >= MOST:
            self.left_out += 1
            return
        sort, template = KINDS[kind]
        cut = {name: _short(value) for name, value in values.items()}
        message = say(template.text, **cut)
        self.found.append(Deviation(kind=kind, sort=sort, part=part, place=place, message=message))

    def all(self) -> tuple[Deviation, ...]:
        """Return the deviations in the order of parts and places."""
        if self.left_out:
            sort, template = KINDS["too_many"]
            message = say(template.text, count=self.left_out)
            self.found.append(Deviation(kind="too_many", sort=sort, part=0, place=Place(), message=message))
            self.left_out = 0
        return tuple(
            sorted(
                self.found, key=lambda each: (each.part, each.place.file, each.place.row, each.place.column)
            )
        )


def _short(value: Filling) -> Filling:
    return value if not isinstance(value, str) or len(value) <= 120 else f"{value[:117]}…"
