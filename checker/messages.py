"""Everything a person reads, in Dutch and English: one gettext catalogue, read from the package."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from importlib.resources import files

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from checker.domain.message import Filling, Localised, Message, localised

LANGUAGES = ("en", "nl")
"""Languages of the interface and the report; English is the language of the keys."""


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the translations into `language`; English needs none."""
    if language == "en":
        return gettext.NullTranslations()
    entries = Catalog(locale=language)
    for file in sorted((files("checker") / "locale" / language).iterdir(), key=lambda file: file.name):
        with file.open("rb") as source:
            for entry in read_po(source, locale=language):
                if entry.id:
                    entries[entry.id] = entry
    compiled = io.BytesIO()
    write_mo(compiled, entries)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translate(text: str, language: str) -> str:
    """Return one key of the catalogue in `language`, braces unfilled."""
    return catalogue(language).gettext(text) if text else ""


def tell(message: Message, language: str) -> str:
    """Return a message as a sentence in `language`; numbers are written as its readers write them."""
    values = {name: format_value(value, language) for name, value in message.values}
    return translate(message.text, language).format_map(values)


def tell_all(messages: Iterable[Message], language: str) -> tuple[str, ...]:
    """Return several messages as sentences."""
    return tuple(tell(message, language) for message in messages)


def in_every_language(message: Message) -> Localised:
    """Return a message in every language of the interface, so that it can fill another message."""
    return localised(**{language: tell(message, language) for language in LANGUAGES})


def format_value(value: Filling, language: str) -> str:
    """Write a number as readers of `language` do; a text in ISO date form is written out, any other stays."""
    if isinstance(value, Localised):
        return value(language)
    if isinstance(value, str):
        return format_day(value, language) if _is_day(value) else value
    return str(format_decimal(value, locale=language))


def format_day(day: date | str, language: str) -> str:
    """Write a day out: 23 mei 2024, 23 May 2024."""
    moment = date.fromisoformat(day) if isinstance(day, str) else day
    return str(format_date(moment, "d MMMM yyyy", locale=language))


def _is_day(text: str) -> bool:
    if len(text) != len("2024-05-23") or text[4:5] != "-" or text[7:8] != "-":
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
