"""Sign-in links open once and grow old; so do sessions; their secrets are nowhere on disk."""

from pathlib import Path

from checker.storage.doors import LASTS, SESSION_LASTS, Purpose
from checker.storage.store import Store
from tests.storage.conftest import Clock


def link(store: Store) -> str:
    return store.doors.make_link(store.people.local().id)


def test_a_link_opens_one_session(store: Store) -> None:
    token = link(store)
    key = store.doors.use_link(token)
    assert key is not None
    assert store.doors.session(key)
    assert store.doors.use_link(token) is None


def test_a_made_up_token_or_key_opens_nothing(store: Store) -> None:
    assert store.doors.use_link("guess") is None
    assert not store.doors.session("guess")


def test_a_link_grows_old(store: Store, clock: Clock) -> None:
    token = link(store)
    clock.pass_by(LASTS[Purpose.ENTER] * 1.01)
    assert store.doors.use_link(token) is None


def test_a_session_grows_old(store: Store, clock: Clock) -> None:
    key = store.doors.use_link(link(store)) or ""
    clock.pass_by(SESSION_LASTS * 0.99)
    assert store.doors.session(key)
    clock.pass_by(SESSION_LASTS * 0.02)
    assert not store.doors.session(key)


def test_a_closed_session_stays_closed(store: Store) -> None:
    key = store.doors.use_link(link(store)) or ""
    store.doors.close(key)
    assert not store.doors.session(key)


def test_secrets_are_not_on_disk(in_file: Store, tmp_path: Path) -> None:
    token = link(in_file)
    key = in_file.doors.use_link(link(in_file)) or ""
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").glob("checker.db*"))
    assert token.encode() not in kept
    assert key.encode() not in kept
