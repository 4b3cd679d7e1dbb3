"""Puts work into the queue within a transaction that may do more."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.database import add_if_new
from checker.storage.records import JobState, Upload
from checker.storage.tables import JOBS, ORIGINALS, UPLOADS


def add_within(
    connection: Connection,
    moment: datetime,
    kind: str,
    request: Mapping[str, object],
    uploads: Sequence[Upload],
    assessment: str,
    by: Actor,
    case: str,
) -> str:
    """Put a job into the queue in a transaction that does more; return its id."""
    job_id, now = secrets.token_hex(8), moments.write(moment)
    connection.execute(
        JOBS.insert().values(
            id=job_id, kind=kind, state=JobState.QUEUED, request=plain(request),
            assessment=assessment or None, progress=plain({"name": "waiting"}), created=now, worker="",
            tries=0, cancel=False, author=by.person or None, case_id=case or None,
        )
    )  # fmt: skip
    for position, upload in enumerate(uploads):
        _keep_upload(connection, job_id, position, upload, now)
    return job_id


def keep_original(connection: Connection, sha256: str, size: int, moment: str) -> None:
    """Note an original whose bytes are kept."""
    add_if_new(connection, ORIGINALS, sha256=sha256, size=size, received=moment)


def _keep_upload(connection: Connection, job: str, position: int, upload: Upload, moment: str) -> None:
    keep_original(connection, upload.sha256, upload.size, moment)
    connection.execute(
        UPLOADS.insert().values(
            job=job, position=position, role=upload.role, sha256=upload.sha256, name=upload.name,
            media_type=upload.media_type,
        )
    )  # fmt: skip


def plain(value: object) -> str:
    """Write plain values so that equal values have equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
