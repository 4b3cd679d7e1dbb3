"""What a public edition leaves out: proposals that a person chooses from, and the leaving out itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from checker.domain.correspondence import Ground
from checker.domain.message import Message, say
from checker.messages import tell
from checker.report import blocks
from checker.report.edition import Plain

GROUNDS: dict[Ground, Message] = {
    Ground.BUSINESS: say("confidential business and manufacturing data"),
    Ground.PERSON: say("special categories of personal data"),
    Ground.SUPERVISION: say("inspection, control and supervision"),
    Ground.PRIVACY: say("respect for private life"),
    Ground.COMPETITION: say("other competition-sensitive data"),
    Ground.STATE: say("good functioning of the State"),
    Ground.OPINION: say("personal policy opinions in internal consultation"),
}
"""What each ground of the Dutch Open Government Act protects."""
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?\d(?:[ ()-]{0,2}\d){8,12}(?!\w)")
_NAME = r"(?:(?:van|von|de|der|den|het|ten|ter|du|le|la|'t)\s+)*[A-Z][\w'’-]+"
_TITLED = re.compile(
    rf"\b(?:[Dd]hr|[Mm]evr|[Mm]w|[Mm]r|[Mm]s|[Mm]rs|[Dd]rs?|[Ii]r|[Pp]rof|[Dd]e heer|[Mm]evrouw)\.?\s+"
    rf"((?:[A-Z]\.\s*)*{_NAME}(?:\s+{_NAME})?)"
)
_SIGNED = re.compile(
    r"(?:[Kk]ind regards|[Yy]ours (?:sincerely|faithfully)|[Mm]et vriendelijke groet|[Hh]oogachtend)"
    rf",?\s+({_NAME}\s+{_NAME})"
)
_BETWEEN = r"[\s\u200b\u00ad]+"
_INSIDE = "[\u200b\u00ad]*"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Words to leave out, and the ground."""

    words: str
    ground: Ground

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return what finds the words: in any case, across breaks, also inside longer words."""
        parts = [_INSIDE.join(map(re.escape, part)) for part in self.words.split()]
        return re.compile(_BETWEEN.join(parts), re.IGNORECASE)


def proposals(value: object) -> Iterator[LeftOut]:
    """Yield what looks like addresses, telephone numbers and names of people in plain values, each once."""
    known: set[str] = set()
    for said in blocks.strings(value):
        for pattern in (_MAIL, _PHONE, _TITLED, _SIGNED):
            for found in pattern.finditer(said):
                words = " ".join(found.group(pattern.groups).split())
                if words.casefold() not in known:
                    known.add(words.casefold())
                    yield LeftOut(words=words, ground=Ground.PRIVACY)


def count(value: object, each: LeftOut) -> int:
    """Return how often words stand in plain values."""
    return sum(len(each.pattern.findall(said)) for said in blocks.strings(value))


def without(value: Plain, chosen: Sequence[LeftOut]) -> Plain:
    """Return plain values in which the number of the ground stands in the place of the words."""
    longest_first = sorted(chosen, key=lambda each: -len(each.words))
    patterns = [(each.pattern, f"[{each.ground}]") for each in longest_first]
    return cast(Plain, _without(value, patterns))


def _without(value: Any, patterns: Sequence[tuple[re.Pattern[str], str]]) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        for pattern, mark in patterns:
            value = pattern.sub(mark, value)
        return value
    if isinstance(value, Mapping):
        return {
            key: inner if key in blocks.FOR_MACHINES else _without(inner, patterns)
            for key, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [_without(inner, patterns) for inner in value]
    return value


def log(value: object, chosen: Iterable[LeftOut], language: str) -> list[Plain]:
    """Return the last blocks of a public edition: how often each ground was used, and never for what."""
    places: dict[Ground, int] = {}
    for each in chosen:
        places[each.ground] = places.get(each.ground, 0) + count(value, each)
    rows = [
        [f"[{ground}]", tell(GROUNDS[ground], language), str(places[ground])]
        for ground in GROUNDS
        if places.get(ground)
    ]
    note = tell(say("The numbers are those of the grounds in the Dutch Open Government Act (Woo)."), language)
    none = tell(say("Nothing was left out."), language)
    header = [tell(each, language) for each in (say("Ground"), say("What it protects"), say("Places"))]
    title = blocks.heading(tell(say("What was left out"), language))
    return (
        [title, blocks.table(header, rows), blocks.text(note, note=True)]
        if rows
        else [
            title,
            blocks.text(none),
        ]
    )
