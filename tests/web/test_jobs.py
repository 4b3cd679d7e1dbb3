"""Progress and receipt: true counts, cancel, what went wrong, and the one question at the end."""

import re

from flask.testing import FlaskClient

from checker.domain.message import say
from checker.storage.records import Job, JobState, Step, Upload
from checker.storage.store import Store
from tests.web.conftest import send

WISH = {"services": ["vlop"], "profile": "", "on": "", "language": "nl"}


def running(store: Store) -> Job:
    store.jobs.add("assess", WISH, [Upload(role="document", sha256="a" * 64, name="brief.pdf", size=1200)])
    job = store.jobs.claim("one")
    assert job is not None
    return job


def test_a_running_job_shows_true_counts_and_asks_again(client: FlaskClient, store: Store) -> None:
    job = running(store)
    store.jobs.beat(job, "one", Step(name="reading", done=2, total=3))
    page = client.get(f"/uploads/{job.id}").text
    assert "2 of 3" in page
    assert re.search(r"second(s)? so far", page)
    assert "brief.pdf" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "Cancel" in page


def test_work_can_be_cancelled(client: FlaskClient, store: Store) -> None:
    job = running(store)
    assert send(client, f"/uploads/{job.id}/cancel").status_code == 303
    assert "It stops at the next step" in client.get(f"/uploads/{job.id}").text
    store.jobs.stopped(job, "one")
    page = client.get(f"/uploads/{job.id}").text
    assert "stopped because somebody asked" in page
    assert 'http-equiv="refresh"' not in page


def test_a_failure_is_said_in_the_readers_language(client: FlaskClient, store: Store) -> None:
    job = running(store)
    store.jobs.fail(job, "one", [say("{name} is empty; choose the file again.", name="brief.pdf")])
    assert "brief.pdf is empty" in client.get(f"/uploads/{job.id}").text
    assert "brief.pdf is leeg" in client.get(f"/uploads/{job.id}?lang=nl").text


def test_the_same_files_can_be_tried_again(client: FlaskClient, store: Store) -> None:
    job = running(store)
    store.jobs.fail(job, "one", [say("Done.")])
    answer = send(client, f"/uploads/{job.id}/again")
    new = store.jobs.get(answer.headers["Location"].rpartition("/")[2])
    assert (new.state, new.request) == (JobState.QUEUED, job.request)
    assert store.jobs.uploads(new.id) == store.jobs.uploads(job.id)


def test_at_the_end_stands_the_receipt_and_one_question(client: FlaskClient, store: Store, kept: str) -> None:
    job = store.assessments.get(kept).job
    page = client.get(f"/uploads/{job}").text
    assert "Is this the paper you meant?" in page
    assert f'href="/assessments/{kept}/"' in page
    for fact in ("position-paper-lantaarn.pdf", "not before 23 May 2024", "One page was not read", "SHA-256"):
        assert fact in page


def test_work_that_is_no_upload_has_no_page(client: FlaskClient, store: Store) -> None:
    job = store.jobs.add("edition", {"kind": "pdf", "language": "nl"}, assessment="a1")
    for address in (f"/uploads/{job}", f"/uploads/{job}/change"):
        assert client.get(address).status_code == 404
    for address in (f"/uploads/{job}/cancel", f"/uploads/{job}/again"):
        assert send(client, address).status_code == 404


def test_the_start_page_leads_back_to_work_in_progress(client: FlaskClient, store: Store) -> None:
    job = running(store)
    assert f'href="/uploads/{job.id}"' in client.get("/").text
