"""A folder of things that took work to make and can be made again: opened rule sets, compiled vocabulary.

Nothing in it is needed. What is missing, damaged, or could have been written by somebody else is not read;
what cannot be written is not kept. Entries are found by a digest of everything that went into them, so none
is ever out of date.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from checker.files import replace_file

MARK = b"checker-cache-1\n"
LARGEST = 128 * 1024 * 1024
"""Bytes of one entry."""
MOST = 48
"""Entries that are kept; the oldest go first."""
MADE_BY = ("domain", "matching", "rulesets", "cache.py", "shapes.py", "yamltext.py")
"""Parts of checker whose code decides what an entry holds."""


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries by key in one folder of this user; without a folder nothing is kept."""

    folder: Path | None = None

    def read(self, key: str) -> bytes | None:
        """Return an entry, None where there is none that can be trusted."""
        if self.folder is None or not _is_private_folder(self.folder):
            return None
        try:
            handle = os.open(self.folder / key, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
        except OSError:
            return None
        with os.fdopen(handle, "rb") as file:
            there = os.fstat(handle)
            if not stat.S_ISREG(there.st_mode) or not _is_private(there) or there.st_size > LARGEST:
                return None
            return _unwrapped(file.read(LARGEST))

    def write(self, key: str, data: bytes) -> None:
        """Keep an entry, where that can be done."""
        if self.folder is None or len(data) > LARGEST // 2:
            return
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_private_folder(self.folder):
                replace_file(MARK + sha256(data).hexdigest().encode() + b"\n" + data, self.folder / key)
                _forget_oldest(self.folder)


NOTHING_KEPT = Cache()
"""For who has no folder."""


def key_of(kind: str, *parts: bytes) -> str:
    """Return the key of an entry: a digest of its kind, of checker's code and of what it was made from."""
    total = sha256(f"{kind}\0{code_digest()}\0".encode())
    for part in parts:
        total.update(f"{len(part)}\0".encode())
        total.update(part)
    return total.hexdigest()


@cache
def code_digest() -> str:
    """Return a digest of checker's version and of the code that decides what entries hold."""
    total = sha256(version("checker").encode())
    for name in MADE_BY:
        for file in sorted(_code(files("checker") / name), key=lambda file: file.name):
            total.update(file.read_bytes())
    return total.hexdigest()


def _code(place: Traversable) -> list[Traversable]:
    if place.is_dir():
        return [inner for entry in place.iterdir() for inner in _code(entry)]
    return [place] if place.name.endswith((".py", ".json")) else []


def _unwrapped(content: bytes) -> bytes | None:
    """Return what an entry holds, None where its digest is another."""
    head = len(MARK) + 64 + 1
    data = content[head:]
    whole = content[:head] == MARK + sha256(data).hexdigest().encode() + b"\n"
    return data if whole else None


def _is_private_folder(folder: Path) -> bool:
    try:
        there = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(there.st_mode) and _is_private(there)


def _is_private(there: os.stat_result) -> bool:
    """Tell whether nobody but this user could have written a file or folder."""
    return there.st_uid == os.geteuid() and not there.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _forget_oldest(folder: Path) -> None:
    entries = sorted(
        (path for path in folder.iterdir() if path.is_file()), key=lambda path: path.stat().st_mtime
    )
    for path in entries[: max(0, len(entries) - MOST)]:
        path.unlink(missing_ok=True)
