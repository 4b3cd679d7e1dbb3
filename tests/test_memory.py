"""What is known of a value goes with it; garbage is looked for seldom, and as before afterwards."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.memory import KeptWith, few_collections
from checker.settings import Settings
from checker.web import serving


def test_the_collector_is_as_before() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), few_collections():
        assert gc.get_threshold() != before
        raise KeyError
    assert gc.get_threshold() == before


def test_a_command_that_has_its_result_looks_for_garbage_no_more() -> None:
    gc.unfreeze()
    assert CliRunner().invoke(main, ["plugins"]).exit_code == 0
    assert gc.get_freeze_count() > 0
    gc.unfreeze()


def test_a_server_looks_for_garbage_as_usual_and_not_at_what_lasts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving.signal, "signal", lambda *_: None)
    monkeypatch.setattr(serving.logs, "begin", lambda: None)
    before, seen = gc.get_threshold(), []

    def announce(_: str) -> None:
        seen.append((gc.get_threshold(), gc.get_freeze_count() > 0))
        raise KeyboardInterrupt

    with few_collections():
        serving.serve(Settings(data=tmp_path, workers=0, port=0), announce)
    assert seen == [(before, True)]
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)


class Owner:
    """Something that takes weak references."""


def test_what_is_known_of_a_value_is_worked_out_once_and_goes_with_it() -> None:
    known = KeptWith[Owner, list[str]](lambda _: ["known"])
    owner, other = Owner(), Owner()
    assert known(owner) is known(owner)
    assert known(owner) is not known(other)
    assert len(known) == 2
    del owner, other
    gc.collect()
    assert len(known) == 0
