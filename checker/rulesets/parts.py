"""The small parts of which headers and duties are made: texts, days, citations, conditions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from checker.domain.citation import Act, Citation
from checker.domain.message import Localised, say
from checker.domain.obligation import Condition, Place
from checker.domain.profile import SERVICES
from checker.shapes import suggestion
from checker.yamltext import Fault, Table, fault_at

SERVICE_FACTS = tuple(f"service.{name}" for name in SERVICES)
"""Facts that every profile answers."""

_CITATION = re.compile(r"(\w+) (\w+)(?:\((\d+\w?)\))?(?:\(([a-z]+)\))?")


def to_localised(table: Table | None) -> Localised:
    """Return a text in several languages, empty for None."""
    return Localised(texts=tuple(sorted(table.items())) if table else ())


def to_day(text: str | None, place: Place, faults: list[Fault]) -> date | None:
    """Return a day; one that the calendar does not have is a fault."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        faults.append(fault_at(place, say("{place}: the calendar has no day {value}.", value=text)))
        return None


def to_citation(text: str, acts: Mapping[str, Act], place: Place, faults: list[Fault]) -> Citation | None:
    """Return ``dsa 16(2)(a)`` as a citation; an act that the header does not declare is a fault."""
    found = _CITATION.fullmatch(text)
    if found is None:
        return None
    name, article, paragraph, point = found.groups(default="")
    act = find_act(name, acts, place, faults)
    return Citation(act=act, article=article, paragraph=paragraph, point=point) if act else None


def find_act(name: str, acts: Mapping[str, Act], place: Place, faults: list[Fault]) -> Act | None:
    """Return an act of the header; one that is not declared is a fault."""
    if name not in acts:
        faults.append(unknown(place, "act", name, list(acts)))
    return acts.get(name)


def to_condition(value: str | Table, known: list[str], place: Place, faults: list[Fault]) -> Condition:
    """Return an expression over facts; several keys beside each other must all hold."""
    if isinstance(value, str):
        if value not in known:
            faults.append(unknown(place, "fact", value, known))
        return Condition(kind="fact", fact=value)
    parts = tuple(_part(kind, value, known, place, faults) for kind in value)
    return parts[0] if len(parts) == 1 else Condition(kind="all", parts=parts)


def _part(kind: str, table: Table, known: list[str], place: Place, faults: list[Fault]) -> Condition:
    inner = [table[kind]] if kind == "not" else table[kind]
    lines = [table.lines[kind]] if kind == "not" else table[kind].lines
    return Condition(
        kind=kind,
        parts=tuple(
            to_condition(value, known, Place(file=place.file, line=line), faults)
            for value, line in zip(inner, lines, strict=True)
        ),
    )


def facts_in(condition: Condition | None) -> frozenset[str]:
    """Return the facts that an expression asks for."""
    if condition is None:
        return frozenset()
    own = {condition.fact} if condition.fact else set()
    return frozenset(own).union(*(facts_in(part) for part in condition.parts))


_UNKNOWN = {
    "act": say("{place}: the act {name} is not declared in ruleset.yaml; known are {known}."),
    "theme": say("{place}: the theme {name} is not declared in ruleset.yaml; known are {known}."),
    "fact": say("{place}: the fact {name} is not declared in ruleset.yaml; known are {known}."),
    "scope": say("{place}: the scope {name} is not declared in ruleset.yaml; known are {known}."),
    "supervision": say("{place}: the supervision {name} is not declared; known are {known}."),
    "concept": say("{place}: no file under concepts holds the concept {name}."),
    "element": say("{place}: there is no element {name} in this obligation."),
    "related": say("{place}: the rule set holds no obligation or element {name}."),
    "evaluator": say("{place}: no plugin offers the evaluator {name}; offered are {known}."),
    "pointer": say("{place}: the pointer {name} is not declared in ruleset.yaml; known are {known}."),
}
_MEANT = {
    "act": say("{place}: the act {name} is not declared in ruleset.yaml; is {guess} meant?"),
    "theme": say("{place}: the theme {name} is not declared in ruleset.yaml; is {guess} meant?"),
    "fact": say("{place}: the fact {name} is not declared in ruleset.yaml; is {guess} meant?"),
    "scope": say("{place}: the scope {name} is not declared in ruleset.yaml; is {guess} meant?"),
    "supervision": say("{place}: the supervision {name} is not declared; is {guess} meant?"),
    "concept": say("{place}: no file under concepts holds the concept {name}; is {guess} meant?"),
    "element": say("{place}: there is no element {name} in this obligation; is {guess} meant?"),
    "related": say("{place}: the rule set holds no obligation or element {name}; is {guess} meant?"),
    "evaluator": say("{place}: no plugin offers the evaluator {name}; is {guess} meant?"),
    "pointer": say("{place}: the pointer {name} is not declared in ruleset.yaml; is {guess} meant?"),
}


def unknown(place: Place, kind: str, name: str, known: list[str], severity: str = "error") -> Fault:
    """Return the fault of a name that leads nowhere; `kind` is a key of the table of sentences above."""
    guess = suggestion(name, known)
    template = _MEANT[kind].text if guess else _UNKNOWN[kind].text
    values = {"name": name, "guess": guess, "known": ", ".join(sorted(known))}
    named = {key: value for key, value in values.items() if "{" + key + "}" in template}
    return fault_at(place, say(template, **named), severity)
