"""Whom duties bind, from when and under whose supervision: the scopes of ruleset.yaml as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from checker.domain.citation import Act, Citation
from checker.domain.message import Localised
from checker.domain.obligation import Authority, Condition, Fact, Lapse, Place, Scope, Start, Territory
from checker.rulesets.days import months_later
from checker.rulesets.parts import (
    SERVICE_FACTS,
    facts_in,
    to_citation,
    to_condition,
    to_day,
    to_localised,
    unknown,
)
from checker.rulesets.sources import HEADER
from checker.yamltext import Fault, Rows, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeReader:
    """Reads scopes of a header whose shape was checked; names that lead nowhere are added to `faults`."""

    header: Table
    acts: Mapping[str, Act]
    facts: Mapping[str, Fact]
    faults: list[Fault]

    def read(self) -> dict[str, Scope]:
        """Return every scope by its name."""
        first = to_day(
            self.header.get("first_designation"), place_of(self.header, "first_designation"), self.faults
        )
        territory, lapse = self._territory(), self._lapse()
        supervisions = {
            name: tuple(self._authority(row) for row in table["authorities"])
            for name, table in self._supervisions().items()
        }
        return {
            name: self._scope(name, table, first, territory, lapse, supervisions)
            for name, table in self.header["scopes"].items()
        }

    def _scope(
        self,
        name: str,
        table: Table,
        first: date | None,
        territory: Territory | None,
        lapse: Lapse | None,
        supervisions: Mapping[str, tuple[Authority, ...]],
    ) -> Scope:
        binds, exempt = self._condition("binds", table), self._condition("exempt", table)
        starts = tuple(self._start(start, first) for start in table["starts"])
        supervisor = table["supervisor"]
        return Scope(
            id=name,
            binds=binds or Condition(kind="all"),
            exempt=exempt,
            starts=starts,
            facts=self._asked(binds, exempt, *(start.when for start in starts)),
            binds_basis=self._citations(table["binds_basis"]),
            exempt_basis=self._citations(table.get("exempt_basis")),
            supervisor=self._supervisor(table),
            label=to_localised(table["label"]),
            territory=territory,
            lapse=lapse,
            authorities=supervisions.get(supervisor, ()) if isinstance(supervisor, str) else (),
        )

    def _supervisions(self) -> Table:
        named = self.header.get("supervision")
        return named if isinstance(named, Table) else Table()

    def _supervisor(self, table: Table) -> Localised:
        """Return the supervisors in words, written out in the scope or under the name that it gives."""
        value = table["supervisor"]
        if not isinstance(value, str):
            return to_localised(value)
        known = self._supervisions()
        if value not in known:
            self.faults.append(unknown(place_of(table, "supervisor"), "supervision", value, list(known)))
            return Localised(texts=())
        return to_localised(known[value]["label"])

    def _authority(self, table: Table) -> Authority:
        when = self._condition("when", table)
        return Authority(
            who=to_localised(table["who"]),
            when=when,
            basis=self._citations(table["basis"]),
            since=to_day(table.get("since"), place_of(table, "since"), self.faults),
            named=table.get("named", ""),
            facts=self._asked(when),
        )

    def _territory(self) -> Territory | None:
        table = self.header.get("territory")
        if table is None:
            return None
        when = self._condition("when", table) or Condition(kind="all")
        return Territory(
            when=when,
            basis=self._citations(table["basis"]),
            label=to_localised(table["label"]),
            facts=self._asked(when),
        )

    def _lapse(self) -> Lapse | None:
        table = self.header.get("designation_end")
        if table is None:
            return None
        return Lapse(months=int(table["months"]), basis=self._citations(table["basis"]))

    def _start(self, table: Table, first: date | None) -> Start:
        stated = table.get("months_after_designation")
        months = int(stated) if stated else None
        return Start(
            when=self._condition("when", table),
            on=to_day(table.get("on"), place_of(table, "on"), self.faults),
            months_after_designation=months,
            earliest=months_later(first, months) if first and months is not None else None,
            later=table.get("whichever") == "later",
            basis=self._citations(table["basis"]),
        )

    def _condition(self, key: str, table: Table) -> Condition | None:
        if key not in table:
            return None
        return to_condition(table[key], [*SERVICE_FACTS, *self.facts], place_of(table, key), self.faults)

    def _asked(self, *conditions: Condition | None) -> tuple[Fact, ...]:
        """Return the facts that conditions ask for, in the order of the header."""
        asked = frozenset().union(*map(facts_in, conditions))
        return tuple(fact for fact in self.facts.values() if fact.id in asked)

    def _citations(self, rows: Rows | None) -> tuple[Citation, ...]:
        if rows is None:
            return ()
        found = [
            to_citation(text, self.acts, Place(file=HEADER, line=line), self.faults)
            for text, line in zip(rows, rows.lines, strict=True)
        ]
        return tuple(citation for citation in found if citation)


def place_of(table: Table, key: str) -> Place:
    """Return where a key of the header stands."""
    return Place(file=HEADER, line=table.lines.get(key, table.line))


def facts_of(scopes: Iterable[Scope]) -> frozenset[str]:
    """Return every fact that some scopes ask for."""
    return frozenset().union(*(facts_in(condition) for scope in scopes for condition in _conditions(scope)))


def _conditions(scope: Scope) -> Iterator[Condition | None]:
    yield from (scope.binds, scope.exempt, scope.territory.when if scope.territory else None)
    yield from (start.when for start in scope.starts)
    yield from (authority.when for authority in scope.authorities)
