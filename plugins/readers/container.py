"""The ZIP container of Word and OpenDocument files, opened with suspicion.

Everything the directory says is checked before a byte is unpacked, and what is unpacked is counted,
because a few kilobytes can claim to be a gigabyte, and two readers of one container can be made to see
two texts.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from checker.domain.errors import UnreadableDocument
from checker.domain.message import say

_MOST_MEMBERS = 2_000
_LARGEST = 256 * 1024 * 1024
_LARGEST_PART = 96 * 1024 * 1024
_STEEP = 50
_PIECE = 1 << 20
_SYMLINK = 0o120000

DAMAGED = "{name} is incomplete or damaged; ask the sender for another copy."
LOCKED = "{name} is protected with a password; ask the sender for an open copy."
LARGE = "{name} unpacks to more than {limit} MB; ask the sender for a smaller file."
MANY = "{name} holds more parts than any office program writes; ask the sender for another copy."
ODD = "{name} is packed as no office program packs files and was not opened; ask the sender for another copy."
DEFINED = "{name} defines XML entities, which no office program writes; ask the sender for another copy."


class Container:
    """The parts of one file."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._check(len(data))
        except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as cause:
            raise self.refuse(DAMAGED) from cause
        self._left = _LARGEST

    @property
    def parts(self) -> list[str]:
        """The names of all parts."""
        return self._zip.namelist()

    def refuse(self, template: str) -> UnreadableDocument:
        """Return the error with the sentence for this file."""
        values: dict[str, str | int] = {"name": self.name}
        if "{limit}" in template:
            values["limit"] = _LARGEST // (1024 * 1024)
        return UnreadableDocument(say(template, **values))

    def _check(self, size: int) -> None:
        members = self._zip.infolist()
        total = sum(member.file_size for member in members)
        if any(member.flag_bits & 1 for member in members):
            raise self.refuse(LOCKED)
        if len(members) > _MOST_MEMBERS:
            raise self.refuse(MANY)
        if total > _LARGEST or (total > _LARGEST // 4 and total > _STEEP * size):
            raise self.refuse(LARGE)
        names = [member.filename for member in members]
        odd = (
            len(set(names)) < len(names)
            or any(
                member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for member in members
            )
            or any(name.startswith(("/", "\\")) or ".." in name.split("/") or "\\" in name for name in names)
            or any((member.external_attr >> 16) & 0o170000 == _SYMLINK for member in members)
            or self._overlaps(members)
        )
        if odd:
            raise self.refuse(ODD)

    @staticmethod
    def _overlaps(members: list[zipfile.ZipInfo]) -> bool:
        at = 0
        for member in sorted(members, key=lambda member: member.header_offset):
            if member.header_offset < at:
                return True
            at = member.header_offset + 30 + member.compress_size
        return False

    def read(self, part: str) -> bytes:
        """Return the bytes of a part, none where it is not there; raises where it is larger than it says."""
        try:
            member = self._zip.getinfo(part)
        except KeyError:
            return b""
        pieces, left = [], min(self._left, _LARGEST_PART)
        try:
            with self._zip.open(member) as source:
                while piece := source.read(_PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise self.refuse(LARGE)
                    pieces.append(piece)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            RuntimeError,
            NotImplementedError,
        ) as cause:
            raise self.refuse(DAMAGED) from cause
        data = b"".join(pieces)
        self._left -= len(data)
        return data

    def xml(self, part: str) -> etree._Element | None:
        """Return the root of an XML part, nothing where it is not there; entities are refused."""
        data = self.read(part)
        if not data:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as cause:
            raise self.refuse(
                DEFINED if b"DOCTYPE" in data.replace(b"\x00", b"")[:4096] else DAMAGED
            ) from cause
        if root.getroottree().docinfo.doctype:
            raise self.refuse(DEFINED)
        return root
