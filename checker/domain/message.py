"""A sentence for a person, kept apart from its language: an English template and the values that fill it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Localised:
    """A text that people wrote in several languages, such as a question in a rule set."""

    texts: tuple[tuple[str, str], ...]
    """Pairs of ISO 639-1 code and text, sorted by code."""

    def __call__(self, language: str) -> str:
        """Return the text in `language`, else in English, else in the first language there is."""
        texts = dict(self.texts)
        return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages the text exists in."""
        return tuple(code for code, _ in self.texts)

    def __str__(self) -> str:
        """Return the English text, so that a message can be logged as it is."""
        return self("en")


Filling = str | int | float | Localised
"""What fills a brace; a localised text is filled in in the language of the sentence around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One sentence that a catalogue can translate before its values are filled in."""

    text: str
    """English template, the key of the catalogue; values stand in braces: ``"{name} is empty."``"""
    values: tuple[tuple[str, Filling], ...] = ()
    """Name and value of every brace, sorted by name."""

    def english(self) -> str:
        """Return the sentence in English, values filled in."""
        return self.text.format_map(dict(self.values))

    def __str__(self) -> str:
        """Return the English sentence, so that a message can be logged as it is."""
        return self.english()


def say(text: str, /, **values: Filling) -> Message:
    """Make a message; the catalogue's extractor looks for calls of this function."""
    return Message(text=text, values=tuple(sorted(values.items()))) if values else _bare(text)


@cache
def _bare(text: str) -> Message:
    """Return the message of a template without braces: there are as many as the code holds."""
    return Message(text=text)


def localised(**texts: str) -> Localised:
    """Make a localised text from keyword arguments named by language code."""
    return Localised(texts=tuple(sorted(texts.items())))
