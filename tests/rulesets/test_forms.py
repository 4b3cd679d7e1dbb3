"""The table of inflected forms holds what the vocabulary needs and nothing else."""

from pathlib import Path

import pytest

from checker.rulesets import load
from checker.rulesets.forms import fingerprint, stale_languages, words_of
from checker.rulesets.inflecting import Inflections, load_inflections, write_table
from checker.yamltext import read_yaml
from tests.rulesets.small import CONCEPTS, RULESET, write

DUTCH = [
    ("melding", "melding"), ("meldingen", "melding"), ("meldinkje", "melding"), ("dienen", "dienen"),
    ("dient", "dienen"), ("diende", "dienen"), ("dien", "dienen"), ("ingediend", "in_dienen"),
    ("indien", "indien"), ("beslissing", "beslissing"), ("beslissingen", "beslissing"), ("later", "laat"),
    ("laat", "laat"), ("late", "laat"), ("CAO", "cao"), ("foto's", "foto"), ("foto", "foto"),
]  # fmt: skip
ENGLISH = [
    ("flag", "flag"), ("flagged", "flag"), ("code", "code"), ("codes", "code"), ("coding", "coding"),
    ("prioritise", "prioritise"), ("prioritises", "prioritise"), ("prioritize", "prioritize"),
    ("is", "be"), ("ai", "be"), ("be", "be"), ("NGO", "ngo"),
]  # fmt: skip


@pytest.fixture(scope="module")
def dutch() -> Inflections:
    return Inflections.of("nl", iter(DUTCH))


@pytest.fixture(scope="module")
def english() -> Inflections:
    return Inflections.of("en", iter(ENGLISH))


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("melding", {"meldingen"}),
        ("meldingen", {"melding"}),
        ("ingediend", {"indienen", "indient", "indiende"}),
        ("moderatiebeslissing", {"moderatiebeslissingen"}),
        ("moderatiebeslissingen", {"moderatiebeslissing"}),
        ("laat", {"late"}),
        ("indien", set()),
        ("foto", set()),
        ("24", set()),
        ("onbekend", set()),
    ],
)
def test_dutch_words(word: str, forms: set[str], dutch: Inflections) -> None:
    assert dutch.forms_of(word) == forms


def test_a_dutch_participle_gives_its_verb(dutch: Inflections) -> None:
    assert {"gemodereerde", "modereren", "modereert"} <= dutch.forms_of("gemodereerd")


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("flagged", {"flag"}),
        ("code", {"codes", "coding"}),
        ("prioritise", {"prioritises", "prioritize"}),
        ("is", set()),
        ("ai", set()),
    ],
)
def test_english_words(word: str, forms: set[str], english: Inflections) -> None:
    assert english.forms_of(word) == forms


def test_the_words_are_those_whose_forms_count(tmp_path: Path) -> None:
    rule_set = load(write(tmp_path, concepts=CONCEPTS.replace("[confirm]", '["=sent", "acknowledg*", Café]')))
    assert words_of(rule_set, "en") == ("cafe", "content", "notice", "report")


def test_a_table_is_read_back_with_the_rule_set(tmp_path: Path, english: Inflections) -> None:
    table = write_table(("code", "flag", "zebra"), english)
    assert read_yaml(table, "forms/en.yaml")[1] == ()
    rule_set = load(write(tmp_path, ruleset=RULESET + "  - forms/en.yaml\n", forms__en=table))
    assert rule_set.forms == (("en", (("code", ("codes", "coding")), ("flag", ("flagged",)))),)


def test_a_table_is_stale_when_the_words_change(tmp_path: Path) -> None:
    rule_set = load(write(tmp_path))
    right = {code: fingerprint(words_of(rule_set, code)) for code in rule_set.languages}
    assert stale_languages(rule_set, right) == ()
    assert stale_languages(rule_set, {**right, "nl": "old"}) == ("nl",)
    assert stale_languages(rule_set, {}) == ("en", "nl")


@pytest.mark.slow
def test_the_shipped_dictionary_knows_dutch_and_english() -> None:
    pytest.importorskip("simplemma")
    assert "meldingen" in load_inflections("nl").forms_of("melding")
    assert "appealed" in load_inflections("en").forms_of("appeal")
