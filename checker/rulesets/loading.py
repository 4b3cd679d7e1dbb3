"""A folder in, a rule set out; every fault of every file is found at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from checker.cache import NOTHING_KEPT, Cache
from checker.domain.errors import RuleSetError
from checker.domain.message import say
from checker.domain.obligation import Obligation, Place, RuleSet, Scope
from checker.rulesets.duties import DutyReader
from checker.rulesets.forms import words_of
from checker.rulesets.header import Header, read_header
from checker.rulesets.kept import Kept
from checker.rulesets.made_tables import MadeTable
from checker.rulesets.parts import to_localised
from checker.rulesets.quality import read_quality
from checker.rulesets.references import Names, reference_faults
from checker.rulesets.sources import HEADER, Sources, read_sources
from checker.rulesets.vocabulary import inclusions, read_concepts
from checker.shapes import Schema, faults_of_shape, read_schema
from checker.yamltext import Fault, Rows, Table, fault_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What came of opening a folder."""

    rule_set: RuleSet | None
    """None where the header itself is broken; without what could not be read where there are faults."""
    faults: tuple[Fault, ...]
    """In the order of files and lines."""
    header: Table = field(default_factory=Table)
    """The header as it was read."""
    scopes: tuple[Scope, ...] = ()
    retired: frozenset[str] = frozenset()
    """Ids that were used once and must not come back."""
    includes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Concepts and what each includes."""
    forms_made_from: tuple[tuple[str, str], ...] = ()
    """Language and fingerprint of the words each table of forms was made from."""


def load(
    folder: Traversable | Path,
    *,
    evaluators: frozenset[str] | None = None,
    cases: bool = True,
    cache: Cache = NOTHING_KEPT,
) -> RuleSet:
    """Return the rule set of a folder.

    Args:
        folder: A folder of an installed package or of the file system.
        evaluators: Names of the evaluators that plugins offer; None to leave them unchecked.
        cases: False to leave out the cases, which only tests need.
        cache: Where a rule set without cases is kept once it was opened.

    Raises:
        RuleSetError: Something is wrong; the details name every fault with file and line.
    """
    place = None if cases else Kept.of(folder, cache)
    kept = place.read(evaluators) if place else None
    if kept is not None:
        return kept
    opened = open_folder(folder, evaluators=evaluators, cases=cases)
    errors = [fault.message for fault in opened.faults if fault.severity == "error"]
    if opened.rule_set is None or errors:
        raise RuleSetError(
            say(
                "The rule set in {folder} cannot be opened; number of faults: {count}.",
                folder=folder.name,
                count=len(errors),
            ),
            details=tuple(errors),
        )
    if place:
        place.write(opened.rule_set, tuple(opened.header.get("shared", ())))
    return opened.rule_set


def open_folder(
    folder: Traversable | Path,
    *,
    evaluators: frozenset[str] | None = None,
    cases: bool = True,
) -> Opened:
    """Open a folder as `load` does, but return every fault beside what could be read."""
    sources = read_sources(folder)
    faults = [*sources.faults, *faults_of_shape(sources.header, _schema("ruleset"), HEADER)]
    parts = [_Part.read(name, table, cases=cases) for name, table in sources.tables.items()]
    faults += [fault for part in parts for fault in part.faults]
    if any(fault.place.file == HEADER and fault not in sources.faults for fault in faults):
        return Opened(rule_set=None, faults=ordered(faults))
    header = read_header(sources.header, faults)
    if header is None:
        return Opened(rule_set=None, faults=ordered(faults))
    rule_set = _assemble(sources, header, parts, faults)
    forms = tuple(_forms(parts, rule_set, fitting="shared" in sources.header))
    rule_set = replace(rule_set, forms=forms, quality=read_quality(folder, faults))
    names = Names(
        concepts=frozenset(name for part in parts if part.kind == "concepts" for name in part.names),
        duties=frozenset(name for part in parts if part.kind == "obligations" for name in part.names),
        acts=frozenset(header.acts),
        evaluators=evaluators,
    )
    faults += reference_faults(rule_set, header, names)
    return Opened(
        rule_set=rule_set,
        faults=ordered(faults),
        header=sources.header,
        scopes=tuple(header.scopes.values()),
        retired=frozenset(sources.header.get("retired", ())),
        includes=tuple(pair for _, table in _concept_tables(parts) for pair in inclusions(table)),
        forms_made_from=tuple(_made_from(sources)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One file of the manifest, its shape checked, and those of its items that can be read."""

    file: str
    kind: str
    """``concepts``, ``obligations`` or ``forms``: folder, key and schema have the same name."""
    items: Table | Rows
    """The content below the key, without items whose shape is wrong."""
    names: frozenset[str]
    """Ids of all items, also of those left out: what names them is not wrong."""
    faults: tuple[Fault, ...]

    @classmethod
    def read(cls, file: str, table: Table, *, cases: bool) -> _Part:
        kind = PurePosixPath(file).parent.name
        if kind not in {"concepts", "obligations", "forms"}:
            fault = fault_at(
                Place(file=file, line=1),
                say("{place}: rule files stand under concepts, obligations or forms."),
            )
            return cls(file=file, kind="", items=Table(), names=frozenset(), faults=(fault,))
        content = table.get(kind)
        items: Table | Rows = content if isinstance(content, Table | Rows) else Table()
        if not cases:
            _drop_cases(items)
        faults = () if isinstance(table, MadeTable) else faults_of_shape(table, _schema(kind), file)
        return cls(file=file, kind=kind, items=_sound(items, faults), names=_names(items), faults=faults)


def _drop_cases(items: Table | Rows) -> None:
    for item in items if isinstance(items, Rows) else ():
        if isinstance(item, Table):
            item.pop("cases", None)


def _sound(items: Table | Rows, faults: tuple[Fault, ...]) -> Table | Rows:
    """Return the items on whose lines no fault stands."""
    if not faults:
        return items
    lines = list(items.lines.values()) if isinstance(items, Table) else items.lines
    wrong = {bisect_right(lines, fault.place.line) - 1 for fault in faults}
    sound: Table | Rows = Table(items.line) if isinstance(items, Table) else Rows(items.line)
    for number, (key, line) in enumerate(zip(items, lines, strict=True)):
        if number in wrong:
            continue
        if isinstance(sound, Table) and isinstance(items, Table):
            sound[key], sound.lines[key] = items[key], line
        elif isinstance(sound, Rows):
            sound.append(key)
            sound.lines.append(line)
    return sound


def _names(items: Table | Rows) -> frozenset[str]:
    """Return the ids of concepts, or of obligations and their elements, as far as they can be read."""
    if isinstance(items, Table):
        return frozenset(items)
    found: set[str] = set()
    for item in items:
        duty = item.get("id") if isinstance(item, Table) else None
        if isinstance(item, Table) and isinstance(duty, str):
            found.add(duty)
            elements = item.get("elements")
            rows = elements if isinstance(elements, Rows) else ()
            found |= {f"{duty}.{row['id']}" for row in rows if isinstance(row, Table) and "id" in row}
    return frozenset(found)


def _assemble(sources: Sources, header: Header, parts: list[_Part], faults: list[Fault]) -> RuleSet:
    reader = DutyReader(header=header, faults=faults)
    return RuleSet(
        id=sources.header["id"],
        version=sources.header["version"],
        digest=sources.digest,
        title=to_localised(sources.header["title"]),
        law_date=header.law_date,
        languages=header.languages,
        acts=tuple(header.acts.values()),
        themes=tuple(header.themes.items()),
        facts=tuple(header.facts.values()),
        concepts=read_concepts(_concept_tables(parts), faults),
        obligations=tuple(_obligations(parts, reader)),
    )


def _concept_tables(parts: list[_Part]) -> Iterator[tuple[str, Table]]:
    for part in parts:
        if part.kind == "concepts" and isinstance(part.items, Table):
            yield part.file, part.items


def _obligations(parts: list[_Part], reader: DutyReader) -> Iterator[Obligation]:
    for part in parts:
        if part.kind == "obligations" and isinstance(part.items, Rows):
            for row, line in zip(part.items, part.items.lines, strict=True):
                duty = reader.read(row, Place(file=part.file, line=line))
                if duty is not None:
                    yield duty


def _made_from(sources: Sources) -> Iterator[tuple[str, str]]:
    for file, table in sources.tables.items():
        if file.startswith("forms/"):
            yield _language_of(file), str(table.get("made_from", ""))


def _language_of(file: str) -> str:
    return PurePosixPath(file).stem


def _forms(
    parts: list[_Part], rule_set: RuleSet, *, fitting: bool
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Yield the tables of inflected forms by language, what other rule sets share included.

    With `fitting`, only the words of the vocabulary: shared tables hold those of a whole other rule set.
    """
    found: dict[str, dict[str, str]] = {}
    for part in parts:
        if part.kind == "forms" and isinstance(part.items, Table):
            found.setdefault(_language_of(part.file), {}).update(part.items)
    for language, table in found.items():
        words = words_of(rule_set, language) if fitting else table
        yield language, tuple((word, table[word]) for word in words if word in table)


def ordered(faults: list[Fault]) -> tuple[Fault, ...]:
    """Return faults in the order of files and lines, each once."""
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.place.file, fault.place.line)))


@cache
def _schema(kind: str) -> Schema:
    return read_schema(files("checker.rulesets") / "schema" / f"{kind}.json")
