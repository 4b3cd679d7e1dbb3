"""A reader can die, hang, lie or grow; the process that asked it gets one sentence and goes on."""

import gc
import mmap
import os
import threading
from pathlib import Path

import pytest

from checker.domain.document import Document
from checker.domain.errors import CheckerError, ReaderDied, UnreadableDocument
from checker.ingest import accept, read
from checker.offers import Reading
from checker.settings import Settings
from tests.ingest import strange

SETTINGS = Settings(reading_seconds=20)
TEXT = b"We act. You may complain."


def read_with(function: object, data: bytes = TEXT, settings: Settings = SETTINGS) -> tuple[Document, ...]:
    reader = strange.reader(function)
    upload = accept(data, "paper.txt", settings, {reader.name: reader})
    return read(upload, reader, settings, "d1")


def open_files() -> int:
    """Count the handles of this process, where the system lists them."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


def children() -> set[int]:
    """Return the processes that this one started and has not yet taken leave of."""
    tasks = Path("/proc/self/task").iterdir()
    return {int(pid) for task in tasks for pid in (task / "children").read_text().split()}


def test_a_good_reader_is_read() -> None:
    (document,) = read_with(strange.good)
    assert [document.text[one.start : one.end] for one in document.passages] == [
        "We act.",
        "You may complain.",
    ]
    assert (document.id, document.name, document.reader, document.size) == (
        "d1",
        "paper.txt",
        "strange",
        len(TEXT),
    )


@pytest.mark.parametrize("function", [strange.prints], ids=lambda function: function.__name__)
def test_noise_does_not_matter(function: object) -> None:
    assert read_with(function)[0].text == TEXT.decode()


@pytest.mark.parametrize(
    "function",
    [
        strange.dies,
        strange.killed,
        strange.raises,
        strange.leaves,
        strange.recurses,
        strange.writes_into_the_pipe,
        strange.answers_nothing,
        strange.lies_about_offsets,
        strange.lies_about_types,
        strange.gives_a_surrogate,
    ],
    ids=lambda function: function.__name__,
)
def test_a_reader_that_breaks_costs_one_sentence(function: object) -> None:
    with pytest.raises(ReaderDied) as caught:
        read_with(function)
    sentence = str(caught.value)
    assert sentence.startswith("paper.txt was not read: ")
    assert sentence.endswith(".")
    assert "Traceback" not in sentence
    assert "secret" not in sentence


def test_a_loop_is_ended_by_the_processor_time_it_takes() -> None:
    with pytest.raises(ReaderDied, match="more than 1 seconds of computing"):
        read_with(strange.hangs, settings=Settings(reading_seconds=1))


def test_a_child_that_closes_everything_and_sleeps_is_ended() -> None:
    with pytest.raises(ReaderDied):
        read_with(strange.closes_the_pipe, settings=Settings(reading_seconds=1))


def test_what_the_parent_has_mapped_leaves_the_child_as_much_memory() -> None:
    with mmap.mmap(-1, SETTINGS.reading_memory):
        assert read_with(strange.good)[0].text == TEXT.decode()


def test_memory_is_limited() -> None:
    with pytest.raises(CheckerError, match=r"memory|broke down"):
        read_with(strange.allocates)


@pytest.mark.parametrize(
    "function",
    [strange.connects, strange.forks, strange.starts_a_program, strange.kills_its_parent],
    ids=lambda function: function.__name__,
)
def test_a_reader_reaches_nothing_but_its_bytes(function: object) -> None:
    with pytest.raises(ReaderDied):
        read_with(function)


def test_a_reader_writes_no_file(tmp_path: Path) -> None:
    target = tmp_path / "traces"
    with pytest.raises(ReaderDied):
        read_with(strange.writes_a_file, str(target).encode())
    assert not target.exists() or target.read_bytes() == b""


def test_a_refusal_arrives_as_it_was_said() -> None:
    with pytest.raises(UnreadableDocument, match=r"^paper\.txt is written in invisible ink"):
        read_with(strange.refuses)


def test_no_children_and_no_handles_are_left_behind() -> None:
    read_with(strange.good)
    gc.collect()
    before, others = open_files(), children()
    for function in (strange.good, strange.dies, strange.raises):
        try:
            read_with(function)
        except ReaderDied:
            continue
    assert open_files() == before
    assert children() == others


def test_a_process_with_threads_starts_a_new_interpreter(monkeypatch: pytest.MonkeyPatch) -> None:
    forked = []
    monkeypatch.setattr(os, "fork", lambda: forked.append(1))
    from checker.plugins.readers import plain

    (reader,) = plain.checker_readers(SETTINGS)
    upload = accept(TEXT, "paper.txt", SETTINGS, {"plain": reader})
    done = threading.Event()
    waiting = threading.Thread(target=done.wait)
    waiting.start()
    try:
        (document,) = read(upload, reader, SETTINGS, "d1")
    finally:
        done.set()
        waiting.join()
    assert document.text == TEXT.decode()
    assert not forked


def test_the_same_bytes_give_the_same_document_both_ways() -> None:
    from checker.plugins.readers import plain

    (reader,) = plain.checker_readers(SETTINGS)
    upload = accept(TEXT, "paper.txt", SETTINGS, {"plain": reader})
    first = read(upload, reader, SETTINGS, "d1")
    done = threading.Event()
    waiting = threading.Thread(target=done.wait)
    waiting.start()
    second = read(upload, reader, SETTINGS, "d1")
    done.set()
    waiting.join()
    assert first == second


def test_what_a_reading_is() -> None:
    assert Reading(document=strange.GOOD).attachments == ()
