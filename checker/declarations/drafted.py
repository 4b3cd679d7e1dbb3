"""A questionnaire filled in piece by piece: its sections, its answers, and every fault by question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from checker.declarations.layout import FIELD_QUESTIONS
from checker.declarations.reading import faults_of
from checker.declarations.schema import QUESTIONNAIRE_VERSION
from checker.domain.message import Filling, Localised, Message, localised
from checker.domain.obligation import Element, Obligation, RuleSet
from checker.domain.profile import Profile
from checker.messages import in_every_language
from checker.yamltext import Rows, Table

MOST_ELEMENTS = 25
"""Questions of one section; a theme with more of them has several sections."""
ABOUT = "about"
"""Key of the section on the service and on who answers."""
Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The questions as they were asked, with the rule set that they come from."""

    rule_set: RuleSet
    """Only the duties that are asked about, and of them only what is read by people."""
    profile: Profile

    def written(self) -> str:
        """Return it as text, from which `read_asked` makes it again."""
        return msgspec.json.encode(self).decode()

    def empty(self) -> Plain:
        """Return what is known before anything is answered, by the keys of a declaration."""
        day = self.profile.designated_on
        return {
            "rule_set": self.rule_set.id,
            "rule_set_version": self.rule_set.version,
            "questionnaire_version": QUESTIONNAIRE_VERSION,
            "signed_by": "",
            "dated": "",
            "profile": {
                "name": self.profile.name,
                "services": list(self.profile.services),
                "designated_on": day.isoformat() if day else "",
                "facts": {fact.id: str(self.profile.fact(fact.id)) for fact in self.rule_set.facts},
            },
            "answers": {},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions that stand on one page."""

    key: str
    title: Localised
    part: int
    """Counted from 1 where a theme has several sections, else 0."""
    duties: tuple[Obligation, ...]

    @property
    def elements(self) -> tuple[Element, ...]:
        """All questions of the section."""
        return tuple(element for duty in self.duties for element in duty.elements)

    def answered(self, plain: Plain) -> int:
        """Return how many of its questions have an answer other than unknown."""
        given = plain.get("answers", {})
        return sum(given.get(each.id, {}).get("answer", "unknown") != "unknown" for each in self.elements)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFault:
    """Something wrong in what was filled in."""

    element: str
    """The question; empty where it is about the service or about who answers."""
    message: Message
    severity: str


def asked_about(rule_set: RuleSet, duties: Sequence[Obligation], profile: Profile) -> Asked:
    """Return the questions about some duties, without what only the reading of papers needs."""
    bare = tuple(
        replace(
            duty,
            cases=(),
            elements=tuple(
                replace(each, signals=(), cells=(), points_to=(), known_false_hits=())
                for each in duty.elements
            ),
        )
        for duty in duties
    )
    return Asked(
        rule_set=replace(rule_set, obligations=bare, concepts=(), forms=(), quality=None), profile=profile
    )


def read_asked(text: str) -> Asked:
    """Return questions that were written by `Asked.written`."""
    return msgspec.json.decode(text, type=Asked)


def sections(asked: Asked) -> tuple[Section, ...]:
    """Return the sections in the order of the themes, no duty cut in two."""
    found: list[Section] = []
    for key, title in asked.rule_set.themes:
        duties = [duty for duty in asked.rule_set.obligations if duty.theme == key and duty.elements]
        parts = list(_parts(duties))
        found += [
            Section(
                key=f"{key}-{number}", title=title, part=number if len(parts) > 1 else 0, duties=tuple(part)
            )
            for number, part in enumerate(parts, start=1)
        ]
    return tuple(found)


def _parts(duties: Sequence[Obligation]) -> Iterator[list[Obligation]]:
    part: list[Obligation] = []
    for duty in duties:
        if part and sum(len(each.elements) for each in (*part, duty)) > MOST_ELEMENTS:
            yield part
            part = []
        part.append(duty)
    if part:
        yield part


def faults_of_draft(plain: Plain, asked: Asked) -> tuple[DraftFault, ...]:
    """Return every fault at once; each names the question and not a line."""
    paths: list[tuple[str, ...]] = []
    value = _laid_out(plain, (), paths)
    elements = {element.id: element for element in asked.rule_set.elements}
    found = []
    for fault in faults_of(value, "", asked.rule_set):
        path = paths[fault.place.line - 1] if 0 < fault.place.line <= len(paths) else ()
        element = elements.get(path[1]) if path[:1] == ("answers",) and len(path) > 1 else None
        place = _quoted(element.asks) if element else _field(path)
        values: dict[str, Filling] = {**dict(fault.message.values), "place": place}
        message = Message(text=fault.message.text, values=tuple(sorted(values.items())))
        found.append(
            DraftFault(element=element.id if element else "", message=message, severity=fault.severity)
        )
    return tuple(found)


def _quoted(text: Localised) -> Localised:
    return localised(**{code: f"“{words}”" for code, words in text.texts})


def _field(path: tuple[str, ...]) -> Filling:
    question = FIELD_QUESTIONS.get(path[-1]) if path else None
    return in_every_language(question) if question else ".".join(path)


def _laid_out(value: object, path: tuple[str, ...], paths: list[tuple[str, ...]]) -> object:
    """Return plain values as the loader of YAML gives them; their lines lead back to their paths."""
    paths.append(path)
    line = len(paths)
    if isinstance(value, Mapping):
        table = Table(line)
        for key, inner in value.items():
            paths.append((*path, key))
            table.lines[key] = len(paths)
            table[key] = _laid_out(inner, (*path, key), paths)
        return table
    if isinstance(value, list | tuple):
        rows = Rows(line)
        for inner in value:
            paths.append(path)
            rows.lines.append(len(paths))
            rows.append(_laid_out(inner, path, paths))
        return rows
    return str(value)
