"""Periods as two documents write them: whether they can be of one time."""

from __future__ import annotations

import re
from functools import cache

from checker.plugins.checks.vocabulary import data

from checker.matching import fold

_TOKEN = re.compile(r"[a-z]+|\d+")


def at_one_time(one: str | None, two: str | None) -> bool:
    """Tell whether two periods may be the same; one that is not told may be any."""
    here, there = _parts(one or ""), _parts(two or "")
    return not here or not there or here == there


@cache
def _parts(period: str) -> frozenset[str]:
    """Return what tells a period from another: years, months, and which half or quarter."""
    names: dict[str, str] = data("periods.yaml")["names"]
    tokens = _TOKEN.findall(fold(period))
    known = (names.get(token, token if len(token) == 4 and token.isdigit() else "") for token in tokens)
    return frozenset(filter(None, known))
