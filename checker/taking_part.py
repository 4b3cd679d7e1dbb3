"""What takes part in an assessment: checker, its plugins, their models and the libraries under them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

from checker.domain.assessment import Component
from checker.domain.document import Document
from checker.engine.provenance import digest_of, libraries
from checker.engine.suggesting import Suggesters
from checker.pluginmanager import Registry


def components(
    registry: Registry, documents: Sequence[Document], suggesters: Suggesters
) -> tuple[Component, ...]:
    """Return checker, the plugins that took part, the models they go by and the libraries under them."""
    used = [("reader", name, "") for name in {document.reader for document in documents}]
    used += [("evaluator", name, evaluator.version) for name, evaluator in registry.evaluators.items()]
    used += [("check", name, check.version) for name, check in registry.checks.items()]
    used += [("tabulator", name, offer.version) for name, offer in registry.tabulators.items()]
    used += [("suggester", name, offer.version) for name, (offer, _) in suggesters.items()]
    own = Component(kind="checker", name="checker", version=version("checker"), digest=digest_of("checker"))
    models = (part for _, model in suggesters.values() for part in model)
    parts = (_component(registry, *part) for part in used)
    return own, *parts, *models, *libraries()


def _component(registry: Registry, kind: str, name: str, own_version: str) -> Component:
    """Describe a plugin's offer: its own version, else that of the distribution it comes in."""
    source = registry.sources.get((kind, name))
    if source is None:
        return Component(kind=kind, name=name, version=own_version)
    number = f"{source.version}+{own_version}" if own_version else source.version
    return Component(kind=kind, name=name, version=number, digest=digest_of(source.module.split(":")[0]))
