"""Plain text and Markdown: every quote is found in the file, and paragraphs are found in its lines."""

import pytest
from checker.plugins.readers.plain import read
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.errors import UnreadableDocument
from tests.plugins.readers.made import blocks, defects, links, rows


def told(text: str) -> list[tuple[str, str]]:
    """Return the blocks of a text."""
    return blocks(read(text.encode(), "x.txt").document)


def test_markdown_keeps_its_marks_and_loses_none_of_its_structure() -> None:
    text = (
        "# Rules\n\nWe act. See [our rules](https://k.example/r) and [more](#).\n\n"
        "- One item\n  that goes on\n* Another\n1. A third\n2. A fourth\n\n> They said so.\n\n"
        "| Unit | EU |\n|---|---|\n| Notices | 418 |\n"
    )
    document = read(text.encode(), "x.md").document
    assert document.text == text
    assert blocks(document) == [
        ("heading", "Rules"),
        ("sentence", "We act. See [our rules](https://k.example/r) and [more](#)."),
        ("list_item", "One item\n  that goes on"),
        ("list_item", "Another"),
        ("list_item", "A third"),
        ("list_item", "A fourth"),
        ("quoted", "They said so."),
        ("table_row", "| Unit | EU |"),
        ("table_row", "| Notices | 418 |"),
    ]
    assert links(document) == [("our rules", "https://k.example/r"), ("more", "")]
    assert [[cell.strip() for cell in row] for row in rows(document)[0]] == [
        ["Unit", "EU"],
        ["Notices", "418"],
    ]
    assert document.locate(text.index("Another")).line == 7


def test_lines_broken_at_a_width_are_joined() -> None:
    first = (
        "We have rules that everybody on the platform keeps to, and we\n"
        "review every notice within a day, whoever sends it and whatever\n"
        "it is about. Nobody is left out, whatever it is that they report\n"
        "to us."
    )
    second = "The second paragraph begins here, and it is about something else\nentirely."
    text = f"Rules for a safe platform\n\n{first}\n\n{second}\n"
    assert told(text) == [("heading", "Rules for a safe platform"), ("sentence", first), ("sentence", second)]


def doubled(*lines: str) -> str:
    """Return lines as some programs print them: an empty line after each."""
    return "\n\n".join(lines)


BODY = (
    "The platform reviews every notice that anybody sends through the form, and it",
    "tells the sender what it decided and how to complain about the decision that",
    "was taken, in the language of the form and within a reasonable time that is",
    "published in the report.",
)


def test_a_blank_line_after_every_line_is_seen_through() -> None:
    text = doubled(*BODY) + "\n\n\n\n" + doubled(*BODY) + "\n\n\n\n" + doubled(*BODY)
    assert told(text) == [("sentence", doubled(*BODY))] * 3


def test_footers_are_no_statements_and_do_not_cut_paragraphs_apart() -> None:
    footer = "\n\nCONFIDENTIAL\n\n\n\nKlankbord Risk Report {page}\n\n\n\n"
    pages = [doubled(*BODY[:2]) + footer.format(page=page) + doubled(*BODY[2:]) for page in range(2, 8)]
    document = read("\n\n\n\n".join(pages).encode(), "x.txt").document
    assert [text for _, text in blocks(document)] == [doubled(*BODY[:2]), doubled(*BODY[2:])] * 6
    assert [block.paragraph for block in document.passages] == [number // 2 for number in range(12)]
    assert defects(document) == ["repeated_lines_dropped", *["cut_sentence"] * 6]


def test_counted_questions_are_no_footers() -> None:
    text = "\n\n".join(f"\u2022 Vraag {number}\n\n{doubled(*BODY)}" for number in range(1, 9))
    document = read(text.encode(), "x.txt").document
    assert "repeated_lines_dropped" not in defects(document)
    assert document.quote(document.headings[0].start, document.headings[0].end) == "Vraag 1"


def test_numbered_lines_are_items_in_a_row_and_headings_alone() -> None:
    text = "1. Introduction\n\nWe act on every notice that reaches us, always.\n\n1. One\n2. Second\n"
    assert [kind for kind, _ in told(text)] == ["heading", "sentence", "list_item", "list_item"]


def test_headers_of_quoted_messages_are_no_statements() -> None:
    text = "Van: Mira <m@k.example>\nOnderwerp: Re: vragen\n\nWe act on every notice.\n"
    assert [kind for kind, _ in told(text)] == ["caption", "caption", "sentence"]


def test_sections_have_levels() -> None:
    text = "2.1 Scope\n\nWe act.\n\n2.1.1 More scope\n\nWe act again.\n"
    document = read(text.encode(), "x.txt").document
    assert [heading.level for heading in document.headings] == [2, 3]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    text = "Eén melding, twee besluiten – dat is alles wat wij hebben."
    assert read(text.encode(encoding), "x.txt").document.text == text


def test_what_could_not_be_decoded_is_said() -> None:
    document = read("Eén melding \u2013 ja.".encode() * 40 + b"\xff", "x.txt").document
    assert "encoding" in defects(document)


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="holds no text"):
        read(b" \n\t\n", "x.txt")


LINES = st.sampled_from(
    [
        "",
        "We act on every notice that anybody sends us through the form and",
        *("Rules", "- item", "1. One", "# Head", "> quoted", "| a | b |", "page 3", "lower goes on"),
        *("A. B.", "https://k.example", "[x](#)", "\t", "2.1 Scope", "---"),
    ]
)


@given(st.lists(LINES, max_size=40).map("\n".join).filter(str.strip))
def test_blocks_stand_in_order_inside_the_text(text: str) -> None:
    document = read(text.encode(), "x.txt").document
    at = 0
    for block in document.passages:
        assert at <= block.start <= block.end <= len(document.text)
        at = block.end
    assert all(0 <= link.start < link.end <= len(text) for link in document.links)
    assert [heading.start for heading in document.headings] == sorted(
        heading.start for heading in document.headings
    )
