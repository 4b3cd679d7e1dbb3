"""Reads `matrix.txt`, and asks addresses as it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from checker.domain.person import Actor, Role
from tests.web.forms import CHOICES, OF_QUEUED, form_of
from tests.web.world import Things, World

TABLE = Path(__file__).with_name("matrix.txt")
IN_CASE, OUTSIDE, OWN = "in the own case", "outside of cases", "one's own paper"
ROLES = {
    "viewer": Role.VIEWER,
    "handler": Role.CASE_HANDLER,
    "reviewer": Role.REVIEWER,
    "manager": Role.MANAGER,
    "rules": Role.RULE_EDITOR,
    "admin": Role.ADMINISTRATOR,
}
HEADINGS = {IN_CASE: tuple(ROLES), OUTSIDE: ("stranger", "nobody", *ROLES), OWN: ("nobody",)}
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


@dataclass(frozen=True)
class Line:
    """What every role gets from one address."""

    part: str
    method: str
    name: str
    """Name of the view; after a plus sign, another way of using it."""
    expected: tuple[tuple[str, int], ...]

    @property
    def endpoint(self) -> str:
        return self.name.partition("+")[0]

    @property
    def is_unsafe(self) -> bool:
        return self.method in UNSAFE

    @property
    def is_for_programs(self) -> bool:
        return self.endpoint.startswith("api.")

    def __str__(self) -> str:
        return f"{self.part}: {self.method} {self.name}"


def lines() -> Iterator[Line]:
    """Read the table."""
    part = ""
    for text in TABLE.read_text(encoding="utf-8").splitlines():
        if text.startswith("["):
            part = text.strip("[]")
        elif text and not text.startswith("#"):
            method, name, *expected = text.split()
            numbers = tuple(map(int, expected))
            yield Line(part, method, name, tuple(zip(HEADINGS[part], numbers, strict=True)))


def wanted(rule: Rule) -> tuple[str, ...]:
    """Return the parts of the table in which an address has to stand."""
    if "case" in rule.arguments:
        return (IN_CASE,)
    return (IN_CASE, OUTSIDE, OWN) if {"assessment", "job", "report"} & rule.arguments else (OUTSIDE,)


def unlisted(app: Flask) -> list[str]:
    """Return the lines that are missing in the table, ready to be filled in and put there."""
    known = {(line.part, line.method, line.endpoint) for line in lines()}
    missing = []
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            for part in wanted(rule):
                if (part, method, rule.endpoint) not in known:
                    empty = "  ".join("???" for _ in HEADINGS[part])
                    missing.append(f"[{part}]  {method} {rule.endpoint}  {empty}")
    return missing


def ask(
    world: World, who: Actor | None, line: Line, things: Things, given: dict[str, object] | None = None
) -> TestResponse:
    """Ask an address as somebody; `given` are the fields, made for the things where they are missing."""
    form = form_of(line.name)(world, things) if given is None else given
    where = address(world, line.endpoint, things, who)
    if line.is_for_programs:
        kind = {"data": form} if "documents" in form and line.name.endswith("document") else {"json": form}
        content = kind if line.is_unsafe else {"query_string": form}
        client = world.app.test_client()
        return client.open(where, method=line.method, headers=world.token(who), buffered=True, **content)
    browser = world.browser(who)
    if line.is_unsafe:
        return browser.open(where, method=line.method, data=form, buffered=True)
    return browser.get(where, query_string=form, buffered=True)


def address(world: World, endpoint: str, things: Things, who: Actor | None = None) -> str:
    """Return the address of a view for these things."""
    parts = world.parts(things, who) | CHOICES.get(endpoint, {})
    if endpoint in OF_QUEUED:
        parts["job"] = things.queued
    rule = next(world.app.url_map.iter_rules(endpoint))
    if missing := rule.arguments - parts.keys():
        raise AssertionError(f"{rule}: say in World.parts (tests/web/world.py) what {missing} stands for")
    with world.app.test_request_context():
        return world.app.url_for(endpoint, **{name: parts[name] for name in rule.arguments})
