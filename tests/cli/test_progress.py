"""A progress bar for people who watch a terminal, after a while, and for nobody else."""

import io
import sys

import pytest

from checker.cli import progress
from checker.cli.progress import progress_bar


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, screen: io.StringIO, patience: float) -> str:
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    with progress_bar("nl") as show:
        show("read", 1, 2)
        show("evaluate", 0, 3)
        show("something else", 0, 0)
    return screen.getvalue()


def test_a_person_sees_true_counts_and_the_line_is_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    written = shown(monkeypatch, Screen(), 0.0)
    assert "Documenten lezen" in written
    assert "1/2" in written
    assert written.endswith("\r")
    assert written.rsplit("\r", 2)[1].strip() == ""


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Screen(), 60.0) == ""


def test_a_file_or_a_pipe_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 0.0) == ""
