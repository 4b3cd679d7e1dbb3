"""The queue: oldest first, one worker a job, taken over when a worker dies, given up after three tries."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from checker.domain.errors import NotFound
from checker.domain.message import say
from checker.storage.jobs import LEASE, MOST_TRIES, Cancelled
from checker.storage.records import Job, JobState, Step, Upload
from checker.storage.store import Store
from tests.storage.conftest import Clock

LONGER = LEASE + timedelta(seconds=1)
WISH = {"services": ["vlop"], "language": "nl"}


def claimed(store: Store, worker: str = "one") -> Job:
    job = store.jobs.claim(worker)
    assert job is not None
    return job


def test_a_job_keeps_its_wish_and_its_files(store: Store) -> None:
    upload = Upload(role="document", sha256="a" * 64, name="brief €.pdf", size=12)
    job = store.jobs.get(store.jobs.add("assess", WISH, [upload, upload]))
    assert (job.state, job.request, job.progress) == (JobState.QUEUED, WISH, Step(name="waiting"))
    assert store.jobs.uploads(job.id) == (upload, upload)


def test_an_unknown_job_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.jobs.get("nothing")


def test_the_oldest_job_goes_first(store: Store) -> None:
    ids = [store.jobs.add("assess", WISH) for _ in range(3)]
    assert [claimed(store).id for _ in ids] == ids
    assert store.jobs.claim("one") is None


def test_an_assessment_goes_before_a_report(store: Store) -> None:
    report = store.jobs.add("edition", {"kind": "pdf"}, assessment="a1")
    assessment = store.jobs.add("assess", WISH)
    assert [claimed(store).id for _ in range(2)] == [assessment, report]


def test_two_workers_never_get_the_same_job(store: Store) -> None:
    ids = {store.jobs.add("assess", WISH) for _ in range(20)}
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda worker: store.jobs.claim(f"w{worker}"), range(24)))
    found = [job.id for job in taken if job]
    assert len(found) == len(set(found))
    assert set(found) <= ids


def test_a_job_whose_worker_died_is_taken_over(store: Store, clock: Clock) -> None:
    store.jobs.add("assess", WISH)
    dead = claimed(store, "dead")
    assert store.jobs.claim("heir") is None
    clock.pass_by(LONGER)
    heir = claimed(store, "heir")
    assert (heir.id, heir.tries) == (dead.id, 2)
    with pytest.raises(Cancelled):
        store.jobs.finish(dead, "dead", "a1")
    store.jobs.finish(heir, "heir", "a1")
    assert store.jobs.get(heir.id).assessment == "a1"


def test_a_worker_that_gives_signs_of_life_keeps_its_job(store: Store, clock: Clock) -> None:
    store.jobs.add("assess", WISH)
    job = claimed(store)
    for _ in range(5):
        clock.pass_by(LEASE / 2)
        store.jobs.beat(job, "one", Step(name="reading", done=1, total=3))
        assert store.jobs.claim("other") is None
    assert store.jobs.get(job.id).progress == Step(name="reading", done=1, total=3)


def test_a_job_of_a_worker_known_to_be_dead_is_taken_over_at_once(store: Store) -> None:
    store.jobs.add("assess", WISH)
    claimed(store, "dead")
    store.jobs.mourn("somebody else")
    assert store.jobs.claim("heir") is None
    store.jobs.mourn("dead")
    assert claimed(store, "heir").tries == 2


def test_what_failed_leaves_the_list_after_a_day(store: Store, clock: Clock) -> None:
    store.jobs.add("assess", WISH)
    store.jobs.fail(claimed(store), "one", [say("Done.")])
    waiting = store.jobs.add("assess", WISH)
    clock.pass_by(timedelta(days=2))
    assert [job.id for job in store.jobs.unfinished()] == [waiting]


def test_a_job_that_kills_its_workers_is_given_up(store: Store, clock: Clock) -> None:
    job_id = store.jobs.add("assess", WISH)
    for number in range(MOST_TRIES):
        claimed(store, f"w{number}")
        clock.pass_by(LONGER)
    assert store.jobs.claim("last") is None
    job = store.jobs.get(job_id)
    assert job.state is JobState.FAILED
    assert "3" in str(job.messages[0])


def test_a_job_that_is_given_back_counts_no_try(store: Store) -> None:
    store.jobs.add("assess", WISH)
    for _ in range(MOST_TRIES + 2):
        claimed(store, "one")
        store.jobs.release("one")
    assert claimed(store).tries == 1


def test_a_waiting_job_that_is_cancelled_never_starts(store: Store) -> None:
    job_id = store.jobs.add("assess", WISH)
    store.jobs.cancel(job_id)
    assert store.jobs.get(job_id).state is JobState.CANCELLED
    assert store.jobs.claim("one") is None


def test_a_running_job_that_is_cancelled_stops_at_its_next_step(store: Store) -> None:
    store.jobs.add("assess", WISH)
    job = claimed(store)
    store.jobs.cancel(job.id)
    assert store.jobs.get(job.id).cancel
    with pytest.raises(Cancelled):
        store.jobs.beat(job, "one")
    store.jobs.stopped(job, "one")
    assert store.jobs.get(job.id).state is JobState.CANCELLED


def test_a_job_cancelled_while_its_worker_is_dead_is_not_begun_again(store: Store, clock: Clock) -> None:
    store.jobs.add("assess", WISH)
    job = claimed(store)
    store.jobs.cancel(job.id)
    clock.pass_by(LONGER)
    assert store.jobs.claim("heir") is None
    assert store.jobs.get(job.id).state is JobState.CANCELLED


def test_a_job_that_is_over_cannot_be_cancelled(store: Store) -> None:
    store.jobs.add("assess", WISH)
    job = claimed(store)
    store.jobs.finish(job, "one", "a1")
    store.jobs.cancel(job.id)
    assert store.jobs.get(job.id).state is JobState.DONE


def test_a_failure_keeps_its_sentences(store: Store) -> None:
    store.jobs.add("assess", WISH)
    job = claimed(store)
    messages = (say("{name} is empty.", name="a.pdf"), say("Line {line}.", line=3))
    store.jobs.fail(job, "one", messages)
    assert store.jobs.get(job.id).messages == messages
    assert [found.id for found in store.jobs.unfinished()] == [job.id]


def test_the_same_edition_is_asked_for_once(store: Store) -> None:
    wish = {"kind": "pdf", "language": "nl"}
    job_id = store.jobs.add("edition", wish, assessment="a1")
    pending = store.jobs.pending("edition", "a1", dict(reversed(wish.items())))
    assert pending is not None
    assert pending.id == job_id
    assert store.jobs.pending("edition", "a2", wish) is None
