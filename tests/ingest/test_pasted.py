"""A pasted text becomes a document of one language."""

from checker.domain.document import PassageKind
from checker.ingest.pasted import pasted


def test_sentences_are_cut_and_have_the_language() -> None:
    document = pasted("Wij bevestigen elke melding. Dat doen wij per e-mail.\n\nEen alinea.", "nl")
    assert [document.quote(passage.start, passage.end) for passage in document.passages] == [
        "Wij bevestigen elke melding.",
        "Dat doen wij per e-mail.",
        "Een alinea.",
    ]
    assert [passage.paragraph for passage in document.passages] == [0, 0, 1]
    assert {passage.language for passage in document.passages} == {"nl"} == {document.language}


def test_a_line_with_a_hash_is_a_heading() -> None:
    document = pasted("# Notices\nWe confirm.\n\n## Appeals\nWe answer.", "en")
    assert [passage.kind for passage in document.passages if passage.kind is PassageKind.HEADING] != []
    last = document.passages[-1]
    assert document.heading_path(last) == ("Notices", "Appeals")
    assert document.quote(last.start, last.end) == "We answer."


def test_an_empty_text_has_no_passage() -> None:
    assert pasted("", "en").passages == ()
