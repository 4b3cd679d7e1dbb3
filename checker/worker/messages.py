"""Several machines: Procrastinate hands out messages on PostgreSQL, each with the id of a job only.

The record of the job is the truth. A message that comes twice, or for a job that somebody else holds, does
nothing; a job that is free and has no message, because a worker or the database went away, gets one again.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Status

from checker.domain.errors import UsageFault
from checker.storage import pulse
from checker.storage.database import Unreachable, only_one
from checker.storage.store import Store

QUEUE, TASK = "checker", "checker.work"
SWEEP = 1.0
"""Seconds between two looks for jobs without a message."""
SCHEMA_LOCK = 20240217
"""A number that other programs on the same PostgreSQL server do not lock."""


def messenger(url: str) -> App:
    """Return Procrastinate over a database; raises `UsageFault` where that is not PostgreSQL."""
    scheme, _, rest = url.partition("://")
    if not scheme.startswith("postgresql"):
        raise UsageFault.say("The engine procrastinate needs a PostgreSQL database; name one in database.")
    return App(connector=PsycopgConnector(conninfo=f"postgresql://{rest}", min_size=1, max_size=4))


def serve(app: App, store: Store, worker: str, work: Callable[[str], object]) -> None:
    """Do the jobs that messages name until the process that started this one is gone.

    Args:
        app: As `messenger` makes it.
        store: Whose jobs they are.
        worker: Name of this worker.
        work: Does the job with an id, where it is free.
    """
    app.task(name=TASK, queue=QUEUE)(_worker_of(work))
    asyncio.run(_serve(app, store, worker))


def _worker_of(work: Callable[[str], object]) -> Callable[[str], None]:
    def do(job: str) -> None:
        work(job)

    return do


async def _serve(app: App, store: Store, worker: str) -> None:
    parent = os.getppid()
    async with app.open_async():
        await _make_tables(app, store)
        working = asyncio.create_task(
            app.run_worker_async(
                queues=[QUEUE], name=worker, concurrency=1, delete_jobs="always",
                install_signal_handlers=False, fetch_job_polling_interval=SWEEP,
            )
        )  # fmt: skip
        while os.getppid() == parent and not working.done():
            with suppress(ConnectorException, Unreachable):
                await sweep(app, store)
            await asyncio.sleep(SWEEP)
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working


async def sweep(app: App, store: Store) -> None:
    """Say that a worker lives, send a message for every free job, and forget those of dead workers."""
    await asyncio.to_thread(pulse.beat, store)
    for job in await asyncio.to_thread(store.jobs.free):
        await send(app, job)
    for message in await app.job_manager.get_stalled_jobs(queue=QUEUE):
        if message.id is not None:
            await app.job_manager.finish_job_by_id_async(message.id, Status.FAILED, delete_job=True)


async def send(app: App, job: str) -> None:
    """Send a message for a job, unless one is waiting."""
    with suppress(AlreadyEnqueued):
        await app.configure_task(TASK, queue=QUEUE, queueing_lock=job).defer_async(job=job)


async def _make_tables(app: App, store: Store) -> None:
    """Make Procrastinate's own tables, once, whoever comes first."""
    with only_one(store.database.engine, SCHEMA_LOCK):
        if not await app.check_connection_async():
            await app.schema_manager.apply_schema_async()
