"""One platform over time: what changed from each of its assessments to the next, and through what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import msgspec

from checker.domain.message import Message, say
from checker.web.matrix import Cell, rows
from checker.web.papers import Paper


class Cause(StrEnum):
    """Through what an assessment can differ from the one before it."""

    DOCUMENT = "document"
    RULES = "rules"
    PROFILE = "profile"
    PLUGIN = "plugin"
    PERSON = "person"


CAUSES: Mapping[Cause, Message] = {
    Cause.DOCUMENT: say("other documents"),
    Cause.RULES: say("other rules or registers"),
    Cause.PROFILE: say("another profile or reference date"),
    Cause.PLUGIN: say("another version of checker or of a plugin"),
    Cause.PERSON: say("a decision of a person"),
}
OF_RULES = frozenset({"rule_set", "register"})
"""Kinds of components that are rules; the others are the program and its plugins."""


class _Component(msgspec.Struct):
    kind: str
    name: str
    version: str
    digest: str = ""


class _Provenance(msgspec.Struct):
    components: tuple[_Component, ...]


class _Body(msgspec.Struct):
    provenance: _Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One assessment in the course of time."""

    paper: Paper
    facts: Mapping[str, str]
    """Profile and reference date."""
    components: Mapping[tuple[str, str], str]
    """Version and digest of everything that took part, by kind and name."""

    @property
    def documents(self) -> dict[str, str]:
        """Names of the documents by their fingerprint."""
        return {each["sha256"]: each["name"] for each in self.paper.view["documents"]}

    @property
    def of_id(self) -> dict[str, str]:
        """Fingerprints of the documents by the id under which quotes name them."""
        view = self.paper.view
        return {
            paper["id"]: document["sha256"]
            for paper, document in zip(view["papers"], view["documents"], strict=False)
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """An element that is shown otherwise than in the assessment before."""

    before: Cell
    after: Cell
    citation: str
    asks: str
    causes: tuple[Cause, ...]
    """What it can come from, of what differs; empty where nothing is known that differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From one assessment to the next."""

    before: Version
    after: Version
    differs: Mapping[Cause, tuple[str, ...]]
    """What differs between both, each with names."""
    changes: tuple[Changed, ...]


def components_of(body: bytes) -> Mapping[tuple[str, str], str]:
    """Return what took part in an assessment, read from the bytes that are kept of it."""
    found = msgspec.json.decode(body, type=_Body).provenance.components
    return {(each.kind, each.name): f"{each.version} {each.digest}".strip() for each in found}


def steps(versions: Sequence[Version]) -> list[Step]:
    """Return what changed from each assessment to the next, oldest first."""
    return [_step(before, after) for before, after in pairwise(versions)]


def _step(before: Version, after: Version) -> Step:
    differs = {cause: names for cause, names in _differs(before, after) if names}
    changes = tuple(_changes(before, after, differs))
    if any(Cause.PERSON in change.causes for change in changes):
        differs[Cause.PERSON] = ()
    return Step(before=before, after=after, differs=differs, changes=changes)


def _differs(before: Version, after: Version) -> Iterator[tuple[Cause, tuple[str, ...]]]:
    old, new = before.documents, after.documents
    gone = [f"− {name}" for digest, name in old.items() if digest not in new]
    come = [f"+ {name}" for digest, name in new.items() if digest not in old]
    yield Cause.DOCUMENT, (*gone, *come)
    names = _named(before.components, after.components)
    yield Cause.RULES, tuple(text for kind, text in names if kind in OF_RULES)
    facts = [
        f"{name}: {before.facts[name] or '–'} → {after.facts[name] or '–'}"
        for name in before.facts
        if before.facts[name] != after.facts[name]
    ]
    yield Cause.PROFILE, tuple(facts)
    yield Cause.PLUGIN, tuple(text for kind, text in names if kind not in OF_RULES)


def _named(old: Mapping[tuple[str, str], str], new: Mapping[tuple[str, str], str]) -> list[tuple[str, str]]:
    """Return kind and name of every component that differs, with its versions."""
    return [
        (kind, f"{name}: {_short(old.get((kind, name)))} → {_short(new.get((kind, name)))}")
        for kind, name in sorted({*old, *new})
        if old.get((kind, name)) != new.get((kind, name))
    ]


def _short(version: str | None) -> str:
    number, _, digest = (version or "–").partition(" ")
    return f"{number} ({digest[:8]})" if digest else number


def _changes(before: Version, after: Version, differs: Mapping[Cause, object]) -> Iterator[Changed]:
    papers = (before.paper, after.paper)
    for duty in dict.fromkeys(duty["id"] for paper in papers for duty in paper.view["duties"]):
        for row in rows(papers, duty, ""):
            old, new = row.cells
            if _state(old) != _state(new):
                yield Changed(
                    before=old,
                    after=new,
                    citation=row.duty["citation"],
                    asks=row.part["asks"],
                    causes=tuple(_causes(old, new, (before, after), differs)),
                )


def _state(cell: Cell) -> tuple[object, ...]:
    """Return what a reader sees of a cell, apart from the quotes."""
    if cell.duty is None or cell.part is None:
        return ()
    is_bound = cell.duty["outcome"]["id"] != "not_applicable"
    ids = (cell.part[name]["id"] for name in ("level", "relied_level", "outcome"))
    return (*ids, bool(cell.quotes), is_bound, _verdict(cell))


def _verdict(cell: Cell) -> str:
    if cell.duty is None or cell.part is None:
        return ""
    held = cell.paper.held.get((cell.duty["id"], cell.part["id"]))
    return held.said.verdict if held else ""


def _causes(
    old: Cell, new: Cell, sides: tuple[Version, Version], differs: Mapping[Cause, object]
) -> Iterator[Cause]:
    """Yield what a change can come from: what is certain first, else everything that differs."""
    if not (old.part and new.part):
        yield Cause.RULES
        return
    is_by_machine = _state(old)[:-1] != _state(new)[:-1]
    if is_by_machine:
        lost = _sources(old, sides[0]) - set(sides[1].documents)
        gained = _sources(new, sides[1]) - set(sides[0].documents)
        yield from [Cause.DOCUMENT] if lost or gained else [cause for cause in Cause if cause in differs]
    if _verdict(old) != _verdict(new):
        yield Cause.PERSON


def _sources(cell: Cell, side: Version) -> set[str]:
    """Return the fingerprints of the documents that a cell quotes."""
    return {side.of_id.get(quote["document_id"], "") for quote in cell.quotes} - {""}
