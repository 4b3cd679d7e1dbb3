"""Notices between the processes, and the key of the session cookies."""

from pathlib import Path

import pytest

from checker.domain.errors import StoreError
from checker.storage.store import Store, open_store, session_key


def test_a_notice_takes_the_place_of_the_one_before(store: Store) -> None:
    assert store.notice("catalogue") is None
    store.put_up("catalogue", {"profiles": [1]})
    store.put_up("catalogue", {"profiles": []})
    assert store.notice("catalogue") == {"profiles": []}


def test_the_key_is_made_once_and_is_nobody_elses(tmp_path: Path) -> None:
    key = session_key(tmp_path)
    assert len(key) == 64
    assert session_key(tmp_path) == key
    assert (tmp_path / "session.key").stat().st_mode & 0o777 == 0o600


def test_the_data_folder_is_nobody_elses(store: Store, tmp_path: Path) -> None:
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path / "file" / "data")
