"""A provider's structured statement about itself."""

from __future__ import annotations

from dataclasses import dataclass

from checker.domain.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredFigure:
    """A figure of a declaration."""

    value: float
    unit: str
    scope: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the provider declares about one element."""

    element: str
    answer: str
    """``yes``, ``no``, ``partly`` or ``unknown``."""
    description: str = ""
    figures: tuple[DeclaredFigure, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A filled-in declaration, valid against the schema of its rule set."""

    rule_set: str
    rule_set_version: str
    sha256: str
    name: str
    """File name as uploaded."""
    profile: Profile | None
    answers: tuple[Answer, ...]
    """Those about elements of another version of the rules too; nothing looks at them."""
    signed_by: str = ""
    dated: str = ""
    questionnaire_version: str = ""
    """Version of the questionnaire that was filled in, empty where it does not say."""
