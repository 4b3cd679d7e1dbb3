"""Quotes come from the document's text by offsets, with place and language."""

from dataclasses import replace

import pytest

from checker.domain.assessment import Assessment
from checker.domain.document import Document
from checker.report.edition import Edition
from checker.report.quotes import quote, where
from tests.report.dossier import assessment, rule_set
from tests.report.paper import find


def edition(made: Assessment, language: str = "en") -> Edition:
    return Edition(assessment=made, rule_set=rule_set(), language=language)


def changed(made: Assessment, **fields: object) -> tuple[Assessment, Document]:
    source = replace(made.documents[0], **fields)  # type: ignore[arg-type]
    return replace(made, documents=(source,)), source


def test_a_quote_is_the_text_at_its_offsets() -> None:
    made = assessment()
    start, end, _ = find("Wie een", made.documents[0])
    assert quote(edition(made), "d1", start, end) == {
        "text": made.documents[0].text[start:end],
        "left_out": 0,
        "language": "nl",
        "document": "D1",
        "where": "p. 1, line 4",
    }


def test_a_cut_quote_counts_what_is_left_out() -> None:
    made = assessment()
    cut = quote(edition(made), "d1", 0, 30, 10)
    assert (cut["text"], cut["left_out"]) == ("Position p…", 20)


@pytest.mark.parametrize(
    ("media_type", "language", "expected"),
    [
        ("text/plain", "en", "line 5"),
        ("text/plain", "nl", "regel 5"),
        ("text/html", "en", "paragraph 5"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "nl", "alinea 5"),
    ],
)
def test_a_file_without_pages_is_cited_by_line_or_paragraph(
    media_type: str, language: str, expected: str
) -> None:
    made = assessment()
    starts = tuple(box.start for page in made.documents[0].pages for box in page.lines)
    made, source = changed(made, pages=(), line_starts=starts, media_type=media_type)
    assert where(edition(made, language), source, starts[4]) == expected


def test_a_text_without_lines_is_cited_by_character() -> None:
    made, source = changed(assessment(), pages=(), line_starts=())
    assert where(edition(made), source, 1233) == "character 1,234"


def test_the_document_is_named_where_there_are_several() -> None:
    made = assessment()
    made = replace(made, documents=(*made.documents, replace(made.documents[0], id="d2")))
    assert where(edition(made, "nl"), made.documents[1], 0) == "D2, p. 1, regel 1"


def test_a_quote_has_the_language_of_its_passage() -> None:
    made = assessment()
    passages = tuple(replace(passage, language="de") for passage in made.documents[0].passages)
    made, _ = changed(made, passages=passages)
    assert quote(edition(made), "d1", 0, 5)["language"] == "de"
