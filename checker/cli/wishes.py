"""The options that say what somebody asks for, the same for every command that weighs something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TypedDict, TypeVar, Unpack, cast

import click

from checker.domain.errors import UsageFault
from checker.domain.profile import Truth
from checker.rulesets.combining import BETWEEN
from checker.service import DEFAULT_RULES, Source, Wishes
from checker.settings import MEBIBYTE

F = TypeVar("F", bound=Callable[..., object])


class Typed(TypedDict):
    """What the options hold as they were typed."""

    services: str
    profile: str
    facts: tuple[str, ...]
    declaration: Path | None
    on: str | None
    rules: tuple[str, ...]


LARGEST = 16 * MEBIBYTE
"""Bytes read of a file that has no limit of its own; a declaration of that size is refused by its reader."""

FACTS = click.option(
    "--fact",
    "facts",
    metavar="NAME=ANSWER",
    multiple=True,
    help="A fact (yes, no or unknown) about the provider, such as micro_or_small=no; may be repeated.",
)

OPTIONS = (
    click.option(
        "--service",
        "services",
        metavar="S[,S]",
        default="",
        help="Service types: intermediary, hosting, platform, marketplace, search, vlop, vlose.",
    ),
    click.option(
        "--profile", metavar="FILE|NAME", default="", help="A known service, or a file that describes one."
    ),
    FACTS,
    click.option("--declaration", type=click.Path(path_type=Path), help="The provider's own declaration."),
    click.option(
        "--on", metavar="DATE", help="Reference date, such as 2024-05-23; default: the documents' own."
    ),
    click.option(
        "--rules",
        metavar="NAME|FOLDER",
        multiple=True,
        help="An installed rule set, or a folder with a ruleset.yaml; more than once for several. "
        f"Default: {DEFAULT_RULES}.",
    ),
)


def wishes_options(command: F) -> F:
    """Give a command the options of `OPTIONS`; it gets them as one argument, `wishes`."""

    @wraps(command)
    def with_wishes(*given: object, **named: object) -> object:
        typed = {name: named.pop(name) for name in Typed.__annotations__}
        return command(*given, wishes=wishes_of(**cast(Typed, typed)), **named)

    for option in reversed(OPTIONS):
        with_wishes = option(with_wishes)
    return cast(F, with_wishes)


def wishes_of(**typed: Unpack[Typed]) -> Wishes:
    """Return what was typed as a value; raises `UsageFault` for what cannot be read."""
    declaration, on = typed["declaration"], typed["on"]
    return Wishes(
        services=service_types(typed["services"]),
        profile=typed["profile"],
        facts=stated_facts(typed["facts"]),
        declaration=read_source(declaration) if declaration else None,
        on=read_day(on) if on else None,
        rules=BETWEEN.join(typed["rules"]) or DEFAULT_RULES,
    )


def service_types(typed: str) -> tuple[str, ...]:
    """Return the service types of a text in which commas separate them."""
    return tuple(name.strip() for name in typed.split(",") if name.strip())


def stated_facts(typed: tuple[str, ...]) -> tuple[tuple[str, Truth], ...]:
    """Return facts written as ``name=yes``; raises `UsageFault` for anything else."""
    found: list[tuple[str, Truth]] = []
    for text in typed:
        name, _, answer = (part.strip() for part in text.partition("="))
        if answer not in set(Truth):
            raise UsageFault.say(
                "{text} is no fact; write a name and yes, no or unknown, such as micro_or_small=no.",
                text=text,
            )
        found.append((name, Truth(answer)))
    return tuple(found)


def read_source(file: Path, most: int = LARGEST) -> Source:
    """Return the bytes of a file, no more than `most`; raises `UsageFault` where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return Source(name=file.name, data=opened.read(most))
    except OSError as cause:
        raise UsageFault.say(
            "{path} cannot be read: {cause}.", path=str(file), cause=cause.strerror or str(cause)
        ) from cause


def read_day(text: str) -> date:
    """Return a day written as 2024-05-23; raises `UsageFault` for anything else."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as cause:
        raise UsageFault.say(
            "{text} is no day; write it as year-month-day, such as 2024-05-23.", text=text
        ) from cause
