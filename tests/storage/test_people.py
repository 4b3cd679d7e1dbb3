"""Accounts: hashes only, roles that add up, an administrator at all times; failures slow down."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import TERMINAL, Permission, Role
from checker.storage.attempts import FREE_FOR_ACCOUNT, FREE_FOR_ADDRESS, LONGEST_WAIT, REMEMBERED
from checker.storage.doors import FRESH, IDLE_LASTS, LASTS, Purpose
from checker.storage.people_tables import PEOPLE
from checker.storage.store import Store
from tests.storage.conftest import Clock, person

PASSWORD = "vier schuwe kraanvogels"


def test_a_password_is_kept_as_a_hash_and_fits(store: Store) -> None:
    ada = person(store, "ada").person
    assert not store.people.is_password(ada, PASSWORD)
    store.people.set_password(TERMINAL, ada, PASSWORD)
    assert store.people.is_password(ada, PASSWORD)
    assert not store.people.is_password(ada, PASSWORD + "x")
    assert not store.people.is_password("nobody", PASSWORD)
    with store.database.reading() as connection:
        kept = connection.execute(select(PEOPLE.c.password).where(PEOPLE.c.id == ada)).scalar_one()
    assert kept.startswith("$argon2id$")


@pytest.mark.parametrize(
    "weak", ["short", "x" * 129, "password1234", "aaaaaaaaaaaaaa", "lovelace1815", "qwertyuiop12"]
)
def test_a_weak_password_is_refused(store: Store, weak: str) -> None:
    ada = store.people.add(TERMINAL, "lovelace", "Lovelace 1815")
    with pytest.raises(UsageFault, match="password"):
        store.people.set_password(TERMINAL, ada, weak)


def test_a_name_to_sign_in_with_is_there_once(store: Store) -> None:
    ada = person(store, "Ada").person
    found = store.people.by_login(" ADA ")
    assert found
    assert found.id == ada
    with pytest.raises(UsageFault, match="already"):
        store.people.add(TERMINAL, "ada", "Another")
    with pytest.raises(NotFound):
        store.people.get("none")


def test_the_last_administrator_stays(store: Store) -> None:
    root = person(store, "root", Role.ADMINISTRATOR).person
    for refused in (store.people.disable, lambda by, who: store.people.take(by, who, Role.ADMINISTRATOR)):
        with pytest.raises(UsageFault, match="only administrator"):
            refused(TERMINAL, root)
    person(store, "other", Role.ADMINISTRATOR)
    store.people.disable(TERMINAL, root)
    assert store.people.permissions(root) == frozenset()


def test_a_role_of_the_installation_is_not_given_in_a_case(store: Store) -> None:
    ada = person(store, "ada").person
    with pytest.raises(UsageFault, match="everywhere"):
        store.people.give(TERMINAL, ada, Role.ADMINISTRATOR, "c1")


def test_a_closed_account_is_out_at_once(store: Store) -> None:
    ada = person(store, "ada", Role.VIEWER).person
    store.people.set_password(TERMINAL, ada, PASSWORD)
    key = store.doors.open(ada)
    assert store.doors.session(key)
    store.people.disable(TERMINAL, ada)
    assert store.doors.session(key) is None
    assert not store.people.is_password(ada, PASSWORD)
    assert store.doors.use_link(store.doors.make_link(ada)) is None


def test_a_new_password_ends_every_session(store: Store) -> None:
    ada = person(store, "ada").person
    key = store.doors.open(ada)
    store.people.set_password(TERMINAL, ada, PASSWORD)
    assert store.doors.session(key) is None


def test_a_session_that_is_left_alone_ends(store: Store, clock: Clock) -> None:
    key = store.doors.open(person(store, "ada").person)
    for _ in range(3):
        clock.pass_by(IDLE_LASTS * 0.9)
        assert store.doors.session(key)
    clock.pass_by(IDLE_LASTS * 1.1)
    assert store.doors.session(key) is None


def test_a_session_can_be_ended_from_elsewhere(store: Store) -> None:
    ada, ben = person(store, "ada"), person(store, "ben")
    here, there = store.doors.open(ada.person), store.doors.open(ada.person, "10.0.0.7", "old browser")
    other = next(each for each in store.doors.sessions(ada.person) if each.agent == "old browser")
    store.doors.revoke(ben, ben.person, other.id)
    assert store.doors.session(there)
    store.doors.revoke(ada, ada.person, other.id)
    assert store.doors.session(there) is None
    assert store.doors.session(here)


def test_proof_of_who_one_is_grows_old(store: Store, clock: Clock) -> None:
    ada = person(store, "ada")
    key = store.doors.open(ada.person)
    clock.pass_by(FRESH)
    session = store.doors.session(key)
    assert session
    assert not store.doors.is_fresh(session)
    store.doors.confirm(ada, key)
    session = store.doors.session(key)
    assert session
    assert store.doors.is_fresh(session)


def test_an_invitation_works_once_and_opens_no_session(store: Store, clock: Clock) -> None:
    ada = person(store, "ada").person
    token = store.doors.make_link(ada, Purpose.INVITE)
    assert store.doors.use_link(token) is None
    assert store.doors.invited(token) == ada
    assert store.doors.use_up(token)
    assert not store.doors.use_up(token)
    late = store.doors.make_link(ada, Purpose.INVITE)
    clock.pass_by(LASTS[Purpose.INVITE] * 1.01)
    assert store.doors.invited(late) is None


def test_failures_make_the_account_wait_longer_each_time(store: Store, clock: Clock) -> None:
    for _ in range(FREE_FOR_ACCOUNT):
        assert not store.attempts.wait("ada", "10.0.0.1")
        store.attempts.failed("ada", "10.0.0.1")
    waits = []
    for _ in range(12):
        waits.append(store.attempts.wait("ADA", "10.0.0.2"))
        store.attempts.failed("ada", "10.0.0.1")
    assert waits == sorted(waits)
    assert waits[0] == timedelta(seconds=1)
    assert waits[-1] == LONGEST_WAIT
    assert not store.attempts.wait("ben", "10.0.0.2")
    clock.pass_by(REMEMBERED * 1.01)
    assert not store.attempts.wait("ada", "10.0.0.1")


def test_failures_make_the_address_wait_too(store: Store) -> None:
    for number in range(FREE_FOR_ADDRESS):
        store.attempts.failed(f"p{number}", "10.0.0.1")
    assert store.attempts.wait("new", "10.0.0.1")
    store.attempts.forget("p1", "10.0.0.1")
    assert store.attempts.wait("new", "10.0.0.1")


def test_roles_add_up(store: Store) -> None:
    ada = person(store, "ada", Role.VIEWER, Role.MANAGER).person
    assert store.people.permissions(ada, "any") == {Permission.READ, Permission.SIGN}
