"""ruleset.yaml as values: acts, themes, facts and the scopes that duties name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources.abc import Traversable

from checker.domain.citation import ARTICLE, Act
from checker.domain.message import Localised, say
from checker.domain.obligation import Fact, Place, Scope
from checker.domain.pointer import Pointer
from checker.rulesets.parts import find_act, to_day, to_localised, unknown
from checker.rulesets.scopes import ScopeReader, place_of
from checker.rulesets.sources import HEADER
from checker.yamltext import Fault, Table, fault_at, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What every duty of a rule set may name."""

    acts: Mapping[str, Act]
    themes: Mapping[str, Localised]
    facts: Mapping[str, Fact]
    scopes: Mapping[str, Scope]
    pointers: Mapping[str, Pointer]
    languages: tuple[str, ...]
    law_date: date


def read_header(table: Table, faults: list[Fault]) -> Header | None:
    """Turn a header whose shape was checked into values; names that lead nowhere are added to `faults`.

    Returns None where the day of the law is none.
    """
    law_date = to_day(table["law_date"], place_of(table, "law_date"), faults)
    if law_date is None:
        return None
    acts = {name: _act(name, value, faults) for name, value in table["acts"].items()}
    facts = {name: _fact(name, value) for name, value in table.get("facts", {}).items()}
    faults += _strange_facts(table.get("facts", {}))
    return Header(
        acts=acts,
        themes={name: to_localised(value) for name, value in table["themes"].items()},
        facts=facts,
        scopes=ScopeReader(header=table, acts=acts, facts=facts, faults=faults).read(),
        pointers=dict(_pointers(table.get("pointers"), acts, faults)),
        languages=tuple(table["languages"]),
        law_date=law_date,
    )


def _act(name: str, table: Table, faults: list[Fault]) -> Act:
    if "eli" not in table and "source" not in table:
        lacking = say(
            "{place}: the act {name} has no eli and no source; say where its text can be read.", name=name
        )
        faults.append(fault_at(Place(file=HEADER, line=table.line), lacking))
    return Act(
        id=name,
        title=to_localised(table["title"]),
        short=to_localised(table["short"]),
        celex=table.get("celex", ""),
        eli=table.get("eli", ""),
        source=table.get("source", ""),
        division=to_localised(table["division"]) if "division" in table else ARTICLE,
        binding=table.get("binding") != "false",
    )


def _fact(name: str, table: Table) -> Fact:
    after = table.get("after", {})
    return Fact(
        id=name,
        label=to_localised(table["label"]),
        question=to_localised(table["question"]),
        after=after.get("fact", ""),
        months=int(after.get("months", "0")),
    )


def _strange_facts(facts: Mapping[str, Table]) -> Iterator[Fault]:
    """Yield a fault for every fact that comes after one that is not declared."""
    for table in facts.values():
        after = table.get("after")
        if after is not None and after["fact"] not in facts:
            yield unknown(place_of(after, "fact"), "fact", after["fact"], list(facts))


def facts_declared(folder: Traversable) -> frozenset[str]:
    """Return the ids of the facts that a rule set asks for, as far as its header can be read."""
    facts = header_of(folder).get("facts")
    return frozenset(facts) if isinstance(facts, Table) else frozenset()


def header_of(folder: Traversable) -> Table:
    """Return the header of a rule set as far as it can be read; empty where there is none."""
    file = folder / HEADER
    header = _parsed(file.read_text(encoding="utf-8-sig")) if file.is_file() else None
    return header if isinstance(header, Table) else Table()


@lru_cache(maxsize=32)
def _parsed(text: str) -> object:
    """Parse a header; registers and facts of every installed rule set are asked for at each assessment."""
    return read_yaml(text, HEADER)[0]


def _pointers(
    tables: Table | None, acts: Mapping[str, Act], faults: list[Fault]
) -> Iterator[tuple[str, Pointer]]:
    for name, table in tables.items() if tables is not None else ():
        act = find_act(table["act"], acts, place_of(table, "act"), faults)
        if act:
            yield name, Pointer(id=name, kind=table["kind"], act=act, label=to_localised(table["label"]))
