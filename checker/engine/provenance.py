"""What made an assessment, so that anybody can make it again: digests and versions, never times."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from platform import python_version

import msgspec

from checker.domain.assessment import Component, Dossier, Provenance
from checker.domain.obligation import RuleSet


def provenance(dossier: Dossier, rule_set: RuleSet, components: Iterable[Component]) -> Provenance:
    """Return everything that took part, sorted, and one digest of the whole input."""
    own = Component(kind="rule_set", name=rule_set.id, version=rule_set.version, digest=rule_set.digest)
    registers = {
        Component(kind="register", name=each.name, version=each.as_of.isoformat(), digest=each.digest)
        for each in dossier.registers
    }
    everything = sorted({own, *registers, *components}, key=lambda part: (part.kind, part.name, part.version))
    return Provenance(components=tuple(everything), input_digest=_input_digest(dossier, rule_set))


def _input_digest(dossier: Dossier, rule_set: RuleSet) -> str:
    """Digest what was handed in (documents as bytes and text), profile, registers, day and rule set."""
    parts = {
        "documents": [
            (document.id, document.name, document.sha256, hashlib.sha256(document.text.encode()).hexdigest())
            for document in dossier.documents
        ],
        "declaration": dossier.declaration.sha256 if dossier.declaration else "",
        "report": [(file.name, file.sha256) for file in dossier.report.files] if dossier.report else [],
        "profile": dossier.profile,
        "registers": [(each.rule_set, each.name, each.digest) for each in dossier.registers],
        "reference": dossier.reference,
        "rule_set": (rule_set.id, rule_set.version, rule_set.digest),
    }
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()


LIBRARIES = (
    "charset-normalizer",
    "google-re2",
    "lxml",
    "markdown-it-py",
    "py3langid",
    "pypdfium2",
    "python-docx",
    "pyyaml",
)
"""Distributions whose version can change what is read from a file or found in a text."""


@cache
def libraries() -> tuple[Component, ...]:
    """Return Python and the libraries that take part in reading and matching."""
    python = Component(kind="library", name="python", version=python_version())
    return python, *(Component(kind="library", name=name, version=version(name)) for name in LIBRARIES)


OWN_DIGEST = ("plugins", "rules", "templates")
"""Folders that a wheel installs inside the package of checker; what takes part of them is named by itself."""


def code_digest(module: str) -> str:
    """Return SHA-256 over the Python files of a package or a single module; empty where there is no file.

    However a package was installed, its digest is the same.
    """
    spec = find_spec(module)
    if spec is None or not spec.has_location or not spec.origin:
        return ""
    origin = Path(spec.origin)
    sources = sorted(origin.parent.rglob("*.py")) if spec.submodule_search_locations else [origin]
    digest = hashlib.sha256()
    for source in sources:
        name = source.relative_to(origin.parent)
        if name.parts[0] not in OWN_DIGEST:
            digest.update(name.as_posix().encode())
            digest.update(source.read_bytes())
    return digest.hexdigest()


digest_of = cache(code_digest)
"""The same, taken once: what a process has loaded stays what it is, whatever is installed meanwhile."""
