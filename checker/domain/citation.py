"""Where a duty stands in the law."""

from __future__ import annotations

from dataclasses import dataclass

from checker.domain.message import Localised


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A legal act, cited by its CELEX number and ELI, never copied."""

    id: str
    """Short id inside the rule set, such as ``dsa`` or ``ir2835``."""
    celex: str
    eli: str
    title: Localised
    short: Localised
    """How the act is called in a citation: ``DSA``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in an act."""

    act: Act
    article: str
    paragraph: str = ""
    point: str = ""
    """Letter of a point, without brackets."""
    sentence: str = ""
    """Number of the sentence or subparagraph where a paragraph holds several duties."""

    def label(self, language: str) -> str:
        """Return the citation as lawyers print it: ``Article 16(2)(a) DSA``, in Dutch with lid and onder."""
        return _LABELS.get(language, _english)(self, self.act.short(language))


def _english(place: Citation, act: str) -> str:
    paragraph = f"({place.paragraph})" if place.paragraph else ""
    point = f"({place.point})" if place.point else ""
    return f"Article {place.article}{paragraph}{point} {act}"


def _dutch(place: Citation, act: str) -> str:
    parts = [f"artikel {place.article}"]
    parts += [f"lid {place.paragraph}"] if place.paragraph else []
    parts += [f"onder {place.point})"] if place.point else []
    return ", ".join(parts) + f" {act}"


_LABELS = {"en": _english, "nl": _dutch}
