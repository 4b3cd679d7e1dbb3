"""Where a duty stands in the law."""

from __future__ import annotations

from dataclasses import dataclass

from checker.domain.message import Localised, localised

ARTICLE = localised(en="Article", nl="artikel")
"""What the numbered parts of a legal act are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A legal act or another text that services are held to, cited by where it is published, never copied."""

    id: str
    """Short id inside the rule set, such as ``dsa`` or ``ir2835``."""
    title: Localised
    short: Localised
    """How the act is called in a citation: ``DSA``."""
    celex: str = ""
    """Empty for a text that stands outside EUR-Lex."""
    eli: str = ""
    source: str = ""
    """Address of a text without an ELI, empty where there is one."""
    division: Localised = ARTICLE
    """What the numbered parts of the act are called."""
    binding: bool = True
    """False for what is no law: a code that services join of their own will, or guidelines."""

    @property
    def address(self) -> str:
        """Where the text can be read."""
        return self.eli or self.source


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

    @property
    def paragraphs(self) -> list[str]:
        """Every paragraph, where a place names several with commas between."""
        return [each.strip() for each in self.paragraph.split(",")] if self.paragraph else []

    @property
    def article_id(self) -> str:
        """Act and article, such as ``dsa 16``."""
        return f"{self.act.id} {self.article}"

    def label(self, language: str) -> str:
        """Return the citation as lawyers print it: ``Article 16(2)(a) DSA``, in Dutch with lid and onder."""
        return _LABELS.get(language, _english)(self, self.act.division(language), self.act.short(language))


def _english(place: Citation, division: str, act: str) -> str:
    paragraph = " and ".join(f"({each})" for each in place.paragraphs)
    point = f"({place.point})" if place.point else ""
    return f"{division} {place.article}{paragraph}{point} {act}"


def _dutch(place: Citation, division: str, act: str) -> str:
    parts = [f"{division} {place.article}"]
    several = "leden" if len(place.paragraphs) > 1 or "-" in place.paragraph else "lid"
    parts += [f"{several} {' en '.join(place.paragraphs)}"] if place.paragraphs else []
    parts += [f"onder {place.point})"] if place.point else []
    return ", ".join(parts) + f" {act}"


_LABELS = {"en": _english, "nl": _dutch}
