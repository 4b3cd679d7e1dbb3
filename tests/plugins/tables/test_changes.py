"""What changed since last time, for papers that repeat each other, and for no others."""

from checker.messages import tell
from tests.plugins.tables.dossiers import assessed, rows, table

OLD = (
    "Paper\n\nDate: 3 March 2024\n\n"
    "We have 400 people who review notices. Every notice is answered within a day.\n\n"
    "Our rules are public and short. Children cannot open an account with us.\n"
)
NEW = (
    "Paper\n\nDate: 3 March 2025\n\n"
    "We have 300 people who review notices. Every notice is answered quickly by a "
    "team within a day.\n\nOur rules are public and short. "
    "Advertisements carry a clear label for everybody.\n"
)


def test_every_statement_is_same_changed_gone_or_new() -> None:
    assessment = assessed(NEW, OLD)  # the later paper was handed in first
    found = table(assessment, "changes-d2-d1")
    assert found is not None
    groups = [tell(row.group, "en") if row.group else "" for row in found.rows]
    assert groups == ["Only figures changed", "Changed wording", "Gone", "New"]
    figures, _, gone, new = rows(assessment, "changes-d2-d1")
    assert figures["before"] == "We have 400 people who review notices."
    assert figures["after"] == "We have 300 people who review notices."
    assert gone == {"before": "Children cannot open an account with us."}
    assert new == {"after": "Advertisements carry a clear label for everybody."}


def test_papers_that_share_nothing_are_not_compared() -> None:
    other = "Letter\n\nDate: 3 March 2025\n\nWeather was fine on the coast. Ships came and went all day.\n"
    assert rows(assessed(OLD, other), "changes-d1-d2") == []
