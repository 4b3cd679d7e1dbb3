"""Makes harmonised reports in which every check holds, in all forms, and changes them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from checker.plugins.reports.harmonised import read

from checker.domain.harmonised import HarmonisedReport
from checker.domain.harmonised_checks import CheckedReport, CheckInput
from checker.domain.harmonised_codes import CATEGORIES, LANGUAGES, OTHER, STATES, codes_of
from checker.domain.harmonised_template import COLUMNS, GROUNDS, INDICATORS, PARTS, RATES, SCOPES, rows_of
from checker.harmonised.running import run_checks
from checker.offers import Attachment
from tests.harmonised.forms import Table, as_csv

SERVICE, PROVIDER = "Example Service", "Example Services Limited"
NOTICES = {
    "notices": 4, "notices_tf": 1, "items": 8, "items_tf": 2,
    "law": 1, "law_tf": 0, "terms": 1, "terms_tf": 0,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Amounts:
    """What every sub-category states; categories and totals follow from it."""

    orders: Mapping[str, int] = field(
        default_factory=lambda: {"orders_act": 1, "orders_act_items": 2, "orders_info": 1}
    )
    notices: Mapping[str, int] = field(default_factory=lambda: dict(NOTICES))
    measures: Mapping[str, int] = field(
        default_factory=lambda: {"measures": 10, "measures_automated": 4, "removal": 10}
    )
    hours: Mapping[str, str] = field(default_factory=lambda: {"action_time": "5.5", "action_time_tf": "2"})
    recipients: int = 2_000_000
    start: str = "2025-07-01"
    end: str = "2025-12-31"
    published: str = "2026-02-20"


@dataclass
class Report:
    """The eleven tables of a report, which a test may change before it is written."""

    tables: dict[int, Table]
    delimiters: dict[int, str] = field(default_factory=dict)

    def row(self, part: int, *words: str) -> list[str]:
        """Return the first row of a part that holds all these words."""
        return next(row for row in self.tables[part][1:] if set(words) <= set(row))

    def set(self, part: int, column: str, text: str, *words: str) -> None:
        """Write into a column of the first row that holds these words."""
        self.row(part, *words)[[label.id for label in COLUMNS[part]].index(column)] = text

    def drop(self, part: int, *words: str) -> None:
        """Take the first row with these words away."""
        self.tables[part].remove(self.row(part, *words))

    def files(self) -> list[Attachment]:
        """Return the parts as CSV files."""
        return [
            Attachment(name=f"{part}_{PARTS[part]}.csv", data=as_csv(table, self.delimiters.get(part, ",")))
            for part, table in self.tables.items()
        ]

    def read(self) -> HarmonisedReport:
        """Return what the reader makes of the files."""
        return read(self.files())


def clean(amounts: Amounts | None = None) -> Report:
    """Return a report of a very large platform in which every check holds."""
    amounts = amounts or Amounts()
    made = {1: _first(amounts), 2: _names()}
    for part, figures in (
        (3, amounts.orders),
        (4, amounts.notices),
        (5, amounts.measures),
        (6, amounts.measures),
    ):
        made[part] = _with_categories(part, figures, amounts)
    made |= {7: _appeals(amounts), 8: _automation(amounts, made), 9: _staff(amounts), 10: _reach(amounts)}
    made[11] = _texts(amounts)
    return Report(tables=made)


def _header(part: int) -> list[str]:
    return [label.text for label in COLUMNS[part]]


def _line(part: int, amounts: Amounts, values: Mapping[str, str]) -> list[str]:
    own = {
        "applicability": "All",
        "service": SERVICE,
        "period": f"{amounts.start}/{amounts.end}",
        **values,
    }
    return [own.get(label.id, "") for label in COLUMNS[part]]


def _first(amounts: Amounts) -> Table:
    values = (PROVIDER, amounts.published, "2025-08-29", amounts.start, amounts.end)
    rows = [
        _line(1, amounts, {"indicator": label.text, "value": value})
        for label, value in zip(INDICATORS[1], values, strict=True)
    ]
    return [_header(1), *rows]


def _names() -> Table:
    rows = [
        [f"Category {at}", "A category", keyword or category, "How our policies map to it"]
        for at, (category, keyword) in enumerate(codes_of(2))
    ]
    return [_header(2), *rows]


def _with_categories(part: int, figures: Mapping[str, int], amounts: Amounts) -> Table:
    rows = []
    for scope in ("TOTAL", "AT") if part == 3 else ("",):
        for category, keyword in codes_of(part):
            below = [pair for pair in codes_of(part) if _leaf(*pair)]
            times = sum(pair[0] == category for pair in below) if category != "TOTAL" else len(below)
            values = {label.id: "0" for label in COLUMNS[part] if label.kind == "count"}
            values |= {
                label.id: amounts.hours.get(label.id, "1") for label in COLUMNS[part] if label.kind == "hours"
            }
            values |= {id_: str(value * (1 if keyword else times)) for id_, value in figures.items()}
            words = {"category": keyword or category, "scope": scope}
            words["description"] = f"Other than these: {category}" if keyword == OTHER else ""
            words["applicability"] = _HOSTING if part == 4 else "All"
            rows.append(_line(part, amounts, {**values, **words}))
    return [_header(part), *rows]


_HOSTING = "Only for providers of hosting services, including online platforms"
_PLATFORM, _VLOP = "Only for providers of online platforms", "Only for VLOPs"


def _leaf(category: str, keyword: str) -> bool:
    return category != "TOTAL" and (bool(keyword) or not CATEGORIES[category])


def _label(part: int, indicator: str, scope: str) -> dict[str, str]:
    words = {label.id: label.text for label in INDICATORS[part]}
    scopes = {label.id: label.text for label in SCOPES.get(part, ())}
    return {"section": "Section", "indicator": words[indicator], "scope": scopes.get(scope, scope)}


def _appeals(amounts: Amounts) -> Table:
    ends = {"upheld": 4, "partially_reversed": 2, "reversed": 4}
    values = {
        (ground, scope): number for ground in GROUNDS for scope, number in {"TOTAL": 10, **ends}.items()
    }
    values |= {("complaints", scope): 6 * number for scope, number in {"TOTAL": 10, **ends}.items()}
    values |= {("disputes", scope): 1 for scope in (*ends, "omitted")} | {("disputes", "TOTAL"): 4}
    rows = []
    for indicator, scope in rows_of(7):
        number = {"median": "3.5", "implemented": "0.5"}.get(scope, str(values.get((indicator, scope), 0)))
        first = "All" if (indicator, scope) == ("complaints", "TOTAL") else _PLATFORM
        rows.append(
            _line(7, amounts, {**_label(7, indicator, scope), "value": number, "applicability": first})
        )
    return [_header(7), *rows]


def _automation(amounts: Amounts, made: Mapping[int, Table]) -> Table:
    automated = sum(_total(made[part], part, "measures_automated") for part in (5, 6))
    all_ = sum(_total(made[part], part, "measures") for part in (5, 6))
    notices = {
        scope: _total(made[4], 4, id_) for scope, id_ in (("nam", "notices"), ("nam_tf", "notices_tf"))
    }
    numbers = {"automated": automated, "not_automated": all_ - automated, "notices_automated": 1}
    tiers = {"TOTAL": "All", "own": "All", "nam": _HOSTING, "nam_tf": _PLATFORM}
    spoken = [(label.id, code) for label in INDICATORS[8][:5] for code in LANGUAGES]
    rows = []
    for indicator, scope in (*rows_of(8), *spoken):
        number = str(1 if scope in LANGUAGES else numbers.get(indicator, 0))
        if indicator == "notices_not_automated":
            number = str(notices[scope] - 1)
        context = "Held against a sample" if indicator in RATES else ""
        values = {"value": "0.95" if indicator in RATES else number, "context:value": context}
        first = {"applicability": tiers.get(scope, _VLOP)}
        rows.append(_line(8, amounts, {**_label(8, indicator, scope), **values, **first}))
    return [_header(8), *rows]


def _total(table: Table, part: int, indicator: str) -> int:
    return int(table[1][[label.id for label in COLUMNS[part]].index(indicator)])


def _staff(amounts: Amounts) -> Table:
    values = {("internal", "TOTAL"): 10, ("external", "TOTAL"): 20, ("linguistic", "TOTAL"): 30}
    values |= {("linguistic", code): 2 for code in LANGUAGES}
    rows = [
        _line(9, amounts, {**_label(9, *key), "value": str(number), "applicability": _VLOP})
        for key, number in values.items()
    ]
    return [_header(9), *rows]


def _reach(amounts: Amounts) -> Table:
    rows = [
        _line(
            10,
            amounts,
            {
                **_label(10, "recipients", scope),
                "value": str(
                    amounts.recipients * (len(STATES) if scope == "TOTAL" else 1) + 3 * (scope == "TOTAL")
                ),
                "applicability": "Only for VLOPs and VLOSEs",
            },
        )
        for scope in ("TOTAL", *STATES)
    ]
    return [_header(10), *rows]


def _texts(amounts: Amounts) -> Table:
    rows = []
    for at, label in enumerate(INDICATORS[11]):
        text = "Exposure to such content was 0.05 % of views." if label.id == "information" else "What we do."
        first = _VLOP if at > 5 else "All"
        rows.append(_line(11, amounts, {"indicator": label.text, "value": text, "applicability": first}))
    return [_header(11), *rows]


def checked(report: Report, other: Report | None = None, statements: int | None = None) -> CheckedReport:
    """Read a made report and run every check over it."""
    return run_checks(
        CheckInput(
            report=report.read(),
            tier="vlop",
            tier_from="given",
            other=other.read() if other else None,
            statements=statements,
        )
    )


@dataclass(frozen=True, kw_only=True)
class Breakage:
    """What breaks a check: a file, a pair of files, or a file with a figure of a register."""

    report: Callable[[], Report]
    other: Callable[[], Report] | None = None
    statements: int | None = None
    coupled: frozenset[str] = frozenset()
    """Checks that cannot but break with it."""


def changed(*edits: Callable[[Report], object], amounts: Amounts | None = None) -> Callable[[], Report]:
    """Return a maker of a clean report with some edits."""

    def make() -> Report:
        report = clean(amounts)
        for edit in edits:
            edit(report)
        return report

    return make


def earlier(**values: object) -> Amounts:
    """Return the amounts of the half-year before."""
    return replace(Amounts(), start="2025-01-01", end="2025-06-30", published="2025-08-29", **values)  # type: ignore[arg-type]
