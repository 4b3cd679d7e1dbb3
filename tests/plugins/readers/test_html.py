"""Web pages: what a browser shows, and nothing else."""

import pytest
from checker.plugins.readers.html import read

from checker.domain.errors import UnreadableDocument
from tests.plugins.readers.made import blocks, defects, links, rows


def test_a_page_is_read_as_it_is_shown() -> None:
    page = b"""<!doctype html><html><head><title>A  page</title><meta name=author content=Klankbord>
      <style>p { color: red }</style></head>
      <body><h2>Rules</h2><p>We <b>act</b>
      quickly.<br>You may complain.</p><script>alert(1)</script>
      <ul><li>An item</li><li><p>Another</p></li></ul>
      <blockquote>They said so.</blockquote></body></html>"""
    document = read(page, "x.html").document
    assert blocks(document) == [
        ("heading", "Rules"),
        ("sentence", "We act quickly.\nYou may complain."),
        ("list_item", "An item"),
        ("list_item", "Another"),
        ("quoted", "They said so."),
    ]
    assert (document.title, document.author) == ("A page", "Klankbord")
    assert defects(document) == []


def test_links_and_tables_keep_their_places() -> None:
    page = b"""<table><tr><th>Unit</th><th>EU</th></tr>
      <tr><td><a href="#">Notices</a></td><td>418.200</td></tr></table>
      <p>See <a href="https://k.example/x">our report</a>, <a href="">this</a>.</p>"""
    document = read(page, "x.html").document
    assert rows(document) == [[["Unit", "EU"], ["Notices", "418.200"]]]
    assert links(document) == [("Notices", ""), ("our report", "https://k.example/x"), ("this", "")]


@pytest.mark.parametrize(
    "hidden",
    [
        'style="display:none"',
        'style="visibility: hidden"',
        "hidden",
        'style="font-size:0"',
        'style="left:-9999px"',
    ],
)
def test_hidden_text_is_left_out_and_said(hidden: str) -> None:
    page = f"<p>We act.</p><div {hidden}>We <b>never</b> act.</div><p>Always.</p>".encode()
    document = read(page, "x.html").document
    assert document.text == "We act.\n\nAlways."
    (defect,) = document.defects
    assert defect.kind == "hidden_text"
    assert "never act." in str(defect.message)


def test_the_stated_encoding_is_used_unless_it_hides_something() -> None:
    assert read("<meta charset=iso-8859-1><p>caf\u00e9".encode("latin-1"), "x").document.text == "caf\u00e9"
    assert "script" in read(b'<meta charset="utf-7"><p>+ADw-script+AD4-', "x").document.text


def test_a_page_that_needs_its_scripts_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="shows no text"):
        read(b"<html><body><div id=root></div><script src=app.js></script></body></html>", "x")


def test_deep_and_broken_pages_end() -> None:
    assert read(b"<div>" * 200 + b"deep" + b"</p>" * 90, "x").document.text == "deep"
    assert read(b"<p>a<!-- never closed <p>b", "x").document.text.startswith("a")
