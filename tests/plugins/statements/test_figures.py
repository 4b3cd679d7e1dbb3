"""Counting: what is counted, under which name, from which kind of file."""

import csv
from datetime import date
from pathlib import Path

import pytest
from checker.plugins.statements.figures import aggregate
from checker.plugins.statements.schema import AGGREGATE, FULL, LIGHT

from bench.made_statements import make_csv
from checker.domain import statements as names
from checker.domain.errors import UsageFault
from checker.domain.statements import StatementFigures, StatementQuestion
from tests.plugins.statements.rows import write_rows

# Ibis 12 calls DuckDB 2 by a name that DuckDB is about to drop.
pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")


def count(*paths: Path, **asked: object) -> StatementFigures:
    return aggregate([str(path) for path in paths], StatementQuestion(**asked), "duckdb")  # type: ignore[arg-type]


def total(figures: StatementFigures, name: str = names.STATEMENTS) -> int:
    return figures.count(name, *figures.groups)


def said(figures: StatementFigures) -> str:
    return " ".join(note.english() for note in figures.notes)


def test_a_group_holds_what_agrees_and_counts_it(tmp_path: Path) -> None:
    dump = write_rows(
        tmp_path / "a.csv",
        {},
        {"territorial_scope": '["NL"]', "created_at": "2025-07-10 00:00:00"},
        {
            "source_type": "SOURCE_ARTICLE_16",
            "decision_visibility": "",
            "decision_account": "DECISION_ACCOUNT_SUSPENDED",
        },
    )
    figures = count(dump, states=("NL", "DE"))
    assert [(group.source, group.counts[figures.names.index("statements")]) for group in figures.groups] == [
        ("SOURCE_ARTICLE_16", 1),
        ("SOURCE_VOLUNTARY", 2),
    ]
    assert {
        name: total(figures, name) for name in ("visibility", "account", "one_state", "several_states")
    } == {
        "visibility": 2,
        "account": 1,
        "one_state": 1,
        "several_states": 2,
    }
    assert (total(figures, "state_NL"), total(figures, "state_DE")) == (3, 2)
    assert (total(figures, "filing_within_1"), total(figures, "filing_within_2")) == (1, 3)
    assert (total(figures, "standing_within_7"), total(figures, "standing_within_14")) == (0, 3)


def test_the_same_rows_give_the_same_figures_in_every_kind_of_file(tmp_path: Path) -> None:
    from checker.plugins.statements.converting import convert

    from bench.made_statements import make_zip

    plain = make_csv(tmp_path / "made.csv", 5000)
    zipped = make_zip(tmp_path, "global", "2025-09-01", 5000, chunk=2000)
    converted = convert([zipped], tmp_path / "archive")
    assert converted.rows == 5000
    one, two, three = (count(path, states=("NL",)) for path in (plain, zipped, Path(converted.files[0])))
    assert one.groups == two.groups == three.groups
    assert total(one) == 5000


def test_a_dump_is_converted_once(tmp_path: Path) -> None:
    from checker.plugins.statements.converting import convert

    dump = make_csv(tmp_path / "made.csv", 100)
    assert convert([dump], tmp_path).rows == 100
    again = convert([dump], tmp_path)
    assert (again.files, again.rows, len(again.notes)) == ((), 0, 1)


def test_old_and_new_files_are_counted_together(tmp_path: Path) -> None:
    old = write_rows(
        tmp_path / "old.csv",
        {"category": "STATEMENT_CATEGORY_UNSAFE_AND_ILLEGAL_PRODUCTS"},
        {"category": "STATEMENT_CATEGORY_NON_CONSENSUAL_BEHAVIOUR"},
        columns=tuple(name for name in FULL if name != "content_id_ean"),
    )
    new = write_rows(tmp_path / "new.csv", {"category": "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS"})
    figures = count(old, new)
    assert {group.category: group.counts[figures.names.index("statements")] for group in figures.groups} == {
        "STATEMENT_CATEGORY_NON_CONSENSUAL_BEHAVIOUR": 1,
        "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS": 2,
    }
    assert total(figures, names.OLD_CATEGORIES) == 2
    assert "not one series" in said(figures)


def test_light_dumps_have_no_scope_and_say_so(tmp_path: Path) -> None:
    figures = count(write_rows(tmp_path / "light.csv", {}, columns=LIGHT), states=("NL",))
    assert names.WHOLE_UNION not in figures.names
    assert "Territorial scope is not counted" in said(figures)


def test_aggregates_count_their_totals(tmp_path: Path) -> None:
    path = tmp_path / "aggregates-2025-09-01.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, AGGREGATE, restval="")
        writer.writeheader()
        row = {"source_type": "SOURCE_VOLUNTARY", "platform_name": "Alpha", "received_date": "2025-09-01"}
        writer.writerow(row | {"total": "7", "decision_visibility_single": "DECISION_VISIBILITY_OTHER"})
        writer.writerow(row | {"total": "5"})
    figures = count(path, dated_by=names.FILED)
    assert (total(figures), total(figures, "visibility")) == (12, 7)
    assert names.known(names.FILING) not in figures.names
    assert {group.period for group in figures.groups} == {"2025-09"}


def test_a_question_chooses_platforms_days_and_periods(tmp_path: Path) -> None:
    dump = write_rows(
        tmp_path / "a.csv",
        {"platform_name": "Alpha"},
        {"platform_name": "Beta"},
        {"platform_name": "Alpha", "application_date": "2025-08-01"},
        {"platform_name": "Alpha", "application_date": "someday"},
    )
    assert {group.platform for group in count(dump, platforms=("alpha",)).groups} == {"Alpha"}
    assert total(count(dump, first=date(2025, 7, 10), last=date(2025, 7, 31))) == 2
    assert sorted({group.period for group in count(dump).groups}) == ["", "2025-07", "2025-08"]
    assert {group.period for group in count(dump, per=names.DAY, platforms=("Beta",)).groups} == {
        "2025-07-10"
    }
    assert {group.period for group in count(dump, per=names.TOTAL).groups} == {""}
    assert "1 of 4 statements have no day" in said(count(dump))


def test_a_code_that_nobody_knows_makes_no_group_of_its_own(tmp_path: Path) -> None:
    dump = write_rows(tmp_path / "a.csv", {"category": "X1"}, {"category": "X2"}, {"category": ""})
    figures = count(dump)
    assert [group.category for group in figures.groups] == ["UNKNOWN"]
    assert "3 of 3 statements hold a code" in said(figures)


def test_announced_faults_stand_beside_the_platforms_and_days_they_touch(tmp_path: Path) -> None:
    play = write_rows(tmp_path / "a.csv", {"platform_name": "Google Play"})
    later = write_rows(tmp_path / "b.csv", {"platform_name": "Google Play", "application_date": "2026-06-10"})
    other = write_rows(tmp_path / "c.csv", {"platform_name": "Alpha"})
    assert [fault.published for fault in count(play).faults] == [date(2026, 6, 8)]
    assert count(later).faults == ()
    assert count(other).faults == ()


def test_a_state_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="There is no state EL"):
        count(write_rows(tmp_path / "a.csv", {}), states=("EL",))


def test_another_engine_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="nosuch"):
        aggregate([str(write_rows(tmp_path / "a.csv", {}))], StatementQuestion(), "nosuch")
