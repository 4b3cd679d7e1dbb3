"""Tables of inflected forms as `checker rules forms` writes them, read line by line: faster than YAML."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.yamltext import LARGEST, Table

_HEAD = re.compile(r'# [^\n]*\nmade_from: "([0-9a-f]+)"\nforms:\n')
_LINE = re.compile(r'  "([^"\\\n]+)": "([^"\\\n]*)"\n')
FIRST_LINE = 4
"""Line of the first word."""


class MadeTable(Table):
    """The content of a file whose shape was seen to be right while it was read."""

    __slots__ = ()


@lru_cache(maxsize=8)
def read_made_table(text: str) -> MadeTable | None:
    """Return the content of a table, None where anything is written otherwise: YAML has the word then."""
    head = _HEAD.match(text)
    if head is None or len(text) > LARGEST:
        return None
    rows = _LINE.findall(text, head.end())
    whole = sum(len(word) + len(forms) + 9 for word, forms in rows) == len(text) - head.end()
    forms = Table(FIRST_LINE)
    forms.update(rows)
    if not whole or not rows or len(forms) != len(rows):
        return None
    forms.lines = {word: number for number, (word, _) in enumerate(rows, start=FIRST_LINE)}
    table = MadeTable(2)
    table.update({"made_from": head[1], "forms": forms})
    table.lines = {"made_from": 2, "forms": 3}
    return table
