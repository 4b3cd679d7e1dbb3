"""Fixtures for tests that type commands."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main

PAPER = """\
# Position paper

Anyone can report illegal content through the online form on every page of our service.
We confirm receipt of every notice by e-mail within 24 hours.
Deze zin is in het Nederlands geschreven en gaat over iets anders dan meldingen.
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.md"
    path.write_text(PAPER, encoding="utf-8")
    return path


@pytest.fixture
def run() -> Callable[..., Result]:
    """Return what types a command and gives its result; standard output and error are kept apart."""

    def typed(*words: object) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words])

    return typed
