"""What the tests of reading share."""

import threading

import pytest


@pytest.fixture(autouse=True)
def _threads_of_this_test_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the threads that a test starts, not what others (a browser's driver, say) keep running."""
    count, others = threading.active_count, threading.active_count() - 1
    monkeypatch.setattr(threading, "active_count", lambda: count() - others)
