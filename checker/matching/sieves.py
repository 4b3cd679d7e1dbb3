"""Regular expressions of a vocabulary, several at a time: which passages are worth a closer look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple, Protocol

_BOUND = re.compile(r"(?<!\[)\^|(?<=\\\[)\^|\$|\\[AzZ]")
"""What binds a regular expression to the edges of a passage; "[^" begins a set of characters."""
SEVERAL = 4
"""Expressions that are looked for together: with more of them RE2 runs out of the memory it allows itself."""


class Finder(Protocol):
    """A compiled regular expression, of whichever library."""

    def finditer(self, text: str, /) -> Iterable[re.Match[str]]:
        """Yield every match."""
        ...


CompilePattern = Callable[[str], Finder]


class Sieve(NamedTuple):
    """Some regular expressions, and what finds the places in a whole text where one of them may match."""

    numbers: tuple[int, ...]
    """Of the entries, in rising order."""
    anywhere: Finder | None
    """None where they are bound to the edges of a passage, so that every passage has to be looked at."""


def sieves(patterns: Mapping[int, str], compile_pattern: CompilePattern) -> Iterator[Sieve]:
    """Yield sieves for regular expressions, given by their numbers in rising order."""
    loose = {number: text.removeprefix("^") for number, text in patterns.items()}
    for bound, run in groupby(loose, lambda number: bool(_BOUND.search(loose[number]))):
        numbers = tuple(run)
        if bound:
            yield Sieve(numbers, None)
            continue
        for first in range(0, len(numbers), SEVERAL):
            yield from _together(numbers[first : first + SEVERAL], loose, compile_pattern)


def _together(
    numbers: tuple[int, ...], loose: Mapping[int, str], compile_pattern: CompilePattern
) -> Iterator[Sieve]:
    """Yield one sieve for all; one for each where they do not go together, as with two groups of one name."""
    try:
        yield Sieve(numbers, compile_pattern("|".join(f"(?:{loose[number]})" for number in numbers)))
    except Exception:  # each library has its own fault
        for number in numbers:
            yield Sieve((number,), compile_pattern(loose[number]))
