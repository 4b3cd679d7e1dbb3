"""What a reader of an assessment has chosen: it all stands in the address, so that a page can be sent on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from checker.web.editions import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Filters, the chosen duty, and the place in the documents; empty where nothing is chosen."""

    theme: str = ""
    outcome: str = ""
    level: str = ""
    duty: str = ""
    mark: str = ""
    """Name of the place in the text that is shown."""
    document: str = ""
    page: str = ""

    @classmethod
    def from_address(cls, fields: Mapping[str, str]) -> Selection:
        """Read the selection from the query of an address; strange names are passed over."""
        return cls(**{name: fields[name] for name in cls.__slots__ if name in fields})

    def query(self, **changes: str) -> dict[str, str]:
        """Return the query of the address that differs from this one in `changes`."""
        return {name: value for name, value in asdict(replace(self, **changes)).items() if value}

    @property
    def is_filtered(self) -> bool:
        """True where not every duty is listed."""
        return bool(self.theme or self.outcome or self.level)

    def holds(self, duty: Plain) -> bool:
        """Tell whether a duty passes the filters."""
        return all(
            not wanted or wanted == found
            for wanted, found in (
                (self.theme, duty["theme"]),
                (self.outcome, duty["outcome"]["id"]),
                (self.level, duty["level"]["id"]),
            )
        )


def shown_themes(view: Plain, selection: Selection) -> list[dict[str, Any]]:
    """Return the themes that hold a duty which passes the filters, with these duties."""
    listed = [duty for duty in view["duties"] if selection.holds(duty)]
    themes = [
        {**theme, "duties": [duty for duty in listed if duty["theme"] == theme["id"]]}
        for theme in view["themes"]
    ]
    return [theme for theme in themes if theme["duties"]]
