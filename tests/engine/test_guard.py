"""Whatever a plugin does, the caller gets an answer or a failure, and the process is as it was."""

import contextlib
import locale
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.engine.guard import Answer, Failure, guarded


def test_an_answer_comes_back() -> None:
    answer = guarded("good", lambda: 42, 5)
    assert answer == Answer(value=42)


def leave() -> None:
    sys.exit("gone")


def recurse() -> None:
    recurse()


def raising(error: BaseException) -> Callable[[], None]:
    def call() -> None:
        raise error

    return call


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (raising(ValueError("secret text of a document")), "ValueError"),
        (raising(MemoryError()), "MemoryError"),
        (raising(KeyboardInterrupt()), "KeyboardInterrupt"),
        (raising(GeneratorExit()), "GeneratorExit"),
        (leave, "SystemExit"),
        (recurse, "RecursionError"),
    ],
)
def test_whatever_is_raised_becomes_a_failure_that_names_the_plugin(
    call: Callable[[], None], named: str
) -> None:
    failure = guarded("bad", call, 5)
    assert isinstance(failure, Failure)
    assert "bad" in str(failure.message)
    assert named in str(failure.message)
    assert "secret" not in str(failure.message)


def test_an_interrupt_from_the_keyboard_stops_everything() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
    try:
        with pytest.raises(KeyboardInterrupt):
            guarded("good", lambda: os.kill(os.getpid(), signal.SIGINT), 5)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)


def test_whoever_ends_the_process_is_obeyed_in_the_middle_of_a_plugin() -> None:
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
    try:
        with pytest.raises(SystemExit):
            guarded("good", lambda: os.kill(os.getpid(), signal.SIGTERM), 5)
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert isinstance(guarded("good", lambda: os.kill(os.getpid(), signal.SIGINT), 5), Answer)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def loop() -> None:
    while True:
        pass


def loop_stubbornly() -> None:
    for _ in range(3):
        with contextlib.suppress(Exception):
            loop()


@pytest.mark.parametrize("call", [loop, loop_stubbornly])
def test_a_plugin_that_hangs_is_stopped(call: Callable[[], None]) -> None:
    failure = guarded("endless", call, 0.05)
    assert isinstance(failure, Failure)
    assert "endless" in str(failure.message)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_outside_the_main_thread_the_call_is_made_without_an_alarm() -> None:
    answers: list[object] = []
    thread = threading.Thread(target=lambda: answers.append(guarded("good", lambda: 1, 5)))
    thread.start()
    thread.join()
    assert answers == [Answer(value=1)]


def test_what_a_plugin_changes_of_the_process_is_put_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, words = Path.cwd(), locale.setlocale(locale.LC_ALL)

    def meddle() -> int:
        sys.stdout.write("noise")
        sys.stdout.close()
        os.chdir(tmp_path)
        locale.setlocale(locale.LC_ALL, "C")
        return 1

    assert guarded("meddler", meddle, 5) == Answer(value=1)
    sys.stdout.write("still there\n")
    assert capsys.readouterr().out == "still there\n"
    assert Path.cwd() == folder
    assert locale.setlocale(locale.LC_ALL) == words
