"""The text evaluator: levels, exclusions, flags, quotes and near misses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.domain.document import Link
from checker.domain.evidence import FlagKind, Level, Speaker, relied
from tests.plugins.evaluators.text.papers import CONFIRMED, element, evaluated, evidence, paper, signal

SAID = [
    ("We confirm every notice.", "en", Level.ASSERTED),
    ("Wij bevestigen elke melding.", "nl", Level.ASSERTED),
    ("We confirm every notice by e-mail.", "en", Level.DESCRIBED),
    ("Wij bevestigen elke melding per e-mail.", "nl", Level.DESCRIBED),
    ("We confirm every notice: 12,400 confirmations in the EU in 2024.", "en", Level.SUBSTANTIATED),
    ("Wij bevestigen elke melding: 12.400 bevestigingen in Nederland in 2024.", "nl", Level.SUBSTANTIATED),
    ("We plan to confirm every notice by e-mail.", "en", Level.ASSERTED),
    ("Wij zijn van plan elke melding per e-mail te bevestigen.", "nl", Level.ASSERTED),
]


@pytest.mark.parametrize(("text", "language", "level"), SAID)
def test_the_level_is_what_the_text_states(text: str, language: str, level: Level) -> None:
    (piece,) = evidence(text, language)
    assert piece.level is level
    assert text[piece.start : piece.end] == text


NOT_SAID = [
    ("Subject: confirmation of your notice of today", "en"),
    ("Notices confirmed.", "en"),
    ("Do you confirm every notice?", "en"),
    ("The DSA requires platforms to confirm every notice.", "en"),
    ("De DSA verplicht platforms elke melding te bevestigen.", "nl"),
    ("We believe that every notice deserves a confirmation.", "en"),
    ("Platforms zouden elke melding moeten bevestigen.", "nl"),
    ("A trader gets a confirmation of the notice.", "en"),
    ("We confirm every order.", "en"),
]


@pytest.mark.parametrize(("text", "language"), NOT_SAID)
def test_what_is_no_evidence_is_silent_and_says_why(text: str, language: str) -> None:
    found = evaluated(paper(text, language))
    assert found.evidence == ()
    assert found.near_misses or "order" in text


def test_headings_and_recommendations_are_no_evidence() -> None:
    text = (
        "We confirm every notice\n\nSomething else.\n\nRecommendations\n\nWe confirm every notice by e-mail."
    )
    document = paper(text, headings=("We confirm every notice", "Recommendations"))
    found = evaluated(document)
    assert found.evidence == ()
    assert len(found.near_misses) == 2


def test_the_provider_beside_the_law_is_evidence() -> None:
    (piece,) = evidence("As required under the DSA, we confirm every notice by e-mail.")
    assert piece.level is Level.DESCRIBED


def test_a_sentence_that_points_back_backs_the_one_before() -> None:
    text = "We confirm every notice. In this way we sent 12,400 messages in the EU in 2024."
    (piece,) = evidence(text)
    assert piece.level is Level.SUBSTANTIATED
    assert text[piece.start : piece.end] == text


def test_a_rule_parameter_backs_nothing() -> None:
    (piece,) = evidence("We confirm every notice within 24 hours.")
    assert piece.level is Level.DESCRIBED


def test_only_kinds_that_count_for_the_element_back_it() -> None:
    strict = element(signal("x_confirm", "x_notice"), backed=("date",))
    text = "We confirm every notice: 12,400 confirmations in the EU."
    assert evidence(text, "en", strict)[0].level is Level.ASSERTED
    assert evidence(text + " ", "en", CONFIRMED)[0].level is Level.SUBSTANTIATED


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("We do not confirm notices.", True),
        ("Wij bevestigen meldingen niet.", True),
        ("We do not yet send such a thing as a confirmation of a notice.", True),
        ("We confirm notices without undue delay.", False),
        ("We confirm not only notices by e-mail.", False),
        ("Anyone, with or without notice, gets a confirmation.", False),
    ],
)
def test_negation(text: str, negative: bool) -> None:
    (piece,) = evidence(text, "nl" if text.startswith("Wij") else "en")
    assert piece.negative is negative


FLAGGED = [
    ("We confirm notices: 3,000 confirmations worldwide in 2024.", FlagKind.TERRITORY),
    ("We voluntarily confirm every notice by e-mail.", FlagKind.REGIME),
    ("We confirm every notice: 3,000 actions in the EU in 2024.", FlagKind.UNIT),
    ("We confirm every notice: 3,000 confirmations in the EU.", FlagKind.PERIOD),
    ("We confirm every notice, 96% quickly in the EU in 2024.", FlagKind.DENOMINATOR),
    ("We can confirm every notice by e-mail.", FlagKind.MODALITY),
    ("We always confirm every notice.", FlagKind.ABSOLUTE),
]


@pytest.mark.parametrize(("text", "kind"), FLAGGED)
def test_flags_cap_what_can_be_relied_on(text: str, kind: FlagKind) -> None:
    (piece,) = evidence(text)
    assert kind in [flag.kind for flag in piece.flags]
    assert piece.relied_level is relied(piece.level, piece.flags)
    assert all(flag.start < 0 or text[flag.start : flag.end].strip() for flag in piece.flags)


def test_a_link_that_leads_nowhere_is_flagged_and_backs_nothing() -> None:
    text = "We confirm every notice, see our page."
    at = text.index("our page")
    for target, level, flagged in (
        ("", Level.ASSERTED, True),
        ("https://example.org/notices", Level.SUBSTANTIATED, False),
    ):
        link = Link(start=at, end=at + len("our page"), target=target)
        (piece,) = evaluated(paper(text, links=(link,))).evidence
        assert piece.level is level
        assert (FlagKind.POINTER in [flag.kind for flag in piece.flags]) is flagged


def test_who_speaks() -> None:
    (own,) = evidence("We confirm every notice by e-mail.")
    assert (own.speaker, own.hearsay) == (Speaker.PROVIDER, False)
    answer = "The Minister answers questions of the Chamber. {} The Minister has no further information."
    (about,) = evidence(answer.format("Platforms confirm every notice by e-mail."))
    assert (about.speaker, about.hearsay) == (Speaker.ABOUT, False)
    (reported,) = evidence(answer.format("Beeldbank said that it confirms every notice with a confirmation."))
    assert (reported.speaker, reported.hearsay) == (Speaker.PROVIDER, True)
    (another,) = evidence(answer.format("Snapchat told us that it confirms every notice by e-mail."))
    assert another.hearsay


def test_a_rule_for_one_speaker_counts_for_that_speaker_only() -> None:
    mine = element(signal("x_confirm", "x_notice", speaker="about"))
    assert evidence("We confirm every notice by e-mail.", "en", mine) == ()


def test_a_paragraph_is_quoted_from_the_first_to_the_last_sentence() -> None:
    wide = element(signal("x_confirm", "x_removal", within="paragraph"))
    text = "It starts here. A confirmation follows. Nothing else. The post is removed. The end."
    (piece,) = evidence(text, "en", wide)
    assert text[piece.start : piece.end] == "A confirmation follows. Nothing else. The post is removed."


def test_a_long_passage_is_cut_around_the_words() -> None:
    text = "Some words, " * 120 + "we confirm every notice by e-mail, " + "more words, " * 120
    (piece,) = evidence(text)
    assert piece.end - piece.start <= 1000
    assert "we confirm every notice" in text[piece.start : piece.end]


def test_what_a_signal_touches_is_told() -> None:
    found = evaluated(paper("A notice arrives. The weather is fine. We confirm it."))
    assert found.touched == (("d1", 0), ("d1", 2))


def test_a_near_miss_names_what_is_missing() -> None:
    (miss, *_) = evaluated(paper("Every notice arrives.")).near_misses
    assert str(miss.reason) == "It says nothing of x_confirm."


PIECES = [
    "We confirm every notice by e-mail.",
    "12,400 notices",
    "in the EU",
    "not",
    "?",
    "\n\n",
    "Wij",
    "bevestiging",
    "\u00a0",
    "é",
]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_every_offset_lies_in_its_document(text: str) -> None:
    found = evaluated(paper(text))
    for piece in (*found.evidence, *found.near_misses):
        assert 0 <= piece.start < piece.end <= len(text)
        assert all(text[match.start : match.end].strip() for match in piece.matches)
    assert evaluated(paper(text)) == found
