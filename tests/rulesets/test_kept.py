"""An opened rule set is kept by the bytes of its files and comes back as the same value."""

from pathlib import Path

import msgspec
import pytest

from checker.cache import Cache
from checker.domain.errors import RuleSetError
from checker.rulesets import kept, load, loading
from checker.rulesets.kept import Kept
from tests.rulesets.small import CONCEPTS, DUTIES, RULESET, write

SHARED = RULESET + "shared:\n  - eu-dsa/concepts/reserved.yaml\n"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """Return an empty cache."""
    return Cache(tmp_path / "cache")


def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no folder be opened from now on."""

    def refuse(*_given: object, **_named: object) -> None:
        raise AssertionError("the folder is opened again")

    monkeypatch.setattr(loading, "open_folder", refuse)


@pytest.mark.parametrize("header", [RULESET, SHARED])
def test_a_rule_set_comes_back_without_being_opened(
    header: str, cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "rules", ruleset=header)
    first = load(folder, cases=False, cache=cache)
    closed(monkeypatch)
    assert load(folder, cases=False, cache=cache) == first


@pytest.mark.parametrize(
    "text",
    [{"concepts": CONCEPTS.replace("[confirm]", "[acknowledge]")}, {"duties": DUTIES + "# note\n"},
     {"ruleset": RULESET.replace("0.1.0", "0.2.0")}],
)  # fmt: skip
def test_a_changed_file_opens_the_folder_again(text: dict[str, str], cache: Cache, tmp_path: Path) -> None:
    first = load(write(tmp_path / "rules"), cases=False, cache=cache)
    second = load(write(tmp_path / "rules", **text), cases=False, cache=cache)
    assert second.digest != first.digest
    assert second == load(tmp_path / "rules", cases=False)


def test_with_cases_nothing_is_kept(cache: Cache, tmp_path: Path) -> None:
    load(write(tmp_path / "rules"), cache=cache)
    assert cache.folder is not None
    assert not cache.folder.exists()


def test_a_rule_set_with_faults_is_not_kept(cache: Cache, tmp_path: Path) -> None:
    folder = write(tmp_path / "rules", duties=DUTIES.replace("role: core", "role: x"))
    for _ in range(2):
        with pytest.raises(RuleSetError):
            load(folder, cases=False, cache=cache)


def test_an_evaluator_that_went_away_is_a_fault_all_the_same(cache: Cache, tmp_path: Path) -> None:
    folder = write(tmp_path / "rules")
    load(folder, cases=False, cache=cache, evaluators=frozenset({"text"}))
    with pytest.raises(RuleSetError):
        load(folder, cases=False, cache=cache, evaluators=frozenset({"other"}))


@pytest.mark.parametrize("data", [b"", b"\xc1", msgspec.msgpack.encode({"rule_set": 1})])
def test_an_entry_that_is_no_rule_set_is_written_anew(
    data: bytes, cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "rules")
    place = Kept.of(folder, cache)
    assert place is not None
    cache.write(place.key, data)
    first = load(folder, cases=False, cache=cache)
    closed(monkeypatch)
    assert load(folder, cases=False, cache=cache) == first


def test_a_shared_file_that_changed_opens_the_folder_again(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, name = write(tmp_path / "rules"), "eu-dsa/concepts/reserved.yaml"
    rule_set, place = load(folder, cases=False), Kept.of(folder, cache)
    assert place is not None
    place.write(rule_set, (name,))
    assert place.read(None) == rule_set
    monkeypatch.setattr(kept, "_digest", lambda _name: "of other bytes")
    assert place.read(None) is None
