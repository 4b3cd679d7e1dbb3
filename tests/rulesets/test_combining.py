"""Several rule sets are read as one."""

from dataclasses import replace
from pathlib import Path

import pytest

from checker.domain.errors import UsageFault
from checker.domain.obligation import RuleSet
from checker.rulesets import load
from checker.rulesets.combining import combined
from tests.rulesets.small import CONCEPTS, DUTIES, RULESET, write

RESERVED = CONCEPTS.split("  receipt")[0].replace("notice:", "negation:")


def small(folder: Path, id: str, duty: str, word: str) -> RuleSet:
    """Return the small rule set under another id, with another obligation and another word."""
    return load(
        write(
            folder / id,
            ruleset=RULESET.replace("id: small", f"id: {id}") + "  - concepts/reserved.yaml\n",
            concepts=CONCEPTS.replace("[confirm]", f"[{word}]"),
            duties=DUTIES.replace("dsa-16-4", duty),
            concepts__reserved=RESERVED,
        )
    )


def test_every_obligation_keeps_its_own_vocabulary(tmp_path: Path) -> None:
    one, other = small(tmp_path, "one", "dsa-16-4", "confirm"), small(tmp_path, "two", "dsa-16-5", "answer")
    both = combined([one, other])
    words = {concept.id: {term.text for term in concept.terms} for concept in both.concepts}
    signals = [element.signals[0].all_of for element in both.elements]
    assert [duty.id for duty in both.obligations] == ["dsa-16-4", "dsa-16-5"]
    assert signals == [(("one/receipt",), ("one/notice",)), (("two/receipt",), ("two/notice",))]
    assert "confirm" in words["one/receipt"]
    assert "answer" in words["two/receipt"]
    assert "negation" in words


def test_reserved_concepts_keep_the_words_that_stand_in_all(tmp_path: Path) -> None:
    one, other = small(tmp_path, "one", "dsa-16-4", "confirm"), small(tmp_path, "two", "dsa-16-5", "answer")
    less = [replace(concept, terms=concept.terms[1:]) for concept in other.concepts]
    both = combined([one, replace(other, concepts=tuple(less))])
    negation = next(concept for concept in both.concepts if concept.id == "negation")
    assert negation.terms
    assert len(negation.terms) == len(next(each for each in one.concepts if each.id == "negation").terms) - 1


def test_it_says_what_it_was_made_of(tmp_path: Path) -> None:
    one, other = small(tmp_path, "one", "dsa-16-4", "confirm"), small(tmp_path, "two", "dsa-16-5", "answer")
    both = combined([one, other])
    assert (both.id, both.version, both.title("en")) == ("one,two", "0.1.0", "Small; Small")
    assert both.obligations[1].place.file == "two/obligations/art16.yaml"
    assert both.digest != combined([other, one]).digest
    assert len(both.acts) == len(both.facts) == len(both.themes) == 1


def test_an_obligation_stands_in_one_of_them(tmp_path: Path) -> None:
    one, other = small(tmp_path, "one", "dsa-16-4", "confirm"), small(tmp_path, "two", "dsa-16-4", "answer")
    with pytest.raises(UsageFault, match="one and two both hold dsa-16-4"):
        combined([one, other])
