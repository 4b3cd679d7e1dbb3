"""Uploaded bytes, each kept once under its own SHA-256; never executed, never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from checker.domain.errors import NotFound, StoreError, UploadRefused

BLOCK = 1024 * 1024
ARRIVING = ".arriving-"
"""How the name of a file begins that is not complete yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Bytes that were kept."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Originals:
    """A folder of originals: ``ab/cdef...`` for the digest ``abcdef...``."""

    folder: Path

    def keep(self, source: IO[bytes], name: str, largest: int) -> Kept:
        """Keep what a stream holds; nothing is left behind where it is refused.

        Args:
            source: Read to its end.
            name: For the sentence of a refusal; never part of a path.
            largest: In bytes.

        Raises:
            UploadRefused: The stream is empty or holds more than `largest`.
            StoreError: The folder cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(dir=self.folder, prefix=ARRIVING, delete=False) as arriving:
                try:
                    kept = _copy(source, arriving, name, largest)
                    arriving.flush()
                    os.fsync(arriving.fileno())
                    self._settle(Path(arriving.name), kept.sha256)
                finally:
                    Path(arriving.name).unlink(missing_ok=True)
        except OSError as cause:
            raise StoreError.say(
                "{name} could not be kept: {cause}.", name=name, cause=cause.strerror or type(cause).__name__
            ) from cause
        return kept

    def sweep(self, moment: datetime) -> None:
        """Remove what was still arriving when a process was killed, an hour or more before `moment`."""
        for file in self.folder.glob(f"{ARRIVING}*"):
            if not _is_fresh(file, moment):
                file.unlink(missing_ok=True)

    def holds(self, sha256: str) -> bool:
        """Tell whether the bytes of an original are there."""
        return self._place(sha256).is_file()

    def discard(self, sha256: str, moment: datetime) -> bool:
        """Remove the bytes of an original, unless somebody has sent it again in the last hour."""
        place = self._place(sha256)
        aside = self.folder / f"{ARRIVING}{sha256}"
        place.rename(aside)  # whoever sends it at this moment keeps bytes of their own
        if _is_fresh(aside, moment):
            aside.rename(place)
            return False
        aside.unlink()
        return True

    def path(self, sha256: str) -> Path:
        """Return where an original stands; raises `NotFound`."""
        place = self._place(sha256)
        if not place.is_file():
            raise NotFound.say(
                "The original with fingerprint {digest} is no longer in the data folder.", digest=sha256[:12]
            )
        return place

    def read(self, sha256: str) -> bytes:
        """Return an original after comparing it with its fingerprint; raises `NotFound` or `StoreError`."""
        data = self.path(sha256).read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StoreError.say(
                "The original with fingerprint {digest} was changed on disk; restore it from a backup.",
                digest=sha256[:12],
            )
        return data

    def _place(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:]

    def _settle(self, arriving: Path, sha256: str) -> None:
        """Give complete bytes their name, and make the name itself durable."""
        place = self._place(sha256)
        try:
            os.utime(place)  # so that it is not taken for one that nobody needs
        except FileNotFoundError:
            pass
        else:
            return
        place.parent.mkdir(exist_ok=True, mode=0o700)
        arriving.chmod(0o400)
        arriving.replace(place)
        for folder in (place.parent, self.folder):
            _make_durable(folder)


def _copy(source: IO[bytes], target: IO[bytes], name: str, largest: int) -> Kept:
    digest, size = hashlib.sha256(), 0
    while block := source.read(BLOCK):
        size += len(block)
        if size > largest:
            raise UploadRefused.say(
                "{name} is larger than the {limit} MB that are taken in; "
                "send a smaller file or raise largest_upload.",
                name=name,
                limit=largest // (1024 * 1024),
            )
        digest.update(block)
        target.write(block)
    if not size:
        raise UploadRefused.say("{name} is empty; choose the file again.", name=name)
    return Kept(sha256=digest.hexdigest(), size=size)


def _is_fresh(file: Path, moment: datetime) -> bool:
    return file.stat().st_mtime >= (moment - timedelta(hours=1)).timestamp()


def _make_durable(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
