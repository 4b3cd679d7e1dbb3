"""Readers that misbehave in every way a reader can, and one that does not."""

import os
import signal
import socket
import sys
import time
from dataclasses import replace

from checker.domain.document import Document, Passage
from checker.domain.errors import UnreadableDocument
from checker.offers import Attachment, Reader, Reading

GOOD = Document(
    id="",
    name="",
    media_type="",
    sha256="",
    size=0,
    reader="",
    text="We act. You may complain.\n\nIt is free.",
)


def good(data: bytes, name: str) -> Reading:
    return Reading(document=replace(GOOD, text=data.decode()))


def dies(data: bytes, name: str) -> Reading:
    os._exit(3)


def killed(data: bytes, name: str) -> Reading:
    signal.raise_signal(signal.SIGSEGV)
    os.abort()


def hangs(data: bytes, name: str) -> Reading:
    while True:
        pass


def raises(data: bytes, name: str) -> Reading:
    raise KeyError("secret")


def leaves(data: bytes, name: str) -> Reading:
    sys.exit(0)


def recurses(data: bytes, name: str) -> Reading:
    return recurses(data, name)


def refuses(data: bytes, name: str) -> Reading:
    raise UnreadableDocument.say("{name} is written in invisible ink; ask for another copy.", name=name)


def prints(data: bytes, name: str) -> Reading:
    sys.stdout.write("garbage " * 10_000)
    sys.stderr.write("more garbage")
    os.write(1, b"\x00\xff" * 1000)
    return good(data, name)


def writes_into_the_pipe(data: bytes, name: str) -> Reading:
    for handle in range(3, 64):
        try:
            os.write(handle, b"\x93garbage")
        except OSError:
            continue
    return good(data, name)


def closes_the_pipe(data: bytes, name: str) -> Reading:
    os.closerange(0, 64)
    time.sleep(3600)
    return good(data, name)


def allocates(data: bytes, name: str) -> Reading:
    return good(b"x" * (8 << 30), name)


def connects(data: bytes, name: str) -> Reading:
    socket.create_connection(("127.0.0.1", 9), timeout=1)
    return good(data, name)


def forks(data: bytes, name: str) -> Reading:
    os.fork()
    return good(data, name)


def starts_a_program(data: bytes, name: str) -> Reading:
    os.execv("/bin/true", ["true"])  # noqa: S606 - what a reader must not be able to do


def kills_its_parent(data: bytes, name: str) -> Reading:
    os.kill(os.getppid(), signal.SIGKILL)
    return good(data, name)


def writes_a_file(data: bytes, name: str) -> Reading:
    with open(data.decode(), "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("was here")
    return good(data, name)


def answers_nothing(data: bytes, name: str) -> Reading:
    return None  # type: ignore[return-value]


def lies_about_offsets(data: bytes, name: str) -> Reading:
    return Reading(document=replace(GOOD, passages=(Passage(index=0, start=0, end=10_000),)))


def lies_about_types(data: bytes, name: str) -> Reading:
    return Reading(document=replace(GOOD, title=7))  # type: ignore[arg-type]


def gives_a_surrogate(data: bytes, name: str) -> Reading:
    return Reading(document=replace(GOOD, title="\ud800"))


def carries(data: bytes, name: str) -> Reading:
    attachments = (
        Attachment(name="a.txt", data=b"Attached."),
        Attachment(name="b.png", data=b"\x89PNG"),
    )
    return Reading(document=GOOD, attachments=attachments)


def carries_itself(data: bytes, name: str) -> Reading:
    return Reading(document=GOOD, attachments=(Attachment(name="again.txt", data=data),))


def recognises(data: bytes) -> bool:
    return data.startswith(b"\x01MEMO")


def dies_recognising(data: bytes) -> bool:
    os._exit(1)


def reader(read: object, name: str = "strange", media_type: str = "text/plain") -> Reader:
    """Return a reader of plain text made of one of these functions."""
    return Reader(name=name, media_types=(media_type,), read=read)  # type: ignore[arg-type]
