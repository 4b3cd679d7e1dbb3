"""Starts workers in processes of their own and minds them: one that dies is replaced."""

from __future__ import annotations

import importlib
import logging
import multiprocessing
import os
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from checker import logs
from checker.domain.errors import PluginError
from checker.domain.message import Message, say
from checker.settings import Settings
from checker.storage.database import Unreachable
from checker.storage.store import Store

logger = logging.getLogger(__name__)

LOOK = 1.0
"""Seconds between two looks whether the worker lives."""
GIVES_WAY = 10
"""How much less urgent work is than pages on the same machine, as `nice` counts."""
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
def minded_workers(settings: Settings, store: Store, number: int) -> Iterator[None]:
    """Keep workers alive as long as the context lasts; raises `PluginError` where they cannot begin."""
    over = threading.Event()
    hands = [_first(settings)] if number else []
    hands += [_start(settings) for _ in range(1, number)]
    watching = threading.Thread(target=_watch, args=(settings, store, over, hands), daemon=True)
    watching.start()
    try:
        yield
    finally:
        over.set()
        watching.join()


def _watch(settings: Settings, store: Store, over: threading.Event, hands: list[Hand]) -> None:
    while not over.wait(LOOK):
        for place, hand in enumerate(hands):
            if not hand.process.is_alive():
                logger.warning("a worker ended with status %s; another is started", hand.process.exitcode)
                _tell_of(store.jobs.mourn, hand)
                hands[place] = _start(settings)
    for hand in hands:
        hand.process.terminate()
    for hand in hands:
        hand.process.join(PATIENCE)
        hand.process.kill()
        hand.process.join()
        _tell_of(store.jobs.release, hand)


def _tell_of(news: Callable[[str], None], hand: Hand) -> None:
    """Tell the queue what became of a worker; where it cannot be told, the lease tells it later."""
    try:
        news(hand.name)
    except Unreachable as cause:
        logger.warning("the queue cannot be told that a worker ended: %s", cause)


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
    logs.begin()
    os.nice(GIVES_WAY)
    importlib.import_module("checker.worker.process").run(settings, name, there.send)
