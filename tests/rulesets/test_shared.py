"""A rule set takes reserved vocabulary from a shipped one instead of writing it again."""

from pathlib import Path

import pytest

from checker.domain.errors import RuleSetError
from checker.rulesets import load
from checker.rulesets.forms import fingerprint, words_of
from checker.rulesets.lint import lint
from tests.rulesets.small import CONCEPTS, DUTIES, RULESET, write

TABLES = "  - forms/en.yaml\n  - forms/nl.yaml\n"
SHARED = "shared:\n  - eu-dsa/concepts/reserved.yaml\n  - eu-dsa/forms/nl.yaml\n"


def sharing(folder: Path, shared: str = SHARED) -> Path:
    """Write the small rule set with tables of its own words and with shared vocabulary."""
    own = load(write(folder))
    tables = {
        f"forms__{code}": f'made_from: "{fingerprint(words_of(own, code))}"\n'
        "forms: {notice: notices, bevestigen: bevestigt}\n"
        for code in ("en", "nl")
    }
    return write(folder, ruleset=RULESET + TABLES + shared, **tables)


def test_shared_concepts_and_forms_are_there(tmp_path: Path) -> None:
    rule_set = load(sharing(tmp_path))
    negation = next(concept for concept in rule_set.concepts if concept.id == "negation")
    assert negation.place.file == "eu-dsa/concepts/reserved.yaml"
    forms = dict(rule_set.forms)
    assert dict(forms["en"])["notice"] == "notices"
    assert dict(forms["nl"])["bevestigen"] == "bevestigt"
    assert len(forms["nl"]) > 2 >= len(forms["en"])


def test_an_own_concept_takes_the_place_of_a_shared_one(tmp_path: Path) -> None:
    words = CONCEPTS.replace("receipt:", "negation:")
    duties = DUTIES.replace("receipt", "negation")
    rule_set = load(write(tmp_path, ruleset=RULESET + SHARED, concepts=words, duties=duties))
    negation = next(concept for concept in rule_set.concepts if concept.id == "negation")
    assert {term.text for term in negation.terms} == {"confirm", "bevestigen"}


def test_lint_leaves_shared_vocabulary_to_its_own_rule_set(tmp_path: Path) -> None:
    assert lint(sharing(tmp_path)) == ()


def test_a_shared_file_counts_in_the_digest(tmp_path: Path) -> None:
    one = load(sharing(tmp_path / "one"))
    other = load(sharing(tmp_path / "other", SHARED.replace("forms/nl", "forms/en")))
    assert one.digest != other.digest


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("eu-dsa/concepts/nothing.yaml", "no shipped rule set holds eu-dsa/concepts/nothing.yaml."),
        ("../concepts/reserved.yaml", "../concepts/reserved.yaml cannot be shared; write rule set"),
        ("eu-dsa/obligations/art16.yaml", "eu-dsa/obligations/art16.yaml cannot be shared; write rule set"),
    ],
)
def test_what_cannot_be_shared(name: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(RuleSetError) as caught:
        load(sharing(tmp_path, f"shared:\n  - {name}\n"))
    assert any(sentence in detail.english() for detail in caught.value.details)
