"""From files to a harmonised report: a report reader in a child process, and what is checked afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import msgspec

from checker.domain.errors import CheckerError, ReaderDied, UnreadableDocument, UploadRefused
from checker.domain.harmonised import (
    BLANK,
    NOT_APPLICABLE,
    NUMBER,
    PLACEHOLDER,
    TEXT,
    HarmonisedReport,
)
from checker.domain.harmonised_template import PARTS
from checker.domain.message import Message
from checker.ingest.isolation import Outcome, run_apart
from checker.offers import Attachment, ReportReader
from checker.settings import MEBIBYTE, Settings

STATES = frozenset((BLANK, NUMBER, NOT_APPLICABLE, PLACEHOLDER, TEXT))
MOST_FILES = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the child says: a report, or why there is none."""

    report: HarmonisedReport | None = None
    refused: Message | None = None
    failed: str = ""
    """Name of an error that no reader should raise."""


_DECODER = msgspec.msgpack.Decoder(Answer)


def read_report(
    files: Sequence[Attachment], readers: Mapping[str, ReportReader], settings: Settings, name: str
) -> HarmonisedReport:
    """Return the report in some files that were handed in together under one name.

    Raises:
        UploadRefused: There is no file, or too much of them.
        UnreadableDocument: No reader finds a report in them; the sentence says why.
        ReaderDied: The child process died, hung or answered nonsense.
    """
    _weigh(files, settings, name)
    outcome = run_apart(partial(read_here, tuple(readers[key] for key in sorted(readers)), files), settings)
    answer = _answer(outcome, settings, name)
    if answer.refused:
        raise UnreadableDocument(answer.refused)
    if answer.report is None:
        raise _died(answer.failed, settings, name)
    return answer.report


def read_here(readers: Sequence[ReportReader], files: Sequence[Attachment]) -> bytes:
    """Read in this process, the child, and return the packed answer of the first reader that can."""
    refused: Message | None = None
    for reader in readers:
        try:
            return msgspec.msgpack.encode(Answer(report=reader.read(files)))
        except CheckerError as cause:
            refused = refused or cause.message
        except Exception as cause:
            return msgspec.msgpack.encode(Answer(failed=type(cause).__name__))
    return msgspec.msgpack.encode(Answer(refused=refused, failed="" if refused else "LookupError"))


def _weigh(files: Sequence[Attachment], settings: Settings, name: str) -> None:
    if not files:
        raise UploadRefused.say(
            "{name} holds no table; hand in CSV files, a ZIP of them, XLSX or ODS.", name=name
        )
    if len(files) > MOST_FILES:
        raise UploadRefused.say(
            "{name} holds more than {limit} files; hand in one report at a time.", name=name, limit=MOST_FILES
        )
    if sum(len(file.data) for file in files) > settings.largest_upload:
        raise UploadRefused.say(
            "{name} is larger than {limit} MB, the most that is taken in; send it in parts.",
            name=name,
            limit=settings.largest_upload // MEBIBYTE,
        )


def _answer(outcome: Outcome, settings: Settings, name: str) -> Answer:
    if not outcome.ended or outcome.too_much:
        raise _died("CPU" if outcome.out_of_time else "", settings, name)
    try:
        answer = _DECODER.decode(outcome.answer)
    except (msgspec.MsgspecError, ValueError, RecursionError) as cause:
        raise _died("", settings, name) from cause
    if answer.report and not _can_be(answer.report):
        raise _died("", settings, name)
    return answer


def _can_be(report: HarmonisedReport) -> bool:
    """Tell whether a report is one: the child worked on hostile bytes and is not believed."""
    numbers = [part.number for part in report.parts]
    return (
        all(number in PARTS for number in numbers)
        and numbers == sorted(set(numbers))
        and all(
            cell.state in STATES and (cell.number is not None) == (cell.state == NUMBER)
            for _, _, cell in report.cells()
        )
        and all(cell.number is None or cell.number.is_finite() for _, _, cell in report.cells())
    )


def _died(error: str, settings: Settings, name: str) -> ReaderDied:
    if error == "CPU":
        return ReaderDied.say(
            "{name} was not read: it takes more than {seconds} seconds of computing; ask for a simpler copy.",
            name=name,
            seconds=settings.reading_seconds,
        )
    if error == "MemoryError":
        return ReaderDied.say(
            "{name} was not read: it needs more than {limit} MB of memory; ask for a simpler copy.",
            name=name,
            limit=settings.reading_memory // MEBIBYTE,
        )
    if error:
        return ReaderDied.say(
            "{name} was not read: it is damaged, or not built as files of its kind are; "
            "ask for another copy.",
            name=name,
        )
    return ReaderDied.say(
        "{name} was not read: the process that read it broke down, because it is damaged or needs more than "
        "{limit} MB of memory; ask for another copy.",
        name=name,
        limit=settings.reading_memory // MEBIBYTE,
    )
