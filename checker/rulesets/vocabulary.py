"""concepts/*.yaml as values: vocabulary, with what a concept includes written into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import re2

from checker.domain.message import Localised, say
from checker.domain.obligation import Concept, Place, Term
from checker.matching.terms import PlaceReader, TermFault, parse_term
from checker.messages import LANGUAGES, tell
from checker.rulesets.parts import to_localised, unknown
from checker.rulesets.shared import is_shared
from checker.yamltext import Fault, Rows, Table, fault_at

RESERVED = "concepts/reserved.yaml"
"""File of the concepts that evaluators use by name, beside those that signals name."""

_BESIDE_TERMS = {"note", "includes"}
_PLAIN_WORD = r"(?:[^\W_]+[-'’])*(?:[^\W_]{2,}\*?|[^\W_])"
_PLAIN = re.compile(rf"{_PLAIN_WORD}(?:(?:[ |]| \.\.\. | _ ){_PLAIN_WORD})*")
_JOINS = re.compile("[-'’]")
"""What joins the words of an alternative that holds several of them."""
FEW_JOINS = 6
"""So many of them cannot make more readings of an entry than an entry may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A concept as it is written, before what it includes is added."""

    id: str
    table: Table
    place: Place
    own: tuple[Term, ...]
    includes: tuple[str, ...]


def read_concepts(tables: Iterable[tuple[str, Table]], faults: list[Fault]) -> tuple[Concept, ...]:
    """Return the concepts of checked tables, in the order of files and lines.

    `tables` pairs a file with its mapping of concept ids. Concepts that stand twice, inclusions that lead
    nowhere or round in a circle and entries that nothing can match are added to `faults`.
    A concept of the rule set itself takes the place of a shared one.
    """
    entries: dict[str, Entry] = {}
    reader = PlaceReader()
    for file, table in tables:
        for name, value in table.items():
            entry = _entry(name, value, Place(file=file, line=table.lines[name]))
            if name in entries and not is_shared(entries[name].place.file):
                first = str(entries[name].place)
                faults.append(
                    fault_at(
                        entry.place,
                        say("{place}: the concept {name} stands at {first} too.", name=name, first=first),
                    )
                )
            else:
                entries[name] = entry
                faults += _term_faults(entry, reader)
    return tuple(
        Concept(
            id=entry.id,
            note=to_localised(entry.table["note"]),
            terms=tuple(dict.fromkeys(_terms(entry, entries, (), faults))),
            place=entry.place,
        )
        for entry in entries.values()
    )


def inclusions(table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every concept of a mapping with the concepts it includes."""
    for name, value in table.items():
        yield name, tuple(value.get("includes", ()))


def _entry(name: str, table: Table, place: Place) -> Entry:
    own = tuple(
        term
        for language, rows in table.items()
        if language not in _BESIDE_TERMS
        for term in _own_terms(language, rows, place.file)
    )
    return Entry(id=name, table=table, place=place, own=own, includes=tuple(table.get("includes", ())))


def _own_terms(language: str, rows: Rows, file: str) -> Iterator[Term]:
    for value, line in zip(rows, rows.lines, strict=True):
        is_pattern = isinstance(value, Table)
        text = value["pattern"] if is_pattern else value
        yield Term(text=text, language=language, place=Place(file=file, line=line), is_pattern=is_pattern)


def _terms(
    entry: Entry, entries: Mapping[str, Entry], above: tuple[str, ...], faults: list[Fault]
) -> Iterator[Term]:
    """Yield the terms of a concept and of all that it includes, its own first."""
    yield from entry.own
    for name in entry.includes:
        if name in above or name == entry.id:
            if not above:
                faults.append(fault_at(entry.place, say("{place}: {name} includes itself.", name=entry.id)))
        elif name in entries:
            yield from _terms(entries[name], entries, (*above, entry.id), faults)
        elif not above:
            faults.append(unknown(entry.place, "concept", name, list(entries)))


def _term_faults(entry: Entry, reader: PlaceReader) -> Iterator[Fault]:
    """Yield what is wrong with the entries of a concept; `reader` remembers what it read."""
    seen: dict[tuple[str, str], Place] = {}
    for term in entry.own:
        key = (term.language, term.text)
        if key in seen:
            first = str(seen[key].line)
            yield fault_at(
                term.place,
                say("{place}: {term} stands on line {first} too.", term=term.text, first=first),
                "warning",
            )
        seen.setdefault(key, term.place)
        yield from _pattern_faults(term) if term.is_pattern else _word_faults(term, reader)


def _word_faults(term: Term, reader: PlaceReader) -> Iterator[Fault]:
    if _PLAIN.fullmatch(term.text) and len(_JOINS.findall(term.text)) <= FEW_JOINS:
        return
    try:
        parse_term(term.text, reader=reader)
    except TermFault as fault:
        reason = Localised(texts=tuple((language, tell(fault.message, language)) for language in LANGUAGES))
        yield fault_at(term.place, say("{place}: {reason}", reason=reason))


def _pattern_faults(term: Term) -> Iterator[Fault]:
    try:
        empty = re2.compile(term.text).search("") is not None
    except re2.error as cause:
        reason = _plain(cause)
        yield fault_at(term.place, say("{place}: the pattern cannot be used: {reason}.", reason=reason))
        return
    if empty:
        yield fault_at(
            term.place, say("{place}: the pattern matches an empty text; ask for at least one letter.")
        )


def _plain(cause: Exception) -> str:
    """Return what RE2 says, which it says in bytes."""
    word = cause.args[0] if cause.args else ""
    return word.decode("utf-8", errors="replace") if isinstance(word, bytes) else str(word)
