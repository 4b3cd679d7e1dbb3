"""A backup is made while others work, put back elsewhere on either database, and is what it was."""

import io
import json
import shutil
import stat
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from checker import keeping
from checker.domain.case import DecisionKind
from checker.domain.errors import StoreError, UsageFault
from checker.domain.person import Actor
from checker.engine.serialise import to_json
from checker.service import Assessed
from checker.storage import snapshot
from checker.storage.backup import MANIFEST, back_up, faults, opened, restore
from checker.storage.decisions import NewDecision
from checker.storage.records import Edition, JobState, Upload
from checker.storage.store import Store, open_store
from checker.worker.maker import row_of
from tests.databases import chosen
from tests.report import dossier
from tests.storage.test_cases import opened as open_case

EITHER = ["sqlite", "postgresql"]


def upload(store: Store, by: Actor, case: str, text: str) -> str:
    kept = store.originals.keep(io.BytesIO(text.encode()), "a.txt", 10**6)
    sent = Upload(role="document", sha256=kept.sha256, name="a.txt", size=kept.size)
    store.jobs.add("assess", {"profile_version": 1}, [sent], by=by, case=case)
    return kept.sha256


def assessed(store: Store, by: Actor) -> str:
    """Have an assessment with a report made in a new case, and return its id."""
    case = open_case(store, by)
    upload(store, by, case, "paper")
    job = store.jobs.claim("w")
    assert job
    made = Assessed(assessment=dossier.assessment(), rule_set=dossier.rule_set())
    row = row_of("a1", job, made, questions=0)
    pdf = Edition(kind="pdf", language="nl", maker="1", media_type="application/pdf", body=b"%PDF")
    store.assessments.keep_rule_set(row.rule_set_digest, b"{}")
    store.assessments.keep(row, to_json(made.assessment), job, "w", [pdf])
    return row.id


@contextmanager
def load(store: Store, by: Actor, assessment: str) -> Iterator[list[str]]:
    """Have two people work as fast as they can; yield the ids of decisions that were kept."""
    over, begun, kept = threading.Event(), threading.Event(), list[str]()
    found = store.case_assessments.find(assessment)
    assert found

    def decide() -> None:
        while not over.is_set():
            said = NewDecision(obligation="dsa-16-1", kind=DecisionKind.COMMENT, text="Look again.")
            kept.append(store.decisions.add(by, assessment, said))

    def send() -> None:
        number = 0
        while not over.is_set():
            upload(store, by, found.case, f"paper {(number := number + 1)}")
            if number > 2:
                begun.set()

    with ThreadPoolExecutor(2) as pool:
        working = [pool.submit(decide), pool.submit(send)]
        try:
            assert begun.wait(60)
            yield kept
        finally:
            over.set()
    for each in working:
        each.result()


@pytest.mark.parametrize("elsewhere", EITHER)
def test_a_backup_under_load_is_whole_elsewhere(
    store: Store, ada: Actor, tmp_path: Path, elsewhere: str
) -> None:
    assessment = assessed(store, ada)
    store.passkeys.add(ada, "telephone", b"a", b"public", 2**32 - 1)
    data, folder = tmp_path / "data", tmp_path / "backup"
    with load(store, ada, assessment) as kept:
        before = list(kept)
        made = back_up(store, data, folder, "1")
    assert list(faults(folder)) == []
    with opened(folder) as copy:
        rows = snapshot.counts(copy.database)
        assert copy.audit.head() == made.head
    with chosen(elsewhere) as url:
        restore(folder, tmp_path / "new", url)
        with closing(open_store(tmp_path / "new", url=url)) as again:
            assert list(keeping.faults(again)) == []
            assert snapshot.counts(again.database) == rows | {
                "audit": rows["audit"] + 1, "links": 0, "sessions": 0,
            }  # fmt: skip
            found = [each.id for each in again.decisions.of(assessment)]
            assert set(before) <= set(found)
            uploads = [
                entry.details["originals"] for entry in again.audit.export() if entry.action == "upload.added"
            ]
            assert len(uploads) == rows["uploads"]
            assert again.assessments.body(assessment) == store.assessments.body(assessment)
            assert again.audit.entries(most=1)[0].action == "backup.restored"
            assert again.passkeys.of(ada.person) == store.passkeys.of(ada.person)
            again.decisions.add(ada, assessment, NewDecision(obligation="x", kind=DecisionKind.ASK, text="?"))
            assert again.jobs.get(again.jobs.add("assess", {})).state is JobState.QUEUED


def test_work_that_was_going_on_begins_again(store: Store, tmp_path: Path) -> None:
    store.jobs.add("assess", {})
    begun = store.jobs.claim("w")
    assert begun
    back_up(store, tmp_path / "data", tmp_path / "backup", "1")
    restore(tmp_path / "backup", tmp_path / "new")
    with closing(open_store(tmp_path / "new")) as again:
        heir = again.jobs.claim("heir")
    assert heir
    assert (heir.id, heir.tries) == (begun.id, 1)


def test_a_backup_that_was_changed_is_refused(in_file: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    in_file.originals.keep(io.BytesIO(b"paper"), "a.txt", 100)
    back_up(in_file, tmp_path / "data", folder, "1")
    with (folder / "checker.db").open("ab") as file:
        file.write(b" ")
    (folder / "note.txt").write_text("mine")
    assert [str(each) for each in faults(folder)] == [
        "checker.db was changed after the backup was made.",
        "note.txt is no part of the backup; nothing reads it.",
    ]
    with pytest.raises(StoreError) as refused:
        restore(folder, tmp_path / "new")
    assert len(refused.value.details) == 2
    assert not (tmp_path / "new").exists()
    (folder / MANIFEST).unlink()
    with pytest.raises(UsageFault, match="no complete backup"):
        restore(folder, tmp_path / "new")


def test_nothing_is_put_where_something_is(store: Store, ada: Actor, tmp_path: Path) -> None:
    back_up(store, tmp_path / "data", tmp_path / "backup", "1")
    with pytest.raises(UsageFault, match="holds something already"):
        back_up(store, tmp_path / "data", tmp_path / "backup", "1")
    with pytest.raises(UsageFault, match="holds something already"):
        restore(tmp_path / "backup", tmp_path)
    url = str(store.database.engine.url.render_as_string(hide_password=False))
    if store.database.engine.dialect.name == "postgresql":
        with pytest.raises(UsageFault, match="database holds something already"):
            restore(tmp_path / "backup", tmp_path / "new", url)


def test_what_was_changed_on_disk_is_told(in_file: Store, tmp_path: Path) -> None:
    by = Actor(person=in_file.people.local().id, name="l", origin="test")
    assessment = assessed(in_file, by)
    assert list(keeping.faults(in_file)) == []
    (original,) = (path for path in in_file.originals.folder.rglob("*") if path.is_file())
    original.chmod(stat.S_IRUSR | stat.S_IWUSR)
    original.write_bytes(b"forged")
    body = json.loads(in_file.assessments.body(assessment))
    body["documents"][0]["text"] = body["documents"][0]["text"].upper()
    with in_file.database.writing() as connection:
        connection.exec_driver_sql("UPDATE assessments SET body = ?", (json.dumps(body).encode(),))
        connection.exec_driver_sql("UPDATE editions SET body = ?", (b"forged",))
        connection.exec_driver_sql("UPDATE audit SET action = 'nothing' WHERE number = 1")
    told = "\n".join(str(each) for each in keeping.faults(in_file))
    for wanted in (
        "Entry 1 was changed",
        "was changed on disk",
        "part findings",
        "part pdf nl",
        "a quote in it",
    ):
        assert wanted in told
    shutil.rmtree(in_file.originals.folder)
    assert "no longer in the data folder" in "\n".join(str(each) for each in keeping.faults(in_file))
