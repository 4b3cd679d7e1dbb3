"""The text for screens: all of it, in order, with every mark over exactly its own words."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checker.domain.assessment import Assessment
from checker.domain.document import Cell, Document, Page, Passage, PassageKind, Table
from checker.report.marks import duties_of_marks, marks
from checker.report.reading import Mark, blocks_of, parts_of, reading, segments
from tests.report import dossier

PASSAGE_KINDS = st.sampled_from(list(PassageKind))


def squeezed(text: str) -> str:
    return "".join(text.split())


def shown_segments(document: dict[str, object]) -> list[dict[str, object]]:
    found = []
    for part in document["parts"]:  # type: ignore[attr-defined]
        for block in part["blocks"]:
            for cell in block.get("cells", [block.get("segments")]):
                found.extend(cell)
    return found


def with_passages(text: str, cuts: list[tuple[int, int, PassageKind]]) -> Document:
    """Return a document with passages between cuts, some of its text in none of them."""
    passages, at = [], 0
    for index, (gap, length, kind) in enumerate(cuts):
        start = min(at + gap, len(text))
        at = min(start + length, len(text))
        if start < at:
            passages.append(Passage(index=index, start=start, end=at, kind=kind, paragraph=index // 2))
    return replace(dossier.document(), text=text, pages=(), passages=tuple(passages), headings=())


@given(
    st.text(alphabet="ab c\n•.", max_size=80),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 20), PASSAGE_KINDS), max_size=8),
)
def test_blocks_hold_all_of_the_text_once(text: str, cuts: list[tuple[int, int, PassageKind]]) -> None:
    document = with_passages(text, cuts)
    assert squeezed("".join(text[block.start : block.end] for block in blocks_of(document))) == squeezed(text)


def test_an_invented_paper_is_shown_in_full() -> None:
    assessment = dossier.assessment()
    (document,) = reading(assessment)["documents"]  # type: ignore[misc]
    shown = "".join(str(segment["text"]) for segment in shown_segments(document))
    assert squeezed(shown) == squeezed(assessment.documents[0].text)
    assert [part["is_read"] for part in document["parts"]] == [True, True, False]


def test_every_mark_lies_over_its_own_words() -> None:
    assessment = dossier.assessment()
    found = reading(assessment)
    (document,) = found["documents"]  # type: ignore[misc]
    for (name, start, end), mark in marks(assessment).items():
        words = "".join(str(each["text"]) for each in shown_segments(document) if mark in each["marks"])  # type: ignore[operator]
        assert squeezed(words) == squeezed(assessment.document(name).quote(start, end))
        begun = [each for each in shown_segments(document) if mark in each["begins"]]  # type: ignore[operator]
        assert len(begun) == 1


def test_a_mark_knows_the_duties_that_quote_it() -> None:
    assessment = dossier.assessment()
    duties = duties_of_marks(assessment, marks(assessment))
    quoted = {duty for found in duties.values() for duty in found}
    spoken = {each.obligation for each in assessment.findings if any(part.evidence for part in each.elements)}
    assert quoted == spoken


def test_overlapping_marks_cut_the_text_at_every_edge() -> None:
    near = [Mark(name="m1", start=0, end=6), Mark(name="m2", start=3, end=9)]
    cut = segments("abcdefghijkl", 0, 12, near)
    assert [(each["text"], each["marks"], each["begins"]) for each in cut] == [
        ("abc", ["m1"], ["m1"]),
        ("def", ["m1", "m2"], ["m2"]),
        ("ghi", ["m2"], []),
        ("jkl", [], []),
    ]


def test_a_row_of_a_table_keeps_its_cells() -> None:
    text = "Klachten 12 Bezwaren 7"
    table = Table(
        start=0,
        end=len(text),
        cells=(Cell(row=0, column=0, start=0, end=8), Cell(row=0, column=1, start=9, end=11)),
    )
    row = Passage(index=0, start=0, end=12, kind=PassageKind.TABLE_ROW)
    document = replace(dossier.document(), text=text, pages=(), headings=(), passages=(row,), tables=(table,))
    assessment: Assessment = replace(
        dossier.assessment(), documents=(document,), findings=(), figures=(), observations=()
    )
    (shown,) = reading(assessment)["documents"]  # type: ignore[misc]
    cells = shown["parts"][0]["blocks"][0]["cells"]
    assert ["".join(each["text"] for each in cell) for cell in cells] == ["Klachten ", "12 "]


def test_a_bullet_stands_before_its_item() -> None:
    text = "Zo:\n•\nEen.\n(ii) Twee."
    passages = (
        Passage(index=0, start=0, end=3, kind=PassageKind.SENTENCE),
        Passage(index=1, start=6, end=10, kind=PassageKind.LIST_ITEM, paragraph=1),
        Passage(index=2, start=16, end=21, kind=PassageKind.LIST_ITEM, paragraph=1),
    )
    document = replace(dossier.document(), text=text, pages=(), headings=(), passages=passages)
    assert [text[block.start : block.end] for block in blocks_of(document)] == [
        "Zo:",
        "•\nEen.",
        "(ii) Twee.",
    ]


def test_a_long_document_without_pages_is_cut_between_its_blocks() -> None:
    text = "Een zin. " * 9000
    passages = tuple(
        Passage(index=index, start=start, end=start + 8, paragraph=index)
        for index, start in enumerate(range(0, len(text), 9))
    )
    document = replace(dossier.document(), text=text, pages=(), headings=(), passages=passages)
    parts = parts_of(document)
    assert len(parts) == 3
    assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
    assert all(text[part.start :].startswith("Een zin.") for part in parts)
    assert (parts[0].start, parts[-1].end) == (0, len(text))


def test_a_page_never_begins_inside_a_word() -> None:
    text = "Elf organisaties maken gebruik van het kanaal."
    at = text.index("bruik")
    pages = (Page(number=1, start=0, end=at), Page(number=2, start=at, end=len(text)))
    document = replace(dossier.document(), text=text, pages=pages, passages=(), headings=())
    shown = [text[page.start : page.end] for page in parts_of(document)]
    assert shown == ["Elf organisaties maken gebruik", " van het kanaal."]
