"""Keeps Python's collector of garbage out of work that makes many objects which live to the end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

FEW_COLLECTIONS = (100_000, 50, 50)
"""Looking through lasting objects again and again costs a tenth of a layout, a third of opening rules."""


@contextmanager
def few_collections() -> Iterator[None]:
    """Let the garbage collector run seldom, and as before afterwards."""
    before = gc.get_threshold()
    gc.set_threshold(*FEW_COLLECTIONS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
