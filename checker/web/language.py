"""In which language a page answers: as chosen, else as the browser asks, else as the settings say."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import urlencode

from babel.dates import format_datetime
from flask import Flask, g, request, session

from checker.domain.message import Filling, Message, say
from checker.messages import LANGUAGES, format_day, format_value, tell
from checker.web.state import current_settings

KEPT_AS = "language"


def choose_language() -> None:
    """Remember ``?lang=`` in the session, and settle the language of this answer."""
    asked = request.args.get("lang", "")
    if asked in LANGUAGES:
        session[KEPT_AS] = asked
    kept = session.get(KEPT_AS, "")
    best = request.accept_languages.best_match(LANGUAGES)
    g.language = kept if kept in LANGUAGES else best or current_settings().language


def current_language() -> str:
    """Return the language of this answer."""
    return str(g.get("language", "en"))


def translated(text: str, /, **values: Filling) -> str:
    """Return a sentence of the catalogue in the language of this answer; templates call it ``_``."""
    return tell(say(text, **values), current_language())


def counted(number: int, one: str, many: str, /, **values: Filling) -> str:
    """Return the form for one or for another number; ``{n}`` stands for the number."""
    return translated(one if number == 1 else many, n=number, **values)


def told(message: Message) -> str:
    """Return a message in the language of this answer."""
    return tell(message, current_language())


def in_language(code: str) -> str:
    """Return the address of this page in another language."""
    asked = [pair for pair in request.args.items(multi=True) if pair[0] not in ("lang", "token")]
    return f"{request.path}?{urlencode([*asked, ('lang', code)])}"


def put_language_on(app: Flask) -> None:
    """Give templates their words."""
    app.before_request(choose_language)
    app.jinja_env.globals.update(
        _=translated, counted=counted, told=told, current_language=current_language, in_language=in_language
    )
    app.jinja_env.filters.update(day=_day, moment=_moment, number=_number, bytes=_bytes)


def _day(value: str | date) -> str:
    return format_day(value, current_language()) if value else ""


def _moment(value: datetime) -> str:
    """Write a moment in the zone of this machine."""
    pattern = {"nl": "d MMMM yyyy 'om' H.mm 'uur'"}.get(current_language(), "d MMMM yyyy 'at' H:mm")
    return str(format_datetime(value.astimezone(), pattern, locale=current_language()))


def _number(value: float) -> str:
    return format_value(value, current_language())


def _bytes(size: int) -> str:
    """Write a size as people read it: 12 kB, 3.4 MB."""
    if size < 1000:
        return translated("{n} bytes", n=size)
    if size < 1_000_000:
        return translated("{n} kB", n=round(size / 1000))
    return translated("{n} MB", n=round(size / 1_000_000, 1))
