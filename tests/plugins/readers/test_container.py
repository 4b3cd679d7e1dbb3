"""A ZIP container that claims, hides or doubles something is not opened."""

import io
import warnings
import zipfile

import pytest
from checker.plugins.readers.container import Container

from checker.domain.errors import UnreadableDocument
from tests.plugins.readers.made import archive


def test_parts_are_read() -> None:
    container = Container(archive({"a.xml": "<a>text</a>"}), "x")
    root = container.xml("a.xml")
    assert root is not None
    assert root.text == "text"
    assert container.xml("b.xml") is None


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE a [<!ENTITY x "boom">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><a/>',
    ],
)
def test_entities_are_refused(xml: str) -> None:
    with pytest.raises(UnreadableDocument, match="defines XML entities"):
        Container(archive({"a.xml": xml}), "x").xml("a.xml")


def test_entities_in_another_encoding_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(
            "a.xml",
            '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode(
                "utf-16"
            ),
        )
    with pytest.raises(UnreadableDocument, match="defines XML entities"):
        Container(buffer.getvalue(), "x").xml("a.xml")


@pytest.mark.parametrize("name", ["../out.xml", "/abs.xml", "a\\b.xml"])
def test_names_that_lead_out_are_refused(name: str) -> None:
    with pytest.raises(UnreadableDocument, match="packed as no office program"):
        Container(archive({name: "<a/>"}), "x")


def test_a_part_that_is_there_twice_is_refused() -> None:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as file:
        warnings.simplefilter("ignore")
        file.writestr("a.xml", "<a/>")
        file.writestr("a.xml", "<b/>")
    with pytest.raises(UnreadableDocument, match="packed as no office program"):
        Container(buffer.getvalue(), "x")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.xml", b"\x00" * (80 << 20))
    with pytest.raises(UnreadableDocument, match="unpacks to more than 256 MB"):
        Container(buffer.getvalue(), "x")


def test_garbage_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="incomplete or damaged"):
        Container(b"PK\x03\x04 and nothing more", "x")
