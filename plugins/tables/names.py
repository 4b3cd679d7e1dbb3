"""Platforms and bodies that a text names, as the registers know them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.plugins.tables.words import BODY

from checker.domain.assessment import Dossier
from checker.domain.register import Register, names_of

PLATFORMS, FLAGGERS, BODIES = "designated-services", "trusted-flaggers", "government-channels"
REGISTERS = (PLATFORMS, FLAGGERS, BODIES)
_SHORTEST = 3
"""Letters of a name that is looked for by itself; a shorter one is also a word or an article number."""
_AFTER = (
    r"(?:(?<= bij )|(?<= to )|(?<= by )|(?<= on )|(?<= op )|(?<= door )|(?<= bei )|(?<= auf )|(?<= sur ))"
)
"""Words before a short name of a platform, such as X."""
_FORMER = re.compile(r"^(?:formerly|voorheen) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name where it stands."""

    key: str
    """The same for all names of one party: a platform goes with its provider; empty for "the ministry"."""
    start: int
    end: int


class Names:
    """Finds the names of some rows of registers in a text, with their capitals."""

    def __init__(self, keys: dict[str, str], short: bool = False) -> None:
        """Take every name with its key; short names count after a preposition only, or never."""
        self._keys = keys
        parts = list(_by_letter(name for name in keys if _is_long(name)))
        few = [re.escape(name) for name in sorted(keys) if not _is_long(name)] if short else []
        parts += [name + _AFTER.replace(" )", f" {name})") for name in few]
        self._pattern = re.compile(rf"(?:{'|'.join(parts)})(?![\w-])") if parts else None

    def within(self, text: str, start: int, end: int) -> tuple[Named, ...]:
        """Return the names between two offsets, in their order."""
        if self._pattern is None:
            return ()
        return tuple(
            Named(key=self._keys[match.group()], start=match.start(), end=match.end())
            for match in self._pattern.finditer(text, start, end)
        )


def _by_letter(names: Iterable[str]) -> Iterator[str]:
    """Yield a pattern for the names of each first letter, longest first.

    What begins with letters is looked for by its letters; what begins with a look back, at every character.
    """
    rest: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        rest.setdefault(re.escape(name[0]), []).append(re.escape(name[1:]))
    for letter, ends in rest.items():
        yield rf"{letter}(?<![\w-]{letter})(?:{'|'.join(ends)})"


def _is_long(name: str) -> bool:
    return len(name) >= _SHORTEST


def platform_names(dossier: Dossier) -> Names:
    """Return the names of platforms and their providers; services of one provider share a key."""
    keys: dict[str, str] = {}
    for row in _rows(dossier.register(PLATFORMS)):
        provider = row.get("provider", "").split(" ")[0].strip(",.")
        key = provider or row.get("name", "")
        for name in (*names_of(row)[1:], provider):
            if name:
                keys.setdefault(name, key)
    if dossier.profile.name:
        keys.setdefault(dossier.profile.name, dossier.profile.name)
    return Names(keys, short=True)


def body_names(dossier: Dossier) -> Names:
    """Return the names of bodies that are, or could be, called trusted flaggers."""
    keys: dict[str, str] = {}
    for register in (dossier.register(FLAGGERS), dossier.register(BODIES)):
        for row in _rows(register):
            for name in names_of(row):
                keys.setdefault(_FORMER.sub("", name), row.get("name", ""))
    return Names({name: key for name, key in keys.items() if name})


def bodies_within(names: Names, text: str, start: int, end: int) -> tuple[Named, ...]:
    """Return bodies between two offsets: those of the registers, and ministries by their pattern."""
    known = names.within(text, start, end)
    ministries = [
        _ministry(match, known) for match in BODY.finditer(text, start, end) if " " in match.group().strip()
    ]
    covered = [(each.start, each.end) for each in ministries]
    rest = [each for each in known if not any(a <= each.start and each.end <= b for a, b in covered)]
    return tuple(sorted((*ministries, *rest), key=lambda each: each.start))


def _ministry(match: re.Match[str], known: Iterable[Named]) -> Named:
    inner = next((each.key for each in known if match.start() <= each.start < match.end()), "")
    own = match.group() if any(match.groups()) else ""
    return Named(key=inner or own, start=match.start(), end=match.end())


def _rows(register: Register | None) -> Iterator[dict[str, str]]:
    for row in register.records() if register else ():
        yield dict(row)
