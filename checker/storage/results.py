"""What the worker made of uploads that are no papers: checked reports and comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from checker.storage import moments
from checker.storage.database import Database, add_if_new
from checker.storage.jobs import finish_within
from checker.storage.records import Edition, Job
from checker.storage.result_tables import RESULTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Keeps and finds results, by the job that made them."""

    database: Database
    clock: moments.Clock = moments.now

    def find(self, job: str, kind: str, language: str = "") -> Edition | None:
        """Return a result, or None where it was not made."""
        which = (RESULTS.c.job == job) & (RESULTS.c.kind == kind) & (RESULTS.c.language == language)
        with self.database.reading() as connection:
            row = connection.execute(select(RESULTS).where(which)).one_or_none()
        if row is None:
            return None
        return Edition(
            kind=row.kind, language=row.language, maker="", media_type=row.media_type, body=row.body
        )

    def keep(self, job: Job, worker: str, made: Sequence[Edition], of: str = "") -> None:
        """Keep results and finish the job that made them, both or none; raises `Cancelled`.

        Args:
            job: That made them.
            worker: Its name.
            made: The results.
            of: The job whose results they are; empty for this one.
        """
        with self.database.writing() as connection:
            finish_within(connection, job, worker, "", moments.write(self.clock()))
            for each in made:
                _keep(connection, of or job.id, each)


def _keep(connection: Connection, job: str, made: Edition) -> None:
    add_if_new(
        connection, RESULTS, job=job, kind=made.kind, language=made.language, media_type=made.media_type,
        body=made.body,
    )  # fmt: skip
