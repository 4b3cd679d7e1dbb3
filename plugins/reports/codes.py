"""Codes of categories, Member States and languages as real files write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from checker.domain.harmonised import TOTAL
from checker.domain.harmonised_codes import CATEGORIES, HIGH, KEY, LANGUAGES, OTHER, PARENTS, STATES

OF_COUNTRY = MappingProxyType(
    {"CZ": "cs", "DK": "da", "EE": "et", "GR": "el", "IE": "ga", "SE": "sv", "SI": "sl"}
)
"""Codes of countries that stand for their one language and are no code of another official language."""
NO_LANGUAGE = frozenset(("AT", "BE", "CY", "LU"))
"""Member States without a language of their own: where one of them stands, States are meant."""
TOTALS = frozenset(
    (
        "total", "total number", "totals", "all", "eu", "eu total", "gesamt", "gesamtzahl", "insgesamt",
        "nombre total", "totaal", "totaal aantal", "numero total", "total general", "totale", "numero totale",
        "celkem", "razem",
    )
)  # fmt: skip
_BEHIND_TOTAL = re.compile(r"[^\W\d_][\w .]{0,30}:\s*([A-Za-z]{2})")


def code_of(text: str) -> tuple[str, str, str]:
    """Return category, sub-category and the kind of deviation of a code; a keyword OTHER has no category yet.

    The category is empty for what is no code at all.
    """
    code = re.sub(r"[\s\-]+", "_", text.strip()).upper()
    if code == TOTAL:
        return TOTAL, "", "" if text.strip() == TOTAL else "code_spelling"
    for candidate in (code, HIGH + code, KEY + code):
        spelling = "" if candidate == text.strip() else "code_spelling"
        if candidate in CATEGORIES:
            return candidate, "", spelling
        if candidate in PARENTS:
            return PARENTS[candidate], candidate, spelling
        if candidate == OTHER:
            return "", OTHER, spelling
    return "", code if looks_like_code(text) else "", "unknown_code"


def looks_like_code(text: str) -> bool:
    """Tell whether a text has the form of a code, listed or not."""
    return text.strip().upper().startswith((HIGH, KEY))


def total_of(text: str) -> tuple[str, str] | None:
    """Return the scope TOTAL and the kind of deviation, None where the text is no total."""
    if " ".join(text.casefold().split()) in TOTALS:
        return TOTAL, "" if text.strip() in {"TOTAL", "Total number"} else "scope_spelling"
    return None


def state_of(text: str) -> tuple[str, str]:
    """Return the scope and the kind of deviation of a cell that holds a Member State or TOTAL."""
    if total := total_of(text):
        return total[0], "" if text.strip() == TOTAL else "scope_spelling"
    code = text.strip().upper()
    if code in {"GR", "EL"}:
        return "EL", "" if text.strip() == "EL" else "greece"
    if code in STATES:
        return code, "" if code == text.strip() else "scope_spelling"
    several = re.split(r"\s*[,;/+&]\s*|\s+and\s+", code)
    if len(several) > 1 and all(each in STATES or each == "GR" for each in several):
        return "+".join(several), "several_states"
    return text.strip(), "unknown_state"


def language_of(text: str, *, states: bool) -> tuple[str, str]:
    """Return the scope and the kind of deviation of a cell that holds a language.

    Args:
        text: As it stands in the file.
        states: True where the codes of this table are Member States, see `are_states`.
    """
    bare = text.strip()
    if found := _BEHIND_TOTAL.fullmatch(bare):
        scope, kind = language_of(found[1], states=states)
        return scope, kind or "scope_spelling"
    if states and bare.isupper() and (bare in STATES or bare == "GR"):
        return bare.replace("GR", "EL"), "state_for_language"
    if bare.lower() in LANGUAGES:
        return bare.lower(), "" if bare in LANGUAGES else "scope_spelling"
    if bare.upper() in OF_COUNTRY:
        return OF_COUNTRY[bare.upper()], "country_for_language"
    if re.fullmatch(r"[A-Za-z]{2,3}", bare):
        return bare.lower(), "unknown_language"
    return bare, "extra_scope"


def are_states(scopes: Iterable[str]) -> bool:
    """Tell whether the codes of a table are Member States where languages belong."""
    return any(scope.strip() in NO_LANGUAGE for scope in scopes)
