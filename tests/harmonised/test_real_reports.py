"""Two real reports are read completely, and what their manifests list is found."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from checker.plugins.reports.harmonised import read

from checker.domain.harmonised_checks import DEVIATES, NOT_POSSIBLE, CheckedReport, CheckInput
from checker.harmonised.running import CHECKS, run_checks
from checker.offers import Attachment

SORTS = ("structure", "format", "codes", "sum")
Entry = tuple[str, int, str]

LISTED: dict[Entry, set[str]] = {
    ("booking-com", 2, "structure"): {"extra_row", "few_mappings"},
    ("booking-com", 3, "structure"): {"placeholder", "applicability_empty", "no_state_totals"},
    ("booking-com", 3, "sum"): {"S1"},
    ("booking-com", 3, "logic"): {"S3"},
    ("booking-com", 4, "structure"): {"header_unknown", "row_order"},
    ("booking-com", 4, "format"): {"thousands", "H14"},
    ("booking-com", 4, "sum"): {"S1", "H5"},
    ("booking-com", 5, "format"): {"H14", "only_blanks"},
    ("booking-com", 6, "format"): {"padded", "number_blanks", "extra_row"},
    ("booking-com", 6, "sum"): {"S1", "H5"},
    ("booking-com", 7, "sum"): {"S5", "S6"},
    ("booking-com", 8, "format"): {"percent", "placeholder", "unknown_language", "S9", "row_repeated"},
    ("booking-com", 8, "logic"): {"S7", "H9"},
    ("booking-com", 9, "codes"): {"H8", "S9", "unknown_language"},
    ("booking-com", 10, "format"): {"range", "footnote", "empty_row", "H4"},
    ("booking-com", 11, "text"): {"S11", "padded"},
    ("tiktok", 1, "structure"): {"empty_columns", "provider_name"},
    ("tiktok", 3, "structure"): {"extra_column", "description_elsewhere"},
    ("tiktok", 4, "structure"): {"applicability", "extra_column"},
    ("tiktok", 4, "sum"): {"S1"},
    ("tiktok", 4, "logic"): {"S3"},
    ("tiktok", 5, "format"): {"service_empty", "placeholder_period", "H14"},
    ("tiktok", 6, "sum"): {"S1"},
    ("tiktok", 6, "logic"): {"S7"},
    ("tiktok", 7, "format"): {"H14"},
    ("tiktok", 7, "sum"): {"S5", "S6"},
    ("tiktok", 8, "codes"): {"scope_spelling", "state_for_language", "padded", "row_missing", "H8"},
    ("tiktok", 8, "sum"): {"S7"},
    ("tiktok", 9, "codes"): {"H8", "S9", "country_for_language", "scope_spelling"},
    ("tiktok", 10, "format"): {"scope_spelling", "thousands", "rounded", "greece", "S9"},
    ("tiktok", 11, "text"): {"S11"},
}
"""Every entry of the manifests, and the deviations and checks that tell it."""
NO_CHECK = {("booking-com", 4, "logic")}
"""The same median in five categories: no listed check asks for that."""
NOT_ADDED_UP = {("tiktok", 3, "sum")}
"""Part 3 is an excerpt: its sums are not possible, and that is what is said."""


@cache
def checked(folder: Path) -> CheckedReport:
    files = [Attachment(name=path.name, data=path.read_bytes()) for path in sorted(folder.glob("*.csv"))]
    return run_checks(CheckInput(report=read(files), tier="vlop", tier_from="given"))


def found(result: CheckedReport, part: int) -> set[str]:
    report = result.given.report
    return {each.kind for each in report.deviations if each.part == part} | {
        each.check for each in result.results if each.part == part and each.state == DEVIATES
    }


@pytest.mark.parametrize("service", ["booking-com", "tiktok"])
def test_every_entry_of_the_manifest_is_found(shared: Path, service: str) -> None:
    folder = shared / "reports" / service
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    entries = [(service, each["part"], each["kind"]) for each in manifest["deviations"]]
    result = checked(folder)
    told = {entry for entry in entries if LISTED.get(entry, {"-"}) <= found(result, entry[1])}
    left = set(entries) - told
    assert left <= NO_CHECK | NOT_ADDED_UP, {
        entry: LISTED.get(entry, set()) - found(result, entry[1]) for entry in left
    }
    counted = Counter(kind for _, _, kind in told)
    expected = Counter(kind for _, _, kind in set(entries) - NO_CHECK - NOT_ADDED_UP)
    assert counted == expected


@pytest.mark.parametrize("service", ["booking-com", "tiktok"])
def test_every_part_and_every_check_is_there(shared: Path, service: str) -> None:
    result = checked(shared / "reports" / service)
    assert [part.number for part in result.given.report.parts] == list(range(1, 12))
    assert {each.check for each in result.results} == set(CHECKS)


def test_the_excerpt_is_not_added_up(shared: Path) -> None:
    result = checked(shared / "reports" / "tiktok")
    part = result.given.report.part(3)
    assert part
    assert not part.complete
    states = {each.state for each in result.results if each.part == 3 and each.check in {"H5", "S1"}}
    assert states == {NOT_POSSIBLE}


@pytest.mark.parametrize(
    ("service", "text"),
    [
        ("booking-com", "3/TOTAL: orders_act_items = 5399 ≠ Σ 15 CATEGORY = 5398; the difference is 1."),
        ("booking-com", "3/TOTAL: orders_info = 86 ≠ Σ KEYWORD[AT…SE] = 85; the difference is 1."),
        ("booking-com", "4/TOTAL: notices = 4841 ≠ Σ 15 CATEGORY = 4840; the difference is 1."),
        ("booking-com", "6/TOTAL: measures = 802337 ≠ Σ 15 CATEGORY = 802272; the difference is 65."),
        ("booking-com", "7: Σ complaints_… = 28329 > complaints = 27299; the difference is 1030."),
        ("tiktok", "4/TOTAL: notices = 714523 ≠ Σ 15 CATEGORY = 624339; the difference is 90184."),
        ("tiktok", "4/TOTAL: law = 61109, but no category states a figure."),
        ("tiktok", "7: Σ complaints_… = 15423799 > complaints = 15411338; the difference is 12461."),
        ("tiktok", "8: Σ 27 automated[bg…sv] = 220219099 > automated = 220217619; the difference is 1480."),
        ("tiktok", "9: linguistic = 3674 > Σ 24 linguistic[bg…sv] = 3202; the difference is 472."),
    ],
)
def test_the_numbers_of_the_manifest_are_printed(shared: Path, service: str, text: str) -> None:
    result = checked(shared / "reports" / service)
    assert text in {each.message.english() for each in result.results if each.state == DEVIATES}
