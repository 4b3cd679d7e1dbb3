"""``quality.json``: what was measured of a rule set, written beside its rules and read with them."""

from __future__ import annotations

from importlib.resources.abc import Traversable

import msgspec

from checker.domain.message import say
from checker.domain.obligation import Place
from checker.domain.quality import Counts, Quality
from checker.rulesets.sources import QUALITY
from checker.yamltext import Fault, fault_at

LARGEST = 4 * 1024 * 1024
"""Bytes."""


def read_quality(folder: Traversable, faults: list[Fault]) -> Quality | None:
    """Return what was measured of a rule set, None where nothing was; a file that is broken is a warning."""
    file = folder / QUALITY
    if not file.is_file():
        return None
    try:
        with file.open("rb") as source:
            return msgspec.json.decode(source.read(LARGEST), type=Quality)
    except (msgspec.MsgspecError, ValueError):
        message = say("{place}: the file is not what checker wrote; run checker rules measure again.")
        faults.append(fault_at(Place(file=QUALITY, line=1), message, "warning"))
        return None


def write_quality(quality: Quality) -> bytes:
    """Return the file: counts, and precision and recall for who reads it without checker."""
    plain = msgspec.to_builtins(quality)
    for key in ("articles", "obligations", "elements"):
        counts: dict[str, Counts] = getattr(quality, key)
        plain[key] = {
            name: plain[key][name] | {"precision": _share(one.precision), "recall": _share(one.recall)}
            for name, one in sorted(counts.items())
        }
    return msgspec.json.format(msgspec.json.encode(plain), indent=1) + b"\n"


def _share(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
