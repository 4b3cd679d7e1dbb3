"""Duties of which no document shows anything are told in few lines, and none is left out."""

from typing import Any

import pytest

from checker.report import view
from checker.report.silence import listed
from tests.report.dossier import assessment, rule_set


@pytest.fixture(scope="module")
def english() -> dict[str, Any]:
    return view(assessment(), rule_set(), "en")


def test_silent_duties_stand_in_the_table_of_their_theme(english: dict[str, Any]) -> None:
    theme = english["themes"][0]
    assert [row["id"] for row in theme["silent"]] == ["dsa-16-5", "dsa-16-6"]
    first = theme["silent"][0]
    assert first["near_miss"]["reason"] == "It states a value, not what is done."
    assert first["question"] == "Is the notifier told of the decision?"
    assert theme["searched"]["unread"] == ["D1, p. 3"]


def test_reasons_that_silent_duties_share_stand_above_the_tables(english: dict[str, Any]) -> None:
    rows = [row for theme in english["themes"] for row in theme["silent"]]
    said = {item["reason"] for item in english["silent"]["reasons"]}
    assert english["silent"]["count"] == len(rows)
    assert all(set(row["reasons"]) == set(row["own_reasons"]) | (said & set(row["reasons"])) for row in rows)


def test_every_silent_duty_is_tabled_or_listed(english: dict[str, Any]) -> None:
    for theme in english["themes"]:
        listed = [row for group in theme["listed"] for row in group["rows"]]
        assert sorted(row["id"] for row in [*theme["tabled"], *listed]) == sorted(
            row["id"] for row in theme["silent"]
        )
        assert all(row["not_from_paper"] for row in listed)


def test_what_no_document_shows_is_listed_by_question() -> None:
    rows: Any = [
        {"id": "a", "not_from_paper": ["It stands in the file."], "question": "When?"},
        {"id": "b", "not_from_paper": [], "question": "When?"},
        {"id": "c", "not_from_paper": ["It stands in the file."], "question": "When?"},
    ]
    (group,) = listed(rows)
    found: Any = group["rows"]
    assert [row["id"] for row in found] == ["a", "c"]


def test_silent_themes_are_one_row_of_the_summary(english: dict[str, Any]) -> None:
    table = english["summary"]["table"]
    assert table["spoken"]
    assert all(row in table["rows"] for row in table["spoken"])
    parts = [*table["spoken"], table["others"]]
    assert sum(row["duties"] for row in parts) == table["total"]["duties"]
    assert sum(row["questions"] for row in parts) == table["total"]["questions"]
