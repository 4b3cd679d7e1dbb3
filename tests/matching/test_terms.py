"""The syntax of vocabulary entries."""

import pytest

from checker.matching import TermFault, parse_term, term_words

FORMS = {"nl": {"melding": ("meldingen",)}}


def kinds(text: str) -> list[list[str]]:
    return [[slot.kind for slot in reading] for reading in parse_term(text, "nl", FORMS)]


def atoms(text: str) -> set[tuple[str, str]]:
    return {
        tuple(atom) for reading in parse_term(text, "nl", FORMS) for slot in reading for atom in slot.atoms
    }


def test_a_word_stands_for_its_forms() -> None:
    assert atoms("melding") == {("exact", "melding"), ("exact", "meldingen")}


def test_an_equals_sign_keeps_to_the_form_as_written() -> None:
    assert atoms("=melding") == {("exact", "melding")}


def test_stars_open_a_word() -> None:
    assert atoms("melding*") == {("prefix", "melding")}
    assert atoms("*melding") == {("suffix", "melding"), ("suffix", "meldingen")}
    assert atoms("*melding*") == {("infix", "melding")}


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
