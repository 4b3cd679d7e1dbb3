"""The table of inflected forms holds what the vocabulary needs and nothing else."""

from pathlib import Path

import pytest

from checker.matching.fold import fold
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
GERMAN = [
    ("Meldung", "Meldung"), ("Meldungen", "Meldung"), ("einreichen", "einreichen"),
    ("einzureichen", "einreichen"), ("eingereicht", "einreichen"), ("einreichtest", "einreichen"),
    ("Verfahren", "Verfahren"), ("Verfahrens", "Verfahren"), ("sehr", "sehren"), ("sehren", "sehren"),
]  # fmt: skip
FRENCH = [
    ("signaler", "signaler"), ("signala", "signaler"), ("contenu", "contenu"), ("contenus", "contenu"),
    ("global", "global"), ("globaux", "global"), ("son", "son"), ("sons", "son"),
]  # fmt: skip


@pytest.fixture(scope="module")
def german() -> Inflections:
    return Inflections.of("de", iter(GERMAN))


@pytest.fixture(scope="module")
def french() -> Inflections:
    return Inflections.of("fr", iter(FRENCH))


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("meldung", {"meldungen"}),
        ("einreichen", {"einzureichen", "eingereicht"}),
        ("beschwerdeverfahren", {"beschwerdeverfahrens"}),
        ("überprüfung", {"uberprufungen"}),
        ("sehr", set()),
    ],
)
def test_german_words_take_the_forms_a_reader_expects(
    german: Inflections, word: str, forms: set[str]
) -> None:
    found = german.forms_of(fold(word))
    assert forms <= found
    assert "einreichtest" not in found
    assert bool(found) == bool(forms)


def test_german_verbs_in_ieren_and_adjectives_need_no_dictionary(german: Inflections) -> None:
    assert {"moderiert", "moderierte", "moderierung"} <= german.forms_of("moderieren")
    assert {"rechtswidrige", "rechtswidrigen"} <= german.forms_of("rechtswidrig")


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("signaler", {"signale", "signalee", "signalons", "signalant"}),
        ("contenu", {"contenus"}),
        ("global", {"globaux"}),
        ("partager", {"partageons", "partageant"}),
        ("son", set()),
    ],
)
def test_french_words_take_the_forms_a_reader_expects(
    french: Inflections, word: str, forms: set[str]
) -> None:
    found = french.forms_of(word)
    assert forms <= found
    assert bool(found) == bool(forms)


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
    assert rule_set.forms == (("en", (("code", "codes coding"), ("flag", "flagged"))),)


def test_a_table_is_stale_when_the_words_change(tmp_path: Path) -> None:
    rule_set = load(write(tmp_path))
    right = {code: fingerprint(words_of(rule_set, code)) for code in rule_set.languages}
    assert stale_languages(rule_set, right) == ()
    assert stale_languages(rule_set, {**right, "nl": "old"}) == ("nl",)
    assert stale_languages(rule_set, {}) == ("en", "nl")


@pytest.mark.slow
def test_the_shipped_dictionary_knows_dutch_and_english() -> None:
    assert "meldingen" in load_inflections("nl").forms_of("melding")
    assert "appealed" in load_inflections("en").forms_of("appeal")
