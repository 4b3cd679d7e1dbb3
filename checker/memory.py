"""Keeps Python's collector of garbage out of work that makes many objects which live to the end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def few_collections(objects: int = 100_000) -> Iterator[None]:
    """Let the garbage collector run seldom, and as before afterwards.

    Looking through lasting objects again and again costs a tenth of a layout and a third of opening rules.

    Args:
        objects: How many new objects may gather before the collector looks at them.
    """
    before = gc.get_threshold()
    gc.set_threshold(objects, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)
