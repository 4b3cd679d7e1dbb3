"""Everything that is kept, behind one value that the web page and the worker each open for themselves."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
from checker.storage.hearing import Hearing
from checker.storage.holds import Holds
from checker.storage.jobs import Jobs
from checker.storage.letters import Letters
from checker.storage.originals import Originals
from checker.storage.passkeys import Passkeys
from checker.storage.people import People
from checker.storage.pictures import Pictures
from checker.storage.promises import Promises
from checker.storage.questionnaires import Questionnaires
from checker.storage.questions import Questions
from checker.storage.redactions import Redactions
from checker.storage.results import Results
from checker.storage.retention import Retention
from checker.storage.second_factors import SecondFactors
from checker.storage.second_readings import SecondReadings
from checker.storage.set_aside import SetAside
from checker.storage.sources import Sources
from checker.storage.tables import NOTICES
from checker.storage.tokens import Tokens
from checker.storage.tombstones import Tombstones

KEY_FILE, DATABASE_FILE = "session.key", "checker.db"


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
    tokens: Tokens
    second_factors: SecondFactors
    passkeys: Passkeys
    cases: Cases
    case_documents: CaseDocuments
    sources: Sources
    case_assessments: CaseAssessments
    decisions: Decisions
    second_readings: SecondReadings
    set_aside: SetAside
    pictures: Pictures
    questionnaires: Questionnaires
    questions: Questions
    letters: Letters
    promises: Promises
    hearing: Hearing
    redactions: Redactions
    results: Results
    holds: Holds
    retention: Retention
    tombstones: Tombstones
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
    database = open_database(url or sqlite_url(folder / DATABASE_FILE))
    return Store(
        database=database,
        originals=Originals(folder=folder / "originals"),
        **{name: kind(database=database, clock=clock) for name, kind in _KINDS.items()},
    )


_KINDS: Mapping[str, Callable[..., Any]] = {
    "jobs": Jobs,
    "assessments": Assessments,
    "doors": Doors,
    "people": People,
    "attempts": Attempts,
    "tokens": Tokens,
    "second_factors": SecondFactors,
    "passkeys": Passkeys,
    "cases": Cases,
    "case_documents": CaseDocuments,
    "sources": Sources,
    "case_assessments": CaseAssessments,
    "decisions": Decisions,
    "second_readings": SecondReadings,
    "set_aside": SetAside,
    "pictures": Pictures,
    "questionnaires": Questionnaires,
    "questions": Questions,
    "letters": Letters,
    "promises": Promises,
    "hearing": Hearing,
    "redactions": Redactions,
    "results": Results,
    "holds": Holds,
    "retention": Retention,
    "tombstones": Tombstones,
    "audit": Audit,
}
"""What is made over the database, by the name of its field."""


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
