"""Assessments and editions: kept whole, listed newest first, never half."""

from datetime import timedelta

import pytest

from checker.domain.errors import NotFound
from checker.storage.jobs import Cancelled
from checker.storage.records import AssessmentRow, Edition, Job
from checker.storage.store import Store
from tests.storage.conftest import Clock

BODY = b'{"form":"x","text":"\xe2\x82\xac"}'


def edition(kind: str = "screen", language: str = "nl", body: bytes = b"{}", maker: str = "1") -> Edition:
    return Edition(kind=kind, language=language, maker=maker, media_type="application/json", body=body)


def row(store: Store, name: str, job: Job) -> AssessmentRow:
    return AssessmentRow(
        id=name,
        job=job.id,
        run_id="abc",
        created=job.created,
        platform="Klankbord",
        reference_day="2024-06-01",
        rule_set="eu-dsa",
        rule_set_version="0.1.0",
        rule_set_digest="d1",
        documents=("één.pdf", "b.eml"),
        counts=(("addressed", 2), ("duties", 5)),
        sha256="",
    )


def kept(store: Store, name: str) -> AssessmentRow:
    store.jobs.add("assess", {})
    job = store.jobs.claim("one")
    assert job is not None
    store.assessments.keep_rule_set("d1", b"rules")
    store.assessments.keep(row(store, name, job), BODY, job, "one", [edition()])
    return store.assessments.get(name)


def test_an_assessment_comes_back_as_it_was_kept(store: Store) -> None:
    found = kept(store, "a1")
    assert store.assessments.body("a1") == BODY
    assert store.assessments.rule_set("a1") == b"rules"
    assert found.documents == ("één.pdf", "b.eml")
    assert dict(found.counts) == {"addressed": 2, "duties": 5}
    assert store.jobs.get(found.job).assessment == "a1"
    assert store.assessments.edition("a1", "screen", "nl", "1") is not None


def test_lists_begin_with_the_newest(store: Store, clock: Clock) -> None:
    for number in range(4):
        kept(store, f"a{number}")
        clock.pass_by(timedelta(seconds=1))
    assert [found.id for found in store.assessments.recent(3)] == ["a3", "a2", "a1"]


def test_what_is_not_there_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.assessments.get("a1")
    with pytest.raises(NotFound):
        store.assessments.body("a1")


def test_a_worker_that_lost_its_job_keeps_nothing(store: Store) -> None:
    store.jobs.add("assess", {})
    job = store.jobs.claim("one")
    assert job is not None
    with pytest.raises(Cancelled):
        store.assessments.keep(row(store, "a1", job), BODY, job, "somebody else", [edition()])
    with pytest.raises(NotFound):
        store.assessments.get("a1")


def test_an_edition_of_another_shape_does_not_count(store: Store) -> None:
    kept(store, "a1")
    assert store.assessments.edition("a1", "screen", "nl", "2") is None
    store.assessments.keep_edition("a1", edition(body=b"[]", maker="2"))
    found = store.assessments.edition("a1", "screen", "nl", "2")
    assert found is not None
    assert found.body == b"[]"
    assert store.assessments.edition("a1", "screen", "nl", "1") is None
