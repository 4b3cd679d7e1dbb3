"""Declared figures beside observed ones: the difference, and why it may have innocent reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from checker.domain.message import Message, say
from checker.domain.statements import StatementFigures
from checker.statements.declared import DeclaredFigure
from checker.statements.observing import MEASURED, observed


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFigure:
    """One figure as it is declared and as the statements show it."""

    figure: str
    label: Message
    category: str
    declared: Decimal | None
    observed: int | None
    place: str
    """Where it is declared; empty where it is not."""
    caveats: tuple[Message, ...]

    @property
    def difference(self) -> Decimal | None:
        """Observed less declared; None where one of them is missing."""
        if self.declared is None or self.observed is None:
            return None
        return self.observed - self.declared

    @property
    def per_hundred(self) -> str:
        """How many statements there are for a hundred declared, one decimal; empty where there is none."""
        if not self.declared or self.observed is None:
            return ""
        exact = Decimal(100 * self.observed) / self.declared
        return str(exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_EVEN))


NOT_IN_FILES = say("The files lack a column that this figure needs.")
NOT_DECLARED = say("Nothing is declared.")
TIME = say(
    "The median times of the report run from notice to action; the database has no day of the notice, so "
    "these times are not compared."
)


def compare(figures: StatementFigures, declared: Sequence[DeclaredFigure]) -> tuple[ComparedFigure, ...]:
    """Return every figure that is declared, or can be observed, in a fixed order; categories last."""
    stated = {each.figure: each for each in declared}
    order = [*MEASURED, *sorted(figure for figure in stated if ":" in figure)]
    return tuple(_compared(figures, figure, stated.get(figure)) for figure in order)


def _compared(figures: StatementFigures, figure: str, declared: DeclaredFigure | None) -> ComparedFigure:
    name, _, category = figure.partition(":")
    measure, number = MEASURED[name], observed(figures, figure)
    touches = {*measure.touches, "category"} if category else set(measure.touches)
    faults = [fault.message for fault in figures.faults if touches & set(fault.touches)]
    caveats = [*(measure.caveats if declared and number is not None else ()), *faults]
    if number is None:
        caveats.insert(0, NOT_IN_FILES)
    elif declared is None:
        caveats.insert(0, NOT_DECLARED)
    return ComparedFigure(
        figure=figure,
        label=measure.label,
        category=category,
        declared=declared.number if declared else None,
        observed=number,
        place=declared.place if declared else "",
        caveats=tuple(caveats),
    )
