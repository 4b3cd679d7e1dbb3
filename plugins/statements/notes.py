"""What a reader has to know about figures made from these files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.plugins.statements.dumps import strange_columns
from checker.plugins.statements.schema import NEW_CODES_FROM, UNKNOWN

from checker.domain import statements as names
from checker.domain.message import Message, say
from checker.domain.statements import StatementFigures


def notes_about(figures: StatementFigures, columns: Iterable[Sequence[str]]) -> tuple[Message, ...]:
    """Return a sentence for everything that limits what the figures say."""
    found: list[Message] = []
    if names.WHOLE_UNION not in figures.names:
        found.append(
            say("Territorial scope is not counted: light dumps and aggregates of the database lack it.")
        )
    if names.known(names.FILING) not in figures.names:
        found.append(say("Days are not counted: the files lack one of the days between which they would be."))
    if strange := sorted({name for each in columns for name in strange_columns(tuple(each))}):
        found.append(
            say(
                "Columns that the database does not publish, left out: {columns}.", columns=", ".join(strange)
            )
        )
    return (*found, *_about_groups(figures))


def _about_groups(figures: StatementFigures) -> Iterable[Message]:
    total = figures.count(names.STATEMENTS, *figures.groups)
    if old := figures.count(names.OLD_CATEGORIES, *figures.groups):
        yield say(
            "{count} statements carry a category of before {day}; two that were renamed are counted under "
            "their new name, two that ended stand by themselves. Categories before and after that day are "
            "not one series.",
            count=old,
            day=NEW_CODES_FROM.isoformat(),
        )
    strange = [
        group
        for group in figures.groups
        if UNKNOWN in (group.source, group.ground, group.category, group.detection, group.decision)
    ]
    if strange:
        yield say(
            "{count} of {total} statements hold a code that the database does not have, or none; they are "
            "counted under {word}.",
            count=figures.count(names.STATEMENTS, *strange),
            total=total,
            word=UNKNOWN,
        )
    if figures.question.per != names.TOTAL and (
        undated := [group for group in figures.groups if not group.period]
    ):
        yield say(
            "{count} of {total} statements have no day that can be read; their period is empty.",
            count=figures.count(names.STATEMENTS, *undated),
            total=total,
        )
    if figures.question.dated_by == names.APPLIED:
        yield say(
            "Files are cut by the day of sending, periods are counted by the day of the restriction: what "
            "was sent later stands in later files."
        )
