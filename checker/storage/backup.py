"""Backups: a folder with the database, the originals, the updated registers, and what belongs to it."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checker.domain.errors import NotFound, StoreError, UsageFault
from checker.domain.message import Message, say
from checker.domain.person import TERMINAL
from checker.storage import moments, snapshot
from checker.storage.audit import Head
from checker.storage.originals import Originals
from checker.storage.store import Store, open_store

FORM = "checker-backup-1"
MANIFEST, DATABASE, ORIGINALS, REGISTERS = "manifest.json", "checker.db", "originals", "registers"
NOTICE = "backup"
"""Name of the notice that says when the last backup was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A backup that is complete."""

    sha256: str
    """Of its manifest, which names the digest of everything else."""
    files: int
    head: Head
    """End of the audit trail in it."""


def back_up(store: Store, data: Path, folder: Path, version: str) -> Made:
    """Copy everything that a store holds into an empty folder while others work with it.

    Args:
        store: The data folder, opened.
        data: Where it is, for the updated registers.
        folder: Made where it is missing. Its manifest is written last: without one it is no backup.
        version: Of checker.

    Raises:
        UsageFault: the folder holds something.
        StoreError: something cannot be read or written.
    """
    _refuse_full(folder)
    moment = moments.write(store.jobs.clock())
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        snapshot.take(store.database, folder / DATABASE)
        with opened(folder) as copy:
            head, rows = copy.audit.head(), snapshot.counts(copy.database)
            _copy_originals(store, copy, folder / ORIGINALS)
        if (data / REGISTERS).is_dir():
            shutil.copytree(data / REGISTERS, folder / REGISTERS)
        manifest = {
            "form": FORM, "made": moment, "version": version, "rows": rows,
            "audit": {"number": head.number, "hash": head.hash},
            "files": {name: _entry(folder / name) for name in _names(folder)},
        }  # fmt: skip
        text = json.dumps(manifest, indent=1, sort_keys=True).encode() + b"\n"
        (folder / MANIFEST).write_bytes(text)
    except OSError as cause:
        raise _unusable(folder, cause) from cause
    digest = hashlib.sha256(text).hexdigest()
    store.put_up(NOTICE, {"made": moment})
    store.audit.note(TERMINAL, "backup.made", f"backup/{digest[:16]}", manifest=digest)
    return Made(sha256=digest, files=len(_names(folder)) - 1, head=head)


def faults(folder: Path) -> Iterator[Message]:
    """Yield a sentence for every file of a backup that is missing, changed or too many.

    Raises:
        UsageFault: the folder holds no complete backup.
    """
    expected: Mapping[str, Mapping[str, object]] = _manifest(folder)["files"]
    found = set(_names(folder)) - {MANIFEST}
    for name in sorted(expected.keys() | found):
        if name not in found:
            yield say("{name} is missing from the backup.", name=name)
        elif name not in expected:
            yield say("{name} is no part of the backup; nothing reads it.", name=name)
        elif _entry(folder / name) != expected[name]:
            yield say("{name} was changed after the backup was made.", name=name)


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Open a backup to look into it; the backup itself is not touched."""
    with tempfile.TemporaryDirectory(prefix="checker-") as scratch:
        shutil.copyfile(folder / DATABASE, Path(scratch) / DATABASE)
        with closing(open_store(Path(scratch))) as store:
            yield replace(store, originals=Originals(folder=folder / ORIGINALS))


def restore(folder: Path, data: Path, url: str = "") -> None:
    """Put a backup back into an empty place; everybody signs in anew.

    Args:
        folder: The backup, made by this version of checker or an older one.
        data: The data folder; missing or empty.
        url: SQLAlchemy URL of an empty PostgreSQL database; empty for SQLite in the data folder.

    Raises:
        UsageFault: the place is not empty, or the folder holds no complete backup.
        StoreError: the backup was changed; the details name the files.
    """
    _refuse_full(data)
    manifest = _manifest(folder)
    if wrong := tuple(faults(folder)):
        raise StoreError(
            say("{folder} is not as it was when the backup was made.", folder=str(folder)), details=wrong
        )
    with (
        tempfile.TemporaryDirectory(prefix="checker-") as scratch,
        closing(open_store(data, url=url)) as store,
    ):
        shutil.copyfile(folder / DATABASE, Path(scratch) / DATABASE)
        snapshot.put_back(Path(scratch) / DATABASE, store.database)
        try:
            for digest in snapshot.originals(store.database):
                with Originals(folder=folder / ORIGINALS).path(digest).open("rb") as source:
                    store.originals.keep(source, digest[:12], 2**62)
            if (folder / REGISTERS).is_dir():
                shutil.copytree(folder / REGISTERS, data / REGISTERS)
        except OSError as cause:
            raise _unusable(data, cause) from cause
        made, number = manifest["made"], manifest["audit"]["number"]
        store.audit.note(TERMINAL, "backup.restored", "installation", made=made, entries=number)


def _copy_originals(store: Store, copy: Store, target: Path) -> None:
    kept = Originals(folder=target)
    for digest in snapshot.originals(copy.database):
        with _path(store, digest).open("rb") as source:
            if kept.keep(source, digest[:12], 2**62).sha256 != digest:
                raise StoreError.say(
                    "The original with fingerprint {digest} was changed on disk; restore it from a backup.",
                    digest=digest[:12],
                )


def _path(store: Store, digest: str) -> Path:
    """Return where an original stands; raises `NotFound` or, where it was deleted meanwhile, `StoreError`."""
    try:
        return store.originals.path(digest)
    except NotFound:
        if digest in snapshot.originals(store.database):
            raise
        raise StoreError.say(
            "A case was deleted while the backup was made, so it is not complete; make another one."
        ) from None


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        if manifest["form"] == FORM and {"made", "audit", "files"} <= manifest.keys():
            return dict(manifest)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    raise UsageFault.say(
        "{folder} holds no complete backup: its {name} is missing or cannot be read.",
        folder=str(folder),
        name=MANIFEST,
    )


def _names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def _entry(file: Path) -> dict[str, object]:
    with file.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
    return {"sha256": digest, "size": file.stat().st_size}


def _refuse_full(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageFault.say(
            "{path} holds something already; name an empty or a new folder.", path=str(folder)
        )


def _unusable(folder: Path, cause: OSError) -> StoreError:
    return StoreError.say(
        "{path} cannot be written: {cause}.", path=str(folder), cause=cause.strerror or str(cause)
    )
