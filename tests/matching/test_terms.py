"""The syntax of vocabulary entries."""

import pytest

from checker.matching import TermFault, parse_term, term_words


def kinds(text: str) -> list[list[str]]:
    return [[slot.kind for slot in reading] for reading in parse_term(text, "nl")]


def asked(text: str) -> set[str]:
    return {test for reading in parse_term(text, "nl") for slot in reading for test in slot.tests}


def test_a_word_is_a_test_of_its_language() -> None:
    assert asked("Melding|klacht") == {"melding", "klacht"}
    assert {slot.language for reading in parse_term("melding", "nl") for slot in reading} == {"nl"}


def test_an_equals_sign_keeps_to_the_form_as_written() -> None:
    assert asked("=melding") == {"=melding"}
    assert asked("=vaste-melding") == {"=vaste", "=melding"}


def test_stars_open_a_word() -> None:
    assert asked("melding*") == {"melding*"}
    assert asked("*melding") == {"*melding"}
    assert asked("*melding*") == {"*melding*"}
    assert asked("e-mail*") == {"e", "mail*"}


def test_gaps_and_placeholders() -> None:
    assert kinds("a ... b _ c") == [["word", "gap", "word", "any", "word"]]
    assert kinds("{number} dagen") == [["word", "maybe", "word"]]


def test_punctuation_inside_a_word_divides_it() -> None:
    assert kinds("e-mail*") == [["word", "word"]]
    assert kinds("e-mail|mail sturen") == [["word", "word"], ["word", "word", "word"]]


@pytest.mark.parametrize("text", ["", "...", "_ melding", "melding ...", "*meld*", "m*", "|", "{getal}"])
def test_an_entry_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(TermFault):
        parse_term(text)


def test_words_whose_forms_are_wanted() -> None:
    assert term_words("=vaste melding*|Klacht ... e-mail {number}") == {"klacht", "e", "mail"}
