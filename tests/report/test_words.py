"""Every word of the method has a symbol, a translation and no judgement."""

import re

import pytest

from checker.domain.evidence import FlagKind, Level
from checker.domain.finding import Outcome
from checker.domain.profile import SERVICES as KNOWN_SERVICES
from checker.domain.profile import Truth
from checker.messages import catalogue, translate
from checker.report import words
from tests.report.sentences import sentences

JUDGING = re.compile(
    r"\b(claims|admits|fails|merely|unfortunately|compliant|violation|infringement|misleading)\b"
)


def test_every_member_has_a_word() -> None:
    assert set(words.LEVELS) == set(Level)
    assert set(words.OUTCOMES) == set(Outcome)
    assert set(words.FLAGS) == set(FlagKind)
    assert set(words.TRUTHS) == set(Truth)
    assert set(words.SERVICES) == set(KNOWN_SERVICES)


def test_symbols_and_letters_are_unlike() -> None:
    symbols = [symbol for symbol, *_ in words.LEVELS.values()]
    letters = [letter for letter, *_ in words.FLAGS.values()]
    assert len(set(symbols)) == len(symbols)
    assert len(set(letters)) == len(letters)


def test_sentences_are_found() -> None:
    assert {"Why not higher", "described", "{count} of {all}"} <= sentences()


@pytest.mark.parametrize("text", sorted(sentences()))
def test_every_sentence_is_in_the_dutch_catalogue(text: str) -> None:
    known = catalogue("nl")._catalog  # type: ignore[attr-defined]
    assert text in known
    assert set(re.findall(r"{\w+}", translate(text, "nl"))) == set(re.findall(r"{\w+}", text))


@pytest.mark.parametrize("text", sorted(sentences()))
def test_no_sentence_judges(text: str) -> None:
    assert not JUDGING.search(text)


def test_silence_is_said_in_one_way() -> None:
    assert words.outcome(Outcome.NOT_ADDRESSED, "en")["word"] == "not shown in this document"
    assert words.outcome(Outcome.NOT_ADDRESSED, "nl")["word"] == "niet aangetroffen in dit document"
