"""Every address gives every role what `matrix.txt` says, in the own case, in a foreign one and in none."""

import re
from collections.abc import Iterator
from dataclasses import astuple

import pytest

from checker.domain.person import Actor
from checker.settings import Settings
from checker.storage.store import open_store
from checker.web.app import create_app
from checker.web.signin import OPEN_TO_ALL
from tests.databases import chosen
from tests.web.forms import elsewhere, form_of
from tests.web.matrix import IN_CASE, OUTSIDE, OWN, ROLES, TABLE, Line, ask, lines, unlisted
from tests.web.world import Things, World

LINES = list(lines())
NOTHING = Things(case="none", job="none", assessment="none")
HOW = (
    "These addresses are not in the authorisation matrix. Put each line into its part of "
    f"tests/web/{TABLE.name}, with the status that each role gets; where the address changes something, put "
    "the fields of its form into FORMS in tests/web/forms.py:\n"
)


def of_part(part: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("line", [line for line in LINES if line.part == part], ids=str)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    data = tmp_path_factory.mktemp("data")
    settings = Settings(data=data, secret_key="for tests only", retention=("empty=1",))
    with chosen() as url:
        store = open_store(settings.data, url=url)
        app = create_app(settings, store)
        app.config["WTF_CSRF_ENABLED"] = False
        yield World(app=app, store=store)
        store.close()


def test_every_address_is_listed(world: World) -> None:
    missing = unlisted(world.app)
    assert not missing, HOW + "\n".join(missing)


def test_nothing_is_listed_that_is_not_there(world: World) -> None:
    known = {rule.endpoint for rule in world.app.url_map.iter_rules()}
    assert {line.endpoint for line in LINES} <= known


def got(world: World, line: Line, who: Actor | None, things: Things) -> int:
    """Ask, and hold the answer against the audit trail: what changed something is there, a refusal is not."""
    given = form_of(line.name)(world, things)
    world.token(who)
    before = world.store.audit.head().number
    status = ask(world, who, line, things, given).status_code
    if line.is_unsafe and line.endpoint not in OPEN_TO_ALL:
        own = who is not None and not line.is_for_programs  # a browser's session has an entry of its own
        written = world.store.audit.head().number - before - own
        assert (written > 0) == (status < 400), f"{line} answers {status} and writes {written} entries"
    return status


@of_part(IN_CASE)
def test_in_the_own_case(world: World, line: Line) -> None:
    things, found = world.case(), {}
    for name, role in ROLES.items():
        things = world.case() if line.is_unsafe else things
        who = world.person(name, role, case=things.case if role.is_of_case else "")
        found[name] = got(world, line, who, things)
    assert found == dict(line.expected)


@of_part(IN_CASE)
def test_a_foreign_case_is_as_if_it_were_not_there(world: World, line: Line) -> None:
    own, foreign = world.case(), world.case()
    others = [world.person(name, role, case=own.case) for name, role in ROLES.items() if role.is_of_case]
    everywhere = [world.person(name, role) for name, role in ROLES.items() if not role.is_of_case]
    for who in (*others, *everywhere):
        seen, absent = (
            ask(world, who, line, things, form_of(line.name)(world, foreign)) for things in (foreign, NOTHING)
        )
        assert seen.status_code == absent.status_code == 404
        assert bare(seen.text, foreign) == bare(absent.text, NOTHING)


@of_part(IN_CASE)
def test_a_thing_of_another_case_is_not_found_under_the_own_one(world: World, line: Line) -> None:
    rule = next(world.app.url_map.iter_rules(line.endpoint))
    if "case" not in rule.arguments or not rule.arguments & {
        "assessment",
        "job",
        "document",
        "source",
        "report",
    }:
        return
    own, foreign = world.case(), world.case()
    given = form_of(line.name)(world, foreign)
    who = world.person("all", *(role for role in ROLES.values() if role.is_of_case), case=own.case)
    assert ask(world, who, line, elsewhere(own, foreign), given).status_code == 404


@of_part(OUTSIDE)
def test_outside_of_cases(world: World, line: Line) -> None:
    things = world.single(world.owner)
    found = {"stranger": got(world, line, None, things)}
    found["nobody"] = got(world, line, world.person("nobody"), things)
    for name, role in ROLES.items():
        found[name] = got(world, line, world.person(name, role), things)
    assert found == dict(line.expected)


@of_part(OUTSIDE)
def test_a_role_in_one_case_opens_nothing_outside(world: World, line: Line) -> None:
    things, case = world.single(world.owner), world.case().case
    expected = dict(line.expected)["nobody"]
    for name, role in ROLES.items():
        if role.is_of_case:
            who = world.person(name, role, case=case)
            assert got(world, line, who, things) == expected, name


@of_part(OWN)
def test_ones_own_paper(world: World, line: Line) -> None:
    who = world.person("author")
    assert got(world, line, who, world.single(who)) == dict(line.expected)["nobody"]


def bare(page: str, things: Things) -> str:
    """Return a page without what differs from one to the next: numbers of things, and the token of forms."""
    page = re.sub(r'name="csrf_token" value="[^"]*"', "", page)
    page = re.sub(
        r"/(second|holds|questionnaires|questions|letters|promises|hearing|redactions)/\w+", r"/\1/…", page
    )
    for name in filter(None, vars_of(things)):
        page = page.replace(name, "…")
    return page


def vars_of(things: Things) -> list[str]:
    """Return the numbers of things, the longest first."""
    return sorted(set(astuple(things)), key=len, reverse=True)
