"""A document of a case is read for its receipt; one that cannot be read has a receipt that says so."""

import io
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from checker.domain.case import Capacity, DocumentKind
from checker.domain.person import TERMINAL, Actor, Role
from checker.report.arrival import resend_note
from checker.settings import Settings
from checker.storage.records import Upload
from checker.storage.sources import NewSource
from checker.storage.store import Store, open_store
from checker.worker.maker import Maker
from checker.worker.process import work_once
from tests.databases import chosen

SAMPLE = (files("checker") / "samples" / "position-paper-nl.pdf").read_bytes()
LETTER = b"Dear colleague,\n\nPlease find attached the figures.\n\nThe report was wri"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with chosen() as url:
        opened = open_store(tmp_path, url=url)
        yield opened
        opened.close()


def received(store: Store, *sent: tuple[str, bytes]) -> str:
    """Add files to a new case, have the worker read them, and return the id of the case."""
    person = store.people.add(TERMINAL, "ada", "Ada", [Role.CASE_HANDLER])
    by = Actor(person=person, name="Ada", origin="test")
    case = store.cases.open(
        by, number="1", title="t", platform="p", capacity=Capacity.MINISTRY, facts={"services": ["vlop"]}
    )
    uploads = []
    for name, data in sent:
        kept = store.originals.keep(io.BytesIO(data), name, 10_000_000)
        uploads.append(Upload(role="document", sha256=kept.sha256, name=name, size=kept.size))
    store.case_documents.add(by, case, uploads, DocumentKind.CORRESPONDENCE)
    assert work_once(Maker.open(Settings(data=Path("unused")), store), store, "w")
    return case


def test_a_receipt_tells_what_arrived_in_both_languages(store: Store) -> None:
    (document,) = store.case_documents.of(received(store, ("sample.pdf", SAMPLE)))
    for language in ("nl", "en"):
        (receipt,) = store.case_documents.receipt(document.id, language)
        assert receipt["sha256"] == document.sha256
        assert receipt["fault"] == ""
        assert receipt["words"] != "0"


@pytest.mark.parametrize(("name", "data"), [("sample.pdf", SAMPLE), ("broken.pdf", b"%PDF-1.7 broken")])
def test_the_copy_of_a_source_is_read_for_its_text(store: Store, name: str, data: bytes) -> None:
    case = received(store, ("letter.txt", LETTER))
    by = Actor(person=store.case_documents.of(case)[0].author, name="Ada", origin="test")
    kept = store.originals.keep(io.BytesIO(data), name, 10_000_000)
    copy = Upload(role="document", sha256=kept.sha256, name=name, size=kept.size)
    source = store.sources.add(by, case, NewSource(title="t", publisher="", retrieved="2024-05-01"), copy)
    assert work_once(Maker.open(Settings(data=Path("unused")), store), store, "w")
    assert (source in store.sources.with_text(case)) == (data == SAMPLE)
    assert not store.jobs.claim("w")


def test_one_broken_file_does_not_hide_the_others(store: Store) -> None:
    good, broken = store.case_documents.of(
        received(store, ("sample.pdf", SAMPLE), ("broken.pdf", b"%PDF-1.7 broken"))
    )
    assert store.case_documents.receipt(good.id, "en")[0]["fault"] == ""
    (receipt,) = store.case_documents.receipt(broken.id, "en")
    assert receipt["fault"]
    assert resend_note([receipt], "1", "en").startswith("Thank you for what you sent for case 1.")


def test_the_note_asks_for_what_is_missing(store: Store) -> None:
    (document,) = store.case_documents.of(received(store, ("letter.txt", LETTER)))
    note = resend_note(store.case_documents.receipt(document.id, "en"), "1", "en")
    assert "1. letter.txt" in note
    assert "of which day" in note
    dutch = resend_note(store.case_documents.receipt(document.id, "nl"), "1", "nl")
    assert dutch.startswith("Dank voor")


def test_nothing_wrong_makes_no_note() -> None:
    assert resend_note([{"asks": []}], "1", "nl") == ""
