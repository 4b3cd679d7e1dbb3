"""How long things stay in memory: what is known of a value goes with it, and garbage is looked for seldom."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar
from weakref import finalize

Owner = TypeVar("Owner")
Known = TypeVar("Known")

MANY = 1_000_000
"""More objects than opening a rule set makes."""
USUAL = gc.get_threshold()
"""How often Python looks for garbage where nobody says anything."""


@contextmanager
def few_collections() -> Iterator[None]:
    """Let the garbage collector run seldom, and as before afterwards.

    It is for whoever owns the process: a command, or a job of the worker. Looking through lasting objects
    again and again costs a tenth of a layout and a third of opening rules.
    """
    before = gc.get_threshold()
    gc.set_threshold(MANY, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def let_be() -> None:
    """Have nothing that is there looked through any more: for a command that has its result.

    Looking through all of it once more while the process ends costs a PDF half a second (`bench/assess.py`).
    """
    gc.freeze()


@contextmanager
def usual_collections() -> Iterator[None]:
    """Let the garbage collector run as usual, without what is there already, and as before afterwards.

    It is for a process that serves for weeks within a command: each page leaves some garbage, and much of it
    at once would hold up whoever asks next.
    """
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*USUAL)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


class KeptWith(Generic[Owner, Known]):
    """What is worked out about a value once, and forgotten together with it; the value takes weak references.

    Several checks ask the same of one dossier; nothing of a dossier may stay when it has been assessed.
    """

    def __init__(self, make: Callable[[Owner], Known]) -> None:
        """Take what works it out."""
        self._make = make
        self._known: dict[int, Known] = {}

    def __call__(self, owner: Owner) -> Known:
        """Return what is known about a value: the same object, not only an equal one."""
        key = id(owner)
        if key not in self._known:
            self._known[key] = self._make(owner)
            finalize(owner, self._known.pop, key)
        return self._known[key]

    def __len__(self) -> int:
        """Return of how many values something is known."""
        return len(self._known)
