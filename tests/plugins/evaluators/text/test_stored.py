"""A vocabulary that was kept finds what it found before."""

import pytest
import re2
from checker.plugins.evaluators.text.stored import from_bytes, to_bytes

from checker.domain.message import localised
from checker.domain.obligation import Concept, Place, Term
from checker.matching import Vocabulary, scan

WORDS = (
    "notice",
    "report|flag ... content",
    "*melding*",
    "*mechanisme",
    "appeal*",
    "{number} _ days",
    "within {percent}",
)
FORMS = (("en", (("notice", "notices"), ("content", "contents"))),)
TEXT = "Notices: 12 working days. They flag all the contents; appealing is a klachtmeldingen within 5%. See https://a.b."


def concepts() -> tuple[Concept, ...]:
    """Return concepts with entries of every kind, one of them shared."""
    place = Place(file="words.yaml", line=1)
    terms = tuple(Term(text=text, language="en", place=place) for text in WORDS)
    pattern = Term(text="work(ing)? days", language="en", place=place, is_pattern=True)
    return (
        Concept(id="one", note=localised(en="one"), terms=(*terms, pattern), place=place),
        Concept(id="two", note=localised(en="two"), terms=terms[:2], place=place),
    )


def found(vocabulary: Vocabulary) -> list[tuple[str, int, int]]:
    """Return every hit of every concept in the text."""
    read = scan(TEXT, vocabulary)
    return [(hit.term.text, hit.start, hit.end) for name in ("one", "two") for hit in read.hits(name)]


def test_the_same_is_found() -> None:
    built = Vocabulary.build(concepts(), FORMS, compile_pattern=re2.compile)
    kept = from_bytes(to_bytes(built, concepts()), concepts(), re2.compile)
    assert kept is not None
    assert found(kept) == found(built) != []
    assert [kept.entries[n] for n in range(len(kept.entries) - 1)] == [
        built.entries[n] for n in range(len(built.entries) - 1)
    ]


def test_nothing_is_the_same_as_nothing() -> None:
    assert (
        from_bytes(to_bytes(Vocabulary.build((), compile_pattern=re2.compile), ()), (), re2.compile)
        is not None
    )


@pytest.mark.parametrize(
    "data", [b"", b"\x80", b"[]", b"\xff", to_bytes(Vocabulary.build((), compile_pattern=re2.compile), ())]
)
def test_what_does_not_fit_is_refused(data: bytes) -> None:
    assert from_bytes(data, concepts(), re2.compile) is None


def test_other_concepts_are_refused() -> None:
    data = to_bytes(Vocabulary.build(concepts()[1:], compile_pattern=re2.compile), concepts()[1:])
    assert from_bytes(data, concepts(), re2.compile) is None
