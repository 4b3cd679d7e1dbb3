"""`checker serve`: what it passes on, and the link that it prints."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from checker.settings import Settings
from checker.web import serving

Run = Callable[..., Result]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    seen: list[Settings] = []

    def pretend(settings: Settings, announce: Callable[[str], None]) -> None:
        seen.append(settings)
        announce("http://127.0.0.1:1/sign-in?token=x")

    monkeypatch.setattr(serving, "serve", pretend)
    return seen


def test_the_link_is_printed_and_the_server_stays_on_this_machine(run: Run, served: list[Settings]) -> None:
    done = run("serve")
    assert done.exit_code == 0
    assert "http://127.0.0.1:1/sign-in?token=x" in done.stdout
    assert done.stderr == ""
    assert (served[0].host, served[0].port) == ("127.0.0.1", 8410)


def test_options_go_before_settings(run: Run, served: list[Settings], tmp_path: Path) -> None:
    done = run("serve", "--host", "192.0.2.7", "--port", 0, "--data", tmp_path, "--language", "nl")
    assert (served[0].host, served[0].port, served[0].data) == ("192.0.2.7", 0, tmp_path)
    assert served[0].language == "nl"
    assert "niet versleuteld" in done.stderr


def test_a_file_is_no_folder_for_data(run: Run, served: list[Settings], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert run("serve", "--data", file).exit_code == 2
    assert served == []
