"""Days a number of months later, as the law counts them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or the last day of a month that is too short.

    Regulation (EEC, Euratom) No 1182/71, Article 3(2)(c), counts periods in months this way.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
