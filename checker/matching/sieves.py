"""Regular expressions of a vocabulary, several at a time: which passages are worth a closer look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import AnyStr, NamedTuple, Protocol

_BOUND = re.compile(r"(?<!\[)\^|(?<=\\\[)\^|\$|\\[AzZ]")
"""What binds a regular expression to the edges of a passage; "[^" begins a set of characters."""
SEVERAL = 4
"""Expressions that are looked for together: with more of them RE2 runs out of the memory it allows itself."""


class CompilePattern(Protocol):
    """Compiles a regular expression for a text, or for its bytes in UTF-8, as ``re2.compile`` does."""

    def __call__(self, pattern: AnyStr, /) -> re.Pattern[AnyStr]:
        """Return what finds matches; raises a fault of its own."""
        ...


class Sieve(NamedTuple):
    """Some regular expressions, and what finds the places in a whole text where one of them may match."""

    numbers: tuple[int, ...]
    """Of the entries, in rising order."""
    anywhere: re.Pattern[bytes] | None
    """For a text in UTF-8; None where they are bound to the edges of a passage: any passage may hold one."""


def sieves(patterns: Mapping[int, str], compile_pattern: CompilePattern) -> Iterator[Sieve]:
    """Yield sieves for regular expressions, given by their numbers in rising order."""
    loose = {number: text.removeprefix("^") for number, text in patterns.items()}
    for bound, run in groupby(loose, lambda number: bool(_BOUND.search(loose[number]))):
        numbers = tuple(run)
        if bound:
            yield Sieve(numbers, None)
            continue
        for first in range(0, len(numbers), SEVERAL):
            several = numbers[first : first + SEVERAL]
            yield from _together({number: loose[number] for number in several}, compile_pattern)


def _together(loose: Mapping[int, str], compile_pattern: CompilePattern) -> Iterator[Sieve]:
    """Yield one sieve for all; one for each where they do not go together, as with two groups of one name.

    They are compiled for bytes: a long text is then made into them once, and not for every expression.
    """
    whole = "|".join(f"(?:{text})" for text in loose.values())
    try:
        yield Sieve(tuple(loose), compile_pattern(whole.encode()))
    except Exception:  # every library has a fault of its own
        for number, text in loose.items():
            yield Sieve((number,), compile_pattern(text.encode()))
