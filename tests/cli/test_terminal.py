"""Files are replaced in one step, and nothing is left where that is not possible."""

import os
from pathlib import Path

import pytest

from checker.cli.terminal import check_target, write_out
from checker.domain.errors import UsageFault


def test_a_file_is_replaced_and_readable_for_others(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    write_out(b"new", target)
    assert target.read_bytes() == b"new"
    mask = os.umask(0)
    os.umask(mask)
    assert target.stat().st_mode & 0o777 == 0o666 & ~mask


def test_a_folder_that_went_away_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageFault):
        write_out(b"new", tmp_path / "gone" / "report.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_replaced_leaves_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageFault, match="No space left"):
        write_out(b"new", tmp_path / "report.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", [None, Path("-")])
def test_standard_output_takes_bytes(target: Path | None, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    check_target(target)
    write_out(b"%PDF\xff", target)
    assert capfdbinary.readouterr().out == b"%PDF\xff"
