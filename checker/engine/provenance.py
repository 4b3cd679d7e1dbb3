"""What made an assessment, so that anybody can make it again: digests and versions, never times."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from checker.domain.assessment import Component, Dossier, Provenance
from checker.domain.obligation import RuleSet


def provenance(dossier: Dossier, rule_set: RuleSet, components: Iterable[Component]) -> Provenance:
    """Return everything that took part, sorted, and one digest of the whole input."""
    own = Component(kind="rule_set", name=rule_set.id, version=rule_set.version, digest=rule_set.digest)
    everything = sorted({own, *components}, key=lambda part: (part.kind, part.name, part.version))
    return Provenance(components=tuple(everything), input_digest=_input_digest(dossier, rule_set))


def _input_digest(dossier: Dossier, rule_set: RuleSet) -> str:
    """Digest documents (bytes and text), declaration, profile, reference date and rule set."""
    parts = {
        "documents": [
            (document.id, document.name, document.sha256, hashlib.sha256(document.text.encode()).hexdigest())
            for document in dossier.documents
        ],
        "declaration": dossier.declaration.sha256 if dossier.declaration else "",
        "profile": dossier.profile,
        "reference": dossier.reference,
        "rule_set": (rule_set.id, rule_set.version, rule_set.digest),
    }
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()
