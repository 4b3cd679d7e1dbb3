"""Figures and comparisons as text, JSON and CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from checker.domain.message import Message, say
from checker.domain.statements import KnownFault, StatementFigures
from checker.messages import tell, tell_all
from checker.statements.comparing import TIME, ComparedFigure
from checker.statements.tables import CountTable, share, tables
from checker.workbooks import to_csv

FORMATS = ("text", "json", "csv")
_KEYS = ("platform", "period", "source", "ground", "category", "detection", "decision")
_COMPARED = ("figure", "declared", "observed", "difference", "observed_per_100_declared", "place", "caveats")


def write_figures(figures: StatementFigures, form: str, language: str) -> str:
    """Return figures as ``text``, ``json`` or ``csv``; the last has a line for each group."""
    if form == "csv":
        rows = ([*(getattr(group, key) for key in _KEYS), *group.counts] for group in figures.groups)
        return to_csv([*_KEYS, *figures.names], rows)
    if form == "json":
        return _json(
            {**_head(figures, language), "tables": [_plain(each, language) for each in tables(figures)]}
        )
    return "\n".join([*_opening(figures, language), *_text_tables(tables(figures), language)]) + "\n"


def write_comparison(
    figures: StatementFigures, compared: Sequence[ComparedFigure], form: str, language: str
) -> str:
    """Return a comparison as ``text``, ``json`` or ``csv``."""
    if form == "csv":
        return to_csv(_COMPARED, (_compared(each, language).values() for each in compared))
    if form == "json":
        plain = [_compared(each, language) for each in compared]
        return _json({**_head(figures, language), "figures": plain, "times": tell(TIME, language)})
    return "\n".join([*_opening(figures, language), *_text_comparison(compared, language)]) + "\n"


def _json(plain: object) -> str:
    return json.dumps(plain, indent=1, ensure_ascii=False) + "\n"


def _head(figures: StatementFigures, language: str) -> dict[str, object]:
    asked = figures.question
    return {
        "files": list(figures.files),
        "engine": figures.backend,
        "platforms": list(asked.platforms),
        "first": asked.first.isoformat() if asked.first else None,
        "last": asked.last.isoformat() if asked.last else None,
        "dated_by": asked.dated_by,
        "notes": list(tell_all(figures.notes, language)),
        "known_faults": [_fault(fault, language) for fault in figures.faults],
    }


def _fault(fault: KnownFault, language: str) -> dict[str, object]:
    return {
        "platforms": list(fault.platforms),
        "published": fault.published.isoformat(),
        "first": fault.first.isoformat() if fault.first else None,
        "last": fault.last.isoformat() if fault.last else None,
        "touches": list(fault.touches),
        "text": tell(fault.message, language),
    }


def _plain(table: CountTable, language: str) -> dict[str, object]:
    return {
        "id": table.id,
        "title": tell(table.title, language),
        "rows": [
            {"platform": row.platform, "label": row.label, "count": row.count, "of": row.whole}
            for row in table.rows
        ],
        "remarks": list(tell_all(table.remarks, language)),
    }


def _compared(each: ComparedFigure, language: str) -> dict[str, object]:
    return {
        "figure": each.figure,
        "declared": _number(each.declared),
        "observed": each.observed,
        "difference": _number(each.difference),
        "observed_per_100_declared": each.per_hundred,
        "place": each.place,
        "caveats": " ".join(tell_all(each.caveats, language)),
    }


def _number(number: object) -> str | None:
    return None if number is None else format(number, "f")


def _opening(figures: StatementFigures, language: str) -> Iterator[str]:
    yield tell(say("Statements of reasons in {files}", files=", ".join(figures.files)), language)
    if figures.notes:
        yield tell(say("To know:"), language)
        yield from (f"  {text}" for text in tell_all(figures.notes, language))
    if figures.faults:
        yield tell(say("Announced faults of the database:"), language)
        for fault in figures.faults:
            since = tell(say("announced {day}", day=fault.published.isoformat()), language)
            yield f"  {tell(fault.message, language)} ({since})"


def _text_tables(found: Iterable[CountTable], language: str) -> Iterator[str]:
    for table in found:
        yield ""
        yield tell(table.title, language)
        for row in table.rows:
            part = tell(say("{count} of {whole}", count=row.count, whole=row.whole), language)
            shown = share(row.count, row.whole)
            yield f"  {row.platform}  {row.label}: {part}" + (f" ({shown} %)" if shown else "")
        yield from (f"  {text}" for text in tell_all(table.remarks, language))


def _text_comparison(compared: Iterable[ComparedFigure], language: str) -> Iterator[str]:
    common: list[Message] = []
    for each in compared:
        yield ""
        yield tell(each.label, language) + (f" · {each.category}" if each.category else "")
        yield "  " + tell(_line(each), language)
        fresh = [caveat for caveat in each.caveats if caveat not in common]
        common += fresh
        yield from (f"  {text}" for text in tell_all(fresh, language))
    yield ""
    yield tell(TIME, language)


def _line(each: ComparedFigure) -> Message:
    declared = "–" if each.declared is None else _number(each.declared) or ""
    if each.observed is None:
        return say("declared {declared} ({place}); not observed", declared=declared, place=each.place or "–")
    if each.declared is None:
        return say("observed {observed}", observed=each.observed)
    return say(
        "declared {declared} ({place}), observed {observed}, difference {difference}; observed for each 100 "
        "declared: {share}",
        declared=declared,
        place=each.place,
        observed=each.observed,
        difference=_number(each.difference) or "",
        share=each.per_hundred or "–",
    )
