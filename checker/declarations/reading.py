"""A filled-in declaration: bytes in, every fault at once or a `Declaration` out."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from checker.declarations.filled_in import filled_in
from checker.declarations.schema import schema_of
from checker.domain.declaration import Answer, Declaration, DeclaredFigure
from checker.domain.errors import DeclarationError
from checker.domain.message import Message, say
from checker.domain.obligation import Place, RuleSet
from checker.domain.profile import Profile, Truth, with_implied
from checker.domain.workbook import Sheet
from checker.shapes import faults_of_shape, suggestion
from checker.yamltext import Fault, Rows, Table, fault_at, line_at, read_yaml

LARGEST = 1_000_000
"""Characters of one declaration."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ESCAPE = re.compile(r"\\(u[dD][89abAB]..\\u[dD][c-fC-F]..|.)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A declaration as it came in, valid or not."""

    name: str
    sha256: str
    rule_set: RuleSet
    value: object
    """What stands in it, by the keys of the schema."""
    faults: tuple[Fault, ...]
    """Everything that is wrong in it or that its reader should know, in the order of the file."""

    @property
    def errors(self) -> tuple[Message, ...]:
        """The faults that make it invalid."""
        return tuple(fault.message for fault in self.faults if fault.severity == "error")

    def stated(self, key: str) -> str:
        """Return a text at the top of the declaration, empty where it has none."""
        text = self.value.get(key, "") if isinstance(self.value, Table) else ""
        return text if isinstance(text, str) else ""

    def declaration(self) -> Declaration:
        """Return the declaration; raises `DeclarationError`, whose details name every fault."""
        if self.errors or not isinstance(self.value, Table):
            raise DeclarationError(
                say(
                    "The declaration {name} cannot be used. Correct what is named here and send it again.",
                    name=self.name,
                ),
                details=self.errors,
            )
        return _declaration(self.value, self.sha256, self.name, self.rule_set)

    def as_yaml(self) -> bytes:
        """Return all that stands in it as YAML, which reads as the same declaration."""
        written = yaml.safe_dump(_plain(self.value), allow_unicode=True, sort_keys=False, width=100)
        return str(written).encode()


def receive(data: bytes, name: str, rule_set: RuleSet, sheets: Sequence[Sheet] = ()) -> Received:
    """Take in some bytes, YAML or JSON, or a workbook whose sheets were read already."""
    value, faults = _of_sheets(sheets, name, rule_set) if sheets else _read(data, name, rule_set)
    sha256 = hashlib.sha256(data).hexdigest()
    return Received(name=name, sha256=sha256, rule_set=rule_set, value=value, faults=faults)


def read_declaration(data: bytes, name: str, rule_set: RuleSet) -> Declaration:
    """Return the declaration in some bytes, YAML or JSON; raises what `Received.declaration` raises."""
    return receive(data, name, rule_set).declaration()


def validate(data: bytes, name: str, rule_set: RuleSet) -> tuple[Fault, ...]:
    """Return every fault of a declaration, each with its line and what was expected there."""
    return receive(data, name, rule_set).faults


def _of_sheets(sheets: Sequence[Sheet], name: str, rule_set: RuleSet) -> tuple[object, tuple[Fault, ...]]:
    given = filled_in(sheets, name, rule_set)
    found = [given.placed(fault) for fault in faults_of(given.value, name, rule_set)]
    return given.value, tuple(sorted((*given.faults, *found), key=lambda fault: fault.place.line))


def _plain(value: object) -> object:
    """Return tables and rows as the plain kinds that YAML is written from."""
    if isinstance(value, Table):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, Rows) else value


def _read(data: bytes, name: str, rule_set: RuleSet) -> tuple[object, tuple[Fault, ...]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        unreadable = say("{place}: the file is not plain text in UTF-8; save it as YAML or JSON in UTF-8.")
        return None, (fault_at(Place(file=name, line=1), unreadable),)
    if text.lstrip().startswith("{"):
        text = _json_as_yaml(text)
    value, faults = read_yaml(text, name, largest=LARGEST)
    if faults:
        return value, tuple(dict.fromkeys(faults))
    return value, faults_of(value, name, rule_set)


def _json_as_yaml(text: str) -> str:
    """Write JSON so that the loader of YAML takes it: no tabs, no pairs of escapes for one character."""
    return _ESCAPE.sub(_written, text).replace("\t", " ")


def _written(found: re.Match[str]) -> str:
    escape = found.group()
    if escape == "\\/":
        return "/"
    return str(json.loads(f'"{escape}"')) if len(escape) > 2 else escape


def faults_of(value: object, name: str, rule_set: RuleSet) -> tuple[Fault, ...]:
    """Return every fault of a value of `read_yaml` as a declaration under a rule set."""
    known = {element.id for element in rule_set.elements}
    strange: list[str] = []
    if isinstance(value, Table) and isinstance(answers := value.get("answers"), Table):
        strange = [key for key in answers if key not in known]
    faults = list(faults_of_shape(value, schema_of(rule_set, former=strange), name))
    if isinstance(value, Table):
        is_older = value.get("rule_set_version", "") not in ("", rule_set.version)
        faults += [_strange(value, element, name, known, is_older) for element in strange]
        faults += _faults_of_days(value, name)
        faults += _other_version(value, name, rule_set)
    return tuple(sorted(faults, key=lambda fault: fault.place.line))


def _strange(value: Table, element: str, name: str, known: set[str], is_older: bool) -> Fault:
    """Return what to say of an element that the rule set does not hold: no fault where older rules did."""
    place = Place(file=name, line=line_at(value, ("answers", element)))
    if is_older:
        kept = say(
            "{place}: these rules have no element {element}; its answer is kept, and not compared.",
            element=element,
        )
        return fault_at(place, kept, "warning")
    if guess := suggestion(element, sorted(known)):
        meant = say(
            "{place}: the rule set holds no element {element}; is {guess} meant?",
            element=element,
            guess=guess,
        )
        return fault_at(place, meant)
    return fault_at(place, say("{place}: the rule set holds no element {element}.", element=element))


def _faults_of_days(value: Table, name: str) -> list[Fault]:
    """Find days that look right and that no calendar holds, such as 2024-02-30."""
    profile = value.get("profile")
    days: list[tuple[tuple[str, ...], object]] = [(("dated",), value.get("dated"))]
    if isinstance(profile, Table):
        days.append((("profile", "designated_on"), profile.get("designated_on")))
    faults = []
    for path, text in days:
        if isinstance(text, str) and _DAY.fullmatch(text) and not _is_day(text):
            place = Place(file=name, line=line_at(value, path))
            faults.append(fault_at(place, say("{place}: {value} is no day of the calendar.", value=text)))
    return faults


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _other_version(value: Table, name: str, rule_set: RuleSet) -> list[Fault]:
    version = value.get("rule_set_version", "")
    if not isinstance(version, str) or version in ("", rule_set.version):
        return []
    place = Place(file=name, line=line_at(value, ("rule_set_version",)))
    message = say(
        "{place}: filled in for version {given} of the rule set; this is version {version}.",
        given=version,
        version=rule_set.version,
    )
    return [fault_at(place, message, "warning")]


def _declaration(value: Table, sha256: str, name: str, rule_set: RuleSet) -> Declaration:
    return Declaration(
        rule_set=rule_set.id,
        rule_set_version=value.get("rule_set_version") or rule_set.version,
        sha256=sha256,
        name=name,
        profile=_profile(value["profile"], name) if value.get("profile") else None,
        answers=tuple(_answer(element, value["answers"][element]) for element in sorted(value["answers"])),
        signed_by=value.get("signed_by", ""),
        dated=value.get("dated", ""),
        questionnaire_version=value.get("questionnaire_version", ""),
    )


def _profile(value: dict[str, Any], name: str) -> Profile:
    designated = value.get("designated_on")
    return Profile(
        name=value.get("name", ""),
        services=with_implied(tuple(value.get("services", ()))),
        facts=tuple((fact, Truth(answer)) for fact, answer in sorted(value.get("facts", {}).items())),
        designated_on=date.fromisoformat(designated) if designated else None,
        source=name,
    )


def _answer(element: str, value: dict[str, Any]) -> Answer:
    return Answer(
        element=element,
        answer=value["answer"],
        description=value.get("description", ""),
        figures=tuple(
            DeclaredFigure(
                value=float(figure["value"]),
                unit=figure["unit"],
                scope=figure.get("scope", ""),
                period=figure.get("period", ""),
            )
            for figure in value.get("figures", ())
        ),
        links=tuple(value.get("links", ())),
    )
