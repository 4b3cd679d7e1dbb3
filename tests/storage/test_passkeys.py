"""Passkeys are kept, used while their counter grows, removed; and what they mean for the second step."""

from datetime import timedelta

import pyotp
import pytest

from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor
from checker.storage.store import Store
from tests.storage.conftest import Clock

HIGHEST = 2**32 - 1


def actions(store: Store) -> list[str]:
    return [each.action for each in store.audit.entries(most=3)]


def test_several_are_kept_by_name(store: Store, ada: Actor, ben: Actor, clock: Clock) -> None:
    assert not store.second_factors.is_needed(ada.person)
    assert len(store.passkeys.add(ada, "telephone", b"a" * 1023, b"\x00\xff", 0)) == 10
    clock.pass_by(timedelta(days=1))
    assert store.passkeys.add(ada, "key ring", b"b", b"public", HIGHEST) == ()
    first, second = store.passkeys.of(ada.person)
    assert (first.name, first.credential, first.counter) == ("telephone", b"\x00\xff", 0)
    assert (second.name, second.counter, second.created) == ("key ring", HIGHEST, clock())
    assert store.second_factors.is_needed(ada.person)
    assert not store.second_factors.has_app(ada.person)
    assert store.passkeys.of(ben.person) == ()
    with pytest.raises(UsageFault, match="set up already"):
        store.passkeys.add(ben, "mine", b"b", b"other", 0)
    with pytest.raises(UsageFault, match="Give the passkey a name"):
        store.passkeys.add(ben, "", b"c", b"other", 0)
    assert actions(store)[0] == "passkey.added"


def test_a_counter_that_falls_back_ends_it(store: Store, ada: Actor, clock: Clock) -> None:
    store.passkeys.add(ada, "telephone", b"a", b"public", 4)
    name = store.passkeys.of(ada.person)[0].id
    assert store.passkeys.use(ada, name, 5)
    assert store.passkeys.of(ada.person)[0].used == clock()
    assert actions(store)[0] == "passkey.used"
    assert not store.passkeys.use(ada, name, 5)
    assert actions(store)[0] == "passkey.doubted"
    assert store.passkeys.of(ada.person)[0].doubted == clock()
    assert not store.passkeys.use(ada, name, HIGHEST)
    assert actions(store)[:2] == ["passkey.doubted", "passkey.used"]
    assert store.second_factors.is_needed(ada.person)


@pytest.mark.parametrize(
    ("kept", "shown", "is_good"), [(0, 0, True), (0, 1, True), (1, 0, False), (7, 7, False)]
)
def test_a_device_that_does_not_count_is_taken(
    store: Store, ada: Actor, kept: int, shown: int, is_good: bool
) -> None:
    store.passkeys.add(ada, "telephone", b"a", b"public", kept)
    assert store.passkeys.use(ada, store.passkeys.of(ada.person)[0].id, shown) is is_good


def test_nobody_uses_or_removes_that_of_another(store: Store, ada: Actor, ben: Actor) -> None:
    store.passkeys.add(ada, "telephone", b"a", b"public", 1)
    name = store.passkeys.of(ada.person)[0].id
    assert not store.passkeys.use(ben, name, 2)
    assert store.passkeys.of(ada.person)[0].doubted is None
    with pytest.raises(NotFound):
        store.passkeys.remove(ben, ben.person, name)
    store.passkeys.remove(ben, ada.person, name)
    assert actions(store)[0] == "passkey.removed"
    assert store.passkeys.of(ada.person) == ()
    assert not store.second_factors.is_needed(ada.person)


def test_recovery_codes_stand_in_as_long_as_something_is_left(store: Store, ada: Actor) -> None:
    codes = store.passkeys.add(ada, "telephone", b"a", b"public", 1)
    assert store.second_factors.fits(ada, codes[0])
    assert not store.second_factors.fits(ada, codes[0])
    secret = store.second_factors.begin(ada)
    store.second_factors.confirm(ada, pyotp.TOTP(secret).at(store.doors.clock()))
    assert not store.second_factors.fits(ada, codes[1])
    assert store.second_factors.codes_left(ada.person) == 10
    store.second_factors.remove(ada, ada.person)
    assert store.second_factors.codes_left(ada.person) == 10
    store.passkeys.remove(ada, ada.person, store.passkeys.of(ada.person)[0].id)
    assert store.second_factors.codes_left(ada.person) == 0


def test_an_administrator_takes_all_of_it_away(store: Store, ada: Actor, ben: Actor) -> None:
    for name in ("a", "b"):
        store.passkeys.add(ada, name, name.encode(), b"public", 1)
    store.second_factors.reset(ben, ada.person)
    assert store.passkeys.of(ada.person) == ()
    assert not store.second_factors.is_needed(ada.person)
    assert store.second_factors.codes_left(ada.person) == 0
    entry = store.audit.entries(most=1)[0]
    assert (entry.action, entry.details["passkeys"]) == ("second_step.removed", 2)
    with pytest.raises(UsageFault, match="No second step"):
        store.second_factors.reset(ben, ada.person)
