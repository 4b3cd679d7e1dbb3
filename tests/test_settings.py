"""Where the cache stands by default."""

from pathlib import Path

import pytest

from checker.settings import Settings, read_settings


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"XDG_CACHE_HOME": "/var/c"}, Path("/var/c/checker")),
        ({"CHECKER_CACHE": "/srv/cache"}, Path("/srv/cache")),
        ({"CHECKER_CACHE": ""}, None),
        ({}, Path("~/.cache/checker").expanduser()),
    ],
)
def test_commands_keep_rule_sets_below_the_home_of_the_user(
    environ: dict[str, str], folder: Path | None
) -> None:
    assert read_settings(environ=environ).cache == folder


def test_who_makes_settings_by_hand_keeps_nothing() -> None:
    assert Settings().cache is None
