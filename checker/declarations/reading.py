"""A filled-in declaration: bytes in, every fault at once or a `Declaration` out."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from typing import Any

from checker.declarations.schema import schema_of
from checker.domain.declaration import Answer, Declaration, DeclaredFigure
from checker.domain.errors import DeclarationError
from checker.domain.message import say
from checker.domain.obligation import Place, RuleSet
from checker.domain.profile import Profile, Truth, with_implied
from checker.shapes import faults_of_shape, suggestion
from checker.yamltext import Fault, Table, fault_at, line_at, read_yaml

LARGEST = 1_000_000
"""Characters of one declaration."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ESCAPE = re.compile(r"\\(u[dD][89abAB]..\\u[dD][c-fC-F]..|.)", re.DOTALL)


def read_declaration(data: bytes, name: str, rule_set: RuleSet) -> Declaration:
    """Return the declaration in some bytes, YAML or JSON.

    Raises:
        DeclarationError: it does not hold what the rule set asks; the details name every fault with its line.
    """
    value, faults = _read(data, name, rule_set)
    errors = tuple(fault.message for fault in faults if fault.severity == "error")
    if errors or not isinstance(value, Table):
        raise DeclarationError(
            say(
                "The declaration {name} cannot be used. Correct what is named here and send it again.",
                name=name,
            ),
            details=errors,
        )
    return _declaration(value, hashlib.sha256(data).hexdigest(), name, rule_set)


def validate(data: bytes, name: str, rule_set: RuleSet) -> tuple[Fault, ...]:
    """Return every fault of a declaration, each with its line and what was expected there."""
    return _read(data, name, rule_set)[1]


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
    return value, _faults(value, name, rule_set)


def _json_as_yaml(text: str) -> str:
    """Write JSON so that the loader of YAML takes it: no tabs, no pairs of escapes for one character."""
    return _ESCAPE.sub(_written, text).replace("\t", " ")


def _written(found: re.Match[str]) -> str:
    escape = found.group()
    if escape == "\\/":
        return "/"
    return str(json.loads(f'"{escape}"')) if len(escape) > 2 else escape


def _faults(value: object, name: str, rule_set: RuleSet) -> tuple[Fault, ...]:
    known = {element.id for element in rule_set.elements}
    faults: list[Fault] = []
    if isinstance(value, Table) and isinstance(value.get("answers"), Table):
        value, faults = _without_strange_elements(value, known, name)
    faults += faults_of_shape(value, schema_of(rule_set), name)
    if isinstance(value, Table):
        faults += _faults_of_days(value, name)
        faults += _other_version(value, name, rule_set)
    return tuple(sorted(faults, key=lambda fault: fault.place.line))


def _without_strange_elements(value: Table, known: set[str], name: str) -> tuple[Table, list[Fault]]:
    """Return a declaration without elements that the rule set does not hold, and a fault for each of them."""
    answers: Table = value["answers"]
    faults = []
    for strange in [key for key in answers if key not in known]:
        place = Place(file=name, line=line_at(value, ("answers", strange)))
        guess = suggestion(strange, sorted(known))
        message = say("{place}: the rule set holds no element {element}.", element=strange)
        if guess:
            message = say(
                "{place}: the rule set holds no element {element}; is {guess} meant?",
                element=strange,
                guess=guess,
            )
        faults.append(fault_at(place, message))
    kept, all_kept = Table(value.line), Table(answers.line)
    kept.update(value)
    kept.lines = value.lines
    all_kept.update({key: answer for key, answer in answers.items() if key in known})
    all_kept.lines = answers.lines
    kept["answers"] = all_kept
    return kept, faults


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
