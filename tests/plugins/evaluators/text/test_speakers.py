"""Who makes a statement."""

from checker.domain.evidence import Speaker
from tests.plugins.evaluators.text.papers import evidence

THREAD = """Van: iemand@beeldbank.example

We confirm every notice by e-mail.

Van: beleid@minbzk.nl

You confirm every notice by e-mail."""


def test_every_message_of_a_thread_has_its_sender() -> None:
    speakers = [piece.speaker for piece in sorted(evidence(THREAD), key=lambda piece: piece.start)]
    assert speakers == [Speaker.PROVIDER, Speaker.ABOUT]


def test_a_list_below_words_of_reporting_is_reported() -> None:
    lead = "The Minister met the company.\n\nKey points raised by Beeldbank"
    text = f"{lead}\n\n- It sends a confirmation of each notice."
    (piece,) = evidence(text)
    assert (piece.speaker, piece.hearsay) == (Speaker.PROVIDER, True)


def test_a_first_person_is_louder_than_a_minister_who_is_named() -> None:
    text = (
        "We moderate. We publish. Our team grows. We confirm every notice. The Minister asked for this paper."
    )
    (piece,) = evidence(text)
    assert piece.speaker is Speaker.PROVIDER
