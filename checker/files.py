"""Writes a file in one step: whoever looks finds the old one or the new one, never half of it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checker.domain.errors import UsageFault

PRIVATE, SHARED = 0o600, 0o666
"""Who may read a file besides its owner: nobody, or whom the mask of the process leaves."""


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Have a person told where a file cannot be written; raises `UsageFault` for `OSError`."""
    try:
        yield
    except OSError as cause:
        raise UsageFault.say(
            "{path} cannot be written: {cause}.", path=str(target), cause=cause.strerror or str(cause)
        ) from cause


def replace_file(content: bytes, target: Path, mode: int = PRIVATE) -> None:
    """Put a file in the place of the one there was; raises `OSError`."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode & ~_mask())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _mask() -> int:
    """Return the mask of new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
