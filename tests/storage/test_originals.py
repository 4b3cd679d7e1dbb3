"""Originals: kept under their fingerprint, once, unchanged, and nothing left behind by a refusal."""

import hashlib
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.domain.errors import NotFound, StoreError, UploadRefused
from checker.storage.originals import Originals


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals(folder=tmp_path / "originals")


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_bytes_come_back_by_their_fingerprint(originals: Originals) -> None:
    data = bytes(range(256)) * 9000
    kept = originals.keep(io.BytesIO(data), "a.pdf", len(data))
    assert (kept.sha256, kept.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert originals.read(kept.sha256) == data
    assert originals.path(kept.sha256).stat().st_mode & 0o777 == 0o400


def test_the_same_bytes_are_kept_once(originals: Originals) -> None:
    for name in ("a.pdf", "../../b.pdf"):
        originals.keep(io.BytesIO(b"same"), name, 10)
    assert len(files(originals.folder)) == 1


def test_a_file_of_exactly_the_limit_is_taken(originals: Originals) -> None:
    assert originals.keep(io.BytesIO(b"x" * 10), "a", 10).size == 10


@pytest.mark.parametrize(("data", "sentence"), [(b"", "empty"), (b"x" * 11, "larger than")])
def test_a_refusal_leaves_nothing(originals: Originals, data: bytes, sentence: str) -> None:
    with pytest.raises(UploadRefused, match=sentence):
        originals.keep(io.BytesIO(data), "a.pdf", 10)
    assert not files(originals.folder)


def test_a_stream_that_breaks_off_leaves_nothing(originals: Originals) -> None:
    class Breaking(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(5, "input/output error")
            return super().read(4)

    with pytest.raises(StoreError, match="could not be kept"):
        originals.keep(Breaking(b"12345678"), "a.pdf", 10)
    assert not files(originals.folder)


def test_what_never_arrived_is_swept_away_after_an_hour(originals: Originals) -> None:
    originals.keep(io.BytesIO(b"kept"), "a.txt", 10)
    (originals.folder / ".arriving-half").write_bytes(b"ha")
    originals.sweep(datetime.now(UTC))
    assert len(files(originals.folder)) == 2
    originals.sweep(datetime.now(UTC) + timedelta(hours=2))
    assert [path.read_bytes() for path in files(originals.folder)] == [b"kept"]


def test_an_original_that_was_changed_is_not_handed_out(originals: Originals) -> None:
    kept = originals.keep(io.BytesIO(b"true"), "a.txt", 10)
    path = originals.path(kept.sha256)
    path.chmod(0o600)
    path.write_bytes(b"lies")
    with pytest.raises(StoreError, match="changed on disk"):
        originals.read(kept.sha256)


def test_an_original_that_is_gone_is_not_found(originals: Originals) -> None:
    with pytest.raises(NotFound):
        originals.path("0" * 64)
