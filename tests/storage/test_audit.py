"""The audit trail: one chain, written with what it tells, and broken by any change afterwards."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, update

from checker.domain.person import Actor
from checker.storage.audit import Head
from checker.storage.case_tables import AUDIT
from checker.storage.cases import Overtaken
from checker.storage.store import Store
from tests.storage.test_cases import opened


def written(store: Store, ada: Actor, number: int = 5) -> Head:
    for each in range(number):
        store.audit.note(ada, "original.read", f"document/{each}", "c1", page=each)
    return store.audit.head()


def test_what_is_written_can_be_read_and_is_whole(store: Store, ada: Actor) -> None:
    written(store, ada)
    assert list(store.audit.faults()) == []
    newest = store.audit.entries("c1")[0]
    assert (newest.action, newest.thing, newest.details) == ("original.read", "document/4", {"page": 4})
    assert newest.actor == Actor(person=ada.person, name="Ada", origin="test")
    assert [entry.number for entry in store.audit.export()] == list(range(1, newest.number + 1))


def test_a_change_adds_its_entry_or_neither_happens(store: Store, ada: Actor) -> None:
    case = store.cases.get(opened(store, ada))
    assert [entry.action for entry in store.audit.entries(case.id)] == ["case.opened"]
    store.cases.set_closed(ada, case, is_closed=True)
    before = store.audit.head()
    with pytest.raises(Overtaken):
        store.cases.set_closed(ada, case, is_closed=False)
    assert store.audit.head() == before


@pytest.mark.parametrize("column", ["moment", "person", "name", "origin", "action", "object", "case_id"])
def test_a_changed_entry_is_found(store: Store, ada: Actor, column: str) -> None:
    written(store, ada)
    with store.database.writing() as connection:
        connection.execute(update(AUDIT).where(AUDIT.c.number == 3).values({column: "2020"}))
    (fault,) = store.audit.faults()
    assert "Entry 3 was changed" in str(fault)


def test_a_removed_entry_is_found(store: Store, ada: Actor) -> None:
    written(store, ada)
    with store.database.writing() as connection:
        connection.execute(delete(AUDIT).where(AUDIT.c.number == 3))
    assert "Entries 3 to 3 are missing." in [str(fault) for fault in store.audit.faults()]


def test_a_cut_end_is_found(store: Store, ada: Actor) -> None:
    head = written(store, ada)
    with store.database.writing() as connection:
        connection.execute(delete(AUDIT).where(AUDIT.c.number == head.number))
    (fault,) = store.audit.faults()
    assert f"ends at entry {head.number - 1}" in str(fault)


def test_a_head_that_was_written_down_is_found_again(store: Store, ada: Actor) -> None:
    head = written(store, ada)
    written(store, ada)
    assert list(store.audit.faults(head)) == []
    assert list(store.audit.faults(Head(number=head.number, hash="0" * 64)))


def test_many_write_one_chain(store: Store, ada: Actor) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda each: store.audit.note(ada, "test", f"x/{each}"), range(40)))
    assert list(store.audit.faults()) == []
    assert len(store.audit.entries()) >= 40
