"""Labelled documents: a folder with ``corpus.json``, the documents, and what people found in each.

The form of the labels is described in docs/rule-authors.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from checker.domain.errors import UsageFault
from checker.domain.evidence import Level

T = TypeVar("T")
INDEX = "corpus.json"
LABELS = "labels"
LARGEST = 16 * 1024 * 1024
"""Bytes of one file of labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A passage that people named, by the lines of the file, counted from 1, both included."""

    from_line: int
    to_line: int

    def meets(self, other: Lines) -> bool:
        """Tell whether two passages share a line."""
        return self.from_line <= other.to_line and other.from_line <= self.to_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What people say about one article, obligation or element in one document."""

    level: Level
    article: int | str = ""
    obligation: str = ""
    element: str = ""
    act: str = ""
    """Act of the article; empty for the first act of the rule set."""
    evidence: tuple[Lines, ...] = ()
    disputed: bool = False
    """True where people disagree; it is not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One document of a corpus."""

    name: str
    file: Path
    services: tuple[str, ...]
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A collection of documents that people read."""

    name: str
    documents: tuple[Labelled, ...]
    articles: tuple[str, ...] = ()
    """Articles that people looked for in every document; empty for those that some label names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    name: str
    file: str
    service: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    documents: tuple[_Entry, ...]
    articles: tuple[int | str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Labels:
    labels: tuple[Label, ...]


def read_corpus(folder: Path, services: tuple[str, ...] = (), *, labels: bool = True) -> Corpus:
    """Return the documents of a folder, with what people say about each.

    Args:
        folder: Holds ``corpus.json``, or without labels just documents.
        services: Service types where the index names none.
        labels: False where the labels are not needed; a single file, or a folder without index, will do then.

    Raises:
        UsageFault: A file is missing or is not what it must be.
    """
    if not labels and not (folder / INDEX).is_file():
        files = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else [folder]
        found = tuple(Labelled(name=path.stem, file=path, services=services) for path in files)
        return Corpus(name=folder.stem, documents=found)
    index = _read(folder / INDEX, _Index)
    return Corpus(
        name=folder.resolve().name,
        documents=tuple(_document(folder, entry, services, labels=labels) for entry in index.documents),
        articles=tuple(map(str, index.articles)),
    )


def _document(folder: Path, entry: _Entry, services: tuple[str, ...], *, labels: bool) -> Labelled:
    file = folder / entry.file
    if not file.resolve().is_relative_to(folder.resolve()):
        raise UsageFault.say(
            "{file} names {path}, which lies outside the corpus; name files inside it.",
            file=INDEX,
            path=entry.file,
        )
    own = tuple(word.strip() for word in entry.service.split(",") if word.strip())
    return Labelled(
        name=entry.name,
        file=file,
        services=services or own,
        labels=_read(folder / LABELS / f"{entry.name}.json", _Labels).labels if labels else (),
    )


def _read(file: Path, kind: type[T]) -> T:
    try:
        with file.open("rb") as source:
            return msgspec.json.decode(source.read(LARGEST), type=kind)
    except OSError as cause:
        raise UsageFault.say(
            "{path} cannot be read: {cause}.", path=str(file), cause=cause.strerror or str(cause)
        ) from cause
    except (msgspec.MsgspecError, ValueError) as cause:
        raise UsageFault.say(
            "{path} does not hold labels as they must be: {cause}.", path=str(file), cause=str(cause)
        ) from cause
