"""The cache gives back what it was given, and nothing that somebody else could have written."""

import os
from pathlib import Path

import pytest

from checker.cache import MOST, NOTHING_KEPT, Cache, key_of

KEY = key_of("test", b"a")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """Return a cache with one entry."""
    kept = Cache(tmp_path / "cache")
    kept.write(KEY, b"what was made")
    return kept


def entry(cache: Cache) -> Path:
    """Return the file of the entry."""
    assert cache.folder is not None
    return cache.folder / KEY


def test_an_entry_comes_back(cache: Cache) -> None:
    assert cache.read(KEY) == b"what was made"
    assert cache.read(key_of("test", b"b")) is None


def test_folder_and_entry_are_private(cache: Cache) -> None:
    assert entry(cache).stat().st_mode & 0o777 == 0o600
    assert entry(cache).parent.stat().st_mode & 0o777 == 0o700


def test_without_a_folder_nothing_is_kept() -> None:
    NOTHING_KEPT.write(KEY, b"a")
    assert NOTHING_KEPT.read(KEY) is None


@pytest.mark.parametrize("content", [b"", b"x", b"checker-cache-1\n", b"\0" * 1000])
def test_what_is_damaged_is_not_read_and_written_anew(cache: Cache, content: bytes) -> None:
    entry(cache).write_bytes(content)
    assert cache.read(KEY) is None
    cache.write(KEY, b"again")
    assert cache.read(KEY) == b"again"


def test_one_changed_byte_is_noticed(cache: Cache) -> None:
    content = bytearray(entry(cache).read_bytes())
    content[-1] ^= 1
    entry(cache).write_bytes(bytes(content))
    assert cache.read(KEY) is None


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_an_entry_that_others_may_write_is_not_read(cache: Cache, mode: int) -> None:
    entry(cache).chmod(mode)
    assert cache.read(KEY) is None


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_in_a_folder_that_others_may_write_nothing_is_read_or_written(cache: Cache, mode: int) -> None:
    entry(cache).parent.chmod(mode)
    assert cache.read(KEY) is None
    cache.write(key_of("test", b"b"), b"b")
    assert len(list(entry(cache).parent.iterdir())) == 1


def test_another_owner_is_not_believed(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 4_000_000)
    assert cache.read(KEY) is None


def test_links_are_not_followed(cache: Cache, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    entry(cache).rename(elsewhere)
    entry(cache).symlink_to(elsewhere)
    assert cache.read(KEY) is None
    real, linked = entry(cache).parent, tmp_path / "linked"
    linked.symlink_to(real, target_is_directory=True)
    assert Cache(linked).read(KEY) is None


def test_a_pipe_does_not_hang(cache: Cache) -> None:
    entry(cache).unlink()
    os.mkfifo(entry(cache), 0o600)
    assert cache.read(KEY) is None


def test_a_folder_that_cannot_be_made_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    kept = Cache(tmp_path / "file" / "cache")
    kept.write(KEY, b"a")
    assert kept.read(KEY) is None


def test_old_entries_go(cache: Cache) -> None:
    for number in range(MOST + 5):
        cache.write(key_of("test", str(number).encode()), b"x")
    assert len(list(entry(cache).parent.iterdir())) == MOST


def test_a_key_tells_parts_apart() -> None:
    keys = {key_of("a", b"bc"), key_of("a", b"b", b"c"), key_of("ab", b"c"), key_of("a", b"b", b"", b"c")}
    assert len(keys) == 4
