"""YAML as people write it: every scalar stays the text that was typed, and every value knows its line.

Nothing is guessed: ``16.10``, ``no`` and ``12:30`` are texts. Anchors, aliases, merge keys, tags and keys
that stand twice are faults, size and depth are capped, and all faults that can be found are found at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from checker.domain.message import Message, say
from checker.domain.obligation import Place

LARGEST = 2 * 1024 * 1024
"""Characters of one file."""
DEEPEST = 20
"""Levels of nesting of one file."""

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The parser in C where PyYAML was built with it; both give the same events."""

_Begin = yaml.MappingStartEvent | yaml.SequenceStartEvent
_Node = yaml.ScalarEvent | _Begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong in a file that people write; made by `fault_at`, which puts the place in it."""

    place: Place
    message: Message
    severity: str = "error"
    """``error`` or ``warning``."""


def fault_at(place: Place, message: Message, severity: str = "error") -> Fault:
    """Return a fault; ``{place}`` in the template of `message` becomes file and line."""
    values = tuple(sorted({**dict(message.values), "place": str(place)}.items()))
    return Fault(place=place, message=Message(text=message.text, values=values), severity=severity)


class Table(dict[str, Any]):
    """A YAML mapping: its values are texts, `Table` or `Rows`."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int = 1) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}
        """Line of every key."""


class Rows(list[Any]):
    """A YAML sequence: its items are texts, `Table` or `Rows`."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int = 1) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []
        """Line of every item."""


def line_at(value: object, path: tuple[str | int, ...]) -> int:
    """Return the line of the key or item at `path`, or of the nearest one around it."""
    line = value.line if isinstance(value, Table | Rows) else 1
    for step in path:
        if not isinstance(value, Table | Rows):
            break
        try:
            line, value = value.lines[step], value[step]  # type: ignore[index]
        except (LookupError, TypeError):
            break
    return line


def read_yaml(text: str, file: str, *, largest: int = LARGEST) -> tuple[object, tuple[Fault, ...]]:
    """Return the value of a YAML text (a text, `Table` or `Rows`) and every fault found in it.

    `file` names the text in places; `largest` is in characters. Where the text is no YAML, what was read
    before the first broken line is returned. An empty text gives an empty `Table`.
    """
    reading = _Reading(file=file)
    if len(text) > largest:
        reading.refuse(
            1, say("{place}: the file holds more than {largest} characters; split it.", largest=largest)
        )
        return reading.root, tuple(reading.faults)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            reading.take(event)
            if reading.stopped:
                break
    except yaml.MarkedYAMLError as broken:
        reading.broken(broken)
    except (yaml.reader.ReaderError, UnicodeError):
        reading.refuse(
            1, say("{place}: the file holds control characters or broken text; save it as UTF-8 text.")
        )
    return reading.root, tuple(reading.faults)


@dataclass(slots=True, kw_only=True)
class _Open:
    """A mapping or sequence whose end has not come yet."""

    value: Table | Rows
    flow: bool
    key: str | None = None
    """Key whose value comes next, in a mapping."""
    key_line: int = 0


@dataclass(slots=True, kw_only=True)
class _Reading:
    """Builds a value from events, without recursion and without ever following an alias."""

    file: str
    root: object = field(default_factory=Table)
    stack: list[_Open] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    documents: int = 0
    stopped: bool = False

    def refuse(self, line: int, message: Message) -> None:
        self.faults.append(fault_at(Place(file=self.file, line=line), message))

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        match event:
            case yaml.ScalarEvent():
                self._refuse_marks(event, line)
                self._scalar(event, line)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_marks(event, line)
                self._begin(event, line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()
            case yaml.AliasEvent():
                self.refuse(
                    line,
                    say(
                        "{place}: the alias *{name} is not allowed; write the text out.",
                        name=str(event.anchor),
                    ),
                )
                self._put("", line)
            case yaml.DocumentStartEvent():
                self._document(line)

    def broken(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        hint = next(
            (hint for words, hint in _BROKEN if words in f"{error.context} {error.problem}"),
            _BROKEN_OTHERWISE,
        )
        self.refuse(line, hint)

    def _refuse_marks(self, event: _Node, line: int) -> None:
        if event.anchor is not None:
            self.refuse(
                line,
                say(
                    "{place}: the anchor &{name} is not allowed; write the text out.", name=str(event.anchor)
                ),
            )
        if event.tag is not None:
            self.refuse(
                line, say("{place}: the tag {tag} is not allowed; everything is read as text.", tag=event.tag)
            )

    def _document(self, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            self.refuse(line, say("{place}: a second document begins here; remove the line of dashes."))
            self.stopped = True

    def _begin(self, event: _Begin, line: int) -> None:
        value = Table(line) if isinstance(event, yaml.MappingStartEvent) else Rows(line)
        self._put(value, line)
        self.stack.append(_Open(value=value, flow=bool(event.flow_style)))
        if len(self.stack) > DEEPEST:
            self.refuse(
                line, say("{place}: the values are nested more than {deepest} deep.", deepest=DEEPEST)
            )
            self.stopped = True

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        top = self.stack[-1] if self.stack else None
        if top is None or isinstance(top.value, Rows):
            self._put(event.value, line)
        elif top.key is None:
            self._key(top, event, line)
        else:
            if top.flow and not event.style and not event.value:
                self.refuse(
                    line,
                    say("{place}: {key} has no value; put text that holds a comma in quotes.", key=top.key),
                )
            self._put(event.value, line)

    def _key(self, top: _Open, event: yaml.ScalarEvent, line: int) -> None:
        top.key, top.key_line = event.value, line
        if event.value == "<<" and not event.style:
            self.refuse(line, say("{place}: the merge key << is not allowed; write the keys out."))
        elif isinstance(top.value, Table) and event.value in top.value:
            first = str(top.value.lines[event.value])
            self.refuse(
                line,
                say(
                    "{place}: {key} stands twice, first on line {first}; keep one.",
                    key=event.value,
                    first=first,
                ),
            )

    def _put(self, value: object, line: int) -> None:
        """Place a value where it belongs; of a key that stands twice the first value is kept."""
        top = self.stack[-1] if self.stack else None
        if top is None:
            self.root = value
        elif isinstance(top.value, Rows):
            top.value.append(value)
            top.value.lines.append(line)
        elif top.key is None:
            self.refuse(line, say("{place}: a key must be a word, not a list, a group of keys or an alias."))
            top.key, top.key_line = "", line
        else:
            if top.key not in top.value:
                top.value[top.key] = value
                top.value.lines[top.key] = top.key_line
            top.key = None


_BROKEN = (
    (
        "mapping values are not allowed",
        say("{place}: a colon stands where none can; put text that holds a colon in quotes."),
    ),
    (
        "cannot start any token",
        say("{place}: a character stands here that cannot begin a text; put the text in quotes."),
    ),
    (
        "expected key",
        say("{place}: the line is not indented like its neighbours, or a bracket is not closed."),
    ),
    (
        "did not find expected '-' indicator",
        say("{place}: a line of a list must begin with a dash, at the same depth."),
    ),
    (
        "did not find expected key",
        say("{place}: the line is not indented like its neighbours, or a quote is not closed."),
    ),
    ("expected ',' or", say("{place}: a comma or a closing bracket is missing, or a text is not in quotes.")),
    ("unexpected end of stream", say("{place}: a quote is opened and not closed.")),
    ("an anchor", say("{place}: an anchor is not allowed; put text that begins with & in quotes.")),
    ("simple key", say("{place}: a colon is missing, or the line is not indented like its neighbours.")),
    ("an alias", say("{place}: an alias is not allowed; put text that begins with * in quotes.")),
    ("tab", say("{place}: a tab stands here; indent with spaces.")),
)
_BROKEN_OTHERWISE = say("{place}: this line is not valid YAML; look for a missing quote, colon or indent.")
