"""Starts the worker in a process of its own and minds it: one that dies is replaced."""

from __future__ import annotations

import importlib
import logging
import multiprocessing
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from checker.domain.errors import PluginError
from checker.domain.message import Message, say
from checker.settings import Settings
from checker.storage.store import Store

logger = logging.getLogger(__name__)

LOOK = 1.0
"""Seconds between two looks whether the worker lives."""
PATIENCE = 5.0
"""Seconds that a worker gets to end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A worker process that was started."""

    name: str
    process: SpawnProcess
    said: Connection
    """Says once whether it is ready."""


@contextmanager
def minded_worker(settings: Settings, store: Store) -> Iterator[None]:
    """Keep a worker alive as long as the context lasts; raises `PluginError` where it cannot begin."""
    over = threading.Event()
    first = _first(settings)
    watching = threading.Thread(target=_watch, args=(settings, store, over, first), daemon=True)
    watching.start()
    try:
        yield
    finally:
        over.set()
        watching.join()


def _watch(settings: Settings, store: Store, over: threading.Event, hand: Hand) -> None:
    while not over.wait(LOOK):
        if not hand.process.is_alive():
            logger.warning("the worker ended with status %s; another one is started", hand.process.exitcode)
            store.jobs.mourn(hand.name)
            hand = _start(settings)
    hand.process.terminate()
    hand.process.join(PATIENCE)
    hand.process.kill()
    store.jobs.release(hand.name)


def _first(settings: Settings) -> Hand:
    """Start a worker and wait until it is ready; raises `PluginError` where it cannot begin."""
    hand = _start(settings)
    try:
        faults: tuple[Message, ...] = hand.said.recv()
    except EOFError:
        faults = (say("The worker process ended while it was starting; start checker again."),)
    if faults:
        hand.process.join()
        raise PluginError(faults[0], details=faults[1:])
    return hand


def _start(settings: Settings) -> Hand:
    """Start a worker."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    name = secrets.token_hex(8)
    process = context.Process(target=_work, args=(settings, name, there), name=f"worker {name}")
    process.start()
    there.close()
    return Hand(name=name, process=process, said=here)


def _work(settings: Settings, name: str, there: Connection) -> None:
    """Be the worker; its modules are loaded in its own process only, and plugins with them."""
    importlib.import_module("checker.worker.process").run(settings, name, there.send)
