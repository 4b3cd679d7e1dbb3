"""How plugins are found, asked once and kept; the stranger's enter by the same door as the shipped."""

import sys
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from importlib.metadata import EntryPoints
from pathlib import Path

import pytest

from checker import pluginmanager
from checker.domain.errors import NotFound, PluginError
from checker.offers import Evaluator
from checker.pluginmanager import installed_plugins, open_registry
from checker.settings import SHIPPED_PLUGINS, Settings
from tests.installing import forget_stranger, install_stranger

QUICK = ("declaration",)
"""One shipped plugin that needs no large library."""


@pytest.fixture(scope="session")
def installed_stranger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install_stranger(tmp_path_factory.mktemp("stranger"))


@pytest.fixture
def stranger(installed_stranger: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.syspath_prepend(str(installed_stranger))
    forget_stranger()
    yield installed_stranger
    forget_stranger()


def refusal(*plugins: str) -> str:
    """Return the sentence with which a start with some more plugins is refused."""
    with pytest.raises(PluginError) as refused:
        open_registry(Settings(plugins=(*QUICK, *plugins)))
    return str(refused.value.message)


def test_all_shipped_plugins_can_be_opened() -> None:
    registry = open_registry(Settings())
    assert {plugin.name for plugin in registry.plugins} == set(SHIPPED_PLUGINS)
    assert {"pdf", "plain"} <= set(registry.readers)
    assert {"declaration", "text"} <= set(registry.evaluators)
    assert {"html", "pdf", "text"} <= set(registry.renderers)
    assert "eu-dsa" in registry.rule_sets
    assert "shipped-templates" in registry.templates


def test_a_stranger_that_is_installed_is_listed_and_not_imported(stranger: Path) -> None:
    listed = {plugin.name: plugin for plugin in installed_plugins(Settings())}
    assert str(listed["stranger"]) == "stranger (stranger 1.2.3)"
    assert not listed["stranger"].enabled
    open_registry(Settings(plugins=QUICK))
    assert "stranger" not in sys.modules


def test_a_stranger_that_is_named_enters_by_the_same_door(stranger: Path) -> None:
    registry = open_registry(Settings(plugins=(*QUICK, "stranger")))
    assert list(registry.evaluators) == ["declaration", "seals"]
    assert list(registry.checks) == ["seal-count"]
    assert registry.renderer("count").suffix == ".txt"
    assert registry.rule_set("seals").package == "stranger"
    source = registry.sources["evaluator", "seals"]
    assert (source.distribution, source.version) == ("stranger", "1.2.3")


def test_a_stranger_that_is_blocked_is_not_imported(stranger: Path) -> None:
    settings = Settings(plugins=(*QUICK, "stranger-raises"), blocked=("stranger-raises",))
    assert list(open_registry(settings).evaluators) == ["declaration"]


@pytest.mark.parametrize(
    ("plugin", "why"),
    [
        ("stranger-raises", "RuntimeError: no licence found"),
        ("stranger-missing", "ModuleNotFoundError"),
        ("stranger-exits", "SystemExit"),
        ("stranger-misspelt", "checker_evaluator is not a hook of checker"),
        ("stranger-silent", "no function carries @hookimpl"),
        ("stranger-wrong-type", "returns str where Evaluator belongs"),
        ("stranger-nameless", "Evaluator.name must be a text"),
        ("stranger-wraps", "wraps other plugins"),
    ],
)
def test_a_plugin_that_cannot_be_used_stops_the_start_and_the_sentence_says_how_to_go_on(
    stranger: Path, plugin: str, why: str
) -> None:
    sentence = refusal(plugin)
    assert f"{plugin} (stranger 1.2.3)" in sentence
    assert why in sentence
    assert f"adding {plugin} to the setting blocked" in sentence
    assert "\n" not in sentence


def test_two_offers_of_one_name_are_refused_and_both_sources_named(stranger: Path) -> None:
    sentence = refusal("stranger-twin")
    assert "declaration (checker 0.1.0)" in sentence
    assert "stranger-twin (stranger 1.2.3)" in sentence


def test_a_plugin_that_nothing_offers_is_named() -> None:
    assert "nowhere" in refusal("nowhere")


def test_a_checkout_that_was_not_installed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pluginmanager, "entry_points", lambda group: EntryPoints(()))
    assert "not installed" in refusal()
    assert "pip install" in refusal()


def test_the_registry_cannot_be_changed() -> None:
    registry = open_registry(Settings(plugins=QUICK))
    with pytest.raises(TypeError):
        registry.evaluators["mine"] = Evaluator  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        registry.plugins = ()  # type: ignore[misc]


@pytest.mark.parametrize("ask", ["rule_set", "renderer", "template_folder"])
def test_what_nobody_offers_is_not_found(ask: str) -> None:
    registry = open_registry(Settings(plugins=QUICK))
    with pytest.raises(NotFound, match="other"):
        getattr(registry, ask)("other")
