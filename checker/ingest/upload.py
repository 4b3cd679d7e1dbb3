"""What arrives: bytes with a name, taken in or refused with one sentence."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from checker.domain.errors import UploadRefused
from checker.ingest.isolation import run_apart
from checker.ingest.media import media_type_of, refusal
from checker.offers import Reader
from checker.settings import MEBIBYTE, Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """Bytes that were taken in, and who is going to read them."""

    name: str
    """File name without folders and without characters that a screen cannot show."""
    data: bytes = field(repr=False)
    sha256: str
    media_type: str
    """By content."""
    reader: str
    """Name of the reader that reads this type."""
    readers: Mapping[str, Reader] = field(default_factory=dict, repr=False, compare=False)
    """All readers, for the documents that this one carries."""


def accept(data: bytes, name: str, settings: Settings, readers: Mapping[str, Reader]) -> Upload:
    """Take bytes in, or raise `UploadRefused` with the sentence that says why not."""
    name = clean_name(name)
    if not name:
        raise UploadRefused.say("The file has no name; give it one and send it again.")
    if name.startswith(".") and "." not in name[1:]:
        raise UploadRefused.say(
            "{name} is the name of a hidden file and not of a document; rename it and send it again.",
            name=name,
        )
    if not data:
        raise UploadRefused.say("{name} is empty; ask the sender for the file again.", name=name)
    if len(data) > settings.largest_upload:
        raise UploadRefused.say(
            "{name} is larger than {limit} MB, the most that is taken in; send it in parts.",
            name=name,
            limit=settings.largest_upload // MEBIBYTE,
        )
    media_type = media_type_of(data, name)
    reader = _reader_for(media_type, data, settings, readers)
    if why := refusal(media_type, name, known=bool(reader)):
        raise UploadRefused(why)
    return Upload(
        name=name,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        reader=reader,
        readers=readers,
    )


def clean_name(name: str) -> str:
    """Return a file name without folders, controls and direction marks, in NFC, cut to 200 letters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(
        letter for letter in last if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    )
    shown = unicodedata.normalize("NFC", shown).strip()
    if not shown.strip("."):
        return ""
    if len(shown) <= 200:
        return shown
    stem, dot, suffix = shown.rpartition(".")
    return f"{stem[:180]}…{dot}{suffix}" if dot and len(suffix) <= 8 else f"{shown[:199]}…"


def _reader_for(media_type: str, data: bytes, settings: Settings, readers: Mapping[str, Reader]) -> str:
    """Return the name of the reader of a type: the first by name, those that recognise content first."""
    for name in sorted(readers):
        recognises = readers[name].recognises
        if recognises is not None:
            answer = run_apart(partial(_asked, recognises, data), settings)
            if answer.ended and answer.answer == b"yes":
                return name
    return next((name for name in sorted(readers) if media_type in readers[name].media_types), "")


def _asked(recognises: object, data: bytes) -> bytes:
    return b"yes" if callable(recognises) and recognises(data) is True else b"no"
