"""What was acknowledged is there, whatever happens to the process; many writers wait for one another."""

import io
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from checker.storage.records import Upload
from checker.storage.store import Store, open_store
from tests.processes import heard, running

WRITERS, WRITES = 8, 10

UPLOADER = """
import io, sys
from pathlib import Path
from checker.storage.records import Upload
from checker.storage.store import open_store

store = open_store(Path(sys.argv[1]))
for number in range(10_000):
    kept = store.originals.keep(io.BytesIO(f"{sys.argv[2]}-{number}".encode() * 5_000), "a.txt", 10**9)
    upload = Upload(role="document", sha256=kept.sha256, name="a.txt", size=kept.size)
    print(store.jobs.add("assess", {}, [upload]), flush=True)
"""


def test_many_writers_wait_for_one_another(tmp_path: Path) -> None:
    def write(writer: int) -> list[str]:
        store = open_store(tmp_path)
        ids = [store.jobs.add("assess", {"writer": writer}) for _ in range(WRITES)]
        store.close()
        return ids

    open_store(tmp_path).close()
    with ThreadPoolExecutor(WRITERS) as pool:
        written = [job for ids in pool.map(write, range(WRITERS)) for job in ids]
    store = open_store(tmp_path)
    found = [job.id for _ in written if (job := store.jobs.claim("w"))]
    assert sorted(found) == sorted(written)
    store.close()


def test_the_same_file_sent_twice_at_once_is_kept_once(store: Store) -> None:
    with ThreadPoolExecutor(4) as pool:
        kept = list(
            pool.map(lambda _: store.originals.keep(io.BytesIO(b"same" * 99_999), "a", 10**9), range(8))
        )
        uploads = [Upload(role="document", sha256=each.sha256, name="a", size=each.size) for each in kept]
        jobs = list(pool.map(lambda upload: store.jobs.add("assess", {}, [upload]), uploads))
    assert len({each.sha256 for each in kept}) == 1
    assert all(store.jobs.uploads(job) for job in jobs)
    assert len([path for path in store.originals.folder.rglob("*") if path.is_file()]) == 1


@pytest.mark.slow
def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    acknowledged: list[str] = []
    for after in (1, 2, 3, 5, 8, 13):
        command = [sys.executable, "-c", UPLOADER, str(tmp_path), str(after)]
        with running(command) as process:
            acknowledged += [heard(process) for _ in range(after)]
            process.kill()
            assert process.stdout is not None
            acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
    store = open_store(tmp_path)
    for job in acknowledged:
        (upload,) = store.jobs.uploads(job)
        assert len(store.originals.read(upload.sha256)) == upload.size
    while job_found := store.jobs.claim("w"):
        assert store.jobs.uploads(job_found.id), "a job without its files"
    store.close()
