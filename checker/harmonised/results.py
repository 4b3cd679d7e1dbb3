"""How checks write down results and formulas, and read amounts; a blank is never taken for zero."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.domain.harmonised import BLANK, NUMBER, TEXT, Cell, HarmonisedReport, Part, Place, Row
from checker.domain.harmonised_checks import (
    DEVIATES,
    HOLDS,
    NOT_APPLICABLE,
    NOT_POSSIBLE,
    CheckInput,
    CheckResult,
)
from checker.domain.harmonised_template import fills
from checker.domain.message import Message, say

MOST_PLACES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A term of a formula."""

    name: str
    number: Decimal | None
    blank: bool = False
    """True where nothing at all is stated; False and no number: something that cannot be read."""
    places: tuple[Place, ...] = ()

    def __str__(self) -> str:
        """Write as ``notices = 120``."""
        return (
            f"{self.name} = {shown(self.number) if self.number is not None else ('–' if self.blank else '?')}"
        )


def shown(number: Decimal | None) -> str:
    """Return a number in plain digits."""
    if number is None:
        return "–"
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(part: Part, row: Row | None, indicator: str, name: str = "") -> Amount:
    """Return what a row states in a column."""
    cell = row.cell(indicator) if row else None
    label = name or indicator
    if row is None or cell is None:
        return Amount(name=label, number=None, blank=True)
    blank = cell.state not in {NUMBER, TEXT}
    return Amount(name=label, number=cell.number, blank=blank, places=(part.place(row, cell),))


def value(part: Part | None, indicator: str, scope: str = "TOTAL") -> Amount:
    """Return the value of a row of words, in parts 7 to 10."""
    name = indicator if scope in {"TOTAL", ""} else f"{indicator}[{scope}]"
    if part is None:
        return Amount(name=name, number=None, blank=True)
    return amount(part, part.row(indicator, scope), "value", name)


def added(name: str, amounts: Sequence[Amount]) -> Amount:
    """Return the sum of amounts: blanks are left out, one that cannot be read leaves no sum."""
    places = tuple(place for each in amounts for place in each.places if not each.blank)
    known = [each.number for each in amounts if each.number is not None]
    if any(each.number is None and not each.blank for each in amounts):
        return Amount(name=name, number=None, places=places)
    return Amount(name=name, number=sum(known, Decimal()) if known else None, blank=not known, places=places)


def equal(
    check: str, part: int, where: str, whole: Amount, parts: Amount, tolerance: Decimal = Decimal()
) -> CheckResult:
    """Return whether two amounts are the same within a share of the first."""
    return _compare(check, part, where, (whole, "=", "≠", parts), tolerance, at_most=False)


def at_most(
    check: str, part: int, where: str, small: Amount, large: Amount, tolerance: Decimal = Decimal()
) -> CheckResult:
    """Return whether the first amount is not above the second, within a share of the second."""
    return _compare(check, part, where, (small, "≤", ">", large), tolerance, at_most=True)


def _compare(
    check: str,
    part: int,
    where: str,
    terms: tuple[Amount, str, str, Amount],
    tolerance: Decimal,
    *,
    at_most: bool,
) -> CheckResult:
    left, sign, other_sign, right = terms
    places = (*left.places, *right.places)
    if left.blank and right.blank:
        message = say(
            "{where}: neither {left} nor {right} is stated.", where=where, left=left.name, right=right.name
        )
        return result(check, NOT_APPLICABLE, message, part, places)
    if left.number is None or right.number is None:
        message = say(
            "{where}: {left}; {right}. One of them is not stated as a number, and a blank is no zero.",
            where=where,
            left=str(left),
            right=str(right),
        )
        return result(check, NOT_POSSIBLE, message, part, places)
    difference = left.number - right.number
    room = abs(right.number if at_most else left.number) * tolerance
    values = {"where": where, "left": str(left), "right": str(right)}
    if difference <= room if at_most else abs(difference) <= room:
        near = sign if at_most or not difference else "≈"
        return result(check, HOLDS, say("{where}: {left} {sign} {right}", sign=near, **values), part, places)
    message = say(
        "{where}: {left} {sign} {right}; the difference is {difference}.",
        sign=other_sign,
        difference=shown(abs(difference)),
        **values,
    )
    return result(check, DEVIATES, message, part, places)


def result(
    check: str, state: str, message: Message, part: int = 0, places: Iterable[Place] = ()
) -> CheckResult:
    """Return a result with at most as many places as a person looks up."""
    return CheckResult(
        check=check, state=state, message=message, part=part, places=tuple(places)[:MOST_PLACES]
    )


def part_for(check: str, given: CheckInput, number: int, *, whole: bool = False) -> Part | CheckResult:
    """Return a part that a check needs, or the result that says why it cannot be had.

    Args:
        check: Id of the check.
        given: What the checks look at.
        number: Of the part.
        whole: True where the check adds up rows, which an excerpt does not allow.
    """
    part = given.report.part(number)
    if part is None and not fills(given.tier, number):
        message = say("Part {part} is not filled in by this kind of provider.", part=number)
        return result(check, NOT_APPLICABLE, message, number)
    if part is None:
        message = say("Part {part} is not in the report.", part=number)
        return result(check, NOT_POSSIBLE, message, number)
    if whole and not part.complete:
        message = say(
            "Part {part} is an excerpt: it is incomplete, and nothing in it can be added up.", part=number
        )
        return result(check, NOT_POSSIBLE, message, number, [Place(file=part.file)])
    return part


def where(part: Part, row: Row) -> str:
    """Return how a row is called in a formula: codes and scope without their common beginning."""
    names = [name.removeprefix("STATEMENT_CATEGORY_") for name in (row.category, row.keyword, row.indicator)]
    scope = row.scope if row.scope not in {"", "TOTAL"} else ""
    return "/".join([str(part.number), *(name for name in (*names, scope) if name)])


def examples(texts: Iterable[str]) -> str:
    """Return the first texts of many, for a sentence."""
    first = list(dict.fromkeys(text.strip() for text in texts))
    return ", ".join(f'"{text[:40]}"' for text in first[:5]) + (" …" if len(first) > 5 else "")


def cells_of(part: Part, indicators: Iterable[str]) -> Iterator[tuple[Row, Cell]]:
    """Yield the cells of some columns with their rows; rows of a placeholder are left out."""
    wanted = frozenset(indicators)
    for row in part.rows:
        if row.scope != "placeholder":
            yield from ((row, cell) for cell in row.cells if cell.indicator in wanted)


def is_blank(cell: Cell | None) -> bool:
    """Tell whether a cell states nothing, not even that it does not apply."""
    return cell is None or cell.state == BLANK


def same_service(one: HarmonisedReport, two: HarmonisedReport) -> bool:
    """Tell whether two reports name the same service."""
    return bool({name.casefold() for name in one.services} & {name.casefold() for name in two.services})
