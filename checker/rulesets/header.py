"""ruleset.yaml as values: acts, themes, facts and the scopes that duties name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from checker.domain.citation import ARTICLE, Act, Citation
from checker.domain.message import Localised, say
from checker.domain.obligation import Condition, Fact, Place, Scope, Start
from checker.rulesets.days import months_later
from checker.rulesets.parts import SERVICE_FACTS, facts_in, to_citation, to_condition, to_day, to_localised
from checker.rulesets.sources import HEADER
from checker.yamltext import Fault, Rows, Table, fault_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What every duty of a rule set may name."""

    acts: Mapping[str, Act]
    themes: Mapping[str, Localised]
    facts: Mapping[str, Fact]
    scopes: Mapping[str, Scope]
    languages: tuple[str, ...]
    law_date: date


def read_header(table: Table, faults: list[Fault]) -> Header | None:
    """Turn a header whose shape was checked into values; names that lead nowhere are added to `faults`.

    Returns None where the day of the law is none.
    """
    law_date = to_day(table["law_date"], _place(table, "law_date"), faults)
    if law_date is None:
        return None
    acts = {name: _act(name, value, faults) for name, value in table["acts"].items()}
    facts = {name: _fact(name, value) for name, value in table.get("facts", {}).items()}
    reading = _Scopes(
        acts=acts,
        facts=facts,
        first_designation=to_day(table.get("first_designation"), _place(table, "first_designation"), faults),
        faults=faults,
    )
    return Header(
        acts=acts,
        themes={name: to_localised(value) for name, value in table["themes"].items()},
        facts=facts,
        scopes={name: reading.scope(name, value) for name, value in table["scopes"].items()},
        languages=tuple(table["languages"]),
        law_date=law_date,
    )


def _place(table: Table, key: str) -> Place:
    return Place(file=HEADER, line=table.lines.get(key, table.line))


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
    return Fact(id=name, label=to_localised(table["label"]), question=to_localised(table["question"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scopes:
    """Reads scopes; what they may name stands in the rest of the header."""

    acts: Mapping[str, Act]
    facts: Mapping[str, Fact]
    first_designation: date | None
    faults: list[Fault]

    def scope(self, name: str, table: Table) -> Scope:
        binds, exempt = self.condition("binds", table), self.condition("exempt", table)
        starts = tuple(self.start(start) for start in table["starts"])
        asked = frozenset().union(*map(facts_in, (binds, exempt, *(start.when for start in starts))))
        return Scope(
            id=name,
            binds=binds or Condition(kind="all"),
            exempt=exempt,
            starts=starts,
            facts=tuple(fact for fact in self.facts.values() if fact.id in asked),
            binds_basis=self.citations(table["binds_basis"]),
            exempt_basis=self.citations(table.get("exempt_basis")),
            supervisor=to_localised(table["supervisor"]),
            label=to_localised(table["label"]),
        )

    def condition(self, key: str, table: Table) -> Condition | None:
        if key not in table:
            return None
        return to_condition(table[key], [*SERVICE_FACTS, *self.facts], _place(table, key), self.faults)

    def start(self, table: Table) -> Start:
        months = int(table.get("months_after_designation", "0"))
        first = self.first_designation
        return Start(
            when=self.condition("when", table),
            on=to_day(table.get("on"), _place(table, "on"), self.faults),
            months_after_designation=months,
            earliest=months_later(first, months) if first and months else None,
            later=table.get("whichever") == "later",
            basis=self.citations(table["basis"]),
        )

    def citations(self, rows: Rows | None) -> tuple[Citation, ...]:
        if rows is None:
            return ()
        found = [
            to_citation(text, self.acts, Place(file=HEADER, line=line), self.faults)
            for text, line in zip(rows, rows.lines, strict=True)
        ]
        return tuple(citation for citation in found if citation)
