"""What follows for a known service on a day, under every rule set that is installed."""

import csv
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from checker.domain.obligation import Obligation
from checker.domain.profile import Truth
from checker.service import Bindings, Service, Wishes, open_service
from checker.settings import Settings

Rows = Mapping[str, Mapping[str, str]]
Judge = Callable[[str], Bindings]
"""Judges TikTok on a day under every installed rule set."""

ACTS = {
    "dsa": "eu-dsa", "ir2835": "eu-dsa", "dr436": "eu-dsa", "dr2050": "eu-dsa",
    "tco": "eu-tco", "ttpa": "eu-political-ads", "cocd": "eu-disinformation-code",
    "gl28": "eu-minors-guidelines",
}  # fmt: skip
TIKTOK = {"intermediary", "hosting", "platform", "vlop"}
NOT_ESTABLISHED = {"dsa-13-1", "dsa-13-2-s1", "dsa-13-2-s2", "dsa-13-4-s1", "dsa-13-4-s2"}
"""Duties of who has no establishment in the Union."""
FOR_MINORS = {"dsa-14-3"}
"""Depends on a fact that the register does not hold."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """Return checker with all that ships with it, and no updates of registers."""
    return open_service(Settings(data=tmp_path_factory.mktemp("data")))


@pytest.fixture(scope="module")
def rows(shared: Path) -> Rows:
    """Return both catalogues of duties by id."""
    found: dict[str, Mapping[str, str]] = {}
    for name in ("dsa-obligations", "neighbours"):
        with (shared / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as source:
            found |= {row["id"]: row for row in csv.DictReader(source)}
    return found


@pytest.fixture(scope="module")
def bindings(service: Service) -> Judge:
    """Return a function that judges TikTok on a day under every installed rule set."""

    @cache
    def judged(day: str) -> Bindings:
        wishes = Wishes(profile="tiktok", on=date.fromisoformat(day))
        return service.bindings(wishes, sorted(service.registry.rule_sets))

    return judged


def those(found: Bindings, applies: Truth) -> dict[str, Obligation]:
    """Return the obligations with an answer, by id."""
    return {
        duty.id: duty for _, duties in found.duties for duty, judged in duties if judged.applies is applies
    }


def begins(row: Mapping[str, str]) -> str:
    """Return from which day a row of the catalogue binds a service that was designated on 25 April 2023."""
    text = row["applies_from"]
    if found := re.search(r"first cohort (?:by )?(\d{4}-\d{2}-\d{2})", text):
        return found.group(1) if "two months after" not in text else "2023-10-25"
    if "first designations 2023-04-25" in text or "per designated service" in text or row["id"] == "dsa-33-6":
        return "2023-04-25"
    if "end February 2026" in text:
        return "2026-02-28"
    return re.findall(r"\d{4}-\d{2}-\d{2}", text)[0]  # type: ignore[union-attr]


@pytest.mark.parametrize("day", ["2020-04-24", "2021-10-26"])
def test_no_duty_yet(bindings: Judge, day: str) -> None:
    found = bindings(day)
    assert those(found, Truth.YES) == {}
    assert those(found, Truth.UNKNOWN) == {}
    assert all(judged.reasons and judged.basis for _, duties in found.duties for _, judged in duties)


def test_user_numbers_and_terrorist_content_came_first(bindings: Judge, rows: Rows) -> None:
    found = bindings("2022-12-02")
    bound = those(found, Truth.YES)
    duties = {id for id, duty in bound.items() if not duty.optional}
    rights = bound.keys() - duties
    terrorist_content = {id for id in duties if id.startswith("tco-")}
    assert duties - terrorist_content == {"dsa-24-2", "dsa-24-3-s1", "dsa-24-3-s2"}
    assert rights <= {"dsa-33-4"}
    assert all(id.startswith("tco-") for id in those(found, Truth.UNKNOWN))
    if "eu-tco" in [rule_set.id for rule_set, _ in found.duties]:
        open_ones = set(those(found, Truth.UNKNOWN))
        assert terrorist_content | open_ones == {id for id in rows if id.startswith("tco-")}
        assert {"tco-3-3", "tco-7-2", "tco-10-1", "tco-15-1"} <= terrorist_content


@pytest.mark.parametrize("day", ["2024-05-23", "2026-11-21"])
def test_every_row_that_is_in_force_binds(bindings: Judge, rows: Rows, day: str) -> None:
    found = bindings(day)
    dsa = next(duties for rule_set, duties in found.duties if rule_set.id == "eu-dsa")
    known = {duty.id for duty, _ in dsa}
    in_force = {
        id
        for id, row in rows.items()
        if ACTS[id.split("-")[0]] == "eu-dsa" and row["addressee"] in TIKTOK and begins(row) <= day
    }
    assert known == {id for id in rows if ACTS[id.split("-")[0]] == "eu-dsa"}
    bound = {duty.id for duty, judged in dsa if judged.applies is Truth.YES}
    assert bound == in_force - NOT_ESTABLISHED - FOR_MINORS
    assert {duty.id for duty, judged in dsa if judged.applies is Truth.UNKNOWN} == FOR_MINORS
    not_yet = {duty.id for duty, judged in dsa if judged.baseline}
    assert not_yet == {id for id in known - in_force if rows[id]["addressee"] in TIKTOK}


@pytest.mark.parametrize("day", ["2022-12-02", "2024-05-23", "2026-11-21"])
def test_no_duty_of_another_act_binds_before_its_day(bindings: Judge, rows: Rows, day: str) -> None:
    found = bindings(day)
    for rule_set, duties in found.duties:
        if rule_set.id in set(ACTS.values()) - {"eu-dsa"}:
            for duty, judged in duties:
                if begins(rows[duty.id]) > day:
                    assert judged.applies is Truth.NO, duty.id
                else:
                    assert not judged.baseline, duty.id


@pytest.mark.parametrize("day", ["2022-12-02", "2024-05-23", "2026-11-21"])
def test_every_answer_has_reasons_articles_and_supervisors(bindings: Judge, day: str) -> None:
    for _, duties in bindings(day).duties:
        for duty, judged in duties:
            assert judged.reasons, duty.id
            assert judged.basis, duty.id
            assert bool(judged.questions) == (judged.applies is Truth.UNKNOWN), duty.id
            if judged.applies is Truth.YES:
                assert judged.supervisors, duty.id


def test_the_irish_coordinator_is_named(bindings: Judge) -> None:
    found = bindings("2026-11-21")
    assert found.profile.coordinator == "Coimisiún na Meán"
    assert [register.name for register in found.registers] == [
        "designated-services",
        "digital-services-coordinators",
    ]
    by_id = {duty.id: judged for _, duties in found.duties for duty, judged in duties}
    told = " ".join(str(message) for message in by_id["dsa-24-2"].supervisors)
    assert "European Commission (Article 56(3) DSA)." in told
    assert ": Coimisiún na Meán (Article 56(4) DSA)." in told
    assert [str(message) for message in by_id["dsa-34-1-s1"].supervisors] == [
        "European Commission (Article 56(2) DSA)."
    ]


@pytest.mark.parametrize(("day", "large"), [
    ("2023-12-19", Truth.NO), ("2024-04-19", Truth.NO), ("2024-04-20", Truth.YES),
    ("2025-09-26", Truth.YES), ("2025-09-27", Truth.NO), ("2026-11-21", Truth.NO),
])  # fmt: skip
def test_a_designation_that_ended_lasts_four_months_more(service: Service, day: str, large: Truth) -> None:
    found = service.bindings(Wishes(profile="stripchat", on=date.fromisoformat(day)), ["eu-dsa"])
    by_id = {duty.id: judged for _, duties in found.duties for duty, judged in duties}
    assert by_id["dsa-34-1-s1"].applies is large
    if day >= "2025-09-27":
        told = " ".join(str(message) for message in by_id["dsa-34-1-s1"].reasons)
        assert "The designation ended on 2025-05-27; from 2025-09-27 on it brings no duties" in told
        assert by_id["dsa-24-2"].applies is Truth.UNKNOWN
        assert by_id["dsa-16-1-s1"].applies is Truth.YES
