"""Calls a plugin so that whatever it does costs its own elements an outcome and nothing else."""

from __future__ import annotations

import contextlib
import locale
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from types import FrameType
from typing import Generic, TypeVar

from checker.domain.message import Message, say

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a plugin gave no answer that can be used."""

    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Generic[T]):
    """What a plugin returned."""

    value: T


class _TimeRanOut(BaseException):
    """Raised inside a plugin by the alarm; not an `Exception`, so that a plugin does not swallow it."""


def guarded(name: str, call: Callable[[], T], seconds: float) -> Answer[T] | Failure:
    """Call a plugin; whatever it raises, and however long it takes, an answer or a failure comes back.

    Args:
        name: Name of the plugin, for the sentence that says what happened.
        call: The call, ready to be made.
        seconds: Time it may take; it is held in the main thread only, where alarms can interrupt.

    Raises:
        BaseException: what a signal to the process raises; somebody else than the plugin asked to stop.
    """
    asked: list[int] = []
    try:
        with _put_back(), _alarm(seconds), _requests(asked):
            return Answer(value=call())
    except _TimeRanOut:
        return _hung(name, seconds)
    except BaseException as cause:  # SystemExit and the like must not end checker either
        if asked:
            raise
        return _raised(name, cause)


def _hung(name: str, seconds: float) -> Failure:
    return Failure(
        message=say("The plugin {name} was stopped after {seconds} seconds.", name=name, seconds=int(seconds))
    )


def _raised(name: str, cause: BaseException) -> Failure:
    return Failure(
        message=say("The plugin {name} stopped with {error}.", name=name, error=type(cause).__name__)
    )


def _in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise `_TimeRanOut` after some seconds, and again each second, should the plugin catch the first."""
    if not _in_main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise _TimeRanOut

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0.0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _requests(asked: list[int]) -> Iterator[None]:
    """Note whether somebody asked the process to stop, to tell that from what a plugin raises by itself.

    What checker does on a signal stays what it was; a signal that is ignored stays ignored.
    """
    if not _in_main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    obeyed = {number: handler for number, handler in before.items() if callable(handler)}

    def note(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        obeyed[signal.Signals(number)](number, frame)

    try:
        for number in obeyed:
            signal.signal(number, note)
        yield
    finally:
        for number, handler in before.items():
            if handler is not None:
                signal.signal(number, handler)


@contextlib.contextmanager
def _put_back() -> Iterator[None]:
    """Keep what a plugin prints off the output, and undo what it changes of the process."""
    folder, words = _folder(), locale.setlocale(locale.LC_ALL)
    streams = sys.stdin, sys.stdout, sys.stderr
    try:
        with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):  # noqa: PTH123
            yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams
        with contextlib.suppress(OSError):
            os.chdir(folder)
        locale.setlocale(locale.LC_ALL, words)


def _folder() -> str:
    """Return the working directory; an empty name where it was removed."""
    try:
        return os.getcwd()  # noqa: PTH109 - a Path of a removed folder cannot be told from one that is there
    except OSError:
        return ""
