"""What backs a statement, and what does not."""

import pytest

from checker.domain.document import Link
from checker.domain.evidence import Level
from tests.plugins.evaluators.text.papers import evaluated, evidence, paper

BACKED = [
    ("We confirm every notice together with Offlimits.", "en", ["counterparty"]),
    ("Wij bevestigen elke melding samen met de Kansspelautoriteit.", "nl", ["counterparty"]),
    ("Since 3 May 2024 we confirm every notice.", "en", ["date"]),
    ("Sinds mei 2024 bevestigen wij elke melding.", "nl", ["date"]),
    ("We confirm every notice, as our transparency report for 2024 says.", "en", ["report"]),
    ("In 2024 the median time to confirm a notice was 11 hours in the EU.", "en", ["figure"]),
]


@pytest.mark.parametrize(("text", "language", "kinds"), BACKED)
def test_what_can_be_checked(text: str, language: str, kinds: list[str]) -> None:
    (piece,) = evidence(text, language)
    assert piece.level is Level.SUBSTANTIATED
    assert [backing.kind for backing in piece.backings if backing.kind in kinds] == kinds
    assert all(text[backing.start : backing.end].strip() for backing in piece.backings)


BARE = [
    "We confirm every notice within 24 hours.",
    "We confirm every notice to users over 16 years old.",
    "We confirm every notice under the Digital Services Act.",
    "We at Beeldbank confirm every notice with our Help Center.",
    "We confirm every notice in three steps.",
]


@pytest.mark.parametrize("text", BARE)
def test_settings_and_own_names_back_nothing(text: str) -> None:
    (piece,) = evidence(text)
    assert piece.backings == ()


def test_a_link_at_the_foot_of_the_page_backs_the_words_it_repeats() -> None:
    text = "We confirm every notice with a confirmation.\n\nhttps://example.org/help/confirmations"
    link = Link(start=text.index("https"), end=len(text), target="https://example.org/help/confirmations")
    (piece,) = evaluated(paper(text, links=(link,))).evidence
    assert [(backing.kind, text[backing.start : backing.end]) for backing in piece.backings] == [
        ("link", "https://example.org/help/confirmations")
    ]


def test_a_link_about_something_else_does_not() -> None:
    text = "We confirm every notice.\n\nhttps://example.org/press/pictures"
    link = Link(start=text.index("https"), end=len(text), target="https://example.org/press/pictures")
    (piece,) = evaluated(paper(text, links=(link,))).evidence
    assert piece.backings == ()
