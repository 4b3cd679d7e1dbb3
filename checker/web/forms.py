"""What the start page sends, checked field by field; only what is named here is taken over."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import cast

from werkzeug.datastructures import FileStorage, ImmutableMultiDict, MultiDict

from checker.domain.errors import UploadRefused, UsageFault
from checker.domain.message import Message, say
from checker.domain.profile import SERVICES
from checker.messages import LANGUAGES
from checker.storage.originals import Originals
from checker.storage.records import Upload

Fields = MultiDict[str, str] | ImmutableMultiDict[str, str]
Files = MultiDict[str, FileStorage] | ImmutableMultiDict[str, FileStorage]

MOST_FILES = 20
MOST_TABLES = 60
LONGEST_NAME = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something to correct, and the field it belongs to."""

    field: str
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be assessed and how, as the person filled it in."""

    services: tuple[str, ...] = ()
    profile: str = ""
    """Name of a known service, empty for none."""
    size: str = ""
    """Whether the provider is a micro or small enterprise, ``yes`` or ``no``; empty where nobody said."""
    on: str = ""
    """Reference date as ISO text; empty to take it from the documents."""
    language: str = "en"
    """Of the report."""
    rules: tuple[str, ...] = ()
    """Names of rule sets; empty for the usual one."""
    faults: tuple[Fault, ...] = field(default=())

    @classmethod
    def from_request(cls, request: Mapping[str, object]) -> Wish:
        """Return the wish that a job keeps."""
        return cls(
            services=tuple(cast(list[str], request["services"])),
            profile=str(request["profile"]),
            size=str(request.get("size", "")),
            on=str(request["on"]),
            language=str(request["language"]),
            rules=tuple(cast(list[str], request.get("rules", []))),
        )

    def request(self) -> Mapping[str, object]:
        """Return the wish as the plain values that a job keeps."""
        return {
            "services": list(self.services),
            "profile": self.profile,
            "size": self.size,
            "on": self.on,
            "language": self.language,
            "rules": list(self.rules),
        }


def read_wish(
    fields: Fields, profiles: frozenset[str], rule_sets: Sequence[str], has_declaration: bool
) -> Wish:
    """Read the fields of the start page; faults stand beside what could be read."""
    services = tuple(name for name in SERVICES if name in fields.getlist("service"))
    profile, on, language = (fields.get(name, "").strip() for name in ("profile", "on", "language"))
    size = fields.get("size", "")
    return Wish(
        services=services,
        profile=profile,
        size=size if size in {"yes", "no"} else "",
        on=on,
        language=language if language in LANGUAGES else "en",
        rules=tuple(name for name in rule_sets if name in fields.getlist("rules")),
        faults=(
            *_faults_of_service(profile, profiles, is_known=bool(services or profile or has_declaration)),
            *_faults_of_day(on),
        ),
    )


def _faults_of_service(profile: str, profiles: frozenset[str], *, is_known: bool) -> Iterator[Fault]:
    if profile and profile not in profiles:
        yield Fault(
            field="profile", message=say("This service is not in the list; choose one from it, or none.")
        )
    if not is_known:
        yield Fault(
            field="service",
            message=say(
                "Tick at least one type of service, because duties depend on it; "
                "a known service or a declaration says it too."
            ),
        )


def _faults_of_day(on: str) -> Iterator[Fault]:
    if on and not is_day(on):
        yield Fault(
            field="on",
            message=say("The reference date is not a date; write it as year-month-day, such as 2024-05-23."),
        )


def keep_files(
    files: Files, originals: Originals, largest: int
) -> tuple[tuple[Upload, ...], tuple[Fault, ...]]:
    """Keep the files that were sent; where one is refused, the faults say which and why."""
    sent = [("document", file) for file in files.getlist("documents") if file.filename]
    sent += [("declaration", file) for file in files.getlist("declaration") if file.filename]
    faults: list[Fault] = []
    uploads: list[Upload] = []
    if not any(role == "document" for role, _ in sent):
        faults.append(Fault(field="documents", message=say("Choose at least one document to assess.")))
    if len(sent) > MOST_FILES:
        faults.append(
            Fault(field="documents", message=say("Send at most {number} files at once.", number=MOST_FILES))
        )
        return (), tuple(faults)
    for role, file in sent:
        name = display_name(file.filename or "")
        try:
            kept = originals.keep(file.stream, name, largest)
        except UploadRefused as refusal:
            faults.append(Fault(field="documents" if role == "document" else role, message=refusal.message))
        else:
            uploads.append(Upload(role=role, sha256=kept.sha256, name=name, size=kept.size))
    return tuple(uploads), tuple(faults)


def keep_report(
    files: Files, originals: Originals, largest: int
) -> tuple[tuple[Upload, ...], tuple[Fault, ...]]:
    """Keep the files of a harmonised report; where one is refused, the faults say which and why."""
    sent = [file for file in files.getlist("report") if file.filename]
    if not sent:
        return (), (Fault(field="report", message=say("Choose the files of the report.")),)
    if len(sent) > MOST_TABLES:
        many = say("Send at most {number} files at once.", number=MOST_TABLES)
        return (), (Fault(field="report", message=many),)
    uploads, faults = [], []
    for file in sent:
        name = display_name(file.filename or "")
        try:
            kept = originals.keep(file.stream, name, largest)
        except UploadRefused as refusal:
            faults.append(Fault(field="report", message=refusal.message))
        else:
            uploads.append(Upload(role="report", sha256=kept.sha256, name=name, size=kept.size))
    return tuple(uploads), tuple(faults)


SHORTEST_NAME = 3
"""Characters; what is shorter is a number and no name."""


def name_of(uploads: Sequence[Upload]) -> str:
    """Return what the files of a report are called together: what their names begin with, or `first + 9`."""
    names = [upload.name for upload in uploads]
    if len(names) == 1:
        return names[0]
    first, last = min(names), max(names)
    alike = next((at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), 0)
    begun = first[:alike].strip(" -_.")
    return begun if len(begun) >= SHORTEST_NAME else f"{names[0]} + {len(names) - 1}"


def line(fields: Fields, name: str, longest: int = 255) -> str:
    """Return one line of a form: bounded, without control characters and spaces around it."""
    return one_line(fields.get(name, ""), longest)


def paragraph(fields: Fields, name: str, longest: int = 5_000) -> str:
    """Return several lines of a form: bounded, without control characters but line ends."""
    return many_lines(fields.get(name, ""), longest)


def one_line(sent: str, longest: int = 255) -> str:
    """Return what was sent as one line."""
    text = "".join(letter if _is_visible(letter) else " " for letter in sent)
    return " ".join(text.split())[:longest]


def many_lines(sent: str, longest: int = 5_000) -> str:
    """Return what was sent as several lines."""
    lines = sent.replace("\r\n", "\n").split("\n")
    kept = ["".join(letter for letter in each if _is_visible(letter)).rstrip() for each in lines]
    return "\n".join(kept).strip()[:longest]


def day(fields: Fields, name: str) -> str:
    """Return a date of a form as ISO text, empty where none was filled in; raises `UsageFault`."""
    text = fields.get(name, "").strip()
    if text and not is_day(text):
        raise UsageFault.say(
            "{text} is not a date; write it as year-month-day, such as 2024-05-23.", text=text
        )
    return text


def display_name(sent: str) -> str:
    """Return a file name as it may be shown: no folders, plain spaces, no control characters, bounded."""
    bare = PurePosixPath(unicodedata.normalize("NFC", sent).replace("\\", "/")).name or "-"
    shown = "".join(letter if _is_visible(letter) else "\N{REPLACEMENT CHARACTER}" for letter in bare)
    spaced = "".join(" " if letter.isspace() else letter for letter in shown)
    short = spaced.encode()[:LONGEST_NAME].decode(errors="ignore")
    return short if short.strip() else "-"


def _is_visible(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def is_day(text: str) -> bool:
    """Tell whether a text is a date in ISO form."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
