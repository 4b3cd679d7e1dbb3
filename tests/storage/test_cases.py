"""A case: opened, changed by one person at a time, with a profile whose versions say why."""

import pytest

from checker.domain.case import Capacity
from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor, Permission, Role
from checker.storage.cases import Overtaken
from checker.storage.store import Store
from tests.storage.conftest import person

FACTS = {"services": ["vlop"], "profile": "", "size": "no"}


def opened(store: Store, by: Actor, number: str = "2024-7") -> str:
    return store.cases.open(
        by,
        number=number,
        title="Moderation",
        platform="Klankbord",
        capacity=Capacity.COORDINATOR,
        facts=FACTS,
    )


def test_a_case_is_as_it_was_opened(store: Store, ada: Actor) -> None:
    case = store.cases.get(opened(store, ada))
    assert (case.number, case.platform, case.capacity) == ("2024-7", "Klankbord", Capacity.COORDINATOR)
    assert (case.documents, case.assessments, case.closed) == (0, 0, None)
    profile = store.cases.profile(case.id)
    assert (profile.version, profile.facts, profile.author) == (1, FACTS, ada.person)


def test_no_two_cases_have_one_number(store: Store, ada: Actor) -> None:
    opened(store, ada)
    with pytest.raises(UsageFault, match="already"):
        opened(store, ada)
    assert len(store.cases.of(ada.person)) == 1


def test_a_case_is_seen_by_those_who_have_a_role_in_it(store: Store) -> None:
    ada, bob = person(store, "ada"), person(store, "bob")
    first, second = opened(store, ada, "1"), opened(store, bob, "2")
    assert [case.id for case in store.cases.of(ada.person)] == [first]
    store.people.give(bob, ada.person, Role.VIEWER, second)
    assert {case.id for case in store.cases.of(ada.person)} == {first, second}
    assert store.people.permissions(ada.person, second) == {Permission.READ}
    assert Permission.WORK in store.people.permissions(ada.person, first)
    store.people.take(bob, ada.person, Role.VIEWER, second)
    assert store.people.permissions(ada.person, second) == frozenset()


def test_an_administrator_sees_no_case(store: Store, ada: Actor) -> None:
    opened(store, ada)
    assert store.cases.of(person(store, "root", Role.ADMINISTRATOR).person) == ()


def test_of_two_who_change_a_case_the_second_is_told(store: Store, ada: Actor) -> None:
    case = store.cases.get(opened(store, ada))
    store.cases.change(ada, case, title="New", platform="Klankbord", capacity=Capacity.MINISTRY)
    with pytest.raises(Overtaken, match="reload"):
        store.cases.change(ada, case, title="Other", platform="Klankbord", capacity=Capacity.MINISTRY)
    assert store.cases.get(case.id).title == "New"


def test_a_profile_gets_a_new_version_with_a_reason(store: Store, ada: Actor) -> None:
    case = opened(store, ada)
    with pytest.raises(UsageFault, match="why"):
        store.cases.set_profile(ada, case, {"services": ["platform"]}, " ", after=1)
    assert (
        store.cases.set_profile(ada, case, {"services": ["platform"]}, "no longer designated", after=1) == 2
    )
    with pytest.raises(Overtaken):
        store.cases.set_profile(ada, case, {"services": []}, "late", after=1)
    newest, first = store.cases.profiles(case)
    assert (newest.version, newest.reason) == (2, "no longer designated")
    assert first.facts == FACTS


def test_a_closed_case_stands_in_the_other_list(store: Store, ada: Actor) -> None:
    case = store.cases.get(opened(store, ada))
    store.cases.set_closed(ada, case, is_closed=True)
    assert store.cases.of(ada.person) == ()
    (closed,) = store.cases.of(ada.person, is_closed=True)
    assert closed.closed is not None
    store.cases.set_closed(ada, closed, is_closed=False)
    assert store.cases.get(case.id).closed is None


def test_an_unknown_case_is_said(store: Store) -> None:
    with pytest.raises(NotFound, match="list of cases"):
        store.cases.get("none")
