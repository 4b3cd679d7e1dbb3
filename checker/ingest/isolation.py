"""Runs a task over hostile bytes in a child process and brings back its answer, whatever becomes of it."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from checker.ingest.confinement import confine
from checker.settings import Settings

Task = Callable[[], bytes]
_PIECE = 1 << 20
_HIGHEST_HANDLE = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came back from a child process."""

    answer: bytes
    """Everything the child wrote, complete or not."""
    ended: bool
    """True where the child ended by itself and without a fault."""
    out_of_time: bool = False
    too_much: bool = False
    """True where it wrote more than it may."""


def run_apart(task: Task, settings: Settings) -> Outcome:
    """Run `task` in a confined child process and return what it wrote.

    The child is a copy of this process where this process has one thread, which costs a few milliseconds. A
    copy of a process with several threads could wait for a lock for ever, so there a new interpreter is
    started; the task must then be one that can be pickled.
    """
    if threading.active_count() == 1 and hasattr(os, "fork"):
        return _fork(task, settings)
    return _spawn(task, settings)


def _fork(task: Task, settings: Settings) -> Outcome:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _live(task, settings, writing)
    os.close(writing)
    return _collect(child, reading, settings)


def _spawn(task: Task, settings: Settings) -> Outcome:
    reading, writing = os.pipe()
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module, nothing from outside
        [sys.executable, "-I", "-m", "checker.ingest.child", str(writing)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(writing,),
    ) as process:
        os.close(writing)
        with contextlib.suppress(BrokenPipeError), process.stdin or contextlib.nullcontext() as source:
            pickle.dump((task, settings), source)  # type: ignore[arg-type]
        return _collect(process.pid, reading, settings)


def live_apart(writing: int) -> NoReturn:
    """Be the child in a new interpreter: take the task from standard input and run it."""
    task, settings = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the parent just now
    _live(task, settings, writing)


def _live(task: Task, settings: Settings, writing: int) -> NoReturn:
    """Run the task in this process and end it; nothing is cleaned up, nothing belongs to the child."""
    status = 1
    try:
        gc.freeze()
        gc.set_threshold(100_000)
        _settle(writing)
        confine(settings)
        answer = memoryview(task())
        while answer:
            answer = answer[os.write(writing, answer[:_PIECE]) :]
        status = 0
    finally:
        os._exit(status)


def _settle(writing: int) -> None:
    """Keep the pipe and nothing else of what the parent had open."""
    with contextlib.suppress(OSError):
        os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.closerange(3, writing)
    os.closerange(writing + 1, _HIGHEST_HANDLE)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - until the end
    sys.dont_write_bytecode = True
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGXCPU):
        signal.signal(number, signal.SIG_DFL)


def _collect(child: int, reading: int, settings: Settings) -> Outcome:
    """Read what the child writes until it ends or its time is over; the child is gone afterwards."""
    most = max(settings.reading_memory, _PIECE)
    deadline = time.monotonic() + 2 * settings.reading_seconds
    patience = 0.0
    pieces: list[bytes] = []
    try:
        size = _drain(reading, pieces, deadline, most)
        patience = deadline if size <= most else 0.0
    finally:
        os.close(reading)
        status = _end(child, patience)
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    return Outcome(
        answer=b"".join(pieces),
        ended=status == 0,
        out_of_time=number == signal.SIGXCPU or (number == signal.SIGKILL and time.monotonic() >= deadline),
        too_much=size > most,
    )


def _drain(reading: int, pieces: list[bytes], deadline: float, most: int) -> int:
    """Read until the other side closes, the deadline comes or there is too much; return the amount."""
    size = 0
    while size <= most and _ready(reading, deadline):
        piece = os.read(reading, _PIECE)
        if not piece:
            break
        size += len(piece)
        pieces.append(piece)
    return size


def _ready(handle: int, deadline: float) -> bool:
    """Wait until something can be read from `handle`; false where the deadline comes first."""
    with selectors.DefaultSelector() as selector:
        selector.register(handle, selectors.EVENT_READ)
        return bool(selector.select(max(deadline - time.monotonic(), 0)))


def _end(child: int, deadline: float) -> int:
    """Wait for the child until the deadline, then end it; return its status."""
    with contextlib.suppress(OSError):
        handle = os.pidfd_open(child)
        try:
            ended = _ready(handle, deadline)
        finally:
            os.close(handle)
        if not ended:
            os.kill(child, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        return os.waitpid(child, 0)[1]
    return 1
