"""Pictures of the pages of originals, each drawn once."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select

from checker.storage import moments
from checker.storage.database import Database, add_if_new
from checker.storage.jobs import finish_within
from checker.storage.records import Job
from checker.storage.review_tables import PICTURES


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPicture:
    """A page of an original as it is printed."""

    sha256: str
    """Of the original."""
    page: int
    width: int
    """In dots, as `height`."""
    height: int
    placing: tuple[float, ...]
    """Where the points of the page stand on the picture, as in `checker.offers.Picture`."""
    png: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Keeps and finds pictures."""

    database: Database
    clock: moments.Clock = moments.now

    def find(self, sha256: str, page: int) -> KeptPicture | None:
        """Return the picture of a page, or None where it was not drawn yet."""
        query = select(PICTURES).where(PICTURES.c.sha256 == sha256, PICTURES.c.page == page)
        with self.database.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return KeptPicture(
            sha256=row.sha256, page=row.page, width=row.width, height=row.height,
            placing=tuple(json.loads(row.placing)), png=row.body,
        )  # fmt: skip

    def keep(self, job: Job, worker: str, found: KeptPicture) -> None:
        """Keep a picture and finish the job that drew it, both or none; raises `Cancelled`."""
        with self.database.writing() as connection:
            finish_within(connection, job, worker, job.assessment, moments.write(self.clock()))
            add_if_new(
                connection, PICTURES, sha256=found.sha256, page=found.page, width=found.width,
                height=found.height, placing=json.dumps(found.placing), body=found.png,
            )  # fmt: skip
