"""Asks the tabulators, each under guard, and keeps the tables whose every cell stands in the documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import msgspec

from checker.domain.assessment import Dossier
from checker.domain.message import Message, say
from checker.domain.obligation import RuleSet
from checker.domain.tabulation import Tabulation
from checker.engine.evaluating import Gathered, plain_copy
from checker.engine.guard import Answer, Failure, guarded
from checker.engine.verify import Documents, tabulation_holds
from checker.offers import Tabulator

_TABULATIONS = msgspec.json.Decoder(tuple[Tabulation, ...])


def tabulations_of(
    dossier: Dossier,
    rule_set: RuleSet,
    tabulators: Mapping[str, Tabulator],
    gathered: Gathered,
    seconds: float,
) -> tuple[Tabulation, ...]:
    """Return the tables that have rows; a tabulator that fails costs its own tables only."""
    evaluation = gathered.evaluation()
    documents = dossier.quotable
    tables: list[Tabulation] = []
    for name, tabulator in sorted(tabulators.items()):
        answer = guarded(name, partial(tabulator.tabulate, dossier, rule_set, evaluation), seconds)
        given = _tables(name, answer, documents)
        if isinstance(given, Message):
            gathered.failures.append(given)
        else:
            tables += [replace(table, tabulator=name) for table in given if table.rows]
    return tuple(tables)


def _tables(
    name: str, answer: Answer[tuple[Tabulation, ...]] | Failure, documents: Documents
) -> tuple[Tabulation, ...] | Message:
    """Return what a tabulator made, or why nothing of it can be used."""
    if isinstance(answer, Failure):
        return answer.message
    given = plain_copy(answer.value, _TABULATIONS)
    if given is None:
        return say("The plugin {name} returned something that is no table.", name=name)
    if not all(tabulation_holds(table, documents) for table in given):
        return say("The plugin {name} quotes what does not stand in the documents.", name=name)
    return given
