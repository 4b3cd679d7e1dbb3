"""``released.yaml``: the ids of the last released version and what each stood for; none is reused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources.abc import Traversable

from checker.domain.message import say
from checker.domain.obligation import Element, Obligation, Place, RuleSet
from checker.rulesets.sources import HEADER, RELEASED
from checker.yamltext import Fault, Table, fault_at, line_at, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The last released version."""

    version: str
    ids: dict[str, str]
    """Id of every obligation and element, and the fingerprint of what it stood for."""


def write_release(rule_set: RuleSet) -> str:
    """Return the text of ``released.yaml`` for a rule set as it is now."""
    lines = [
        "# The ids of this version and what each stood for, made by `checker rules release`; do not edit.",
        f'version: "{rule_set.version}"',
        "ids:",
        *(f'  "{name}": "{mark}"' for name, (mark, _) in _marks(rule_set).items()),
    ]
    return "\n".join(lines) + "\n"


def release_faults(folder: Traversable, rule_set: RuleSet, header: Table) -> Iterator[Fault]:
    """Yield a fault for every id that is gone, or stands for something else under the same version."""
    file = folder / RELEASED
    if not file.is_file():
        return
    release = _read(file.read_bytes())
    if release is None:
        yield fault_at(
            Place(file=RELEASED, line=1),
            say("{place}: the file is not what checker wrote; take it back from the last release."),
        )
        return
    marks, version = _marks(rule_set), rule_set.version
    retired = frozenset(header.get("retired", ()))
    yield from _gone(release, {*marks, *retired}, header)
    if _numbers(version) < _numbers(release.version):
        yield _older(version, release, header)
    for name, (mark, place) in marks.items():
        if version == release.version and release.ids.get(name, mark) != mark:
            yield fault_at(
                place,
                say(
                    "{place}: {name} stands for something else than in the released version {version}; step "
                    "the version in ruleset.yaml, or give it a new id.",
                    name=name,
                    version=release.version,
                ),
            )


def _gone(release: Release, known: set[str], header: Table) -> Iterator[Fault]:
    place = Place(file=HEADER, line=line_at(header, ("retired",)))
    for name in release.ids:
        if name not in known:
            yield fault_at(
                place,
                say(
                    "{place}: the id {name} of the released version {version} is gone; name it under "
                    "retired, so that it is never used again.",
                    name=name,
                    version=release.version,
                ),
            )


def _older(version: str, release: Release, header: Table) -> Fault:
    return fault_at(
        Place(file=HEADER, line=line_at(header, ("version",))),
        say(
            "{place}: the version {version} is older than the released version {released}.",
            version=version,
            released=release.version,
        ),
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _marks(rule_set: RuleSet) -> dict[str, tuple[str, Place]]:
    """Return the fingerprint and place of every id."""
    found: dict[str, tuple[str, Place]] = {}
    for duty in rule_set.obligations:
        found[duty.id] = _mark(*_meaning_of_duty(duty)), duty.place
        for element in duty.elements:
            found[element.id] = _mark(*_meaning_of_element(element)), element.place
    return found


def _meaning_of_duty(duty: Obligation) -> tuple[str, ...]:
    cited = duty.citation
    place = cited.act.celex or cited.act.source, cited.article, cited.paragraph, cited.point, cited.sentence
    return *place, duty.scope.id, str(duty.optional)


def _meaning_of_element(element: Element) -> tuple[str, ...]:
    asked = tuple(text for _, text in element.asks.texts)
    return str(element.core), element.asks_level, element.declared, *asked


def _mark(*meaning: str) -> str:
    return sha256("\0".join(meaning).encode()).hexdigest()[:16]


def _read(data: bytes) -> Release | None:
    """Return what the file holds, None where it is not what `write_release` writes."""
    value, faults = read_yaml(data.decode("utf-8", errors="replace"), RELEASED)
    if faults or not isinstance(value, Table):
        return None
    version, ids = value.get("version"), value.get("ids")
    is_version = isinstance(version, str) and version.replace(".", "").isdecimal() and version.count(".") == 2
    if (
        not is_version
        or not isinstance(ids, Table)
        or not all(isinstance(mark, str) for mark in ids.values())
    ):
        return None
    return Release(version=str(version), ids=dict(ids))
