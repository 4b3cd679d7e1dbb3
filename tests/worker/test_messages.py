"""Procrastinate on PostgreSQL: a message names a job, twice is once, and a killed worker loses nothing."""

import asyncio
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pytest

from checker.domain.errors import UsageFault
from checker.settings import Settings
from checker.storage.records import JobState
from checker.storage.store import Store, open_store
from checker.worker.messages import messenger, send, sweep
from checker.worker.process import engine_of
from tests.databases import postgresql
from tests.processes import heard, running

WORKER = """
import signal, sys
from pathlib import Path
from checker.storage.store import open_store
from checker.worker import messages

data, url, name, lasts = sys.argv[1:]
store = open_store(Path(data), url=url)

def work(wanted):
    job = store.jobs.claim(name, wanted)
    if job is None:
        print("nothing", flush=True)
        return
    print("begun", flush=True)
    if lasts == "forever":
        signal.pause()
    store.jobs.finish(job, name, "a1")
    print("done", flush=True)

messages.serve(messages.messenger(url), store, name, work)
"""


@pytest.fixture
def url() -> Iterator[str]:
    with postgresql() as made:
        yield made


@pytest.fixture
def store(tmp_path: Path, url: str) -> Iterator[Store]:
    opened = open_store(tmp_path, url=url)
    yield opened
    opened.close()


@contextmanager
def worker(tmp_path: Path, url: str, lasts: str = "") -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    name = secrets.token_hex(4)
    command = [sys.executable, "-c", WORKER, str(tmp_path), url, name, lasts]
    with running(command) as process:
        yield name, process


def done_by(process: "subprocess.Popen[str]") -> list[str]:
    """Return what a worker says of the next job; a message that came twice says nothing of one."""
    lines = (heard(process) for _ in iter(int, 1))
    return list(islice((line for line in lines if line != "nothing"), 2))


@pytest.mark.slow
def test_a_killed_worker_loses_nothing_and_the_job_is_done_once(
    store: Store, tmp_path: Path, url: str
) -> None:
    with worker(tmp_path, url, "forever") as (dead, process):
        job = store.jobs.add("assess", {})
        assert heard(process) == "begun"
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    store.jobs.mourn(dead)
    with worker(tmp_path, url) as (heir, process):
        assert done_by(process) == ["begun", "done"]
        other = store.jobs.add("assess", {})
        assert done_by(process) == ["begun", "done"]
        found = store.jobs.get(job)
        assert (found.state, found.tries) == (JobState.DONE, 2)
        assert store.jobs.get(other).tries == 1
        assert store.jobs.free() == ()
        assert heir != dead


@pytest.mark.slow
def test_a_message_that_comes_twice_does_nothing(store: Store, tmp_path: Path, url: str) -> None:
    with worker(tmp_path, url) as (_, process):
        job = store.jobs.add("assess", {})
        assert done_by(process) == ["begun", "done"]

        async def again() -> None:
            app = messenger(url)
            app.task(name="checker.work", queue="checker")(lambda job: job)
            async with app.open_async():
                await send(app, job)
                await sweep(app, store)

        # A browser's driver leaves its event loop running in the thread of the tests, so this takes another.
        with ThreadPoolExecutor(1) as pool:
            pool.submit(lambda: asyncio.run(again())).result()
        assert heard(process) == "nothing"
    assert store.jobs.get(job).tries == 1


def test_a_certain_job_is_claimed_where_it_is_free(store: Store) -> None:
    first, second = store.jobs.add("assess", {}), store.jobs.add("assess", {})
    assert store.jobs.free() == (first, second)
    assert store.jobs.claim("w", second)
    assert store.jobs.claim("w", second) is None
    assert store.jobs.free() == (first,)


def test_the_engine_is_known_and_has_its_database() -> None:
    with pytest.raises(UsageFault, match="needs a PostgreSQL database"):
        messenger("")
    with pytest.raises(UsageFault, match="is no engine"):
        engine_of(Settings(engine="carrier pigeons"))
