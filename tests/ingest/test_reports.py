"""Reports are read in a child process; whatever becomes of it is one sentence."""

import io
import os
import zipfile
from collections.abc import Sequence
from dataclasses import replace

import pytest
from checker.plugins.reports.harmonised import read

from checker.domain.errors import ReaderDied, UnreadableDocument, UploadRefused
from checker.domain.harmonised import HarmonisedReport, Part
from checker.ingest.reports import read_report
from checker.offers import Attachment, ReportReader
from checker.settings import MEBIBYTE, Settings
from tests.harmonised.forms import as_zip
from tests.harmonised.made import clean

READERS = {"harmonised-report": ReportReader(name="harmonised-report", read=read)}
SETTINGS = Settings(reading_seconds=20)


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(6):
            archive.writestr(f"{number}_notices.csv", b"," * (60 * MEBIBYTE))
    return target.getvalue()


def dies(files: Sequence[Attachment]) -> HarmonisedReport:
    os._exit(3)


def stumbles(files: Sequence[Attachment]) -> HarmonisedReport:
    raise KeyError("inside")


def lies(files: Sequence[Attachment]) -> HarmonisedReport:
    return HarmonisedReport(parts=(Part(number=99, file="x", header=(), rows=()),))


def test_what_comes_back_is_what_was_read() -> None:
    files = clean().files()
    assert read_report(files, READERS, SETTINGS, "report") == read(files)


@pytest.mark.parametrize(
    ("name", "data"),
    [("bomb.zip", bomb()), ("a.csv", b"\0\1\2"), ("b.xlsx", as_zip([])), ("c.zip", b"PK\x03\x04\xff")],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_files_are_refused_with_a_sentence(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as fault:
        read_report([Attachment(name=name, data=data)], READERS, SETTINGS, name)
    assert fault.value.message.english().endswith(".")


@pytest.mark.parametrize("reading", [dies, stumbles, lies])
def test_a_reader_that_fails_is_one_sentence(reading: object) -> None:
    readers = {"x": ReportReader(name="x", read=reading)}  # type: ignore[arg-type]
    with pytest.raises(ReaderDied):
        read_report(clean().files(), readers, SETTINGS, "report")


def test_too_much_and_nothing_are_refused_before_reading() -> None:
    with pytest.raises(UploadRefused):
        read_report([], READERS, SETTINGS, "empty")
    small = replace(SETTINGS, largest_upload=10)
    with pytest.raises(UploadRefused):
        read_report(clean().files(), READERS, small, "large")
