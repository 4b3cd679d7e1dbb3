"""PDF: lines with their places, paragraphs, rows, links, and what could not be read."""

import io
from pathlib import Path

import pikepdf
import pytest
from checker.plugins.readers.pdf import read
from weasyprint import HTML

from checker.domain.document import Document
from checker.domain.errors import UnreadableDocument
from tests.plugins.readers.made import blocks, defects, links, rows

SAMPLE = Path(__file__).parents[3] / "checker" / "samples" / "position-paper-nl.pdf"


@pytest.fixture(scope="module")
def paper() -> Document:
    return read(SAMPLE.read_bytes(), SAMPLE.name).document


def printed(body: str, style: str = "") -> Document:
    """Return what is read of a page printed from HTML."""
    page = "@page { size: A4; margin: 25mm } html { font: 11pt/1.4 'Liberation Sans' }"
    data = HTML(string=f"<style>{page}{style}</style>{body}").write_pdf()
    return read(data, "x.pdf").document


def test_broken_words_are_whole_and_furniture_is_gone(paper: Document) -> None:
    assert "automatische herkenning en menselijke beoordeling" in paper.text
    assert "DSA-transparantierapport" in paper.text
    assert "Pagina 1 van 3" not in paper.text
    assert "\u2010" not in paper.text
    assert "\ufffe" not in paper.text
    assert "repeated_lines_dropped" in defects(paper)


def test_a_sentence_goes_on_over_the_page(paper: Document) -> None:
    assert "In Nederland maken elf organisaties gebruik van het partnerkanaal." in paper.text.replace(
        "\n", " "
    )
    assert "cut_sentence" not in defects(paper)


def test_every_line_is_a_stretch_of_the_text_on_its_page(paper: Document) -> None:
    assert [page.number for page in paper.pages] == [1, 2, 3]
    assert paper.pages[0].start == 0
    assert paper.pages[-1].end == len(paper.text)
    for page in paper.pages:
        assert page.read
        assert (round(page.width), round(page.height)) == (595, 842)
        at = page.start
        for line in page.lines:
            assert at <= line.start < line.end <= page.end
            assert 0 < line.left < line.right < page.width
            assert 0 < line.bottom < line.top < page.height
            assert paper.text[line.start : line.end].strip()
            at = line.end
    place = paper.locate(paper.text.index("3. Motivering"))
    assert (place.page, place.line) == (2, 3)


def test_structure_is_seen(paper: Document) -> None:
    kinds = dict.fromkeys(kind for kind, _ in blocks(paper))
    assert list(kinds) == ["heading", "sentence", "list_item", "table_row"]
    assert [paper.quote(heading.start, heading.end) for heading in paper.headings][:3] == [
        "Position paper Klankbord", "1. Regels en moderatie", "2. Melden van illegale inhoud",
    ]  # fmt: skip
    assert [heading.level for heading in paper.headings][:3] == [1, 2, 2]
    assert rows(paper)[0][:2] == [
        ["Tweede helft van 2023", "Europese Unie", "Nederland"],
        ["Meldingen van illegale inhoud", "418.200", "27.350"],
    ]
    assert ("list_item", "Regel online veiligheid op Europees niveau. Nationale") in [
        (kind, text[:53]) for kind, text in blocks(paper)
    ]


def test_links_are_found_with_and_without_target(paper: Document) -> None:
    found = links(paper)
    assert ("Huisregels", "") in found
    assert any(target == "https://klankbord.example/transparantie/2024-1" for _, target in found)


def test_columns_are_read_one_after_the_other() -> None:
    words = " ".join(f"woord{number}" for number in range(300))
    document = printed(f"<div>{words}</div>", "div { columns: 2; column-gap: 10mm }")
    assert document.text.split() == words.split()


@pytest.mark.parametrize("align", ["top", "middle"])
def test_rows_whose_cells_have_several_lines_stay_whole(align: str) -> None:
    table = (
        ("Category of content that was reported to us", "Notices received in the EU", "Median hours"),
        ("Speech that incites to violence or hatred against groups", "41.200", "14"),
        ("Scams", "12.345 of which 300 were sent by trusted flaggers in one country", "8"),
        ("Minors", "999", "3"),
    )
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in table)
    style = f"table {{ width: 90mm; table-layout: fixed }} td {{ padding: 1mm; vertical-align: {align} }}"
    document = printed(f"<p>Before it.</p><table>{body}</table><p>After it.</p>", style)
    (found,) = rows(document)
    assert [[" ".join(cell.split()) for cell in row] for row in found] == [list(row) for row in table]
    assert [kind for kind, _ in blocks(document)] == ["sentence", *["table_row"] * 4, "sentence"]


def test_words_in_another_font_do_not_break_a_paragraph() -> None:
    words = " ".join("<code>notice</code> and action" if at % 3 else "<code>x-y</code>" for at in range(120))
    (block,) = blocks(printed(f"<p>{words}.</p>", "code { font: 9pt 'DejaVu Sans Mono' }"))
    assert block[0] == "sentence"


def test_a_line_with_a_gap_is_no_table() -> None:
    document = printed('<p>Position paper <span style="float: right">23 mei 2024</span></p><p>We act.</p>')
    assert document.tables == ()
    assert [" ".join(text.split()) for _, text in blocks(document)][-1] == "We act."


def test_a_page_without_text_is_named() -> None:
    picture = '<div style="height: 100mm; background: linear-gradient(red, blue); break-after: page"></div>'
    document = printed(f"{picture}<p>Text on the second page.</p>")
    assert [(page.number, page.read) for page in document.pages] == [(1, False), (2, True)]
    assert "looks like a scan" in str(document.pages[0].reason)
    assert defects(document) == ["unread_page"]
    assert document.unread_pages == (document.pages[0],)
    assert document.locate(0).page == 2


def test_contents_lines_and_numbers_survive() -> None:
    document = printed("<p>1.2 Scope ........................ 12</p><p>We removed 1.240 items (3,5%).</p>")
    assert "1.240 items (3,5%)" in document.text


def changed(**options: object) -> bytes:
    """Return the sample saved again in another way."""
    buffer = io.BytesIO()
    with pikepdf.open(SAMPLE) as file:
        file.save(buffer, **options)  # type: ignore[arg-type]
    return buffer.getvalue()


def test_a_password_is_said() -> None:
    data = changed(encryption=pikepdf.Encryption(user="secret", owner="secret"))
    with pytest.raises(UnreadableDocument, match="protected with a password"):
        read(data, "x.pdf")


def test_a_file_that_only_forbids_copying_is_read() -> None:
    data = changed(
        encryption=pikepdf.Encryption(user="", owner="secret", allow=pikepdf.Permissions(extract=False))
    )
    assert "Klankbord" in read(data, "x.pdf").document.text


@pytest.mark.parametrize("part", [0.5, 0.05])
def test_a_truncated_file_is_refused(part: float) -> None:
    data = SAMPLE.read_bytes()
    with pytest.raises(UnreadableDocument, match="incomplete or damaged"):
        read(data[: int(len(data) * part)], "x.pdf")


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="has 3 pages, and at most 2 are read"):
        read(SAMPLE.read_bytes(), "x.pdf", most_pages=2)


def test_a_file_of_pictures_is_refused() -> None:
    picture = '<div style="height: 100mm; background: linear-gradient(red, blue)"></div>'
    with pytest.raises(UnreadableDocument, match="no text on any of its 1 pages"):
        printed(picture)


def test_scripts_and_attachments_are_said() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(SAMPLE) as file:
        file.attachments["extra.txt"] = b"hidden"
        file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        file.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    found = defects(read(buffer.getvalue(), "x.pdf").document)
    assert "active_content" in found
    assert "embedded_object" in found


def drawn(*operators: str) -> Document:
    """Return what is read of a page with these operators, a line of text each."""
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    lines = [f"BT /F1 11 Tf 60 {700 - 20 * at} Td {operator} ET" for at, operator in enumerate(operators)]
    buffer = io.BytesIO()
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=file.make_indirect(font)))
        page.Contents = file.make_stream("\n".join(lines).encode())
        file.save(buffer)
    return read(buffer.getvalue(), "x.pdf").document


def test_letters_that_nobody_sees_are_left_out_and_said() -> None:
    document = drawn(
        "(We act on notices.) Tj", "3 Tr (All duties are met.) Tj", "/F1 1 Tf (Every one of them.) Tj"
    )
    assert document.text == "We act on notices."
    (defect,) = document.defects
    assert defect.kind == "hidden_text"
    assert "All duties are met. Every one of them." in str(defect.message)


def test_a_page_of_letters_under_a_picture_is_read_and_said() -> None:
    document = drawn("3 Tr (We act on notices.) Tj", "3 Tr (You may complain.) Tj")
    assert document.text.split() == ["We", "act", "on", "notices.", "You", "may", "complain."]
    assert defects(document) == ["text_layer"]
