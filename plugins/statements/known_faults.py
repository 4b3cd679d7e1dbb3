"""Faults of the Transparency Database that were announced, with their days.

Source: the announcements of the database (transparency.dsa.ec.europa.eu, page Announcements), as they stood
on 24 June 2026. A day is empty where none was announced.
"""

from __future__ import annotations

from datetime import date

from checker.domain.message import say
from checker.domain.statements import KnownFault, StatementFigures

FAULTS = (
    KnownFault(
        platforms=(),
        published=date(2024, 6, 18),
        first=None,
        last=date(2024, 6, 18),
        touches=("statements",),
        message=say(
            "Duplicates were removed in May and June 2024 and the daily files made anew; files downloaded "
            "before 18 June 2024 differ from those of today."
        ),
    ),
    KnownFault(
        platforms=("Google Shopping",),
        published=date(2024, 6, 28),
        first=None,
        last=None,
        touches=("statements",),
        message=say(
            "Google Shopping stopped sending some kinds of notifications, announced on 28 June 2024; volumes "
            "before and after differ."
        ),
    ),
    KnownFault(
        platforms=("Google Shopping",),
        published=date(2025, 6, 3),
        first=date(2025, 5, 30),
        last=None,
        touches=("statements",),
        message=say(
            "From 30 May 2025 Google Shopping no longer sends notifications about additional grounds; the "
            "volume falls for that reason."
        ),
    ),
    KnownFault(
        platforms=("Facebook", "Instagram"),
        published=date(2025, 11, 19),
        first=None,
        last=date(2025, 10, 27),
        touches=("source",),
        message=say(
            "Before 28 October 2025 Facebook and Instagram may not have marked notices of trusted flaggers "
            "as such."
        ),
    ),
    KnownFault(
        platforms=("Google Play",),
        published=date(2026, 6, 8),
        first=date(2023, 9, 1),
        last=date(2026, 5, 28),
        touches=("detection",),
        message=say(
            "From September 2023 until May 2026 a part of the statements of Google Play says the opposite of "
            "what happened about automated detection; mended on 29 May 2026."
        ),
    ),
)


def faults_about(figures: StatementFigures) -> tuple[KnownFault, ...]:
    """Return the announced faults that may touch these figures, by day of announcement."""
    platforms = {group.platform.casefold() for group in figures.groups}
    first, last = _days(figures)
    return tuple(
        fault
        for fault in FAULTS
        if (not fault.platforms or platforms & {name.casefold() for name in fault.platforms})
        and (fault.last is None or first is None or first <= fault.last)
        and (fault.first is None or last is None or last >= fault.first)
    )


def _days(figures: StatementFigures) -> tuple[date | None, date | None]:
    """Return the first and the last day that the figures may hold, as far as question and periods tell."""
    periods = sorted({group.period for group in figures.groups if group.period})
    first = figures.question.first or (date.fromisoformat(f"{periods[0]}-01"[:10]) if periods else None)
    last = figures.question.last or (date.fromisoformat(f"{periods[-1]}-28"[:10]) if periods else None)
    return first, last
