"""Word documents: accepted text, both readings of changes, notes, comments, tables and links."""

import io

import docx as word
import pytest
from checker.plugins.readers.docx import read

from checker.domain.errors import UnreadableDocument
from tests.plugins.readers.made import W, blocks, defects, docx, links, rows


def paragraph(runs: str, properties: str = "") -> str:
    """Return a paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(text: str) -> str:
    """Return a run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_document_made_with_word_is_read() -> None:
    made = word.Document()
    made.add_heading("Position paper", 1)
    made.add_paragraph("We act. You may complain.")
    made.add_paragraph("An item", style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for index, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {index}"
    made.core_properties.title, made.core_properties.author = "A paper", "Klankbord"
    buffer = io.BytesIO()
    made.save(buffer)
    document = read(buffer.getvalue(), "paper.docx").document
    assert blocks(document) == [
        ("heading", "Position paper"),
        ("sentence", "We act. You may complain."),
        ("list_item", "An item"),
        ("table_row", "cell 0\tcell 1"),
        ("table_row", "cell 2\tcell 3"),
    ]
    assert rows(document) == [[["cell 0", "cell 1"], ["cell 2", "cell 3"]]]
    assert (document.title, document.author) == ("A paper", "Klankbord")
    assert document.line_starts == tuple(block.start for block in document.passages)


def test_tracked_changes_are_read_both_ways() -> None:
    body = paragraph(
        run("We give ")
        + f"<w:del><w:r><w:delText>no </w:delText></w:r></w:del><w:ins>{run('clear ')}</w:ins>"
        + run("reasons.")
    )
    document = read(docx(body), "paper.docx").document
    assert blocks(document) == [("sentence", "We give clear reasons."), ("comment", "no")]
    said = [str(defect.message) for defect in document.defects]
    assert said[0] == "A tracked change deletes text here: no"
    assert said[1].endswith("nobody has accepted or rejected yet: clear")
    assert document.text[: document.defects[1].start] == "We give "


def test_notes_and_comments_stand_apart() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}">'
        f'<w:footnote w:type="separator" w:id="0">{paragraph(run("-"))}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph(run("In 2023."))}</w:footnote></w:footnotes>'
    )
    comments = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="1" w:author="Mira">'
        f"{paragraph(run('Sure?'))}</w:comment></w:comments>"
    )
    body = paragraph(run("We act.") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    document = read(docx(body, footnotes=notes, comments=comments), "paper.docx").document
    assert blocks(document) == [("sentence", "We act."), ("footnote", "In 2023."), ("comment", "Sure?")]
    assert defects(document) == ["comment"]


def test_links_lead_where_the_file_says() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="https://k.example"/></Relationships>'
    )
    body = paragraph(
        f'{run("See ")}<w:hyperlink r:id="r1">{run("our rules")}</w:hyperlink>'
        f'{run(" and ")}<w:hyperlink r:id="r9">{run("more")}</w:hyperlink>'
    )
    document = read(docx(body, rels=rels), "x").document
    assert links(document) == [("our rules", "https://k.example"), ("more", "")]


def test_text_that_is_not_seen_is_left_out_and_said() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>All is well.</w:t></w:r>"
    tiny = '<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>All is very well.</w:t></w:r>'
    document = read(docx(paragraph(run("We act.")) + paragraph(hidden) + paragraph(tiny)), "x").document
    assert blocks(document) == [("sentence", "We act.")]
    assert defects(document) == ["hidden_text", "hidden_text"]


def test_breaks_tabs_and_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent>"
    drawn = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    body = paragraph(f"<w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three.</w:t>{drawn}</w:r>")
    document = read(docx(body), "x").document
    assert sorted(blocks(document)) == [("sentence", "In a box."), ("sentence", "One\ntwo three.")]


def test_files_elsewhere_are_said_and_not_fetched() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        f'Id="r1" Type="{kind}" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/></Relationships>'
    )
    assert defects(read(docx(paragraph(run("We act.")), rels=rels), "x").document) == ["external_reference"]


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="holds no text"):
        read(docx(paragraph("")), "x")
    with pytest.raises(UnreadableDocument, match="incomplete or damaged"):
        read(docx("")[:-40], "x")
