"""Promises: sentences about the future in which the author speaks of itself."""

import pytest

from tests.plugins.tables.dossiers import assessed, rows


@pytest.mark.parametrize(
    ("sentence", "who", "due"),
    [
        ("We will publish a report on all notices by the end of 2026.", "We", "by the end of 2026"),
        ("Wij zullen uiterlijk in december 2026 extra moderatoren aannemen.", "Wij", "in december 2026"),
        ("Wir werden die Meldewege ab 2027 verbessern.", "Wir", "ab 2027"),
        ("Nous publierons un nouveau rapport en 2027.", "Nous", "en 2027"),
        ("Pinterest plans to launch a new reporting form for everybody.", "Pinterest", None),
    ],
)
def test_a_promise_has_a_promisor_and_maybe_a_day(sentence: str, who: str, due: str | None) -> None:
    (row,) = rows(assessed(f"Paper\n\nSome words come first here.\n\n{sentence}\n"), "promises-d1")
    assert row["promise"] == sentence
    assert row["who"] == who
    assert row.get("due") == due
    assert row["proof"]


@pytest.mark.parametrize(
    "sentence",
    [
        "If you send a notice, we will look at it within a day.",
        "Users will see a label next to every picture.",
        "Providers shall publish a report every year.",
        "Will we publish a report by 2027?",
        "We published a report in 2025.",
        "Meldungen werden von unseren Teams geprüft.",
    ],
)
def test_rules_questions_and_the_past_are_no_promises(sentence: str) -> None:
    assert rows(assessed(f"Paper\n\nSome words come first here.\n\n{sentence}\n"), "promises-d1") == []
