"""Sets of places as whole numbers: bit i is set where place i belongs to the set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_NOT_EMPTY = re.compile(rb"[^\0]")
_BITS = tuple(tuple(bit for bit in range(8) if value >> bit & 1) for value in range(256))


def mask_of(places: Iterable[int], size: int) -> int:
    """Return the set that holds `places`, each below `size`."""
    if isinstance(places, list) and len(places) == 1:
        return 1 << int(places[0])
    buffer = bytearray((size >> 3) + 1)
    for place in places:
        buffer[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(buffer, "little")


def places_of(mask: int) -> Iterator[int]:
    """Yield the places of a set in rising order."""
    data = mask.to_bytes((mask.bit_length() + 7) >> 3, "little")
    for match in _NOT_EMPTY.finditer(data):
        at = match.start()
        for bit in _BITS[data[at]]:
            yield (at << 3) + bit
