"""Vocabulary that a rule set takes from a shipped one: the files its header names under ``shared``."""

from __future__ import annotations

import re
from importlib.resources import files

from checker.domain.message import say
from checker.domain.obligation import Place
from checker.yamltext import Fault, Rows, Table, fault_at

_NAME = re.compile(r"[a-z][a-z0-9_-]*/(concepts|forms)/[a-z0-9_-]+\.yaml")
"""Folder of a shipped rule set and path inside it."""


def shared_files(header: Table, file: str, faults: list[Fault]) -> dict[str, bytes]:
    """Return name and content of every file that the header, read from `file`, takes from a shipped rule set.

    What is not there becomes a fault at its line.
    """
    rows = header.get("shared")
    found: dict[str, bytes] = {}
    for name, line in zip(rows, rows.lines, strict=True) if isinstance(rows, Rows) else ():
        source = files("checker.rules").joinpath(str(name))
        if is_shared(str(name)) and source.is_file():
            found[name] = source.read_bytes()
        else:
            place = Place(file=file, line=line)
            faults.append(fault_at(place, say("{place}: no shipped rule set holds {name}.", name=str(name))))
    return found


def is_shared(file: str) -> bool:
    """Tell whether a file, as a place names it, belongs to another rule set."""
    return _NAME.fullmatch(file) is not None
