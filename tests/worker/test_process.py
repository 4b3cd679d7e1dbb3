"""The worker takes a job, does it, and whatever happens the job ends with a sentence."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from checker.domain.errors import UploadRefused
from checker.storage.jobs import Cancelled
from checker.storage.records import Job, JobState
from checker.storage.store import Store, open_store
from checker.worker.maker import Maker
from checker.worker.process import Grip, work_once
from tests.databases import chosen

Tell = Callable[[str, int, int], None]


class Doing:
    """Stands where the maker stands, and does what a test wants."""

    def __init__(self, deed: Callable[[Job, str, Tell], None]) -> None:
        self.make = deed


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with chosen() as url:
        opened = open_store(tmp_path, url=url)
        yield opened
        opened.close()


def worked(store: Store, deed: Callable[[Job, str, Tell], None]) -> Job:
    job_id = store.jobs.add("assess", {})
    assert work_once(cast(Maker, Doing(deed)), store, "w")
    return store.jobs.get(job_id)


def test_an_empty_queue_is_no_work(store: Store) -> None:
    assert not work_once(cast(Maker, Doing(lambda *_: None)), store, "w")


def test_progress_is_told_in_the_words_of_the_queue(store: Store) -> None:
    def deed(job: Job, worker: str, tell: Tell) -> None:
        tell("read", 2, 5)
        step = store.jobs.get(job.id).progress
        assert (step.name, step.done, step.total) == ("reading", 2, 5)
        store.jobs.finish(job, worker, "a1")

    assert worked(store, deed).state is JobState.DONE


def test_a_refusal_becomes_the_sentence_of_the_job(store: Store) -> None:
    def deed(_job: Job, _worker: str, _tell: Tell) -> None:
        raise UploadRefused.say("{name} is empty; choose the file again.", name="a.pdf")

    job = worked(store, deed)
    assert job.state is JobState.FAILED
    assert str(job.messages[0]) == "a.pdf is empty; choose the file again."


def test_a_fault_ends_the_job_without_a_traceback(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    def deed(_job: Job, _worker: str, _tell: Tell) -> None:
        raise ZeroDivisionError

    job = worked(store, deed)
    assert job.state is JobState.FAILED
    assert "Something went wrong inside checker" in str(job.messages[0])
    assert "ZeroDivisionError" in caplog.text


def test_a_cancelled_job_stops_at_its_next_step(store: Store) -> None:
    def deed(job: Job, _worker: str, tell: Tell) -> None:
        store.jobs.cancel(job.id)
        tell("evaluate", 0, 1)

    assert worked(store, deed).state is JobState.CANCELLED


def test_a_lost_grip_is_noticed_at_the_next_step(store: Store) -> None:
    store.jobs.add("assess", {})
    job = store.jobs.claim("w")
    assert job is not None
    grip = Grip(store=store, job=job, worker="w")
    grip.lost.set()
    with pytest.raises(Cancelled):
        grip.tell("read", 0, 1)
