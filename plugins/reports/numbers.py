"""What one cell says: nothing, a number, "not applicable", a placeholder or words.

A number is read only where there is one way to read it; how it was written is told beside it.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from checker.domain.harmonised import BLANK, NOT_APPLICABLE, NUMBER, PLACEHOLDER, TEXT
from checker.domain.harmonised_template import COUNT, DATE, WORDS

Read = tuple[str, Decimal | None, str]
"""State, number, and the kind of deviation, empty where there is none."""

_PLACEHOLDERS = re.compile(
    r"free text|text|text to detail the .{0,3}other.{0,3} keyword\.?"
    r"|(?:\.{3}|…)|\[[^\[\]a-z0-9]{1,8}\]|y{4}-m{2}-d{2}(?:/y{4}-m{2}-d{2})?"
    r"|[a-z]{2}, ?(?:\[[^\[\]a-z0-9]{1,8}\]|\.{3}|…), ?[a-z]{2}"
)
_NOT_APPLICABLE = re.compile(
    r"n\s?[/.]?\s?a\.?|n\.v\.t\.?|not applicable|not available|s\.?o\.?|k\.?a\.?|nvt|entfällt"
)
_DASH = re.compile(r"[-–—/*.]{1,3}")
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009']+")
_GROUPED_BY_BLANKS = re.compile(r"-?\d{1,3}(?:[\s\u00a0\u202f\u2009']\d{3})+")
_PLAIN = re.compile(r"-?\d{1,30}(?:\.\d{1,20})?", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3}){0,8}", re.ASCII)
_GROUPED_WITH_DECIMALS = re.compile(
    r"-?\d{1,3}(?:,\d{3}){1,8}\.\d{1,6}|-?\d{1,3}(?:\.\d{3}){1,8},\d{1,6}", re.ASCII
)
_COMMA = re.compile(r"-?\d{1,12},\d{1,20}", re.ASCII)
_PERCENT = re.compile(r"(-?\d{1,6}(?:[.,]\d{1,10})?)\s?%")
_RANGE = re.compile(r"[<>≤≥~≈].{0,2}\d.*|\d[\d.,\s]*(?:-|–|—|to|tot|bis|à)\s?\d.*", re.IGNORECASE)
_UNIT = re.compile(r"[\d.,\s]+[^\W\d]{1,12}\.?", re.IGNORECASE)
_EXPONENT = re.compile(r"\d(?:[.,]\d+)?e[+-]?\d{1,3}", re.IGNORECASE)


def is_placeholder(text: str) -> bool:
    """Tell whether a text is one that the template holds to be replaced."""
    return _PLACEHOLDERS.fullmatch(" ".join(text.casefold().split())) is not None


def read_number(text: str, kind: str, *, continental: bool = False) -> Read:
    """Return what a cell says where a number of some kind belongs.

    Args:
        text: As it stands in the file.
        kind: ``count``, ``hours``, ``share`` or ``staff``.
        continental: True in files whose fields are separated by semicolons, where a comma is a decimal one.
    """
    bare = text.strip().strip("\u00a0")
    if silent := _silent(bare, text):
        return silent
    if _PLAIN.fullmatch(bare) and not _two_ways(bare, kind, continental=continental):
        if continental and kind == COUNT and "." in bare and _GROUPED.fullmatch(bare):
            return NUMBER, Decimal(bare.replace(".", "")), "thousands"
        return NUMBER, Decimal(bare), "padded" if bare != text else ""
    return _strange(bare, kind, continental=continental)


def _silent(bare: str, text: str) -> Read | None:
    """Return what a cell without a number says: nothing, a placeholder, or that it does not apply."""
    if not bare:
        return BLANK, None, "only_blanks" if text else ""
    if is_placeholder(bare):
        return PLACEHOLDER, None, "placeholder"
    if _NOT_APPLICABLE.fullmatch(bare.casefold()):
        return NOT_APPLICABLE, None, ""
    return (NOT_APPLICABLE, None, "dash") if _DASH.fullmatch(bare) else None


def _two_ways(bare: str, kind: str, *, continental: bool) -> bool:
    """Tell whether a dot may separate thousands: 1.234 as a count."""
    return kind == COUNT and not continental and _GROUPED.fullmatch(bare) is not None and "." in bare


def _strange(bare: str, kind: str, *, continental: bool) -> Read:
    if found := _PERCENT.fullmatch(bare):
        return NUMBER, Decimal(found[1].replace(",", ".")) / 100, "percent"
    for form, deviation in ((_EXPONENT, "exponent"), (_RANGE, "range")):
        if form.fullmatch(bare):
            return TEXT, None, deviation
    closed = _BLANKS.sub("", bare)
    state, number, deviation = _separated(closed, kind, continental=continental)
    if state != NUMBER:
        unit = deviation == "not_a_number" and _UNIT.fullmatch(bare)
        return state, number, "unit" if unit else deviation
    if _GROUPED_BY_BLANKS.fullmatch(bare):
        return state, number, "thousands"
    return state, number, "number_blanks" if closed != bare else deviation


def _separated(closed: str, kind: str, *, continental: bool) -> Read:
    """Return the number in digits with separators."""
    if _PLAIN.fullmatch(closed) and not _two_ways(closed, kind, continental=continental):
        return NUMBER, Decimal(closed), ""
    if _GROUPED_WITH_DECIMALS.fullmatch(closed):
        thousands, point = (",", ".") if closed.rindex(".") > closed.rindex(",") else (".", ",")
        return NUMBER, Decimal(closed.replace(thousands, "").replace(point, ".")), "thousands"
    if found := _GROUPED.fullmatch(closed):
        return _grouped(closed, found[1], kind, continental=continental)
    if _COMMA.fullmatch(closed):
        return NUMBER, Decimal(closed.replace(",", ".")), "decimal_comma"
    return TEXT, None, "not_a_number"


def _grouped(closed: str, mark: str, kind: str, *, continental: bool) -> Read:
    """Return the number in digits in groups of three, if there is one way to read it."""
    if closed.count(mark) > 1 or (kind == COUNT and mark == ("." if continental else ",")):
        return NUMBER, Decimal(closed.replace(mark, "")), "thousands"
    if kind != COUNT and mark == "," and (continental or closed.lstrip("-").startswith("0")):
        return NUMBER, Decimal(closed.replace(",", ".")), "decimal_comma"
    return TEXT, None, "ambiguous"


def read_words(text: str) -> Read:
    """Return what a cell says where words belong."""
    bare = text.strip()
    if not bare:
        return BLANK, None, "only_blanks" if text else ""
    if is_placeholder(bare):
        return PLACEHOLDER, None, "placeholder"
    if _NOT_APPLICABLE.fullmatch(bare.casefold()):
        return NOT_APPLICABLE, None, ""
    return TEXT, None, "padded" if bare != text else ""


def read_date(text: str) -> tuple[str, str, str]:
    """Return state, the day as YYYY-MM-DD, and the kind of deviation."""
    state, _, kind = read_words(text)
    if state != TEXT:
        return state, text, "placeholder_period" if state == PLACEHOLDER else kind
    day = _day(text.strip())
    if day == text.strip():
        return TEXT, day, kind
    return TEXT, day or text, "date_format" if day else "date_unclear"


def _day(text: str) -> str:
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?)?", text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    elif found := re.fullmatch(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", text):
        year, month, day = int(found[4]), int(found[3]), int(found[1])
        if found[2] != "." and day <= 12 and day != month:
            return ""
        if month > 12:
            day, month = month, day
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def read_cell(text: str, kind: str, *, continental: bool) -> tuple[Read, str]:
    """Return what a cell of some kind says, and its text, which is a plain day where a day belongs."""
    if kind == DATE:
        state, day, deviation = read_date(text)
        return (state, None, deviation), day
    return (read_words(text) if kind == WORDS else read_number(text, kind, continental=continental)), text
