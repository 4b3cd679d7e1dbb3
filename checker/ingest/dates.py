"""The date of a document, as the document itself states it."""

from __future__ import annotations

from checker.domain.document import Document


def with_date(document: Document) -> Document:
    """Return the document with the date its head states."""
    return document
