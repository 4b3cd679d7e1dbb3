"""The process that reads, evaluates and renders: it takes jobs from the database."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from checker.domain.errors import CheckerError, UsageFault
from checker.domain.message import Message, say
from checker.memory import few_collections
from checker.settings import Settings
from checker.storage import pulse
from checker.storage.database import Unreachable
from checker.storage.jobs import Cancelled
from checker.storage.records import Job, Step
from checker.storage.store import Store, open_store
from checker.worker import messages
from checker.worker.maker import Maker
from checker.worker.messages import messenger

logger = logging.getLogger(__name__)

BEAT = 5.0
"""Seconds between two signs of life."""
IDLE = 0.2
"""Seconds between two looks into an empty queue."""
ENGINES = ("own", "procrastinate")
FAULT = say("Something went wrong inside checker; its log says what. Try again.")
STEPS = {"read": "reading", "evaluate": "evaluating"}
"""The service's names for its steps, and the queue's."""


@dataclass(slots=True, kw_only=True)
class Grip:
    """A worker's hold on one job: says how far it is, and learns that it is to stop."""

    store: Store
    job: Job
    worker: str
    lost: threading.Event = field(default_factory=threading.Event)

    def tell(self, step: str, done: int, total: int) -> None:
        """Say how far the work is; raises `Cancelled` where it must stop."""
        if self.lost.is_set():
            raise Cancelled
        self.store.jobs.beat(self.job, self.worker, Step(name=STEPS.get(step, step), done=done, total=total))

    def keep_alive(self, over: threading.Event) -> None:
        """Give signs of life until the work is over."""
        while not over.wait(BEAT):
            try:
                self.store.jobs.beat(self.job, self.worker)
            except Cancelled:
                self.lost.set()
                return
            except CheckerError:
                logger.warning("a sign of life could not be given", exc_info=True)


def run(settings: Settings, name: str, ready: Callable[[tuple[Message, ...]], None]) -> None:
    """Work until the process that started this one is gone.

    Args:
        settings: Those of the web page.
        name: Of this worker, like no other's.
        ready: Called once, with nothing when work can begin, or with the sentences that say why it cannot.
    """
    try:
        with few_collections():
            store = open_store(settings.data, url=settings.database)
            maker = Maker.open(settings, store)
            app = messenger(settings.database) if engine_of(settings) == "procrastinate" else None
    except CheckerError as cause:
        ready((cause.message, *cause.details))
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the web process, which ends this one
    ready(())
    if app:
        messages.serve(app, store, name, lambda job: work_once(maker, store, name, job))
    else:
        work_on(maker, store, name)


def engine_of(settings: Settings) -> str:
    """Return what hands out the jobs; raises `UsageFault` where there is no such engine."""
    if settings.engine not in ENGINES:
        raise UsageFault.say(
            "{value} is no engine; the setting engine is own or procrastinate.", value=settings.engine
        )
    return settings.engine


def work_on(maker: Maker, store: Store, worker: str) -> None:
    """Do one job after the other until the process that started this one is gone."""
    parent = os.getppid()
    told = 0.0
    while os.getppid() == parent:
        try:
            if time.monotonic() - told > pulse.EVERY.total_seconds() or not told:
                pulse.beat(store)
                told = time.monotonic()
            was_busy = work_once(maker, store, worker)
        except Unreachable as cause:
            logger.warning("the queue cannot be read: %s", cause)
            was_busy = False
        if not was_busy:
            time.sleep(IDLE)


def work_once(maker: Maker, store: Store, worker: str, wanted: str = "") -> bool:
    """Do the next job, or a certain one where it is free; return whether there was one.

    Raises:
        Unreachable: the database went away; a job that was begun is taken up again after its lease.
    """
    job = store.jobs.claim(worker, wanted)
    if job is None:
        return False
    grip = Grip(store=store, job=job, worker=worker)
    try:
        with _alive(grip), few_collections():
            maker.make(job, worker, grip.tell)
    except Cancelled:
        store.jobs.stopped(job, worker)
    except Unreachable:
        raise
    except CheckerError as cause:
        store.jobs.fail(job, worker, (cause.message, *cause.details))
    except Exception:
        logger.exception("job %s met a fault", job.id)
        store.jobs.fail(job, worker, (FAULT,))
    return True


@contextmanager
def _alive(grip: Grip) -> Iterator[None]:
    over = threading.Event()
    beating = threading.Thread(target=grip.keep_alive, args=(over,), daemon=True)
    beating.start()
    try:
        yield
    finally:
        over.set()
        beating.join()
