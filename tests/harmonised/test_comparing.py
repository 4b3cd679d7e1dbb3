"""Reports side by side: versions, periods, several services."""

from dataclasses import replace

from checker.domain.harmonised_checks import DEVIATES
from checker.harmonised.comparing import compare, comparison_view
from tests.harmonised.made import Amounts, clean, earlier


def test_versions_of_one_report_differ_where_they_differ() -> None:
    second = clean()
    second.set(9, "value", "11", "Number of internal moderators employed by the provider")
    comparison = compare(["V1", "V2"], [clean().read(), second.read()], "vlop")
    (step,) = comparison.steps
    (change,) = step.changes
    assert (change.address, change.before, change.after) == ("9/internal/TOTAL/value", "10", "11")
    assert [each.check for each in step.results if each.state == DEVIATES] == ["H13"]


def test_a_version_that_says_so_is_marked() -> None:
    second = clean()
    second.set(
        9,
        "context:value",
        "Corrected on 1 March: 11 and not 10",
        "Number of internal moderators employed by the provider",
    )
    comparison = compare(["V1", "V2"], [clean().read(), second.read()], "vlop")
    assert [each for each in comparison.steps[0].results if each.state == DEVIATES] == []


def test_periods_are_put_in_order_whatever_the_order_of_the_files() -> None:
    later, before = clean().read(), clean(earlier(recipients=500_000)).read()
    comparison = compare(["later", "before"], [later, before], "vlop")
    (step,) = comparison.steps
    assert (comparison.names[step.before], comparison.names[step.after]) == ("before", "later")
    assert [each.check for each in step.results if each.state == DEVIATES] == ["S10"]


def test_services_stand_as_they_were_handed_in() -> None:
    other = clean(replace(Amounts(), recipients=3_000_000))
    for part, table in other.tables.items():
        for row in table[1:]:
            row[1] = "Another Service" if part != 2 else row[1]
    comparison = compare(["a", "b"], [clean().read(), other.read()], "vlop")
    assert not comparison.one_service
    assert comparison.steps == ()
    view = comparison_view(comparison, "en")
    figures = view["figures"]
    assert isinstance(figures, list)
    recipients = next(each["values"] for each in figures if each["id"] == "recipients")
    assert recipients == ["54000003", "81000003"]
