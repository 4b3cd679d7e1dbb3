"""`checker plugins`: what is installed, in use and offered."""

from collections.abc import Callable

import pytest
from click.testing import Result

from checker.settings import SHIPPED_PLUGINS

Run = Callable[..., Result]


def test_every_shipped_plugin_is_listed_with_what_it_offers(run: Run) -> None:
    done = run("plugins")
    assert done.exit_code == 0
    for name in SHIPPED_PLUGINS:
        assert f"{name} (checker " in done.stdout
    assert "  evaluator text\n" in done.stdout


def test_a_blocked_plugin_is_named_as_such(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_BLOCKED", "text-report")
    assert "text-report (checker 0.1.0): geblokkeerd" in run("plugins", "--language", "nl").stdout


def test_a_plugin_that_is_not_there_stops_the_start(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_PLUGINS", "plain,seals-of-old")
    done = run("plugins")
    assert (done.exit_code, done.stdout) == (4, "")
    assert "seals-of-old" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_settings_that_are_not_known_are_wrong_use(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("settings") / "checker.toml"
    file.write_text("colour = 'red'\n", encoding="utf-8")
    monkeypatch.setenv("CHECKER_SETTINGS", str(file))
    done = run("plugins")
    assert done.exit_code == 2
    assert "colour" in done.stderr
