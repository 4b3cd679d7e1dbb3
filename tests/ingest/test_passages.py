"""Blocks become passages that cover them, in order, each where the document says."""

from hypothesis import given
from hypothesis import strategies as st

from checker.domain.document import Document, Heading, Passage, PassageKind
from checker.ingest.contents import contents_blocks
from checker.ingest.passages import with_passages


def document(text: str, blocks: tuple[Passage, ...] = (), headings: tuple[Heading, ...] = ()) -> Document:
    """Return a document as a reader gives it."""
    return Document(
        id="",
        name="",
        media_type="",
        sha256="",
        size=0,
        reader="",
        text=text,
        passages=blocks,
        headings=headings,
    )


def english(text: str) -> str:
    """Be a classifier that knows one answer."""
    return "en"


def test_paragraphs_are_found_by_blank_lines() -> None:
    read = with_passages(document("One. Two.\nstill two.\n\n\nThree."), english)
    assert [(one.paragraph, read.quote(one.start, one.end)) for one in read.passages] == [
        (0, "One."), (0, "Two.\nstill two."), (1, "Three."),
    ]  # fmt: skip


def test_headings_and_rows_are_not_cut_and_know_their_heading() -> None:
    text = "Dr. Who. Rules\nWe act. You act.\na. b. C"
    blocks = (
        Passage(index=0, start=0, end=14, kind=PassageKind.HEADING),
        Passage(index=0, start=15, end=31, kind=PassageKind.LIST_ITEM, paragraph=1),
        Passage(index=0, start=32, end=39, kind=PassageKind.TABLE_ROW, paragraph=2),
    )
    read = with_passages(document(text, blocks, (Heading(start=0, end=14, level=1),)), english)
    assert [
        (one.index, one.kind.value, one.heading, read.quote(one.start, one.end)) for one in read.passages
    ] == [
        (0, "heading", 0, "Dr. Who. Rules"),
        (1, "list_item", 0, "We act."),
        (2, "list_item", 0, "You act."),
        (3, "table_row", 0, "a. b. C"),
    ]
    assert read.heading_path(read.passages[2]) == ("Dr. Who. Rules",)


def test_lines_that_point_to_pages_are_contents() -> None:
    blocks = [
        "Contents",
        "1 Introduction 3",
        "2 Rules",
        "3 More 7",
        "We act in 2023",
        "Text follows here.",
        "And more.",
    ]
    assert contents_blocks(blocks) == {0, 1, 2, 3, 4}
    assert contents_blocks(["1.1 Scope ........ 3", "2.0 - - -", "Wait... what?", "Rules ------- 12"]) == {
        0,
        3,
    }


def test_a_row_of_figures_is_no_line_of_contents() -> None:
    text = "Cijfers\n\nNotices\t12"
    blocks = (Passage(index=0, start=0, end=7), Passage(index=0, start=9, end=19, kind=PassageKind.TABLE_ROW))
    kinds = [one.kind for one in with_passages(document(text, blocks), english).passages]
    assert kinds == [PassageKind.SENTENCE, PassageKind.TABLE_ROW]


def test_letters_are_counted_by_language() -> None:
    text = "We review the notices that reach us.\n\nWij beoordelen de meldingen die ons bereiken."
    read = with_passages(document(text), english)
    assert read.languages == (("nl", 38), ("en", 29))
    assert read.language == "nl"


PIECES = st.sampled_from([*"abAB19 .!?\n\t-•>|#", "\n\n", "De ", "art. 3 ", "\u00e9"])


@given(st.lists(PIECES, max_size=200).map("".join))
def test_passages_cover_the_text(text: str) -> None:
    read = with_passages(document(text), english)
    at = 0
    for index, passage in enumerate(read.passages):
        assert passage.index == index
        assert at <= passage.start < passage.end <= len(text)
        assert text[at : passage.start].strip() == ""
        at = passage.end
    assert text[at:].strip() == ""
