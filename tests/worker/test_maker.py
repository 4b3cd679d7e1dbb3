"""From uploads to pages and reports, with the shipped plugins and rules."""

import io
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from checker.domain.errors import CheckerError
from checker.report.screen import SHAPE
from checker.settings import Settings
from checker.storage.records import Job, JobState, Upload
from checker.storage.store import Store, open_store
from checker.worker.maker import Maker
from tests.databases import chosen

SAMPLE = (files("checker") / "samples" / "position-paper-nl.pdf").read_bytes()
WISH = {"services": ["vlop"], "profile": "", "on": "2024-06-01", "language": "nl"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with chosen() as url:
        opened = open_store(tmp_path_factory.mktemp("data"), url=url)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def maker(store: Store) -> Maker:
    return Maker.open(Settings(data=Path("unused")), store)


def told(_step: str, _done: int, _total: int) -> None:
    """Take no notice of the progress."""


def queued(store: Store, data: bytes, name: str, wish: dict[str, object]) -> Job:
    kept = store.originals.keep(io.BytesIO(data), name, 10_000_000)
    store.jobs.add("assess", wish, [Upload(role="document", sha256=kept.sha256, name=name, size=kept.size)])
    job = store.jobs.claim("w")
    assert job is not None
    return job


@pytest.fixture(scope="module")
def assessed(store: Store, maker: Maker) -> str:
    """Return the id of the assessed sample."""
    job = queued(store, SAMPLE, "sample.pdf", WISH)
    maker.make(job, "w", told)
    return store.jobs.get(job.id).assessment


def test_the_web_page_is_told_which_services_are_known(store: Store, maker: Maker) -> None:
    notice = store.notice("catalogue")
    assert notice is not None
    names = [profile["name"] for profile in notice["profiles"]]  # type: ignore[attr-defined]
    assert names == sorted(set(names), key=str.casefold)
    assert len(names) > 10
    tiktok = next(profile for profile in notice["profiles"] if profile["name"] == "TikTok")  # type: ignore[attr-defined]
    assert (tiktok["services"], tiktok["size"], tiktok["designated_on"]) == ("vlop", "no", "2023-04-25")


def test_the_web_page_is_told_which_rule_sets_are_installed(store: Store, maker: Maker) -> None:
    notice = store.notice("catalogue")
    assert notice is not None
    names = [each["id"] for each in notice["rule_sets"]]  # type: ignore[attr-defined]
    assert names[0] == "eu-dsa"
    assert {"eu-tco", "eu-political-ads"} <= set(names)


def test_the_pages_are_ready_in_both_languages(store: Store, assessed: str) -> None:
    for language in ("nl", "en"):
        edition = store.assessments.edition(assessed, "screen", language, SHAPE)
        assert edition is not None
        assert len(msgspec.json.decode(edition.body)["duties"]) > 20
    reading = store.assessments.edition(assessed, "reading", "", SHAPE)
    assert reading is not None
    row = store.assessments.get(assessed)
    assert row.documents == ("sample.pdf",)
    assert dict(row.counts)["duties"] > 20


def test_the_report_is_made_ahead_of_time(store: Store, maker: Maker, assessed: str) -> None:
    job = store.jobs.claim("w")
    assert job is not None
    assert job.request == {"kind": "pdf", "language": "nl"}
    maker.make(job, "w", told)
    report = store.assessments.edition(assessed, "pdf", "nl", SHAPE)
    assert report is not None
    assert report.body.startswith(b"%PDF-")
    assert report.media_type == "application/pdf"


def test_a_page_is_drawn_once_it_is_asked_for(store: Store, maker: Maker, assessed: str) -> None:
    (upload,) = store.jobs.uploads(store.assessments.get(assessed).job)
    wanted = store.jobs.add(
        "page", {"sha256": upload.sha256, "page": 2, "name": upload.name}, assessment=assessed
    )
    job = store.jobs.claim("w", wanted)
    assert job
    maker.page(job, "w", told)
    drawn = store.pictures.find(upload.sha256, 2)
    assert drawn
    assert drawn.png.startswith(b"\x89PNG")
    assert drawn.width < drawn.height
    assert store.pictures.find(upload.sha256, 1) is None
    assert store.jobs.get(wanted).state is JobState.DONE


@pytest.mark.parametrize(
    ("data", "name"), [(b"%PDF-1.7 broken", "broken.pdf"), (b"\x00\x01\x02" * 50, "what.bin")]
)
def test_what_cannot_be_read_is_one_sentence(maker: Maker, tmp_path: Path, data: bytes, name: str) -> None:
    store = open_store(tmp_path)
    job = queued(store, data, name, WISH)
    with pytest.raises(CheckerError, match=name):
        Maker(service=maker.service, store=store).make(job, "w", told)
    store.close()
