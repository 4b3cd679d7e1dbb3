"""Names of bodies in a text, as a register writes them or as words with capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from checker.plugins.checks.reading import Read
from checker.plugins.checks.vocabulary import data

from checker.domain.document import Passage
from checker.domain.register import Register, names_of

_NAME = re.compile(
    r"(?<![\w@.-])(?:[A-Z][A-Za-zÀ-ÿ]*[A-Z][A-Za-zÀ-ÿ]*|[A-ZÀ-Ý][a-zà-ÿ]{2,}[A-Za-zÀ-ÿ]*)(?![\w@])"
)
_HOSTS = re.compile(
    r"\b(?:bij|at|bei|chez|auprès de) (?P<names>[A-Z][\w-]*(?:(?:, | en | and | und | et )[A-Z][\w-]*)*)"
)
_SHORTEST = 2
REACH = 2
"""Passages behind a place in which its names may follow."""
_FULL_STOPS = ".!?:•-»"


class Names:
    """Tells which bodies are named where; one that a register knows has one name, however it is written."""

    def __init__(self, registers: Iterable[Register | None], own: Iterable[str] = ()) -> None:
        """Take the registers that know bodies, and the names of the service itself, which tell nothing."""
        self._registers = [register for register in registers if register is not None]
        self._own = {word.casefold() for name in own for word in name.split()}

    @cached_property
    def known(self) -> Mapping[str, str]:
        """Every way of writing a known name that is one word, and the name it stands for."""
        return {
            name: row["name"]
            for register in self._registers
            for row in register.records()
            for name in sorted(names_of(row))
            if " " not in name and len(name) >= _SHORTEST
        }

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        return frozenset(data("ordinary.yaml")["words"])

    def around(self, read: Read, group: tuple[Passage, ...]) -> dict[str, int]:
        """Return the names in some passages and those beside them in the same paragraph, with their place."""
        passages = read.document.passages
        indices = [passage.index for passage in group]
        beside = range(max(indices[0] - 1, 0), min(indices[-1] + 1 + REACH, len(passages)))
        block = group[0].paragraph
        near = [index for index in beside if passages[index].paragraph == block and index not in indices]
        found: dict[str, int] = {}
        for index in [*indices, *near]:
            for name in self.in_passage(read, passages[index]):
                found.setdefault(name, index)
        return found

    def hosts(self, read: Read, groups: Iterable[tuple[Passage, ...]]) -> frozenset[str]:
        """Return the names at which something is held: platforms, in "flagger at A, B and C"."""
        found = (
            match["names"]
            for group in groups
            for passage in group
            for match in _HOSTS.finditer(read.document.text, passage.start, passage.end)
        )
        return frozenset(
            self.known.get(word, word) for names in found for word in re.findall(r"[\w-]+", names)
        )

    def in_passage(self, read: Read, passage: Passage) -> list[str]:
        """Return the names in a passage."""
        found = []
        for match in _NAME.finditer(read.document.text, passage.start, passage.end):
            word = match[0]
            if word.casefold() in self._own or word.casefold() in self._ordinary:
                continue
            if word in self.known:
                found.append(self.known[word])
            elif not _begins_sentence(read.document.text, passage.start, match.start()):
                found.append(word)
        return found


def _begins_sentence(text: str, start: int, place: int) -> bool:
    before = text[start:place].rstrip(" \n«“\"'‘(")
    return not before or before[-1] in _FULL_STOPS
