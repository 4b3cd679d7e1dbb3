"""What a reviewer has chosen, all of it in the address: filters, the item, the place that is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from checker.web.review_items import Item
from checker.web.selection import Selection

WINDOW = 50
"""Items that a page lists; the others are a page further on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Filters and what is open; empty where nothing is chosen."""

    of: str = ""
    """``duties`` to review duties as a whole; else elements."""
    theme: str = ""
    duty: str = ""
    level: str = ""
    outcome: str = ""
    flag: str = ""
    language: str = ""
    state: str = ""
    """``undecided``, ``unchecked``, ``decided``, ``changed``, ``remarks``, ``conflict`` or ``mine``."""
    item: str = ""
    mark: str = ""
    document: str = ""
    page: str = ""
    """Of the document."""
    part: str = ""
    """Of the list, counted from 1."""
    show: str = ""
    """``page`` for the picture of the printed page in the place of the text."""

    @classmethod
    def from_address(cls, fields: Mapping[str, str]) -> Choice:
        """Read the choice from the query of an address; strange names are passed over."""
        return cls(**{name: fields[name][:200] for name in cls.__slots__ if name in fields})

    def query(self, **changes: str) -> dict[str, str]:
        """Return the query of the address that differs from this one in `changes`."""
        return {name: value for name, value in asdict(replace(self, **changes)).items() if value}

    @property
    def is_whole(self) -> bool:
        """True where duties are reviewed and not elements."""
        return self.of == "duties"

    @property
    def is_filtered(self) -> bool:
        """True where not everything is listed."""
        return any((self.theme, self.duty, self.level, self.outcome, self.flag, self.language, self.state))

    @property
    def place(self) -> Selection:
        """Return what the pane with the document has to know."""
        return Selection(mark=self.mark, document=self.document, page=self.page)

    def passing(self, items: Sequence[Item], person: str) -> list[Item]:
        """Return the items that pass the filters; `person` is who asks, for what is theirs."""
        return [item for item in items if self._holds(item, person)]

    def _holds(self, item: Item, person: str) -> bool:
        found = (
            (self.theme, item.duty["theme"]),
            (self.duty, item.duty["id"]),
            (self.level, item.stands if item.part else item.duty["level"]["id"]),
            (self.outcome, item.duty["outcome"]["id"]),
        )
        return (
            all(not wanted or wanted == value for wanted, value in found)
            and (not self.flag or self.flag in _flags(item))
            and (not self.language or self.language in {quote["language"] for quote in item.quotes})
            and self._is_in_state(item, person)
        )

    def _is_in_state(self, item: Item, person: str) -> bool:
        return {
            "undecided": item.held is None,
            "unchecked": item.is_unchecked,
            "decided": item.held is not None,
            "changed": item.held is not None and item.stands != item.machine,
            "remarks": item.remarks > 0,
            "conflict": item.has_conflict,
            "mine": person in item.people,
        }.get(self.state, True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The part of the list that a page shows, and what is open in it."""

    items: Sequence[Item]
    number: int
    """Of the part, counted from 1."""
    parts: int
    count: int
    """Items that pass the filters."""
    chosen: Item | None
    before: Item | None
    after: Item | None
    """Neighbours of the chosen item in the whole list."""


def window(items: Sequence[Item], choice: Choice, every: Sequence[Item]) -> Window:
    """Return the part of `items` with the chosen one; that may also stand outside of the filters."""
    names = [item.name for item in items]
    wanted = choice.item or (names[0] if choice.duty and names else "")
    at = names.index(wanted) if wanted in names else -1
    chosen = items[at] if at >= 0 else next((item for item in every if item.name == wanted), None)
    parts = max(1, -(-len(items) // WINDOW))
    asked = int(choice.part) if choice.part.isdecimal() and len(choice.part) < 7 else 1
    number = at // WINDOW + 1 if at >= 0 else min(max(asked, 1), parts)
    return Window(
        items=items[(number - 1) * WINDOW : number * WINDOW],
        number=number,
        parts=parts,
        count=len(items),
        chosen=chosen,
        before=items[at - 1] if at > 0 else None,
        after=items[at + 1] if at + 1 < len(items) else None,
    )


def _flags(item: Item) -> set[str]:
    return {flag["letter"] for quote in item.quotes for flag in quote["flags"]}
