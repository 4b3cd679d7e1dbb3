"""The rules of the Digital Services Act: none missing, none broken, every case as expected."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.domain.document import DateReading
from checker.domain.message import say
from checker.domain.obligation import Obligation, RuleSet
from checker.domain.profile import SERVICES, Profile, Truth
from checker.offers import Evaluator
from checker.rulesets.applicability import judge
from checker.rulesets.cases import CaseResult
from checker.rulesets.lint import lint
from checker.rulesets.loading import open_folder
from checker.rulesets.profiles import known_profiles, read_profile
from checker.rulesets.sources import QUALITY
from tests.rules.conftest import FOLDER


def obligations() -> tuple[Obligation, ...]:
    """Return the shipped obligations, none where the rule set is broken: lint says where."""
    rule_set = open_folder(FOLDER, cases=False).rule_set
    return rule_set.obligations if rule_set else ()


DUTIES = obligations()

every_duty = pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.id)

BINDING_ARTICLES = {
    str(number) for number in (*range(9, 19), *range(20, 29), *range(30, 44), *range(45, 49), *range(69, 74))
} | {"51", "67", "75"}
"""Articles of the act that ask something of providers; what they ask stands in at least one file."""


@pytest.fixture(scope="session")
def catalogue(shared: Path) -> dict[str, dict[str, str]]:
    """Return every row of the catalogue of duties."""
    with (shared / "reference" / "dsa-obligations.csv").open(encoding="utf-8", newline="") as source:
        return {row["id"]: row for row in csv.DictReader(source)}


def describe(result: CaseResult) -> str:
    """Say how a case differs."""
    differences = ", ".join(
        f"{found.element} expected {found.expected} found {found.found}" for found in result.differences
    )
    return f"{result.case.place} {result.case.name}: {differences or 'holds, remove pending'}"


def test_lint_finds_nothing_but_counts_of_older_rules(evaluators: Mapping[str, Evaluator]) -> None:
    faults = lint(FOLDER, evaluators=frozenset(evaluators))
    found = [str(fault.message) for fault in faults if fault.place.file != QUALITY]
    assert not found, "\n".join(found)


def test_every_row_of_the_catalogue_is_there_and_no_other(catalogue: dict[str, dict[str, str]]) -> None:
    assert len(catalogue) == 191
    assert sorted(duty.id for duty in DUTIES) == sorted(catalogue)


def test_every_article_that_binds_providers_has_a_file() -> None:
    files = {duty.citation.article: duty.place.file for duty in DUTIES if duty.citation.act.id == "dsa"}
    assert files.keys() == BINDING_ARTICLES


@every_duty
def test_a_duty_is_what_the_catalogue_says(duty: Obligation, catalogue: dict[str, dict[str, str]]) -> None:
    row = catalogue[duty.id]
    assert duty.theme == row["theme"]
    assert duty.citation.article == row["article"].split(" Art. ")[-1]
    assert duty.citation.act.id == row["id"].split("-")[0]
    assert row["paragraph"].startswith(duty.citation.paragraph)
    assert (duty.scope.exempt is not None) == bool(row["exemption"])
    if "uncertain" in f"{row['applies_from']} {row['notes']}":
        assert duty.uncertain


@every_duty
def test_a_duty_starts_when_the_catalogue_says(
    duty: Obligation, catalogue: dict[str, dict[str, str]]
) -> None:
    row = catalogue[duty.id]
    start = next(start for start in duty.scope.starts if start.when is None)
    if start.on is not None:
        month = start.on.isoformat()[:7]
        assert month in row["applies_from"] or "end February 2026" in row["applies_from"]
    if "first cohort 2023-08-25" in row["applies_from"]:
        for day, applies in (("2023-08-24", Truth.NO), ("2023-08-25", Truth.YES)):
            assert judge(duty, everything(), on(day)).applies is applies


@every_duty
def test_a_duty_binds_whom_the_catalogue_says(duty: Obligation, catalogue: dict[str, dict[str, str]]) -> None:
    assert judge(duty, everything(), on("2026-11-01")).applies is Truth.YES
    search = judge(duty, read_profile("google-search"), on("2026-11-01")).applies
    row = catalogue[duty.id]
    bound = {"intermediary": Truth.YES, "vlop": Truth.YES}
    expected = bound.get(row["addressee"], Truth.NO)
    if "VLOPs only" in row["notes"] or duty.id == "dsa-42-2-s1":
        expected = Truth.NO
    if "Also online search engines" in row["notes"] or duty.id in ALSO_SEARCH:
        expected = Truth.YES
    if duty.scope.id in HANGING_ON_A_FACT:
        expected = HANGING_ON_A_FACT[duty.scope.id]
    assert search is expected


ALSO_SEARCH = {"dsa-24-3-s2", "dsa-45-2", "dsa-46-1", "dsa-47-1"}
HANGING_ON_A_FACT = {"not_established": Truth.NO, "intermediary_for_minors": Truth.UNKNOWN}
"""What is known of a search engine of a provider in the Union."""


def everything() -> Profile:
    """Return a service of every type of the first cohort, for minors, of a provider outside the Union."""
    known = read_profile("tiktok")
    facts = {**dict(known.facts), "established_in_union": Truth.NO, "for_minors": Truth.YES}
    return replace(known, services=SERVICES, facts=tuple(sorted(facts.items())))


def on(day: str) -> DateReading:
    """Return an established day."""
    moment = date.fromisoformat(day)
    return DateReading(earliest=moment, latest=moment, reason=say("A date."))


@every_duty
def test_the_cases_of_a_duty(duty: Obligation, results: dict[str, list[CaseResult]]) -> None:
    faults = [describe(result) for result in results[duty.id] if result.is_fault]
    assert not faults, "\n".join(faults)


@every_duty
def test_a_duty_reads_in_both_languages(duty: Obligation) -> None:
    texts = [duty.title, duty.duty, *(element.asks for element in duty.elements)]
    texts += [element.question for element in duty.elements if element.question.texts]
    for text in texts:
        assert {"en", "nl"} <= set(text.languages)
        assert text("en") != text("nl")


def test_names_of_facts_in_the_register_are_declared(eu_dsa: RuleSet) -> None:
    declared = {fact.id for fact in eu_dsa.facts}
    assert {name for profile in known_profiles().values() for name, _ in profile.facts} <= declared


def test_words_of_the_vocabulary_have_their_forms(eu_dsa: RuleSet) -> None:
    forms = {language: dict(words) for language, words in eu_dsa.forms}
    assert (
        "meldingen" in forms["nl"].get("melding", "").split()
        or "melding" in forms["nl"].get("meldingen", "").split()
    )
    assert "notices" in forms["en"]["notice"].split()
