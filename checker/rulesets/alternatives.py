"""Alternatives of an element that can never add anything to the others."""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.message import say
from checker.domain.obligation import Element, Signal
from checker.yamltext import Fault, fault_at

_LEVELS = ("asserted", "described")
_NO_LIMIT = 10_000


def alternative_faults(element: Element) -> Iterator[Fault]:
    """Yield a fault for every alternative that cannot fire or that another one makes needless."""
    for number, signal in enumerate(element.signals):
        yield from _contradicts_itself(signal)
        for other_number, other in enumerate(element.signals):
            twins = _covers(signal, other)
            if number != other_number and _covers(other, signal) and (other_number < number or not twins):
                yield fault_at(
                    signal.place,
                    say(
                        "{place}: this alternative adds nothing to the one on line {line}; remove one.",
                        line=str(other.place.line),
                    ),
                )
                break


def _contradicts_itself(signal: Signal) -> Iterator[Fault]:
    needed = {group[0] for group in signal.all_of if len(group) == 1}
    for concept in signal.unless:
        if concept in needed:
            yield fault_at(
                signal.place,
                say("{place}: {name} stands under all and under unless; it can never fire.", name=concept),
            )
    if len(signal.all_of) == 1 and (signal.near or signal.ordered or signal.within == "paragraph"):
        yield fault_at(
            signal.place,
            say("{place}: near, ordered and within say nothing about a single concept."),
            "warning",
        )


def _covers(wide: Signal, narrow: Signal) -> bool:
    """Tell whether `wide` fires wherever `narrow` does, with at least the same level."""
    return (
        all(any(set(inner) <= set(group) for inner in narrow.all_of) for group in wide.all_of)
        and (wide.within == "paragraph" or narrow.within == "sentence")
        and (wide.near or _NO_LIMIT) >= (narrow.near or _NO_LIMIT)
        and (not wide.ordered or (narrow.ordered and wide.all_of == narrow.all_of))
        and not (wide.near and len(wide.all_of) != len(narrow.all_of))
        and set(wide.unless) <= set(narrow.unless)
        and (not wide.under or (bool(narrow.under) and set(narrow.under) <= set(wide.under)))
        and wide.speaker in {"", narrow.speaker}
        and _LEVELS.index(wide.level) >= _LEVELS.index(narrow.level)
    )
