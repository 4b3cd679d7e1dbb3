"""Dossiers of invented texts for the checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from checker.plugins.checks.vocabulary import data

from checker.domain.assessment import Dossier
from checker.domain.document import DateReading, Document
from checker.domain.figure import Figure
from checker.domain.message import say
from checker.domain.obligation import RuleSet
from checker.domain.observation import Observation
from checker.domain.profile import Profile
from checker.domain.register import Register
from checker.ingest.defects import with_defects
from checker.ingest.pasted import pasted
from checker.offers import CheckDossier, Evaluation

RULES = RuleSet(
    id="none", version="1.0.0", title=None, law_date=date(2026, 1, 1), languages=(), acts=(), themes=(),
    concepts=(), obligations=(), facts=(), digest="",
)  # type: ignore[arg-type, call-arg]  # fmt: skip


def document(text: str, number: int = 1, day: date | None = None, language: str = "nl") -> Document:
    """Return a text as a document of a day."""
    read = replace(with_defects(pasted(text, language)), id=f"d{number}")
    if day is None:
        return replace(read, dated=None)
    return replace(read, dated=DateReading(earliest=day, latest=day, reason=say("Given.")))


def dossier(
    *documents: Document, profile: Profile | None = None, registers: Iterable[Register] = ()
) -> Dossier:
    """Return a dossier of a very large service, or of the one that is given."""
    return Dossier(
        profile=profile or Profile(name="Blitzchat", services=("vlop",)),
        documents=documents,
        reference=DateReading(earliest=None, latest=None, reason=say("Open.")),
        registers=tuple(registers),
    )


def run(
    check: CheckDossier,
    *texts: str,
    day: date | None = None,
    figures: Iterable[Figure] = (),
    registers: Iterable[Register] = (),
    profile: Profile | None = None,
) -> tuple[Observation, ...]:
    """Return what a check observes in some texts, each a document."""
    read = [document(text, number, day) for number, text in enumerate(texts, start=1)]
    made = dossier(*read, registers=registers, profile=profile)
    return check(made, RULES, Evaluation(figures=tuple(figures)))


def rules_of(found: Iterable[Observation]) -> set[str]:
    """Return the names of the rules that were observed."""
    return {item.check for item in found}


def cases(file: str) -> list[tuple[str, bool, object]]:
    """Return the cases of a YAML file: name of the rule, whether it must be observed, text or texts."""
    return [
        (name, side == "shows", text)
        for name, rule in data(file)["rules"].items()
        for side in ("shows", "not")
        for text in rule[side]
    ]
