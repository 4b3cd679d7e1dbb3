"""Views and reports that the worker made; what is missing is asked of it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import msgspec

from checker.domain.errors import RenderingFailed
from checker.report.screen import SHAPE
from checker.storage.records import Edition
from checker.storage.reviewed import maker_of, review_of
from checker.storage.store import Store

SCREEN, READING = "screen", "reading"
PAUSE = 0.1
"""Seconds between two looks whether the worker is done."""
PATIENCE = 3.0
"""Seconds that a page waits for its view."""

Plain = Mapping[str, Any]
"""A view as the worker wrote it: strings, numbers, truth values, lists and dictionaries only."""


def opened(store: Store, assessment: str, kind: str, language: str = "") -> Plain | None:
    """Return a view, or None where the worker takes long to make it; raises `RenderingFailed`."""
    found = awaited(store, assessment, kind, language, PATIENCE)
    if found is None:
        return None
    plain: Plain = msgspec.json.decode(found.body)
    return plain


def kept_view(store: Store, assessment: str, language: str) -> Plain | None:
    """Return the view of the pages where it is there already; nobody waits for it."""
    body = kept_body(store, assessment, language)
    if body is None:
        return None
    plain: Plain = msgspec.json.decode(body)
    return plain


def kept_body(store: Store, assessment: str, language: str) -> bytes | None:
    """Return the bytes of that view, for who needs a small part of it only."""
    found = _kept(store, assessment, SCREEN, language)
    return found.body if found else None


def ask_for(store: Store, assessment: str, kind: str, language: str) -> str:
    """Put the making of an edition into the queue, once; return the job's id."""
    request = {"kind": kind, "language": language}
    pending = store.jobs.pending("edition", assessment, request)
    return pending.id if pending else store.jobs.add("edition", request, assessment=assessment)


def awaited(store: Store, assessment: str, kind: str, language: str, seconds: float) -> Edition | None:
    """Return an edition, waiting for the worker so long; None where it takes longer.

    Raises the sentence of the worker, as `RenderingFailed`, where it could not make the edition.
    """
    found = _kept(store, assessment, kind, language)
    if found:
        return found
    job = ask_for(store, assessment, kind, language)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if store.jobs.get(job).state.is_over:
            return _made(store, job, assessment, kind, language)
        time.sleep(PAUSE)
    return None


def _made(store: Store, job: str, assessment: str, kind: str, language: str) -> Edition | None:
    messages = store.jobs.get(job).messages
    if messages:
        raise RenderingFailed(messages[0], details=messages[1:])
    return _kept(store, assessment, kind, language)


def _kept(store: Store, assessment: str, kind: str, language: str) -> Edition | None:
    """Return an edition that is of today: a report that people have decided something since is none."""
    review = None if kind in (SCREEN, READING) else review_of(store, assessment)
    return store.assessments.edition(assessment, kind, language, maker_of(SHAPE, review))
