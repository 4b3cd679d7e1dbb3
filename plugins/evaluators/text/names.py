"""How the provider is called: as the profile says, and as the document itself calls it most."""

from __future__ import annotations

import re
from collections import Counter

from checker.plugins.evaluators.text.wordlists import NO_NAMES

from checker.domain.assessment import Dossier
from checker.domain.document import Document
from checker.matching import fold

_NAMED = re.compile(r"(?<=[a-z,] )([A-Z][a-zA-Z]{3,})(?=[’']s |[ .,)])")
_MIXED_CASE = re.compile(r"(?<=[a-zäöüß,] )([A-Z][a-z]+[A-Z][a-zA-Z]*)(?=[’']s |[ .,)])")
"""A name in German, where every noun has a capital."""
_SAMPLE = 400_000
_LEAST = 4


def provider_names(dossier: Dossier, document: Document) -> tuple[str, ...]:
    """Return the names under which a document speaks of the provider, folded."""
    stated = {fold(dossier.profile.name)} - {""}
    usual_language = max(document.languages, key=lambda pair: pair[1], default=("", 0))[0]
    pattern = _MIXED_CASE if usual_language == "de" else _NAMED
    counted = Counter(pattern.findall(document.text[:_SAMPLE]))
    usual = [(count, fold(name)) for name, count in counted.items() if fold(name) not in NO_NAMES]
    best = max(usual, default=(0, ""), key=lambda pair: (pair[0], pair[1]))
    return tuple(sorted(stated | ({best[1]} if best[0] >= _LEAST else set())))
