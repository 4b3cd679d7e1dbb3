"""Sign-in links open once and grow old; so do sessions; their secrets are nowhere on disk."""

from pathlib import Path

from checker.storage.doors import LINK_LASTS, SESSION_LASTS
from checker.storage.store import Store
from tests.storage.conftest import Clock


def test_a_link_opens_one_session(store: Store) -> None:
    token = store.doors.make_link()
    key = store.doors.use_link(token)
    assert key is not None
    assert store.doors.is_open(key)
    assert store.doors.use_link(token) is None


def test_a_made_up_token_or_key_opens_nothing(store: Store) -> None:
    assert store.doors.use_link("guess") is None
    assert not store.doors.is_open("guess")


def test_a_link_grows_old(store: Store, clock: Clock) -> None:
    token = store.doors.make_link()
    clock.pass_by(LINK_LASTS * 1.01)
    assert store.doors.use_link(token) is None


def test_a_session_grows_old(store: Store, clock: Clock) -> None:
    key = store.doors.use_link(store.doors.make_link()) or ""
    clock.pass_by(SESSION_LASTS * 0.99)
    assert store.doors.is_open(key)
    clock.pass_by(SESSION_LASTS * 0.02)
    assert not store.doors.is_open(key)


def test_a_closed_session_stays_closed(store: Store) -> None:
    key = store.doors.use_link(store.doors.make_link()) or ""
    store.doors.close(key)
    assert not store.doors.is_open(key)


def test_secrets_are_not_on_disk(store: Store, tmp_path: Path) -> None:
    token = store.doors.make_link()
    key = store.doors.use_link(store.doors.make_link()) or ""
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").glob("checker.db*"))
    assert token.encode() not in kept
    assert key.encode() not in kept
