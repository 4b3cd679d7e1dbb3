"""Everything that is kept, behind one value that the web page and the worker each open for themselves."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, update

from checker.domain.errors import StoreError
from checker.storage import moments
from checker.storage.assessments import Assessments
from checker.storage.attempts import Attempts
from checker.storage.audit import Audit
from checker.storage.case_assessments import CaseAssessments
from checker.storage.case_documents import CaseDocuments
from checker.storage.cases import Cases
from checker.storage.database import Database, add_if_new, open_database, sqlite_url
from checker.storage.decisions import Decisions
from checker.storage.doors import Doors
from checker.storage.jobs import Jobs
from checker.storage.originals import Originals
from checker.storage.people import People
from checker.storage.sources import Sources
from checker.storage.tables import NOTICES

KEY_FILE = "session.key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """The data folder, opened."""

    database: Database
    jobs: Jobs
    assessments: Assessments
    doors: Doors
    originals: Originals
    people: People
    attempts: Attempts
    cases: Cases
    case_documents: CaseDocuments
    sources: Sources
    case_assessments: CaseAssessments
    decisions: Decisions
    audit: Audit

    def put_up(self, name: str, notice: Mapping[str, object]) -> None:
        """Leave a notice for the other process, in place of the one there was."""
        body = json.dumps(notice, ensure_ascii=False, sort_keys=True)
        with self.database.writing() as connection:
            if not add_if_new(connection, NOTICES, name=name, body=body):
                connection.execute(update(NOTICES).where(NOTICES.c.name == name).values(body=body))

    def notice(self, name: str) -> Mapping[str, object] | None:
        """Return a notice, or None where nobody has left one."""
        with self.database.reading() as connection:
            body = connection.execute(
                select(NOTICES.c.body).where(NOTICES.c.name == name)
            ).scalar_one_or_none()
        return None if body is None else dict(json.loads(body))

    def close(self) -> None:
        """Give everything back."""
        self.database.close()


def open_store(folder: Path, *, url: str = "", clock: moments.Clock = moments.now) -> Store:
    """Open a data folder, making it where it is missing.

    Args:
        folder: Of the database file and of the originals.
        url: SQLAlchemy URL of another database; empty for the file ``checker.db`` in the folder.
        clock: Tells the moment it is.

    Raises:
        StoreError: The folder cannot be used, or a newer version of checker has written it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as cause:
        raise StoreError.say(
            "The data folder {folder} cannot be made: {cause}.",
            folder=str(folder),
            cause=cause.strerror or "",
        ) from cause
    database = open_database(url or sqlite_url(folder / "checker.db"))
    return Store(
        database=database,
        jobs=Jobs(database=database, clock=clock),
        assessments=Assessments(database=database, clock=clock),
        doors=Doors(database=database, clock=clock),
        people=People(database=database, clock=clock),
        attempts=Attempts(database=database, clock=clock),
        cases=Cases(database=database, clock=clock),
        case_documents=CaseDocuments(database=database, clock=clock),
        sources=Sources(database=database, clock=clock),
        case_assessments=CaseAssessments(database=database, clock=clock),
        decisions=Decisions(database=database, clock=clock),
        audit=Audit(database=database, clock=clock),
        originals=Originals(folder=folder / "originals"),
    )


def session_key(folder: Path) -> str:
    """Return the key that signs session cookies, made at first start and readable by the owner only."""
    file = folder / KEY_FILE
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as target:
        target.write(key := secrets.token_hex(32))
    return key
