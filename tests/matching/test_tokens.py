"""Words, their offsets, and words that lost the space between them."""

from hypothesis import given
from hypothesis import strategies as st

from checker.matching.fold import fold
from checker.matching.gluing import glued
from checker.matching.tokens import tokenise


def known(word: str) -> bool:
    return word in {"platform", "enforcement", "policies", "forms", "action", "notice"}


@given(st.text(alphabet="ab1 .,%é-\n/", max_size=60))
def test_every_word_stands_where_its_offsets_say(text: str) -> None:
    folded = fold(text)
    tokens = tokenise(folded)
    assert [folded[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.forms


def test_numbers_percentages_and_addresses_are_one_word() -> None:
    text = "89.9% van 1.234 via https://example.org/a/report?x=1 en 24/7"
    assert tokenise(text).forms == [
        "89.9%",
        "van",
        "1.234",
        "via",
        "https://example.org/a/report?x=1",
        "en",
        "24",
        "7",
    ]


def test_function_words_come_off() -> None:
    assert glued(["theplatform", "andenforcement", "policiesto"], known) == {
        "theplatform": 3,
        "andenforcement": 3,
        "policiesto": 8,
    }


def test_real_words_stay_whole() -> None:
    assert glued(["informs", "inaction", "deactivate", "therapist", "unnoticed"], known) == {}


def test_taking_words_apart_moves_no_offset() -> None:
    text = "seetheplatform theplatform now"
    tokens = tokenise(text, lambda forms: {form: 3 for form in forms if form == "theplatform"})
    assert tokens.forms == ["seetheplatform", "the", "platform", "now"]
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.forms


JOINED = [f"the{word}" for word in ("platform", "policies", "forms", "action", "notice")]
JOINED += [f"and{word}" for word in ("platform", "policies", "forms")]


def test_two_words_are_taken_apart_only_where_lines_were_joined() -> None:
    alone = ["notice", "notice", "measures", "measures", "noticemeasures"]
    assert "noticemeasures" not in glued(alone, known)
    assert glued(alone + JOINED, known)["noticemeasures"] == len("notice")


def test_a_pair_that_comes_back_is_a_word_of_its_own() -> None:
    often = ["notice"] * 3 + ["board"] * 3 + ["noticeboard"] * 3
    assert "noticeboard" not in glued(often + JOINED, known)
