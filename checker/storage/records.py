"""Rows as frozen values, so that nobody above this floor sees a database."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from checker.domain.message import Filling, Localised, Message, localised


class JobState(StrEnum):
    """How far a job is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """True where nothing more will happen."""
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """One file of a job, as it was sent."""

    role: str
    """``document``, ``declaration``, or ``report`` for a file of a harmonised transparency report."""
    sha256: str
    name: str
    """As sent, without folders and control characters."""
    media_type: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far the running step of a job is, in true counts."""

    name: str
    """``waiting``, ``reading``, ``evaluating`` or ``preparing``."""
    done: int = 0
    total: int = 0
    """0 where the number is not known beforehand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something the worker does."""

    number: int
    """Place in the queue."""
    id: str
    kind: str
    """``assess`` or ``edition``."""
    state: JobState
    request: Mapping[str, object]
    """What was asked for, in plain values."""
    assessment: str
    """Id of the assessment it made or works on; empty before there is one."""
    progress: Step
    messages: tuple[Message, ...]
    """Why it failed: one sentence, then one for each fault where there are many."""
    created: datetime
    started: datetime | None
    finished: datetime | None
    tries: int
    cancel: bool
    """True where somebody asked to stop it."""
    author: str = ""
    """Id of the person who asked for it; empty where nobody did."""
    case: str = ""
    """Id of the case it belongs to; empty outside of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRow:
    """What lists say about an assessment without opening it."""

    id: str
    job: str
    run_id: str
    created: datetime
    platform: str
    """Name of the platform as it is to be printed; empty where it is not known."""
    reference_day: str
    """ISO date, empty where the date is not established."""
    rule_set: str
    rule_set_version: str
    rule_set_digest: str
    documents: tuple[str, ...]
    """Names of the documents, in their order."""
    counts: tuple[tuple[str, int], ...]
    """Number of obligations by outcome, and ``questions``."""
    sha256: str
    """Of the assessment's bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Bytes made from an assessment: a view for the screens or a report."""

    kind: str
    language: str
    maker: str
    """Name of the shape it has; an edition of another shape is made again."""
    media_type: str
    body: bytes
    sha256: str = ""


def write_messages(messages: Sequence[Message]) -> str:
    """Write sentences so that they can be told in any language later."""
    kept = [
        {"text": message.text, "values": {name: _write_filling(value) for name, value in message.values}}
        for message in messages
    ]
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def read_messages(text: str | None) -> tuple[Message, ...]:
    """Read what `write_messages` wrote; nothing for nothing."""
    return tuple(
        Message(
            text=kept["text"],
            values=tuple((name, _read_filling(value)) for name, value in sorted(kept["values"].items())),
        )
        for kept in json.loads(text or "[]")
    )


def _write_filling(value: Filling) -> object:
    return dict(value.texts) if isinstance(value, Localised) else value


def _read_filling(value: str | float | dict[str, str]) -> Filling:
    return localised(**value) if isinstance(value, dict) else value
