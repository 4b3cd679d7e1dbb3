"""Bytes in, documents out: limits, type by content, a reader in a child process, passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.domain.document import Document
from checker.ingest.reading import read
from checker.ingest.upload import Upload, accept
from checker.offers import Reader
from checker.settings import Settings

__all__ = ["Upload", "accept", "read", "read_all"]


def read_all(
    uploads: Iterable[Upload], readers: Mapping[str, Reader], settings: Settings
) -> tuple[Document, ...]:
    """Read the documents of one dossier in order: ``d1`` with what it carries, ``d2`` ..."""
    return tuple(
        document
        for number, upload in enumerate(uploads, start=1)
        for document in read(upload, readers[upload.reader], settings, f"d{number}")
    )
