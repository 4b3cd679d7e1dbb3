"""Opened rule sets in the cache: found by the bytes of their files, read back as the values they became."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from checker.cache import Cache, key_of
from checker.domain.obligation import RuleSet
from checker.rulesets.sources import files_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    shared: dict[str, str]
    """Files of other rule sets that took part, and the digest of each."""
    rule_set: RuleSet


_DECODER = msgspec.msgpack.Decoder(_Entry)


@dataclass(frozen=True, slots=True)
class Kept:
    """The place of one rule set in the cache."""

    cache: Cache
    key: str

    @classmethod
    def of(cls, folder: Traversable, cache: Cache) -> Kept | None:
        """Return the place of a folder as it is now, None where nothing is kept."""
        if cache.folder is None:
            return None
        return cls(cache, key_of("rule set", *_content(folder)))

    def read(self, evaluators: frozenset[str] | None) -> RuleSet | None:
        """Return the rule set, None where it must be opened: it is new, or names a strange evaluator."""
        data = self.cache.read(self.key)
        try:
            entry = _DECODER.decode(data) if data else None
        except (msgspec.MsgspecError, ValueError):
            return None
        if entry is None or any(_digest(name) != digest for name, digest in entry.shared.items()):
            return None
        named = {element.evaluator for element in entry.rule_set.elements}
        return entry.rule_set if evaluators is None or named <= evaluators else None

    def write(self, rule_set: RuleSet, shared: tuple[str, ...]) -> None:
        """Keep a rule set without faults; `shared` are the files of other rule sets that took part."""
        entry = _Entry(shared={name: _digest(name) for name in shared}, rule_set=rule_set)
        self.cache.write(self.key, msgspec.msgpack.encode(entry))


def _content(folder: Traversable) -> Iterator[bytes]:
    for name, file in sorted(files_of(folder), key=lambda pair: pair[0]):
        yield name.encode()
        yield file.read_bytes() if file.is_file() else b""


def _digest(name: str) -> str:
    """Return the digest of a file of a shipped rule set, empty where it is not there."""
    file = files("checker.rules").joinpath(name)
    return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
