"""A harmonised report that was uploaded is checked, compared and printed; bad files get a sentence."""

import io
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from checker.domain.harmonised_checks import STATES
from checker.settings import Settings
from checker.storage.records import Job, JobState, Upload
from checker.storage.store import Store, open_store
from checker.worker.maker import Maker
from checker.worker.process import work_once
from tests.databases import chosen
from tests.harmonised.made import Amounts, clean

WISH = {"name": "h2", "tier": "", "statements": None, "earlier_name": ""}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with chosen() as url:
        opened = open_store(tmp_path_factory.mktemp("data"), url=url)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def maker(store: Store) -> Maker:
    return Maker.open(Settings(data=Path("unused")), store)


def uploads(store: Store, amounts: Amounts, role: str = "report") -> list[Upload]:
    return [keep(store, each.name, each.data, role) for each in clean(amounts).files()]


def keep(store: Store, name: str, data: bytes, role: str = "report") -> Upload:
    kept = store.originals.keep(io.BytesIO(data), name, 10_000_000)
    return Upload(role=role, sha256=kept.sha256, name=name, size=kept.size)


def done(store: Store, maker: Maker, kind: str, wish: dict[str, object], files: list[Upload]) -> Job:
    job = store.jobs.add(kind, wish, files)
    assert work_once(maker, store, "w", job)
    return store.jobs.get(job)


def test_a_report_is_checked(store: Store, maker: Maker) -> None:
    job = done(store, maker, "report", WISH, uploads(store, Amounts()))
    assert job.state is JobState.DONE, job.messages
    found = store.results.find(job.id, "screen", "nl")
    assert found
    page = msgspec.json.decode(found.body)
    assert len(page["results"]) == sum(each["count"] for each in page["counts"])
    assert {each["state"] for each in page["results"]} <= set(STATES)
    assert [chart["id"] for chart in page["charts"]] == ["part-4", "part-5", "part-6"]
    workbook = store.results.find(job.id, "xlsx", "en")
    assert workbook and workbook.body.startswith(b"PK")
    printed = done(store, maker, "report_file", {"of": job.id, "language": "nl"}, [])
    pdf = store.results.find(job.id, "pdf", "nl")
    assert printed.state is JobState.DONE
    assert pdf and pdf.body.startswith(b"%PDF")


def test_reports_are_laid_side_by_side(store: Store, maker: Maker) -> None:
    before = Amounts(start="2025-01-01", end="2025-06-30", published="2025-08-20", recipients=1_000_000)
    files = [*uploads(store, before, "report1"), *uploads(store, Amounts(), "report2")]
    job = done(store, maker, "comparison", {"names": ["h1", "h2"]}, files)
    found = store.results.find(job.id, "screen", "en")
    assert found
    page = msgspec.json.decode(found.body)
    assert [report["name"] for report in page["reports"]] == ["h1", "h2"]
    assert [row["cells"] for row in page["charts"][0]["rows"]] == [["27,000,003"], ["54,000,003"]]


def test_what_is_no_report_is_refused_with_a_sentence(store: Store, maker: Maker) -> None:
    job = done(store, maker, "report", WISH, [keep(store, "notes.txt", b"nothing here")])
    assert job.state is JobState.FAILED
    assert job.messages
    assert store.results.find(job.id, "screen", "en") is None
