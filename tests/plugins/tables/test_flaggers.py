"""Who is called a trusted flagger, and what the register says of the day of the paper."""

from checker.messages import tell
from tests.plugins.tables.dossiers import ANSWER, assessed, rows, table

LATER = "Note\n\nDate: 3 March 2026\n\nHere Stichting BREIN is a trusted flagger since 2 January 2026.\n"
OWN = (
    "Note\n\nDate: 3 March 2025\n\n"
    "We offer partners trusted flagger status. In this way we work with the NVWA.\n"
    "We also run a Harbour Loyalty Program with Stichting BREIN.\n"
)


def test_before_the_law_applies_there_are_lanes_only() -> None:
    before = assessed(ANSWER.replace("3 March 2024", "3 March 2022"))
    found = rows(before, "trusted-flaggers")
    assert {row["who"] for row in found} == {"The Ministry of Harbours"}
    assert all("nobody could hold the status" in row["status"] for row in found)


def test_a_row_of_the_register_gives_the_status_on_the_day() -> None:
    (row,) = rows(assessed(LATER), "trusted-flaggers")
    assert row["who"] == "Stichting BREIN"
    assert row["since"] == "since 2 January 2026"
    assert row["status"].startswith("Awarded by ACM on 29 September 2025")


def test_an_award_after_the_day_of_the_paper_is_not_yet_one() -> None:
    (row,) = rows(assessed(LATER.replace("3 March 2026", "3 March 2025")), "trusted-flaggers")
    assert row["status"].startswith("Not yet on 3 March 2025")


def test_a_lane_of_the_platform_stands_apart_and_other_programmes_are_none() -> None:
    assessment = assessed(OWN)
    (row,) = rows(assessment, "trusted-flaggers")
    assert (row["who"], row["platform"]) == ("NVWA", "We offer")
    found = table(assessment, "trusted-flaggers")
    assert found is not None
    group = found.rows[0].group
    assert group is not None
    assert "no status under Article 22" in tell(group, "en")


def test_nobody_named_is_nobody_listed() -> None:
    assert rows(assessed("Note\n\nNotices of trusted flaggers come first."), "trusted-flaggers") == []
