"""Every check tells a report that breaks it from one that does not; none is ever left out."""

from collections.abc import Mapping

import pytest

from checker.domain.harmonised_checks import DEVIATES, HOLDS, NOT_POSSIBLE, CheckedReport, CheckInput
from checker.harmonised.running import CHECKS, check_texts, run_checks, tier_by_content
from tests.harmonised.breaking import BREAKAGES
from tests.harmonised.made import Report, checked, clean, earlier

STATEMENTS = 2000


def broken(result: CheckedReport) -> set[str]:
    return {each.check for each in result.results if each.state == DEVIATES}


def told(result: CheckedReport) -> list[str]:
    return [each.message.english() for each in result.results if each.state == DEVIATES]


def test_the_clean_report_differs_in_nothing_from_the_template() -> None:
    assert [each.message.english() for each in clean().read().deviations] == []


def test_every_check_holds_for_the_clean_report() -> None:
    over_time = checked(clean(), other=clean(earlier()), statements=STATEMENTS)
    versions = checked(clean(), other=clean())
    assert told(over_time) == []
    assert told(versions) == []
    held = {each.check for result in (over_time, versions) for each in result.results if each.state == HOLDS}
    assert held == set(CHECKS)


@pytest.mark.parametrize("check", CHECKS)
def test_a_report_that_breaks_a_check_breaks_it_and_no_other(check: str) -> None:
    breakage = BREAKAGES[check]
    other = breakage.other() if breakage.other else None
    result = checked(breakage.report(), other=other, statements=breakage.statements)
    assert broken(result) == {check} | breakage.coupled, told(result)


@pytest.mark.parametrize("left", [(1,), (2, 3), (4, 5, 6), (7,), (8, 9), (10,), (11,)])
def test_every_check_says_something_whatever_is_missing(left: tuple[int, ...]) -> None:
    report = Report(tables={part: table for part, table in clean().tables.items() if part in left})
    result = checked(report)
    assert {each.check for each in result.results} == set(CHECKS)
    assert all(sum(result.counts(check).values()) for check in CHECKS)


def test_an_excerpt_is_incomplete_and_is_not_added_up() -> None:
    files = [
        type(file)(name=file.name.replace("4_notices", "4_notices.EXCERPT"), data=file.data)
        for file in clean().files()
    ]
    from checker.plugins.reports.harmonised import read

    report = read(files)
    part = report.part(4)
    assert part
    assert not part.complete
    result = run_checks(CheckInput(report=report, tier="vlop", tier_from="given"))
    for check in ("H5", "S1", "H14"):
        states = {each.state for each in result.results if each.check == check and each.part == 4}
        assert states == {NOT_POSSIBLE}


def test_every_check_is_explained_in_both_languages() -> None:
    texts = check_texts()
    assert set(texts) == set(CHECKS)
    for text in texts.values():
        for each in (text.title, text.formula, text.basis, text.tolerance, text.explanation):
            assert set(each.languages) == {"en", "nl"}


@pytest.mark.parametrize(
    ("without", "tier"),
    [((), "vlop"), ((9,), "vlop"), ((9, 10), "platform"), ((7, 8, 9, 10), "hosting")],
)
def test_the_kind_of_provider_follows_from_what_is_filled_in(without: tuple[int, ...], tier: str) -> None:
    report = clean()
    for part in without:
        report.tables.pop(part)
    assert tier_by_content(report.read()) == tier


TIERS: Mapping[str, set[int]] = {"hosting": {9, 10}, "platform": {9, 10}, "vlose": {4, 9}, "vlop": set()}


@pytest.mark.parametrize(("tier", "not_filled"), TIERS.items())
def test_a_part_that_is_not_for_a_tier_is_not_missed(tier: str, not_filled: set[int]) -> None:
    report = clean()
    for part in not_filled:
        report.tables.pop(part)
    result = run_checks(CheckInput(report=report.read(), tier=tier, tier_from="given"))
    assert "H1" not in broken(result)
