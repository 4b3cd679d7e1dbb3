"""The texts of a dossier as every vocabulary reads them: folded and cut into words once."""

from __future__ import annotations

from checker.domain.assessment import Dossier
from checker.matching import Written, fold
from checker.memory import KeptWith


def _texts(dossier: Dossier) -> dict[str, Written]:
    return {document.id: Written(fold(document.text)) for document in dossier.documents}


texts_of = KeptWith(_texts)
"""Returns the texts of a dossier by the ids of the documents; rules, checks and tables ask for the same."""
