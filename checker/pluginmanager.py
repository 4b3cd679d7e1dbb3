"""Finds plugins, asks each once what it offers, and keeps the answers in a frozen registry.

Discovery reads the names of entry points and imports nothing. Only a plugin that the settings name, and do
not block, is imported; one that cannot be imported, or offers nonsense, stops the start with a sentence that
names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import TypeVar

import pluggy

from checker import hookspecs
from checker.domain.errors import NotFound, PluginError
from checker.domain.message import Message, say
from checker.messages import in_every_language
from checker.offers import (
    HOOKS,
    WORDS,
    Check,
    Evaluator,
    Offer,
    Reader,
    Renderer,
    ReportReader,
    RuleFolder,
    StatementSource,
    Suggester,
    Tabulator,
    TemplateFolder,
)
from checker.settings import Settings

GROUP = "checker.plugins"
"""The entry-point group of shipped and foreign plugins."""

T = TypeVar("T")

MEDIA_TYPE, FORMAT, PLUGIN = say("media type"), say("format"), say("plugin")

CALLABLES = ("read", "convert", "aggregate", "evaluate", "check", "tabulate", "suggest", "model", "render")
TEXTS = ("name", "version", "format", "media_type", "suffix", "package", "path")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """An installed plugin: what its distribution says about it, without importing it."""

    name: str
    """Name of the entry point; the settings enable it by this name."""
    module: str
    distribution: str
    version: str
    enabled: bool
    blocked: bool

    def __str__(self) -> str:
        """Print as ``name (distribution version)``."""
        return f"{self.name} ({self.distribution} {self.version})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """Everything the enabled plugins offer, by name; no plugin is asked again."""

    plugins: tuple[Plugin, ...]
    """The enabled plugins, sorted by name."""
    readers: Mapping[str, Reader]
    report_readers: Mapping[str, ReportReader]
    statement_sources: Mapping[str, StatementSource]
    evaluators: Mapping[str, Evaluator]
    checks: Mapping[str, Check]
    tabulators: Mapping[str, Tabulator]
    suggesters: Mapping[str, Suggester]
    renderers: Mapping[str, Renderer]
    """By format."""
    rule_sets: Mapping[str, RuleFolder]
    templates: Mapping[str, TemplateFolder]
    sources: Mapping[tuple[str, str], Plugin]
    """Kind (``reader``, ``evaluator`` ...) and name of an offer: the plugin it comes from."""

    def rule_set(self, name: str) -> RuleFolder:
        """Return a rule set's folder; raises `NotFound` with the names there are."""
        return _named(self.rule_sets, name, say("There is no rule set {name}; choose from: {known}."))

    def renderer(self, name: str) -> Renderer:
        """Return the renderer of a format; raises `NotFound` with the formats there are."""
        return _named(self.renderers, name, say("No plugin writes {name}; choose from: {known}."))

    def template_folder(self, name: str) -> TemplateFolder:
        """Return a folder of templates; raises `NotFound` with the names there are."""
        return _named(self.templates, name, say("There is no template folder {name}; choose from: {known}."))


def _named(offers: Mapping[str, T], name: str, missing: Message) -> T:
    if name not in offers:
        raise NotFound.say(missing.text, name=name, known=", ".join(offers) or "–")
    return offers[name]


def installed_plugins(settings: Settings) -> tuple[Plugin, ...]:
    """Return every installed plugin, sorted by name; nothing is imported."""
    return tuple(_describe(entry, settings) for entry in _entries())


def _entries() -> list[EntryPoint]:
    found = entry_points(group=GROUP)
    return sorted(found, key=lambda entry: (entry.name, entry.dist.name if entry.dist else ""))


def _describe(entry: EntryPoint, settings: Settings) -> Plugin:
    return Plugin(
        name=entry.name,
        module=entry.value,
        distribution=entry.dist.name if entry.dist else "",
        version=entry.dist.version if entry.dist else "",
        enabled=entry.name in settings.wanted and entry.name not in settings.blocked,
        blocked=entry.name in settings.blocked,
    )


def open_registry(settings: Settings) -> Registry:
    """Import the enabled plugins, ask each hook once, and return what they offer.

    Raises:
        PluginError: a plugin is missing, cannot be imported, or offers nonsense; the sentence names it.
    """
    asked = pluggy.PluginManager(hookspecs.PROJECT)
    asked.add_hookspecs(hookspecs)
    plugins = _enabled(settings)
    for plugin, entry in plugins:
        _register(asked, plugin, entry)
    for plugin, _ in plugins:
        _refuse_unknown_hooks(asked, plugin)
    return _collect(asked, tuple(plugin for plugin, _ in plugins), settings)


def _enabled(settings: Settings) -> list[tuple[Plugin, EntryPoint]]:
    """Return the enabled plugins by name; every name of the settings must be there exactly once."""
    entries = _entries()
    if not entries:
        raise PluginError.say(
            "checker is not installed, so it has no plugins; install it from its folder: pip install -e ."
        )
    by_name: dict[str, EntryPoint] = {}
    for entry in entries:
        if entry.name in by_name and entry.name in settings.wanted:
            raise _clash(
                PLUGIN, entry.name, _describe(by_name[entry.name], settings), _describe(entry, settings)
            )
        by_name[entry.name] = entry
    wanted = sorted(settings.wanted - set(settings.blocked))
    for name in wanted:
        if name not in by_name:
            raise PluginError.say(
                "The settings name the plugin {name}, but nothing that is installed offers it; install it, "
                "or remove its name from the settings.",
                name=name,
            )
    return [(_describe(by_name[name], settings), by_name[name]) for name in wanted]


def _register(asked: pluggy.PluginManager, plugin: Plugin, entry: EntryPoint) -> None:
    try:
        asked.register(entry.load(), name=plugin.name)
    except KeyboardInterrupt:
        raise
    except BaseException as cause:  # a plugin may also leave by SystemExit
        raise _broken(plugin, "cannot be loaded", cause) from cause


def _refuse_unknown_hooks(asked: pluggy.PluginManager, plugin: Plugin) -> None:
    callers = asked.get_hookcallers(asked.get_plugin(plugin.name)) or []
    if strange := sorted(caller.name for caller in callers if not caller.has_spec()):
        raise _nonsense(plugin, f"{strange[0]} is not a hook of checker")
    if not callers:
        raise _nonsense(plugin, "no function carries @hookimpl")


def _collect(asked: pluggy.PluginManager, plugins: tuple[Plugin, ...], settings: Settings) -> Registry:
    asked.check_pending()
    found = {kind: _ask(asked, hook, kind, plugins, settings) for hook, kind in HOOKS.items()}
    sources: dict[tuple[str, str], Plugin] = {}
    for kind, offers in found.items():
        for plugin, offer in offers:
            _claim(sources, WORDS[kind], offer.name, plugin)
        for plugin, offer in offers:
            for media_type in offer.media_types if isinstance(offer, Reader) else ():
                _claim(sources, MEDIA_TYPE, media_type, plugin)
            if isinstance(offer, Renderer):
                _claim(sources, FORMAT, offer.format, plugin)
    if settings.suggest not in {"", *(plugin.name for plugin, _ in found[Suggester])}:
        raise PluginError.say(
            "The setting suggest names {name}, which suggests no passages or is blocked; name another "
            "plugin, or none.",
            name=settings.suggest,
        )
    return Registry(
        plugins=plugins,
        readers=_by_name(found, Reader),
        report_readers=_by_name(found, ReportReader),
        statement_sources=_by_name(found, StatementSource),
        evaluators=_by_name(found, Evaluator),
        checks=_by_name(found, Check),
        tabulators=_by_name(found, Tabulator),
        suggesters=_by_name(found, Suggester),
        renderers=MappingProxyType({offer.format: offer for offer in _by_name(found, Renderer).values()}),
        rule_sets=_by_name(found, RuleFolder),
        templates=_by_name(found, TemplateFolder),
        sources=MappingProxyType(sources),
    )


def _by_name(found: Mapping[type[Offer], list[tuple[Plugin, Offer]]], kind: type[T]) -> Mapping[str, T]:
    offers = [offer for offered in found.values() for _, offer in offered if isinstance(offer, kind)]
    return MappingProxyType(
        {str(offer.name): offer for offer in sorted(offers, key=lambda offer: offer.name)}
    )


def _claim(sources: dict[tuple[str, str], Plugin], kind: Message, name: str, plugin: Plugin) -> None:
    if (kind.text, name) in sources:
        raise _clash(kind, name, sources[kind.text, name], plugin)
    sources[kind.text, name] = plugin


def _ask(
    asked: pluggy.PluginManager, hook: str, kind: type[Offer], plugins: tuple[Plugin, ...], settings: Settings
) -> list[tuple[Plugin, Offer]]:
    """Ask one hook of every plugin by itself: pluggy would let the first that raises silence the others."""
    by_name = {plugin.name: plugin for plugin in plugins}
    offers: list[tuple[Plugin, Offer]] = []
    for implementation in getattr(asked.hook, hook).get_hookimpls():
        plugin = by_name[implementation.plugin_name]
        if implementation.wrapper or implementation.hookwrapper:
            raise _nonsense(plugin, f"{hook} wraps other plugins; plugins stand side by side")
        try:
            answer = implementation.function(**dict.fromkeys(implementation.argnames, settings))
            given = list(answer if answer is not None else ())
        except KeyboardInterrupt:
            raise
        except BaseException as cause:
            raise _broken(plugin, f"{hook} raises", cause) from cause
        offers += [(plugin, _checked(plugin, hook, kind, offer)) for offer in given]
    return sorted(offers, key=lambda pair: (pair[1].name, pair[0].name))


def _checked(plugin: Plugin, hook: str, kind: type[Offer], offer: object) -> Offer:
    """Return an offer whose type and fields are what the hook asks for."""
    if not isinstance(offer, kind):
        raise _nonsense(plugin, f"{hook} returns {type(offer).__name__} where {kind.__name__} belongs")
    for field in TEXTS:
        value = getattr(offer, field, "-")
        if not isinstance(value, str) or not value:
            raise _nonsense(plugin, f"{kind.__name__}.{field} must be a text, not {value!r}")
    for field in CALLABLES:
        if not callable(getattr(offer, field, len)):
            raise _nonsense(plugin, f"{kind.__name__}.{field} cannot be called")
    types = getattr(offer, "media_types", ())
    if not isinstance(types, tuple) or not all(isinstance(name, str) for name in types):
        raise _nonsense(plugin, f"{kind.__name__}.media_types must be a tuple of texts")
    return offer


def _clash(kind: Message, name: str, first: Plugin, second: Plugin) -> PluginError:
    return PluginError.say(
        "Two plugins offer {kind} {name}: {first} and {second}; block one of them with the setting blocked.",
        kind=in_every_language(kind),
        name=name,
        first=str(first),
        second=str(second),
    )


def _broken(plugin: Plugin, what: str, cause: BaseException) -> PluginError:
    return _nonsense(plugin, f"{what}: {type(cause).__name__}: {_one_line(cause)}")


def _one_line(cause: BaseException) -> str:
    return " ".join(str(cause).split())[:300]


def _nonsense(plugin: Plugin, what: str) -> PluginError:
    return PluginError.say(
        "The plugin {plugin} cannot be used ({what}); repair it, or start without it by adding {name} to the "
        "setting blocked.",
        plugin=str(plugin),
        what=what,
        name=plugin.name,
    )
