"""OpenDocument texts: headings, lists, tables, notes, comments and tracked changes."""

import pytest
from checker.plugins.readers.odt import read

from checker.domain.errors import UnreadableDocument
from tests.plugins.readers.made import archive, blocks, defects, links, odt, rows


def test_a_text_is_read_in_order() -> None:
    body = (
        '<text:h text:outline-level="2">Rules</text:h>'
        "<text:p>We<text:s/>act.<text:line-break/>You <text:span>may</text:span>\n  complain.</text:p>"
        "<text:list><text:list-item><text:p>An item</text:p></text:list-item></text:list>"
        '<text:p>See <text:a xlink:href="https://k.example">our rules</text:a>'
        ' and <text:a xlink:href="#">more</text:a>.</text:p>'
    )
    document = read(odt(body), "x.odt").document
    assert blocks(document) == [
        ("heading", "Rules"),
        ("sentence", "We act.\nYou may complain."),
        ("list_item", "An item"),
        ("sentence", "See our rules and more."),
    ]
    assert document.headings[0].level == 2
    assert links(document) == [("our rules", "https://k.example"), ("more", "")]


def test_tables_keep_rows_and_columns() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    body = "<table:table>" + "".join(
        f"<table:table-row>{cell.format(a)}{cell.format(b)}</table:table-row>"
        for a, b in (("EU", "NL"), ("10", "2"))
    )
    document = read(odt(f"{body}</table:table>"), "x.odt").document
    assert rows(document) == [[["EU", "NL"], ["10", "2"]]]


def test_notes_comments_and_changes_stand_apart() -> None:
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>no </text:p>'
        '</text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion/>'
        "</text:changed-region></text:tracked-changes><text:p>We give "
        '<text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>clear'
        '<text:change-end text:change-id="c2"/> reasons.<text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>In 2023.</text:p></text:note-body></text:note>"
        "<office:annotation><text:p>Sure?</text:p></office:annotation></text:p>"
    )
    document = read(odt(body), "x.odt").document
    assert blocks(document) == [
        ("sentence", "We give clear reasons."),
        ("footnote", "In 2023."),
        ("comment", "Sure?"),
        ("comment", "no"),
    ]
    assert defects(document) == ["tracked_change", "tracked_change", "comment", "tracked_change"]


def test_what_cannot_be_read_is_said() -> None:
    with pytest.raises(UnreadableDocument, match="holds no text"):
        read(odt("<text:p/>"), "x.odt")
    with pytest.raises(UnreadableDocument, match="protected with a password"):
        read(archive({"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": "x"}), "x.odt")
