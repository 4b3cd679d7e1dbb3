"""Questions of a parliament: each cell is what a sentence says, or it is not there."""

from checker.messages import tell
from tests.plugins.tables.dossiers import ANSWER, MELDING, assessed, rows, table


def test_every_platform_has_a_row_with_what_is_told_of_it() -> None:
    assessment = assessed(ANSWER)
    by_platform = {row["platform"]: row for row in rows(assessment, "answers-d1")}
    assert by_platform.keys() == {"Twitter", "Pinterest", "Facebook"}
    twitter = by_platform["Twitter"]
    assert twitter["since"] == "since 4 May 2021"
    assert twitter["notices"] == "two notices"
    assert twitter["by"] == "The Ministry of Harbours"
    assert twitter["outcomes"] == "1 acted on, 0 not acted on, 1 not known, of 2 told one by one"


def test_a_platform_that_nobody_asks_about_keeps_its_holes() -> None:
    pinterest = next(row for row in rows(assessed(ANSWER), "answers-d1") if row["platform"] == "Pinterest")
    assert pinterest["asked"] == "no question names it"
    assert not {"notices", "outcomes"} & pinterest.keys()


def test_notices_are_told_one_by_one_and_the_same_matter_is_counted_once() -> None:
    assessment = assessed(ANSWER)
    told = rows(assessment, "notices-d1")
    assert [row.get("date") for row in told] == ["5 June 2021", "7 June 2021", "9 June 2021"]
    assert [row.get("number") for row in told] == [
        "1",
        "2",
        "2, the same as an earlier one",
    ]
    found = table(assessment, "notices-d1")
    assert found is not None
    assert tell(found.note, "en").startswith("3 notices, 2 matters.")
    assert [row.get("outcome") for row in told] == [
        "acted on",
        "not known, as the document itself says",
        None,
    ]


def test_none_is_a_count_and_no_hole() -> None:
    (row,) = rows(assessed(MELDING), "answers-d1")
    assert row["platform"] == "LinkedIn"
    assert row["notices"].startswith("geen enkele melding")
    assert row["outcomes"] == "no notice, so none"


def test_a_paper_without_channels_has_no_such_table() -> None:
    assessment = assessed("Terms.\n\nUsers filed 400 notices last year. We removed 30 videos on 5 June 2021.")
    assert rows(assessment, "answers-d1") == []
    assert rows(assessment, "notices-d1") == []
